"""Headings of a text that only their capitals tell: a line of its own above a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.clean.dump.text_rows import TextRow
from reader.text.person_names import is_given_name

_LEAST, _MOST = 2, 10  # words
_LEAST_LETTERS = 6
_ENDS = (".", "!", "?", "”", '"', "’")
_NO_HEADING = (*_ENDS, ":", ";", ",", ")")
_LONGER = 1.5  # times the heading's length


def capital_headings(rows: Sequence[TextRow], kept: Sequence[bool]) -> frozenset[int]:
    """The numbers of these rows. A name is a speaker's, and a line that comes again is a label."""
    found = [n for n, row in enumerate(rows[:-1]) if kept[n] and _is_in_capitals(row) and kept[n + 1]]
    again = Counter(rows[n].text for n in found)
    return frozenset(n for n in found if again[rows[n].text] == 1 and _is_told(rows, n))


def _is_in_capitals(row: TextRow) -> bool:
    words = row.text.split()
    return (
        row.text.isupper()
        and not row.depth
        and _LEAST <= len(words) <= _MOST
        and row.text[0].isalpha()
        and not row.text.endswith(_NO_HEADING)
        and sum(map(str.isalpha, row.text)) >= _LEAST_LETTERS
        and not is_given_name(words[0])
    )


def _is_told(rows: Sequence[TextRow], number: int) -> bool:
    """Whether a sentence stands below, and both stand apart from what is above them."""
    line, below = rows[number], rows[number + 1]
    apart = (number == 0 or line.gap) and below.gap
    sentence = below.text.endswith(_ENDS) and not below.text.isupper()
    return bool(apart) and sentence and len(below.text) >= _LONGER * len(line.text)
