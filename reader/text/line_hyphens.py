"""Words that are broken at the end of a line: whether the hyphen belongs to the word or to the line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.text.data_files import word_lists

_DASHES = ("-", "\N{HYPHEN}")
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_LAST, _FIRST = r"[^\W_]+(?:['’-][^\W_]+)*$", r"[^\W\d_]+"
_LEAST_ALONE = 4  # letters of two parts that are words by themselves, so that the text may say so


def is_broken_word(above: str, below: str) -> bool:
    """Whether a line ends within a word that the line below goes on with."""
    return above.endswith(_DASHES) and above[-2:-1].isalnum() and below[:1].isalnum()


def join_lines(lines: Sequence[str], words: frozenset[str] = frozenset()) -> str:
    """The lines as one, with words that were broken made whole; `words` are those of the text around."""
    joined = lines[0]
    parts = []
    for line in lines[1:]:
        if is_broken_word(joined, line):
            parts.append(_without_or_with_hyphen(joined, line, words))
        else:
            parts.append(joined + " ")
        joined = line
    return "".join((*parts, joined))


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, compounds whole and without the parts of broken ones, to compare
    broken words with."""
    found = re.finditer(_WORD, text)
    return frozenset(m[0].lower() for m in found if not _is_part(text, m.start(), m.end()))


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a word is what a line break left of one."""
    return (text[end : end + 1] in _DASHES and text[end + 1 : end + 2] == "\n") or (
        text[start - 1 : start] == "\n" and text[start - 2 : start - 1] in _DASHES
    )


def _without_or_with_hyphen(above: str, below: str, words: frozenset[str]) -> str:
    """The line above, ready for the line below: its hyphen taken off, kept, or kept before a space."""
    last, first = re.search(_LAST, above[:-1]), re.match(_FIRST, below)
    if last is None or first is None or not below[0].islower():
        return above
    one, other = last[0].lower(), first[0].lower()
    lists = _lists()
    if other in lists["joining"]:
        return above + " "
    if one + other in words or one + other in lists["whole"]:
        return above[:-1]
    compound = f"{one}-{other}" in words or "-" in one or not one.isalpha()
    listed = one in lists["firsts"] or other in lists["seconds"]
    apart = min(len(one), len(other)) >= _LEAST_ALONE and one in words and other in words
    return above if compound or listed or apart else above[:-1]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in word_lists("reader.text", "line_hyphens.txt").items()}
