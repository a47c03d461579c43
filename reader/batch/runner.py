"""What to do with each article of a run, and the outcome."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from reader.annotate.nlp import on_one_thread
from reader.batch.since_earlier import since_earlier
from reader.batch.tasks import FailedTask, FileTask, PartTask, RecordTask, Task, path_of
from reader.errors import LoadError, NotAnArticle, NotebookError, ReaderError, wrap_internal_errors
from reader.export.formats import resolve_format
from reader.export.item import ExportItem
from reader.export.rows.changes import CHANGES
from reader.frozen import frozen
from reader.model.article import Article, SourcePart
from reader.model.notebook_state import NO_NOTEBOOK, NotebookState
from reader.model.part_lengths import length_of
from reader.pipeline import Opened, Pipeline, corrected, open_record
from reader.text.sanitise import file_name

_NAME_KEPT = 4096  # characters of a path in the output
_OBJECTS = 50_000  # more than before by so many: then the new ones are looked through


@frozen
class BatchSettings:
    """How every article of a run is treated. `format` is the id of an export format, `rows` of a kind
    of row where it has several; `as_found` is without the person's corrections. `write`, where it
    is given, is a function of a module in place of the format's."""

    pipeline: Pipeline
    analyse: bool = True
    format: str = "jsonl"
    rows: str | None = None
    as_found: bool = False
    write: Callable[[ExportItem], str] | None = None


@frozen
class Outcome:
    """The output for one task, or the one line that explains its absence.

    `problem` is a line about results that could not be kept; the output is whole all the same. `file` is the
    input's name, `part` which of the articles in it this is, and `words` their number where it is a part.
    `notes` are the sentences of the analysis about itself.
    """

    output: str | None = None
    error: str | None = None
    problem: str | None = None
    file: str = ""
    part: SourcePart | None = None
    words: int = 0
    notes: tuple[str, ...] = ()


class InProcess:
    """The executor that works in this process, one task after the other."""

    def run(self, tasks: Iterable[Task], settings: BatchSettings) -> Iterator[Outcome]:
        """Work through the tasks in order. One bad input does not stop the others."""
        prepare_process()
        return (run_one(task, settings) for task in tasks)


def prepare_process() -> None:
    """Make this process one that works through articles: numerics on one thread, since there are as many
    processes as processors to be used, and cycles looked for seldom, since every article leaves few."""
    on_one_thread()
    gc.set_threshold(_OBJECTS, 20, 20)


def run_one(task: Task, settings: BatchSettings) -> Outcome:
    """The outcome of one task; a ReaderError, an internal one too, becomes its error."""
    try:
        with wrap_internal_errors(task.shown):
            return _outcome(task, settings)
    except ReaderError as e:
        return Outcome(error=str(e))
    except MemoryError:
        return Outcome(error=f"{task.shown}: there is not enough memory to read this article")


def _outcome(task: Task, settings: BatchSettings) -> Outcome:
    pipeline = settings.pipeline
    origin: dict[str, Any]
    if isinstance(task, FailedTask):
        return Outcome(error=task.error)
    if isinstance(task, RecordTask):
        pipeline = pipeline.without_cache()  # its result depends on more than its text
        key, article = _record(task)
        opened, origin = Opened(article), {"id": key}
    else:
        opened = _opened(task, pipeline)
        origin = {"file": file_name(task.shown, _NAME_KEPT)}
    export_format = resolve_format(settings.format, settings.rows)
    file = path_of(task)
    analysis, problem = None, None
    if settings.analyse and export_format.analysed:
        analysis, problem = pipeline.analyse(opened)
    notebook, fault = _notebook(pipeline, opened.article, file)
    changes = None
    if export_format.compares and fault is None:
        changes = since_earlier(pipeline, opened.article, analysis, file)
        if changes is None and settings.rows == CHANGES.id:
            fault = f"{task.shown}: your notebook holds no other version of this article"
    if analysis is not None and not settings.as_found:
        analysis = corrected(opened.article, analysis, notebook)
    item = ExportItem(opened.article, analysis, origin, notebook, changes)
    part = opened.article.source.part
    return Outcome(
        (settings.write or export_format.write)(item),
        problem=problem or fault,
        file=task.shown,
        part=part,
        words=length_of(opened.article.text) if part else 0,
        notes=analysis.notes if analysis is not None else (),
    )


def _notebook(pipeline: Pipeline, article: Article, file: Path | None) -> tuple[NotebookState, str | None]:
    """What the person did with an article, and in words what is wrong with their notebook."""
    try:
        return pipeline.notebook_of(article, file)
    except NotebookError as e:
        return NO_NOTEBOOK, str(e)


def _opened(task: FileTask | PartTask, pipeline: Pipeline) -> Opened:
    if isinstance(task, PartTask):
        return pipeline.open_part(task.file, task.found)
    opened = pipeline.open(task.path, task.part or 1)
    part = opened.article.source.part
    if task.part is None and part is not None and part.count != 1:
        raise NotAnArticle(
            f"{task.shown}: holds many articles, which can be read from a file, not from a pipe"
        )
    return opened


def _record(task: RecordTask) -> tuple[Any, Article]:
    try:
        row = json.loads(task.line)
    except (ValueError, RecursionError):
        raise LoadError(f"{task.shown}: this line is no JSON object") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise LoadError(f"{task.shown}: a record needs an “id”, and a “text” that is a string")
    known = {key: row[key] for key in ("published", "title") if isinstance(row.get(key), str)}
    return row["id"], open_record(row["text"], str(row["id"]), **known)
