"""Where the articles of a run are worked on: in this process, in several, or on other machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from reader.batch.runner import BatchSettings, Outcome
from reader.batch.tasks import Task


class Executor(Protocol):
    """Works through tasks. Everything handed over (tasks, settings, outcomes) can be pickled."""

    def run(self, tasks: Iterable[Task], settings: BatchSettings) -> Iterator[Outcome]:
        """The outcome of each task, in the tasks' order. A task that fails has an outcome with its error,
        and stops no other one; `tasks` is read only as far ahead as there is work for."""
