"""Many articles on several processors: in order, and whatever happens to the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reader.batch.local import SHARE, ProcessPool
from reader.batch.runner import BatchSettings, InProcess
from reader.batch.tasks import FileTask, Task
from reader.pipeline import Pipeline
from tests.sessions import processes

SETTINGS = BatchSettings(Pipeline(), analyse=False)


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
    outcomes = list(ProcessPool(2).run(tasks(tmp_path, 3 * SHARE), SETTINGS))
    assert [f"quay {n}, " in (o.output or "") for n, o in enumerate(outcomes)] == [True] * 3 * SHARE


def test_a_fault_of_the_program_is_one_line_and_costs_no_other(tmp_path: Path) -> None:
    no_path: Any = 7  # what nobody hands over: something goes wrong that was never thought of
    outcomes = list(InProcess().run([FileTask(no_path, "7.txt"), *tasks(tmp_path, 1)], SETTINGS))
    assert outcomes[0].output is None
    assert (outcomes[0].error or "").startswith("7.txt: the program failed on this article (")
    assert outcomes[1].output is not None


@pytest.mark.parametrize("at", [0, SHARE, 3 * SHARE])
def test_a_file_that_kills_its_process_costs_no_other(at: int, tmp_path: Path) -> None:
    work = tasks(tmp_path, 3 * SHARE)
    work.insert(at, Deadly(tmp_path / "deadly.txt", "deadly.txt"))
    outcomes = list(ProcessPool(2).run(work, SETTINGS))
    assert len(outcomes) == len(work)
    assert [n for n, o in enumerate(outcomes) if o.output is None] == [at]
    assert outcomes[at].error == "deadly.txt: the process that read this file died"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
@pytest.mark.parametrize(
    ("how", "code"),
    [
        (signal.SIGINT, 130),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_an_export_that_is_ended_leaves_no_process_and_no_part_of_a_file(
    how: signal.Signals, code: int, tmp_path: Path
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    tasks(articles, 8)
    waiting = [tmp_path / f"waiting{i}.txt" for i in range(12)]
    for pipe in waiting:
        os.mkfifo(pipe)  # each holds one of the processes up for seconds
    words = ["export", "--no-analysis", "-j", "2", "-o", str(tmp_path / "out.json")]
    program = subprocess.Popen(
        [sys.executable, "-m", "reader", *words, str(articles), *map(str, waiting)],
        stderr=subprocess.DEVNULL, start_new_session=True,
        preexec_fn=partial(signal.signal, how, signal.SIG_DFL) if how is not signal.SIGKILL else None,
    )  # fmt: skip
    end = time.monotonic() + 60
    while time.monotonic() < end and not (
        list(tmp_path.glob(".newsreader-*.part")) and len(processes(program.pid)) > 3
    ):
        time.sleep(0.02)
    program.send_signal(how)
    assert program.wait(60) == code
    while processes(program.pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not processes(program.pid)
    if how is not signal.SIGKILL:
        assert not list(tmp_path.glob(".newsreader-*.part"))


# Presses Ctrl+C once, as a process of the pool begins: all of the terminal's foreground hears that.
PRESSING = """
import os, signal, sys
from pathlib import Path
if "--multiprocessing-fork" in sys.orig_argv:
    try:
        Path(__file__).with_name("pressed").touch(exist_ok=False)
    except FileExistsError:
        pass
    else:
        os.killpg(0, signal.SIGINT)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_an_interrupt_while_the_processes_start_ends_all_of_them_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(PRESSING, "utf-8")
    articles = tmp_path / "articles"
    articles.mkdir()
    tasks(articles, 4 * SHARE)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    program = subprocess.Popen(
        [sys.executable, "-m", "reader", "export", "--no-analysis", "-j", "2", str(articles)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": path},
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    _, said = program.communicate(timeout=60)
    assert (tmp_path / "pressed").exists()
    assert program.returncode == 130
    assert said.strip() == b""
    end = time.monotonic() + 60
    while processes(program.pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not processes(program.pid)
