"""Writing to a terminal that may go away at any time."""

from __future__ import annotations

from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO


class ResilientWriter:
    """A file that drops what can no longer be written, and encodes as UTF-8 whatever the locale says.

    Textual's writer thread ends at the first error. Its queue then fills up, and the program, which waits for
    room in it to restore the terminal, would never end.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        if isinstance(file, TextIOWrapper):
            with suppress(OSError, ValueError):
                file.reconfigure(encoding="utf-8", errors="replace")

    def write(self, text: str) -> int:
        """Write `text`, unless the file has gone."""
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Flush, unless the file has gone."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """The file descriptor."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether the file is a terminal."""
        return self._file.isatty()
