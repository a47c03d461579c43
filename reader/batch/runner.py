"""One article after the other: what to do with each, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader import pipeline
from reader.annotate.nlp import on_one_thread
from reader.batch.tasks import RecordTask, Task
from reader.errors import LoadError, ReaderError, wrap_internal_errors
from reader.export.json import article_object, dump
from reader.model.article import Article
from reader.pipeline import DEFAULT, Options
from reader.text.sanitise import file_name

_NAME_KEPT = 4096  # characters of a path in the output


@dataclass(frozen=True, slots=True)
class Settings:
    """How every article of a run is treated. `form` is json, jsonl (one line each) or md (Markdown)."""

    options: Options = DEFAULT
    analyse: bool = True
    form: str = "jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The output for one task, or the one line that says why there is none.

    `problem` is a line about what could not be kept, with which the output is whole all the same.
    """

    output: str | None = None
    error: str | None = None
    problem: str | None = None


def run(tasks: Iterable[Task], settings: Settings) -> Iterator[Outcome]:
    """Work through the tasks in this process, in order. One bad input does not stop the others."""
    on_one_thread()
    return (run_one(task, settings) for task in tasks)


def run_one(task: Task, settings: Settings) -> Outcome:
    """What comes of one task; every ReaderError becomes the outcome's error, and so does a fault of ours."""
    try:
        with wrap_internal_errors(task.shown):
            return _outcome(task, settings)
    except ReaderError as e:
        return Outcome(error=str(e))
    except MemoryError:
        return Outcome(error=f"{task.shown}: there is not enough memory to read this article")


def _outcome(task: Task, settings: Settings) -> Outcome:
    options = settings.options
    if isinstance(task, RecordTask):
        options = options._replace(cached=False)  # its result depends on more than its text
        key, article = _record(task)
        extra = {"id": key}
    else:
        article = pipeline.open_path(task.path, settings.options)
        extra = {"file": file_name(task.shown, _NAME_KEPT)}
    if settings.form == "md":
        from reader.export.markdown_document import article_markdown

        return Outcome(article_markdown(article))
    analysis, problem = None, None
    if settings.analyse:
        analysis, problem = pipeline.analyse_and_keep(article, options)
    lines = settings.form == "json"
    return Outcome(dump(article_object(article, analysis, **extra), lines=lines), problem=problem)


def _record(task: RecordTask) -> tuple[str, Article]:
    try:
        row = json.loads(task.line)
    except (ValueError, RecursionError):
        raise LoadError(f"{task.shown}: this line is no JSON object") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise LoadError(f"{task.shown}: a record needs an “id”, and a “text” that is a string")
    known = {key: row[key] for key in ("published", "title") if isinstance(row.get(key), str)}
    return row["id"], pipeline.open_record(row["text"], str(row["id"]), **known)
