"""Files as the articles in them. A file with many is parsed here, once and lazily, whoever works on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from reader.batch.tasks import FailedTask, FileTask, PartTask, Task
from reader.errors import ReaderError, wrap_internal_errors
from reader.load.source import File
from reader.pipeline import STDIN, read_file
from reader.wording import counted


class _Kind(Enum):
    """A file can be read a second time, a pipe and standard input cannot."""

    FILE = 1
    PIPE = 2
    INPUT = 3


def each_article(tasks: Iterable[Task], *, pipes: bool = True) -> Iterator[Task]:
    """The tasks, with each file of many articles replaced by these, in their order. Files are read only as
    far as tasks are taken, so that memory stays flat; what cannot be read becomes a task that fails.
    `pipes` are read here too; otherwise whoever works on them waits for them, several at a time."""
    for task in tasks:
        if not isinstance(task, FileTask):
            yield task
            continue
        kind = _kind(task.path)
        if kind is _Kind.PIPE and not pipes:
            yield task
            continue
        try:
            with wrap_internal_errors(task.shown):
                yield from _articles(task, again=kind is _Kind.FILE)
        except ReaderError as e:
            yield FailedTask(str(e), task.shown)


def _articles(task: FileTask, *, again: bool) -> Iterator[Task]:
    from reader.load.formats import container_of
    from reader.load.loading import parts_of

    file = read_file(task.path)
    container = container_of(file.data, file.name)
    if again and (container is None or container.single) and task.part in (None, 1):
        yield task  # whoever works on it reads it, on a processor of its own
        return
    number = 0
    for number, found in enumerate(parts_of(file), 1):
        if not found.number:
            if task.part in (None, 1):
                yield PartTask(file, found, task.shown)
        elif task.part in (None, number):
            yield PartTask(File(b"", file.name, file.path, file.length), found, task.shown)
        if number == task.part:
            return
    if task.part is not None:
        holds = f"it holds {counted(number, 'article')}"
        yield FailedTask(f"{task.shown}: there is no part {task.part}; {holds}", task.shown)


def _kind(path: Path) -> _Kind:
    if str(path) == STDIN:
        return _Kind.INPUT
    try:
        return _Kind.PIPE if path.is_fifo() else _Kind.FILE
    except (OSError, ValueError):  # opening it reports that
        return _Kind.FILE
