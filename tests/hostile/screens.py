"""The reader on a terminal of its own: opened, left with q, and the terminal looked at afterwards."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from dataclasses import dataclass

PAINTED = b"\x1b[?1049h"
QUIET = 0.4  # seconds without output after which a screen is taken to be painted


@dataclass(frozen=True, slots=True)
class Run:
    """How it went: exit code, all that was written, whether a screen was painted, and whether the terminal
    is as it was before."""

    code: int
    text: str
    painted: bool
    restored: bool


def on_a_terminal(command: list[str], environ: dict[str, str], seconds: float) -> Run:
    """Run `command` on a new terminal, quit with q once its screen stands still.

    Raises subprocess.TimeoutExpired after `seconds`.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    before = termios.tcgetattr(theirs)
    program = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
    )
    data, end, last, pressed = b"", time.monotonic() + seconds, time.monotonic(), 0.0
    try:
        while program.poll() is None or select.select([ours], [], [], 0)[0]:
            now = time.monotonic()
            if now > end:
                raise subprocess.TimeoutExpired(command, seconds)
            if select.select([ours], [], [], 0.05)[0]:
                data += os.read(ours, 1 << 16)
                last = now
            elif PAINTED in data and now - last > QUIET and now - pressed > 2:
                os.write(ours, b"q")
                pressed = now
        restored = termios.tcgetattr(theirs) == before
    finally:
        if program.poll() is None:
            program.kill()
            program.wait(timeout=30)
        os.close(theirs)
        os.close(ours)
    painted = PAINTED in data
    back = data.rfind(b"\x1b[?1049l") > data.rfind(PAINTED) and data.rfind(b"\x1b[?25h") > data.rfind(
        b"\x1b[?25l"
    )
    return Run(
        program.returncode, data.decode("utf-8", "replace"), painted, restored and (back or not painted)
    )
