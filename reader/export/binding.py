"""How the texts that writers make of articles become one output."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Binder(Protocol):
    """Puts what a writer made of each article into one output, in order."""

    def add(self, text: str) -> None:
        """Add what the writer made of the next article."""

    def close(self) -> None:
        """Finish the output; nothing is added after it."""


class TextBinder:
    """Writes texts one after the other: `header` above the first, `separator` between two. `further` takes
    from the text of each later article what may stand in an output once."""

    def __init__(
        self, write: Callable[[str], object], header: str, separator: str, further: Callable[[str], str]
    ) -> None:
        self._write, self._header = write, header
        self._separator, self._further = separator, further
        self._first = True

    def add(self, text: str) -> None:
        """Write the text, and what stands before it; an article of which there is nothing to write takes no
        room."""
        if self._header:
            self._write(self._header)
            self._header = ""
        if not text:
            return
        if not self._first:
            self._write(self._separator)
        self._write(text if self._first else self._further(text))
        self._first = False

    def close(self) -> None:
        """Nothing stands below the last text."""
