"""Captions that only their box tells: a picture and a line, in an element that is named for pictures."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import PICTURE_WORDS, PROSE_WORDS, class_words, names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXES = frozenset(("div", "span", "section", "aside", "td", "p", "li"))
_MOST_WORDS = 45  # of a caption
_MOST_OTHER = 25  # words of the credit beside it
_LEVELS = 4  # from the line, and from its box, to the element that is named for pictures


def is_beside_alone(image: HtmlElement, line: HtmlElement, text: str) -> bool:
    """Whether the text of the element `line` stands with the picture above it in a box of their own."""
    size = len(text.split())
    if size > _MOST_WORDS:
        return False
    around = set(islice(image.iterancestors(), _LEVELS))
    box = next((place for place in islice((line, *line.iterancestors()), _LEVELS) if place in around), None)
    if box is None or box.tag not in _BOXES:
        return False
    names = class_words(names_of(box))
    if PICTURE_WORDS.isdisjoint(names) or not PROSE_WORDS.isdisjoint(names):
        return False
    count = 0
    for part in box.itertext():
        count += len(part.split())
        if count > size + _MOST_OTHER:
            return False
    return True
