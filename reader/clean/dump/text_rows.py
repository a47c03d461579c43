"""A text dump as rows: one for each line, or for each paragraph of hard-wrapped text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.clean.dump.quoted_mail import is_quoted_mail, unquoted
from reader.clean.models.text_lines import ENDS
from reader.named_tuple import NamedTuple
from reader.text.line_hyphens import is_broken_word, join_lines, words_of

#: How a row that is an item of a list begins.
BULLETS = ("• ", "- ", "* ", "– ", "· ", "‣ ", "◦ ")
_DASHES = ("- ", "– ")  # speech in some languages begins so too: a single one makes no list
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+\S")
_WIDEST = 110  # columns: longer lines are not hard-wrapped
_SLACK = 0.8  # a line shorter than this share of the width was not broken to fit
_NARROW = (22, 45)  # columns of lines so short that more must tell that they are prose
_LEAST_WRAPPED = 55  # columns of the line above a break, where the text has few of them
_LEEWAY = 3  # columns that may stay empty at the end of a narrow line
_LEAST_PAIRS = 5  # of narrow lines
_SAMPLE = 400  # pairs of lines looked at, from the middle of the file, to tell how it is laid out


class TextRow(NamedTuple):
    """A line, or a re-flowed paragraph, with single spaces.

    It covers `[start, end)` of the source; `gap` counts the blank lines before it, `indent` the spaces,
    `depth` the marks before the lines of a quoted message.
    """

    text: str
    start: int
    end: int
    gap: int
    indent: int = 0
    depth: int = 0


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
    if is_quoted_mail(row.text for row in lines):
        return _reflow(_unquoted(lines), 0, words_of(text))
    width = _wrap_width(lines)
    if width or _is_ragged(lines) or _is_wrapped_here(lines):
        return _reflow(lines, width, words_of(text))
    return lines


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


def _unquoted(lines: list[TextRow]) -> list[TextRow]:
    """The lines without the marks of a quoted message; where the depth changes a paragraph ends."""
    rows: list[TextRow] = []
    gap = 0
    for line in lines:
        depth, text = unquoted(line.text)
        gap += line.gap
        if not text:
            gap += 1
            continue
        changes = bool(rows) and rows[-1].depth != depth
        rows.append(TextRow(text, line.start, line.end, max(gap, int(changes)), line.indent, depth))
        gap = 0
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
    if _NARROW[0] <= width <= _NARROW[1]:
        return width if _is_narrow_column(pairs, width) else 0
    full = sum(_broken(a, b, width) for a, b in pairs)
    prose = sum(len(a.text) > 45 for a, _ in pairs)
    return width if full >= 3 and full >= 0.6 * len(pairs) and prose >= 0.5 * len(pairs) else 0


def _is_narrow_column(pairs: Sequence[tuple[TextRow, TextRow]], width: int) -> bool:
    """Whether lines too short for prose are prose nevertheless: nearly all are as long as they can be, and
    many go on in the midst of a sentence. Lines of verse and of lists differ in length, or begin with
    capitals."""
    fits = sum(
        a.indent + len(a.text) + 1 + len(b.text.partition(" ")[0]) <= width - _LEEWAY for a, b in pairs
    )
    goes_on = sum(b.text[0].islower() for _, b in pairs)
    return len(pairs) >= _LEAST_PAIRS and fits <= 0.15 * len(pairs) and goes_on >= 0.5 * len(pairs)


def _is_ragged(lines: Sequence[TextRow]) -> bool:
    """Whether lines of many widths were broken by hand: words are, at their ends."""
    broken = sum(_breaks_word(a, b) for a, b in pairwise(lines))
    return broken >= 2 and broken >= 0.05 * len(lines)


def _is_wrapped_here(lines: Sequence[TextRow]) -> bool:
    """Whether each line that follows another without a blank one goes on in the midst of its sentence, as the
    few long paragraphs of a short mail do."""
    pairs = [(a, b) for a, b in pairwise(lines[: 2 * _SAMPLE]) if b.gap == 0]
    return bool(pairs) and all(
        _LEAST_WRAPPED <= len(a.text) <= _WIDEST and b.text[0].islower() and not a.text.endswith((*ENDS, ":"))
        for a, b in pairs
    )


def _breaks_word(above: TextRow, below: TextRow) -> bool:
    return below.gap == 0 and below.text[0].islower() and is_broken_word(above.text, below.text)


def _broken(above: TextRow, below: TextRow, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on the line above."""
    used = above.indent + len(above.text)
    return used >= _SLACK * width or used + 1 + len(below.text.partition(" ")[0]) > width


def _reflow(lines: list[TextRow], width: int, words: frozenset[str]) -> list[TextRow]:
    """The paragraphs of lines that were broken at `width`, or, where it is 0, at no one width."""
    rows: list[TextRow] = []
    held: list[TextRow] = []

    def flush() -> None:
        if held:
            text = join_lines([r.text for r in held], words)
            rows.append(held[0]._replace(text=text, end=held[-1].end))
            held.clear()

    for line in lines:
        joined = held and line.gap == 0 and _goes_on(held[-1], line, width) and _same_paragraph(held, line)
        if not joined:
            flush()
        held.append(line)
    flush()
    return rows


def _goes_on(above: TextRow, below: TextRow, width: int) -> bool:
    """Whether the line below belongs to the paragraph of the one above."""
    if _breaks_word(above, below):
        return True
    if width:
        return _broken(above, below, width)
    return below.text[0].islower() and not above.text.endswith((*ENDS, ":"))


def _same_paragraph(held: list[TextRow], line: TextRow) -> bool:
    """An indented line starts a paragraph, unless the paragraph has a hanging indent."""
    return line.indent <= held[-1].indent or (len(held) == 1 and line.indent - held[0].indent <= 8)
