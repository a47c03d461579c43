"""Many articles on several processors: in order, and whatever happens to the processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.batch.local import SHARE, run_parallel
from reader.batch.runner import Settings
from reader.batch.tasks import FileTask, Task
from reader.service import Options

SETTINGS = Settings(Options(cached=False), analyse=False)


class Deadly(FileTask):
    """A task that ends the process that it is handed to."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def tasks(folder: Path, count: int) -> list[Task]:
    made: list[Task] = []
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(f"The board voted on Tuesday to build quay {number}, and nobody was against it.\n")
        made.append(FileTask(path, path.name))
    return made


def test_outcomes_come_in_order(tmp_path: Path) -> None:
    outcomes = list(run_parallel(tasks(tmp_path, 3 * SHARE), SETTINGS, 2))
    assert [f"quay {n}, " in (o.output or "") for n, o in enumerate(outcomes)] == [True] * 3 * SHARE


@pytest.mark.parametrize("at", [0, SHARE, 3 * SHARE])
def test_a_file_that_kills_its_process_costs_no_other(at: int, tmp_path: Path) -> None:
    work = tasks(tmp_path, 3 * SHARE)
    work.insert(at, Deadly(tmp_path / "deadly.txt", "deadly.txt"))
    outcomes = list(run_parallel(work, SETTINGS, 2))
    assert len(outcomes) == len(work)
    assert [n for n, o in enumerate(outcomes) if o.output is None] == [at]
    assert outcomes[at].error == "deadly.txt: the process that read this file died"
