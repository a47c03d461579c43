"""A run that fills a folder shard by shard, and leaves out what earlier runs did."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.batch.executor import Executor
from reader.batch.runner import BatchSettings, Outcome
from reader.batch.tasks import FileTask, PartTask, Task
from reader.export.parquet_folder import ParquetFolder


def run_to_folder(
    executor: Executor, tasks: Iterable[Task], settings: BatchSettings, folder: ParquetFolder
) -> Iterator[Outcome]:
    """The outcomes of the tasks that the folder does not hold yet, each begun there before it is told."""
    names: deque[str] = deque()

    def left() -> Iterator[Task]:
        for task in tasks:
            name = _name(task)
            if name not in folder.done:
                names.append(name)
                yield task

    for outcome in executor.run(left(), settings):
        folder.start(names.popleft())
        yield outcome


def _name(task: Task) -> str:
    """By what an input is known again: its path, and the number of the article in it."""
    if isinstance(task, FileTask):
        return str(Path(task.path).absolute())
    if isinstance(task, PartTask):
        return f"{task.file.path or task.shown}#{task.found.number}"
    return task.shown
