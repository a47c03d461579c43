"""Nobody who leaves waits for a thread that goes on; one that is about to end may."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from threading import Event

import pytest

from reader.ui.terminal.daemon_executor import GRACE, DaemonExecutor

LEAVE = """
import asyncio, time
from reader.ui.terminal.daemon_executor import DaemonExecutor
async def go():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(DaemonExecutor())
    loop.run_in_executor(None, time.sleep, 600)
asyncio.run(go())
"""


def test_the_program_ends_while_a_thread_goes_on() -> None:
    assert subprocess.run([sys.executable, "-c", LEAVE], timeout=60).returncode == 0


def test_what_ends_at_once_is_waited_for() -> None:
    executor, done = DaemonExecutor(), list[str]()

    def copy() -> None:
        time.sleep(GRACE / 10)
        done.append("copied")

    executor.submit(copy)
    executor.shutdown()
    assert done == ["copied"]


def test_results_and_exceptions_come_back() -> None:
    async def go() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonExecutor())
        assert await loop.run_in_executor(None, divmod, 7, 2) == (3, 1)
        with pytest.raises(ZeroDivisionError):
            await loop.run_in_executor(None, divmod, 7, 0)

    asyncio.run(go())


def test_several_run_at_the_same_time() -> None:
    executor, one, other = DaemonExecutor(), Event(), Event()

    def meet(own: Event, awaited: Event) -> bool:
        own.set()
        return awaited.wait(30)

    first, second = executor.submit(meet, one, other), executor.submit(meet, other, one)
    assert first.result(30) and second.result(30)
