"""The whole program on a pseudo-terminal, as a user starts it; every wait is bounded."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

STORY = "Harbour news\n\n" + "“We counted 4,200 containers,” said Ines Okafor, the engineer.\n\n" * 40
FOLDERS = ("CONFIG", "CACHE", "DATA", "STATE")
UNWANTED = ("NO_COLOR", "COLORFGBG", "TEXTUAL_DRIVER")


@dataclass(frozen=True, slots=True)
class Reading:
    """A reader, our end of its terminal, and how that terminal was set before the reader came."""

    program: subprocess.Popen[bytes]
    terminal: FileIO
    before: list[Any]


@contextmanager
def reading(
    tmp_path: Path,
    *,
    story: bytes = STORY.encode(),
    name: str = "story.txt",
    stderr: int | None = None,
    command: Sequence[str] = ("-m", "reader"),
    job: bool = False,
    size: tuple[int, int] = (0, 0),
    pixels: tuple[int, int] = (0, 0),
    **environ: str,
) -> Iterator[Reading]:
    """The program with a story, in a file of this name, on a terminal that is not its controlling one: nobody
    sends it SIGHUP.

    Its folders are in `tmp_path`; what the environment says of colours is taken away, `environ` is put in.
    `stderr` is where its errors go if not to the terminal, `command` what Python is told to run,
    `size` the columns and rows that the terminal tells; (0, 0): it does not know, so the environment does;
    `pixels` are those of the whole screen.
    `job`: as a shell starts it that can stop and continue it, and not in a session of its own.
    """
    path = tmp_path / name
    path.write_bytes(story)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], *pixels))
    around = {key: value for key, value in os.environ.items() if key not in UNWANTED}
    around |= {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in FOLDERS}
    around |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "100", "LINES": "30", **environ}
    with FileIO(ours, "r+") as terminal:
        before = termios.tcgetattr(terminal)
        program = subprocess.Popen(
            [sys.executable, *command, str(path)],
            stdin=theirs, stdout=theirs, stderr=theirs if stderr is None else stderr,
            env=around, start_new_session=not job, process_group=0 if job else None,
        )  # fmt: skip
        os.close(theirs)
        try:
            yield Reading(program, terminal, before)
        finally:
            if program.poll() is None:
                program.kill()
                program.wait()


def read_until(terminal: FileIO, wanted: bytes | None, seconds: float) -> bytes:
    """What the program writes until `wanted` is there, it ends, or the time is up."""
    data, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            more = terminal.read(65536)
        except OSError:
            break
        if not more:
            break
        data += more
        if wanted is not None and wanted in data:
            break
    return data
