"""The paragraphs of a large text, without a look at each line: far from its ends nothing is furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.span import Span

_END = 12_000  # characters at both ends that are cleaned line by line
_BLANK = r"\n[ \t\r]*(?:\n[ \t\r]*)+"
_AS_IT_STANDS = r"\n\n((?!\s)[^\n]+(?<!\s))"
_FULL = 0.7  # share of the width that a hard-wrapped line fills


def middle(text: str) -> Span:
    """The part between the ends of a text, from one blank line or line end to another."""
    start = _edge(text, _END)
    return Span(start, _edge(text, len(text) - _END, start))


def _edge(text: str, near: int, least: int = 0) -> int:
    """The nearest place after `near` where a paragraph may end."""
    blank = text.find("\n\n", near)
    if blank < 0 or blank - near > _END:
        blank = text.find("\n", near)
    return max(least, blank if blank >= 0 else len(text))


def as_they_stand(text: str, within: Span) -> list[tuple[int, int]]:
    """The spans of all paragraphs, if none needs a change, which is common; otherwise an empty list.

    They need none with single blank lines between them and single spaces within.
    """
    start, end = within
    # Python searches for two characters four times as fast backwards
    if text.rfind("  ", start, end) >= 0 or text.find("\t", start, end) >= 0:
        return []
    found = [m.span(1) for m in re.compile(_AS_IT_STANDS).finditer(text, start, end)]
    covered = sum(stop - first + 2 for first, stop in found)
    return found if covered == end - start else []


def paragraphs(text: str, width: int) -> Iterator[str]:
    """The paragraphs of `text`; `width` is the column at which its lines are hard-wrapped, or 0."""
    if not width:
        spaced = "  " in text or "\t" in text
        yield from filter(None, map(_plain if spaced else str.strip, text.split("\n")))
        return
    for part in re.split(_BLANK, text):
        lines = part.split("\n")
        if all(len(line) >= _FULL * width for line in lines[:-1]):
            if words := _plain(part):
                yield words
        else:  # verse, a table or a list: line breaks count
            for line in lines:
                if words := _plain(line):
                    yield words


def _plain(text: str) -> str:
    text = text.strip()
    return " ".join(text.split()) if "  " in text or "\n" in text or "\t" in text else text
