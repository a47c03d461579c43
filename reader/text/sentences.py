"""Where sentences end, by their punctuation: for reading aloud, with no language model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.text.data_files import data_lines

_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+|[。！？]+[」』”]*\s*")
_OPENS = re.compile(r"[\"“‘«(\[¿¡]*[\w$€£]")
_WORD = re.compile(r"[^\s(\[“\"‘«]*\Z")
LOOK_BACK = 30
"""Code points before a full stop in which its word is looked for."""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `[start, end)`, without the white space between them."""
    here = start
    for found in _END.finditer(text, start, end):
        if found.end() < end and _ends(text, found):
            stop = found.start() + len(found[0].rstrip())
            yield here, stop
            here = found.end()
    stop = here + len(text[here:end].rstrip())
    if here < stop:
        yield here, stop


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends at a sign: not behind an abbreviation or initial, nor before a small letter."""
    if found[0][0] in "。！？":
        return True
    opening = _OPENS.match(text, found.end())
    if opening is None or opening[0][-1].islower():
        return False
    if found[0][0] != "." or len(found[0].rstrip()) > 1:
        return True
    before = _WORD.search(text, max(0, found.start() - LOOK_BACK), found.start())
    word = before[0].casefold() if before else ""
    return not (word in _abbreviations() or (len(word) == 1 and word.isalpha() and word != "i"))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for line in data_lines("reader.text", "abbreviations.txt") for word in line.split())
