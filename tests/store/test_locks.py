"""Locks: one program at a time, nobody waits for ever, and a folder without locks stops nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from reader.store.locks import entry_lock

HOLDING = """
import sys
from pathlib import Path
from reader.store.locks import entry_lock
with entry_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_waits_until_the_first_has_done(tmp_path: Path) -> None:
    path, entered = tmp_path / "folder" / "lock", Event()

    def second() -> None:
        with entry_lock(path):
            entered.set()

    waiting = Thread(target=second)
    with entry_lock(path):
        waiting.start()
        assert not entered.wait(0.2)
    assert entered.wait(10)
    waiting.join()
    assert not path.exists()


def test_a_program_that_was_stopped_is_not_waited_for_without_end(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with entry_lock(path), entry_lock(path, timeout=0):
        assert path.exists()
    assert not path.exists()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_program_that_died_holds_nothing(tmp_path: Path, end: signal.Signals) -> None:
    path = tmp_path / "lock"
    words = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline() == b"held\n"
        child.send_signal(end)
    assert path.exists()
    with entry_lock(path, timeout=0):
        pass
    assert not path.exists()  # removed by its holder alone


@pytest.mark.parametrize("name", ["file/lock", "folder", "link"])
def test_where_there_can_be_no_lock_nobody_waits(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    before = sorted(tmp_path.iterdir())
    with entry_lock(tmp_path / name), entry_lock(tmp_path / name):
        pass
    assert sorted(tmp_path.iterdir()) == before
