"""Files as documents of the reader, and the articles of a file with many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.batch.tasks import FileTask
from reader.pipeline import STDIN, Pipeline
from reader.text.sanitise import file_name, one_line

if TYPE_CHECKING:
    from reader.load.source import PartFields
    from reader.ui.documents import Document, StatedFacts


def document_of(task: FileTask, pipeline: Pipeline) -> Document:
    """The document of a file: of its only article, of the one that the task names, or else of the first."""
    from reader.ui.documents import Document

    return Document(
        path=_watched(task),
        name=file_name(task.shown),
        open=partial(pipeline.open_for_screen, task.path, task.part or 1),
        keep=pipeline.keep,
        kept=pipeline.kept_analysis,
        states_day=pipeline.states_day,
        give_day=pipeline.give_day,
        part=task.part or 1,
        siblings=partial(_siblings, task, pipeline),
        another=partial(_another, pipeline),
    )


def _another(pipeline: Pipeline, path: Path, part: int) -> Document:
    return document_of(FileTask(path, path.name, part), pipeline)


def _siblings(task: FileTask, pipeline: Pipeline) -> Iterator[Document]:
    for number, found in enumerate(pipeline.parts(task.path), 1):
        yield document_of(task._replace(part=number), pipeline)._replace(stated=_stated(found.part.fields))


def _stated(fields: PartFields) -> StatedFacts:
    from reader.ui.documents import StatedFacts

    return StatedFacts(
        one_line(fields.title or ""),
        one_line(fields.publisher or ""),
        fields.published or "",
        tuple(map(one_line, fields.authors)),
        fields.words,
    )


def _watched(task: FileTask) -> Path | None:
    """The file to watch for changes: none for standard input."""
    return None if str(task.path) == STDIN else task.path
