"""The parent's side: start a child that runs one module of this program, or ask it a single question."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

_ROOT = str(Path(__file__).resolve().parents[2])
# -P: nothing is imported from the current directory, whatever files the user keeps there.
_START = "import sys; sys.path.append(sys.argv.pop(1)); from reader.process.child import main; main()"
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _command(module: str, arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-P", "-c", _START, _ROOT, module, *arguments]


def start(module: str, *arguments: str) -> subprocess.Popen[bytes] | None:
    """Start a child that calls `serve(channel, arguments)` of `module`, with pipes to its standard streams.

    None where the system has no more processes or open files for this user.
    """
    try:
        return subprocess.Popen(
            _command(module, arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None


def ask_once(module: str, request: bytes, *, timeout: float) -> bytes | None:
    """What a child that is started for this one `request` answers; None where it fails or takes more than
    `timeout` seconds. The child computes on one thread."""
    try:
        done = subprocess.run(
            _command(module, ()),
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _ONE_THREAD,
            timeout=timeout,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout


def end(process: subprocess.Popen[bytes]) -> None:
    """End a child at once, and leave no pipe open."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            _close_quietly(pipe)


def _close_quietly(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return
