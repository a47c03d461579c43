"""The smallest thing that is written on a line: a stretch of the text, and where on the line it begins."""

from __future__ import annotations

from enum import Enum

from reader.named_tuple import NamedTuple


class Tone(Enum):
    """What a stretch of a line is: words of the text, the name of a column, or its repetition."""

    PLAIN = 0
    HEAD = 1
    LABEL = 2


class LinePart(NamedTuple):
    """The code points `[start, end)` of the text, written from cell `at` of their line on."""

    start: int
    end: int
    at: int = 0
    tone: Tone = Tone.PLAIN
