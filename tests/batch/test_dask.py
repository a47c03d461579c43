"""A cluster gives what one process gives, whatever happens to its workers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.batch.dask import FIRST, LARGEST, Batch, DaskCluster
from reader.batch.runner import BatchSettings, InProcess, Outcome
from reader.batch.tasks import FileTask, RecordTask, Task
from reader.errors import ExportError
from reader.extras import require
from reader.pipeline import Pipeline

SETTINGS = BatchSettings(Pipeline(), analyse=False)


class Deadly(FileTask):
    """A task that ends the process that works on it."""

    __slots__ = ()

    @property
    def path(self) -> Path:
        os._exit(1)


@pytest.fixture(scope="module")
def cluster() -> DaskCluster:
    return DaskCluster("local", 2)


def _records(count: int) -> list[Task]:
    return [
        RecordTask(f'{{"id": {n}, "text": "The board voted for quay {n}."}}', f"line {n}")
        for n in range(count)
    ]


def test_outcomes_are_those_of_one_process_a_dead_worker_and_a_bad_line_cost_no_other(
    cluster: DaskCluster,
) -> None:
    work = _records(40)
    work[7] = RecordTask("no object", "line 7")
    work.insert(20, Deadly(Path("deadly.txt"), "deadly.txt"))
    outcomes = list(cluster.run(work, SETTINGS))
    assert outcomes.pop(20).error == "deadly.txt: the process that read this file died"
    del work[20]
    assert outcomes == list(InProcess().run(work, SETTINGS))
    assert outcomes[7].error == "line 7: this line is no JSON object"


@pytest.mark.parametrize(
    ("size", "seconds", "wanted"),
    [
        (FIRST, 0.001, 2 * FIRST),  # quick ones: the scheduler is asked half as often
        (LARGEST, 0.001, LARGEST),
        (10, 1.0, 10),
        (20, 4.0, 5),  # slow ones: nobody is to wait long for the last batch
        (FIRST, 60.0, FIRST),
        (FIRST, 0.0, 2 * FIRST),
    ],
)
def test_a_batch_grows_until_it_takes_about_a_second(size: int, seconds: float, wanted: int) -> None:
    assert Batch([Outcome()] * size, seconds).next_size(size) == wanted


def test_a_cluster_that_does_not_answer_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.batch.dask.TIMEOUT", "200ms")
    with pytest.raises(ExportError, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler answers there"):
        list(DaskCluster("tcp://127.0.0.1:1", 1).run(_records(1), SETTINGS))


@pytest.mark.parametrize(
    "address", ["", "cluster", "tcp://cluster", "http://cluster:8786", "tcp://cluster:99999", "two words:1"]
)
def test_what_is_no_address_is_one_line_at_once(address: str) -> None:
    with pytest.raises(
        ExportError, match="is no address of a Dask scheduler; one looks like tcp://host:8786"
    ):
        DaskCluster(address, 1)


@pytest.mark.parametrize("address", ["local", "cluster:8786", "tcp://10.0.0.1:8786", "tls://[::1]:8786"])
def test_addresses_are_taken(address: str) -> None:
    DaskCluster(address, 1)


def test_a_missing_extra_is_named() -> None:
    with pytest.raises(
        Exception, match=r"A cluster needs more packages: pip install 'newsreader-tui\[dask\]'"
    ):
        require("dask", "A cluster", "no_such_module")
