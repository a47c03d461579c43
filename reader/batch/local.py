"""Many articles on several processors of this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from reader.batch.runner import Outcome, Settings, run_one
from reader.batch.tasks import Task

SHARE = 8  # tasks handed over at once: a message costs less than an article, and waits are short


def run_parallel(tasks: Iterable[Task], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """Work through the tasks in `jobs` processes; outcomes come in the tasks' order.

    At most four shares a process are under way, so that a million files need no more memory than ten.
    """
    source = iter(tasks)
    shares = iter(lambda: list(islice(source, SHARE)), [])
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        under_way: deque[tuple[list[Task], Future[list[Outcome]]]] = deque()
        for share in shares:
            under_way.append((share, pool.submit(_run_share, share, settings)))
            if len(under_way) >= 4 * jobs:
                yield from _results(*under_way.popleft())
        while under_way:
            yield from _results(*under_way.popleft())


def _run_share(share: list[Task], settings: Settings) -> list[Outcome]:
    return [run_one(task, settings) for task in share]


def _results(share: list[Task], future: Future[list[Outcome]]) -> list[Outcome]:
    try:
        return future.result()
    except BrokenProcessPool:
        return [Outcome(error=f"{task.shown}: the process that read this file died") for task in share]
