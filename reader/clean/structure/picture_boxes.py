"""Captions that only their place tells: a picture and a line, in an element that is named for pictures."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import (
    PICTURE_WORDS,
    PROSE_WORDS,
    TEXTLESS,
    class_words,
    names_of,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXES = frozenset(("div", "span", "section", "aside", "td", "p", "li"))
_MOST_WORDS = 45  # of a caption
_MOST_OTHER = 25  # words of the credit beside it
_LEVELS = 6  # from the line, and from the picture, to the box around both
_AROUND = 2  # elements around a box that may bear its name
_MOST_PARTS = 60  # elements of a box
_CUT_SHORT = ("…", "...")  # as teasers are
_LEAST_SAID = 3  # words of a caption that the picture itself states


def is_beside_alone(image: HtmlElement, line: HtmlElement, text: str) -> bool:
    """Whether the text of the element `line` stands with the picture above it in a box of their own, or is
    what the picture says for those who cannot see it."""
    size = len(text.split())
    if size > _MOST_WORDS or text.endswith(_CUT_SHORT):
        return False
    if size >= _LEAST_SAID and text.strip() in (image.get("alt"), image.get("title")):
        return True
    around = set(islice(image.iterancestors(), _LEVELS))
    box = next((place for place in islice((line, *line.iterancestors()), _LEVELS) if place in around), None)
    if box is None:
        return False
    most = size + _MOST_OTHER
    for place in islice((box, *box.iterancestors()), _AROUND + 1):
        if place.tag not in _BOXES or _holds_more(place, most):
            return False
        names = class_words(names_of(place))
        if not PROSE_WORDS.isdisjoint(names):
            return False
        if not PICTURE_WORDS.isdisjoint(names):
            return True
    return False


def _holds_more(box: HtmlElement, most: int) -> bool:
    """Whether a box has more words, or more parts than a picture and its caption."""
    count = 0
    for number, place in enumerate(box.iter()):
        if place is not box:
            count += len((place.tail or "").split())
        if isinstance(place.tag, str) and place.tag not in TEXTLESS:
            count += len((place.text or "").split())
        if count > most or number > _MOST_PARTS:
            return True
    return False
