"""Many articles on a Dask cluster: that of an address, or one that is started on this machine.

Tasks hold paths, so the machines of a cluster share a file system, and have the same version
of this program.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from reader.annotate.nlp import on_one_thread
from reader.batch.runner import BatchSettings, Outcome, prepare_process, run_one
from reader.batch.tasks import Task
from reader.errors import ExportError
from reader.extras import require
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from distributed import Client, Future

_ADDRESS = re.compile(r"(?:(?:tcp|tls|wss?|ucx)://)?(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+):(\d{1,5})/?")
LOCAL = "local"
"""The address that stands for a cluster of this machine's processors."""
FIRST, LARGEST = 4, 200
"""Tasks in a batch: few at first, so that every worker has some, then more, since a batch costs the
scheduler five milliseconds. At most LARGEST, so that a lost worker loses little."""
LONG = 1.0
"""Seconds of a batch that costs the scheduler next to nothing: a longer one only makes the others wait in the
end."""
AHEAD = 3
"""Batches under way for each worker."""
TIMEOUT = "20s"
"""How long a cluster may take to answer."""
OF_THIS_MACHINE = {
    # else memory goes back to the system after each article, and is asked for again: a fifth of the time
    "distributed.nanny.pre-spawn-environ": {},
    # what only the dashboard shows, looked at a hundred times a second
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.tick.interval": "1s",
    # a worker that died with results is asked for them this long, and a task that killed two kills more
    "distributed.comm.timeouts.connect": "5s",
    "distributed.scheduler.allowed-failures": 1,
}
"""The settings of Dask for a cluster that is started here; that of an address has its own."""


class DaskCluster:
    """The executor that works on a cluster. `address` is that of its scheduler (`tcp://host:8786`), or
    `local`; `jobs` is how many processes a local one has. Raises ExportError for what is no address."""

    def __init__(self, address: str, jobs: int) -> None:
        # a client that was never made whole fails once more when it is thrown away, long after
        found = _ADDRESS.fullmatch(address)
        if address != LOCAL and (found is None or not 0 < int(found[1]) < 65536):
            raise ExportError(
                f"{address}: is no address of a Dask scheduler; one looks like tcp://host:8786, or is 'local'"
            )
        require("dask", "a Dask cluster", "dask", "distributed")
        self._address, self._jobs = address, jobs

    def run(self, tasks: Iterable[Task], settings: BatchSettings) -> Iterator[Outcome]:
        """Work through the tasks; outcomes come in the tasks' order.

        A few batches a worker are under way, so that a million inputs need no more memory than ten.
        What a lost worker had is done again by another. Raises ExportError where no cluster answers.
        """
        from distributed import KilledWorker

        source = iter(tasks)
        with self._client() as client:
            workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            under_way: deque[tuple[list[Task], Future[Batch]]] = deque()
            size = FIRST
            while batch := list(islice(source, size)):
                under_way.append((batch, client.submit(_run_batch, batch, settings, pure=False, retries=2)))
                if len(under_way) >= AHEAD * workers:
                    done = _collect(client, *under_way.popleft(), settings, KilledWorker)
                    size = done.next_size(size)
                    yield from done.outcomes
            while under_way:
                yield from _collect(client, *under_way.popleft(), settings, KilledWorker).outcomes

    @contextmanager
    def _client(self) -> Iterator[Client]:
        import dask
        from distributed import Client, LocalCluster

        for name in ("distributed", "distributed.worker", "distributed.scheduler", "distributed.nanny"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told as outcomes
        with ExitStack() as stack:
            address = self._address
            if address == LOCAL:
                on_one_thread()  # inherited: there are as many processes as processors to be used
                stack.enter_context(dask.config.set(OF_THIS_MACHINE))
                cluster = stack.enter_context(
                    LocalCluster(
                        n_workers=min(self._jobs, os.cpu_count() or 1),
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address=None,
                        memory_limit=0,  # none is watched: the articles under way are few
                        silence_logs=logging.CRITICAL,
                    )
                )
                address = cluster.scheduler_address
            try:
                client = stack.enter_context(Client(address, timeout=TIMEOUT, set_as_default=False))
            except (OSError, ValueError, TimeoutError) as e:
                raise ExportError(f"{self._address}: no Dask scheduler answers there") from e
            yield client


class Batch(NamedTuple):
    """The outcomes of a batch, and in how many seconds they were made."""

    outcomes: list[Outcome]
    seconds: float = 0.0

    def next_size(self, size: int) -> int:
        """How many tasks the next batch should have, where `size` is that of the latest one."""
        wanted = LONG * len(self.outcomes) / max(self.seconds, 1e-6)
        return int(max(FIRST, min(wanted, 2 * size, LARGEST)))


def _collect(
    client: Client,
    batch: list[Task],
    future: Future[Batch],
    settings: BatchSettings,
    killed: type[Exception],
) -> Batch:
    """The outcomes of a batch. One that kills its workers is repeated task by task."""
    try:
        done: Batch = future.result()
    except killed:
        if len(batch) == 1:
            return Batch([Outcome(error=f"{batch[0].shown}: the process that read this file died")])
        alone = (
            _collect(
                client, [task], client.submit(_run_batch, [task], settings, pure=False), settings, killed
            )
            for task in batch
        )
        return Batch([outcome for one in alone for outcome in one.outcomes], LONG)
    return done


def _run_batch(batch: list[Task], settings: BatchSettings) -> Batch:
    prepare_process()
    begun = time.perf_counter()
    return Batch([run_one(task, settings) for task in batch], time.perf_counter() - begun)
