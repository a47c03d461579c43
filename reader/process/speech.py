"""The system's program that speaks: one sentence at a time, which can be cut short."""

from __future__ import annotations

import shutil
import subprocess
import time
from contextlib import suppress

from reader.errors import ReaderError
from reader.named_tuple import NamedTuple


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
FASTEST = 15  # words a second: three times as fast as anybody speaks


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
        self._soonest = time.monotonic() + len(words.split()) / FASTEST
        self._process = subprocess.Popen(
            [*program.command, *([] if program.on_stdin else [words])],
            stdin=subprocess.PIPE if program.on_stdin else nothing, stdout=nothing, stderr=subprocess.PIPE,
        )  # fmt: skip

    def wait(self) -> str:
        """Wait until all is said, or cut short; what went wrong, in words that follow the program's name.

        A program without a sound device complains, ends at once, and calls that a success (eSpeak does): so
        one that complains and is done sooner than anybody speaks has not been heard.
        """
        complaints = b""
        try:
            with suppress(BrokenPipeError):
                complaints = self._process.communicate(self._input)[1]
            code = self._process.wait()
        except BaseException:
            self.stop()
            raise
        if code:
            return f"ended with {code}"
        if complaints.strip() and time.monotonic() < self._soonest:
            return "finds no way to be heard (a sound device may be missing)"
        return ""

    def stop(self) -> None:
        """Be quiet."""
        with suppress(OSError):
            self._process.terminate()
