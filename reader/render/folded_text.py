"""A text with its accents composed and its ligatures spelled out, and the way back to its own offsets.

Pages write `é` as one character or as `e` with an accent behind it, and some set `fi` as one letter; whoever
searches types one of the forms and means all of them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from unicodedata import normalize

from reader.text.late_pattern import late

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ANY = late(f"[{_MARKS}ﬀ-ﬆ]")  # eight times as quick as the next one
_FOLDED = late(f"[^{_MARKS}ﬀ-ﬆ][{_MARKS}]+|[ﬀ-ﬆ]")


class FoldedText:
    """The folded `text`. Offsets within a group that was folded, an accented letter or a ligature, stand for
    the whole group. Linear in the text, and quick where nothing is to be folded."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self._old, self._old_ends = array("L"), array("L")
        self._new, self._new_ends = array("L"), array("L")
        at = size = 0
        for match in _FOLDED.finditer(text) if _ANY.search(text) else ():
            folded = _fold(match)
            if folded == match[0]:
                continue
            parts += (text[at : match.start()], folded)
            size += match.start() - at
            self._old.append(match.start())
            self._old_ends.append(match.end())
            self._new.append(size)
            size += len(folded)
            self._new_ends.append(size)
            at = match.end()
        self.text = "".join((*parts, text[at:])) if parts else text

    @property
    def is_same(self) -> bool:
        """Whether nothing was folded."""
        return not self._old

    def folded(self, offset: int) -> int:
        """Where a code point of the text begins in the folded one."""
        i = bisect_right(self._old, offset) - 1
        if i < 0:
            return offset
        return self._new[i] if offset < self._old_ends[i] else self._new_ends[i] + offset - self._old_ends[i]

    def start(self, offset: int) -> int:
        """Where that which begins at `offset` of the folded text begins in the text."""
        i = bisect_right(self._new, offset) - 1
        if i < 0:
            return offset
        return self._old[i] if offset < self._new_ends[i] else self._old_ends[i] + offset - self._new_ends[i]

    def end(self, offset: int) -> int:
        """Where that which ends at `offset` of the folded text ends in the text."""
        i = bisect_right(self._new, offset - 1) - 1
        if i < 0:
            return offset
        return self._old_ends[i] + max(0, offset - self._new_ends[i])


def fold(words: str) -> str:
    """The words with accents composed and ligatures spelled out."""
    return words if words.isascii() else _FOLDED.sub(_fold, words)


def _fold(match: re.Match[str]) -> str:
    return _LIGATURES.get(match[0]) or normalize("NFC", match[0])
