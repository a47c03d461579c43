"""A command of the user's that is given words and asked what it makes of them; no shell is started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from threading import Thread, Timer
from typing import IO

from reader.named_tuple import NamedTuple
from reader.text.sanitise import one_line, sanitise

MOST = 64_000
"""Bytes of output that are kept; a command that goes on after them is ended."""
LINES = 200
"""Lines of output that are shown."""
SECONDS = 60.0
"""Time that a command has."""


class Output(NamedTuple):
    """What a command wrote: its first lines, safe to print, and one sentence about what went wrong."""

    lines: tuple[str, ...]
    wrong: str = ""


def piped(command: list[str], text: str, seconds: float = SECONDS) -> Output:
    """Run `command` with `text` on its standard input."""
    program = shutil.which(command[0])
    if program is None:
        return Output((), f"There is no program {one_line(command[0])}.")
    try:
        process = subprocess.Popen(
            [program, *command[1:]],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
    except OSError as e:
        return Output((), f"{one_line(command[0])} does not start: {(e.strerror or str(e)).lower()}.")
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    errors: list[bytes] = []
    late: list[bool] = []

    def stop() -> None:
        late.append(True)
        _end(process)

    clock = Timer(seconds, stop)
    clock.daemon = True
    clock.start()
    helpers = [
        Thread(target=_feed, args=(process.stdin, text.encode("utf-8", "replace")), daemon=True),
        Thread(target=_drain, args=(process.stderr, errors), daemon=True),
    ]
    for helper in helpers:
        helper.start()
    data = process.stdout.read(MOST + 1)
    cut = len(data) > MOST
    if cut:
        _end(process)
    process.stdout.close()
    code = process.wait()
    clock.cancel()
    for helper in helpers:
        helper.join(1)
    lines = sanitise(data[:MOST].decode("utf-8", "replace")).rstrip("\n").split("\n") if data.strip() else []
    return Output(tuple(lines[:LINES]), _wrong(command[0], code, errors, late=bool(late), cut=cut))


def _wrong(name: str, code: int, errors: list[bytes], *, late: bool, cut: bool) -> str:
    """A sentence about a command that did not end well; none about one that did, or was cut short."""
    said = next(
        (line for line in b"".join(errors).decode("utf-8", "replace").splitlines() if line.strip()), ""
    )
    tail = f": {one_line(said)[:200]}" if said else "."
    if late:
        return f"{one_line(name)} was ended: it took too long{tail}"
    return f"{one_line(name)} ended with {code}{tail}" if code and not cut else ""


def _feed(stdin: IO[bytes], data: bytes) -> None:
    """Write all of it; a command that reads no further is right too."""
    with suppress(OSError, ValueError):
        stdin.write(data)
    with suppress(OSError, ValueError):
        stdin.close()


def _drain(stderr: IO[bytes], kept: list[bytes]) -> None:
    """Keep the beginning, and read on, so that the command is not held up."""
    with suppress(OSError, ValueError), stderr:
        while data := stderr.read1(4096):  # type: ignore[attr-defined]  # a BufferedReader
            if len(kept) < 4:
                kept.append(data)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command and what it has started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
