"""Many articles on a Dask cluster: that of an address, or one that is started on this machine.

Tasks hold paths, so the machines of a cluster share a file system, and have the same version
of this program.
"""

from __future__ import annotations

import logging
import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from reader.annotate.nlp import on_one_thread
from reader.batch.runner import BatchSettings, Outcome, run_one
from reader.batch.tasks import Task
from reader.errors import ExportError
from reader.extras import require

if TYPE_CHECKING:
    from distributed import Client, Future

_ADDRESS = re.compile(r"(?:(?:tcp|tls|wss?|ucx)://)?(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+):(\d{1,5})/?")
LOCAL = "local"
"""The address that stands for a cluster of this machine's processors."""
FIRST, LARGEST = 4, 200
"""Tasks in a batch: few at first, so that every worker has some, then more, since a batch costs the
scheduler five milliseconds."""
AHEAD = 3
"""Batches under way for each worker."""
TIMEOUT = "20s"
"""How long a cluster may take to answer."""


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
            under_way: deque[tuple[list[Task], Future[list[Outcome]]]] = deque()
            size, handed = FIRST, 0
            while batch := list(islice(source, size)):
                under_way.append((batch, client.submit(_run_batch, batch, settings, pure=False, retries=2)))
                handed += 1
                size = min(LARGEST, FIRST * 2 ** (handed // workers))
                if len(under_way) >= AHEAD * workers:
                    yield from _collect(client, *under_way.popleft(), settings, KilledWorker)
            while under_way:
                yield from _collect(client, *under_way.popleft(), settings, KilledWorker)

    @contextmanager
    def _client(self) -> Iterator[Client]:
        from distributed import Client, LocalCluster

        for name in ("distributed", "distributed.worker", "distributed.scheduler", "distributed.nanny"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told as outcomes
        with ExitStack() as stack:
            address = self._address
            if address == LOCAL:
                on_one_thread()  # inherited: there are as many processes as processors to be used
                cluster = stack.enter_context(
                    LocalCluster(
                        n_workers=min(self._jobs, os.cpu_count() or 1),
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address=None,
                        silence_logs=logging.CRITICAL,
                    )
                )
                address = cluster.scheduler_address
            try:
                client = stack.enter_context(Client(address, timeout=TIMEOUT, set_as_default=False))
            except (OSError, ValueError, TimeoutError) as e:
                raise ExportError(f"{self._address}: no Dask scheduler answers there") from e
            yield client


def _collect(
    client: Client,
    batch: list[Task],
    future: Future[list[Outcome]],
    settings: BatchSettings,
    killed: type[Exception],
) -> list[Outcome]:
    """The outcomes of a batch. One that kills its workers is repeated task by task."""
    try:
        outcomes: list[Outcome] = future.result()
    except killed:
        if len(batch) == 1:
            return [Outcome(error=f"{batch[0].shown}: the process that read this file died")]
        return [
            outcome
            for task in batch
            for outcome in _collect(
                client,
                [task],
                client.submit(_run_batch, [task], settings, pure=False),
                settings,
                killed,
            )
        ]
    return outcomes


def _run_batch(batch: list[Task], settings: BatchSettings) -> list[Outcome]:
    on_one_thread()
    return [run_one(task, settings) for task in batch]
