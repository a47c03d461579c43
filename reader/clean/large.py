"""The paragraphs of a large text, quickly: what stands far from its ends is the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = 12_000  # characters at both ends that are looked at line by line
_BLANK = r"\n[ \t\r]*(?:\n[ \t\r]*)+"
_FULL = 0.7  # share of the width that a line broken by hand fills


class Parts(NamedTuple):
    """A large text in three parts, cut at blank lines or line ends."""

    head: str
    middle: str
    tail: str


def cut_in_three(text: str) -> Parts:
    """The ends of a text, and what is between them."""
    return Parts(
        text[: (a := _edge(text, _END))], text[a : (b := _edge(text, len(text) - _END, a))], text[b:]
    )


def _edge(text: str, near: int, least: int = 0) -> int:
    """The nearest place after `near` where a paragraph may end."""
    blank = text.find("\n\n", near)
    if blank < 0 or blank - near > _END:
        blank = text.find("\n", near)
    return max(least, blank if blank >= 0 else len(text))


def paragraphs(text: str, width: int) -> Iterator[str]:
    """The paragraphs of `text`; `width` is the column at which its lines were broken by hand, or 0."""
    if not width:
        for line in text.split("\n"):
            if words := _plain(line):
                yield words
        return
    for part in re.split(_BLANK, text):
        lines = part.split("\n")
        if all(len(line) >= _FULL * width for line in lines[:-1]):
            if words := _plain(part):
                yield words
        else:  # verse, a table, a list: its lines are its own
            for line in lines:
                if words := _plain(line):
                    yield words


def _plain(text: str) -> str:
    text = text.strip()
    return " ".join(text.split()) if "  " in text or "\n" in text or "\t" in text else text
