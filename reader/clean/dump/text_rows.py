"""A text dump as rows: one for each line, or for each paragraph of hard-wrapped text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

#: How a row that is an item of a list begins.
BULLETS = ("• ", "- ", "* ", "– ", "· ", "‣ ", "◦ ")
_DASHES = ("- ", "– ")  # speech in some languages begins so too: a single one makes no list
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+\S")
_WIDEST = 110  # columns: longer lines are not hard-wrapped
_SLACK = 0.8  # a line shorter than this share of the width was not broken to fit
_SAMPLE = 400  # pairs of lines, from the middle of the file, that show its layout


class TextRow(NamedTuple):
    """A line, or a re-flowed paragraph, with single spaces.

    It covers `[start, end)` of the source; `gap` counts the blank lines before it, `indent` the spaces.
    """

    text: str
    start: int
    end: int
    gap: int
    indent: int = 0


def is_item(rows: Sequence[TextRow], index: int) -> bool:
    """Whether a row is an item of a list: by its bullet, or by its number and that of the row beside it."""
    text = rows[index].text
    beside = [rows[k].text for k in (index - 1, index + 1) if 0 <= k < len(rows)]
    if text.startswith(_DASHES):
        return any(other.startswith(text[:2]) for other in beside)
    if text.startswith(BULLETS):
        return True
    number = _number(text)
    return number is not None and any(_number(other) in (number - 1, number + 1) for other in beside)


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


def split_rows(text: str) -> list[TextRow]:
    """The rows of `text`, re-flowed where it is hard-wrapped. Blank lines make no row."""
    lines = _lines(text)
    width = _wrap_width(lines)
    return _reflow(lines, width) if width else lines


def wrap_width(text: str) -> int:
    """The column at which the lines of `text` are hard-wrapped, or 0 where they are not."""
    return _wrap_width(_lines(text))


def _lines(text: str) -> list[TextRow]:
    rows: list[TextRow] = []
    gap = start = 0
    for line in text.split("\n"):
        words = line.split()
        if words:
            indent = len(line) - len(line.lstrip())
            rows.append(TextRow(" ".join(words), start + indent, start + len(line.rstrip()), gap, indent))
            gap = 0
        else:
            gap += 1
        start += len(line) + 1
    return rows


def _wrap_width(lines: list[TextRow]) -> int:
    middle = max(0, len(lines) // 2 - _SAMPLE)
    sample = lines[middle : middle + 2 * _SAMPLE]
    lengths = sorted(r.indent + len(r.text) for r in sample)
    if not lengths or lengths[-1] > 2 * _WIDEST:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 97 // 100)]
    if width > _WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(sample) if b.gap == 0]
    full = sum(_broken(a, b, width) for a, b in pairs)
    prose = sum(len(a.text) > 45 for a, _ in pairs)
    return width if full >= 3 and full >= 0.6 * len(pairs) and prose >= 0.5 * len(pairs) else 0


def _broken(above: TextRow, below: TextRow, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on the line above."""
    used = above.indent + len(above.text)
    return used >= _SLACK * width or used + 1 + len(below.text.partition(" ")[0]) > width


def _reflow(lines: list[TextRow], width: int) -> list[TextRow]:
    rows: list[TextRow] = []
    held: list[TextRow] = []

    def flush() -> None:
        if held:
            text = " ".join(r.text for r in held).replace("-\x00 ", "-")
            rows.append(TextRow(text, held[0].start, held[-1].end, held[0].gap, held[0].indent))
            held.clear()

    for line in lines:
        joined = held and line.gap == 0 and _broken(held[-1], line, width) and _same_paragraph(held, line)
        if not joined:
            flush()
        elif held[-1].text.endswith("-") and held[-1].text[-2:-1].isalpha() and line.text[:1].islower():
            above = held[-1]
            held[-1] = TextRow(above.text + "\x00", above.start, above.end, above.gap, above.indent)
        held.append(line)
    flush()
    return rows


def _same_paragraph(held: list[TextRow], line: TextRow) -> bool:
    """An indented line starts a paragraph, unless the paragraph has a hanging indent."""
    return line.indent <= held[-1].indent or (len(held) == 1 and line.indent - held[0].indent <= 8)
