"""What is written to a terminal, which may go away at any time."""

from __future__ import annotations

from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO


class ResilientWriter:
    """A file that drops what can no longer be written, and takes all characters, whatever the locale says of
    its encoding: what the reader draws has no other form.

    Textual's writer would end at the first error. Its queue then fills up, and the reader, who waits for
    room in it to say goodbye, would never end.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        if isinstance(file, TextIOWrapper):
            with suppress(OSError, ValueError):
                file.reconfigure(encoding="utf-8", errors="replace")

    def write(self, text: str) -> int:
        """Write `text`, if there is still somewhere to write it to."""
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand over what was written; the same."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the file itself."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether the file is a terminal."""
        return self._file.isatty()
