"""The system's program that speaks: one sentence at a time, which can be cut short."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from typing import NamedTuple

from reader.errors import ReaderError


class SpeechProgram(NamedTuple):
    """A command; what is spoken is its last word, or its standard input."""

    command: tuple[str, ...]
    on_stdin: bool


PROGRAMS = (
    SpeechProgram(("spd-say", "--wait", "--"), on_stdin=False),
    SpeechProgram(("say", "-f", "-"), on_stdin=True),
    SpeechProgram(("espeak-ng", "--stdin"), on_stdin=True),
    SpeechProgram(("espeak", "--stdin"), on_stdin=True),
)
"""Speech Dispatcher, macOS, and eSpeak."""


def speech_program() -> SpeechProgram:
    """The first that there is. Raises ReaderError where there is none."""
    for program in PROGRAMS:
        if shutil.which(program.command[0]):
            return program
    names = ", ".join(program.command[0] for program in PROGRAMS[:-1])
    raise ReaderError(f"nothing here can speak: there is none of {names}")


class Speaking:
    """Words that are being spoken."""

    def __init__(self, program: SpeechProgram, words: str) -> None:
        """Begin to speak. Raises OSError where the program does not start."""
        nothing = subprocess.DEVNULL
        self._input = words.encode("utf-8", "replace") if program.on_stdin else None
        self._process = subprocess.Popen(
            [*program.command, *([] if program.on_stdin else [words])],
            stdin=subprocess.PIPE if program.on_stdin else nothing, stdout=nothing, stderr=nothing,
        )  # fmt: skip

    def wait(self) -> int:
        """Wait until all is said; the exit code, negative where it was cut short."""
        try:
            with suppress(BrokenPipeError):
                self._process.communicate(self._input)
            return self._process.wait()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Be quiet."""
        with suppress(OSError):
            self._process.terminate()
