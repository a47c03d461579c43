"""Many articles on several processors of this machine."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from threading import Thread

from reader.batch.runner import BatchSettings, Outcome, prepare_process, run_one
from reader.batch.tasks import Task

_START = get_context("spawn")
SHARE = 8  # tasks in one message, where nothing is analysed: it costs as much as such an article
AHEAD = 32  # tasks under way for each process, so that none waits for another's long article


class ProcessPool:
    """The executor that works in `jobs` processes of this machine."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, tasks: Iterable[Task], settings: BatchSettings) -> Iterator[Outcome]:
        """Work through the tasks; outcomes come in the tasks' order.

        At most AHEAD a process are under way, so that a million files need no more memory than ten. An
        article that is analysed goes alone: in the end no process has more to do than one.
        """
        source = iter(tasks)
        size = 1 if settings.analyse else SHARE
        shares = iter(lambda: list(islice(source, size)), [])
        with _WorkerPool(settings, self._jobs) as workers:
            under_way: deque[tuple[list[Task], Future[list[Outcome]]]] = deque()
            for share in shares:
                under_way.append((share, workers.submit(share)))
                if len(under_way) * size >= AHEAD * self._jobs:
                    yield from workers.collect(*under_way.popleft())
            while under_way:
                yield from workers.collect(*under_way.popleft())


class _WorkerPool:
    """The worker processes. When one of them dies all are replaced, and what was under way is done again.

    They end with this process, however it ends, since all of them hold the other end of one pipe; they are
    killed in the middle of their work when this process is interrupted.
    """

    def __init__(self, settings: BatchSettings, jobs: int) -> None:
        self._settings, self._jobs = settings, jobs
        self._pipe_of_workers, self._pipe_end = _START.Pipe(duplex=False)
        self._pool = self._processes()

    def __enter__(self) -> _WorkerPool:
        return self

    def __exit__(self, wrong: type[BaseException] | None, *_: object) -> None:
        if wrong is not None:
            for process in active_children():  # one that is only starting does not watch the pipe yet
                process.kill()
        self._pool.shutdown(cancel_futures=True)
        self._pipe_end.close()
        self._pipe_of_workers.close()

    def submit(self, share: list[Task]) -> Future[list[Outcome]]:
        """Hand a share of tasks over; the pool is replaced first if one of its processes died."""
        try:
            return self._submit(share)
        except BrokenProcessPool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = self._processes()
            return self._submit(share)

    def collect(self, share: list[Task], future: Future[list[Outcome]]) -> list[Outcome]:
        """The outcomes of a share. After a crash each task is repeated alone: one file costs no others."""
        try:
            return future.result()
        except BrokenProcessPool:
            return [self._alone(task) for task in share]

    def _submit(self, share: list[Task]) -> Future[list[Outcome]]:
        with _interrupts_blocked():  # the pool may start a process now
            return self._pool.submit(_run_share, share, self._settings)

    def _alone(self, task: Task) -> Outcome:
        try:
            return self.submit([task]).result()[0]
        except BrokenProcessPool:
            return Outcome(error=f"{task.shown}: the process that read this file died")

    def _processes(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, _START, _start_worker, (self._pipe_of_workers,))


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Delay Ctrl+C, here and in the processes started meanwhile, whose interpreters would print a traceback
    until they reach `_start_worker`."""
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker(pipe: Connection) -> None:
    """Make a worker end when the other end of `pipe` is closed. Ctrl+C, which a terminal sends to every
    process, is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare_process()

    def wait() -> None:
        pipe.poll(None)  # nothing is ever sent
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def _run_share(share: list[Task], settings: BatchSettings) -> list[Outcome]:
    return [run_one(task, settings) for task in share]
