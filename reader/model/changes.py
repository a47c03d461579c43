"""What changed between two versions of an article, or two articles of one story."""

from __future__ import annotations

from enum import StrEnum

from reader.frozen import frozen
from reader.model.span import Span


class ChangeKind(StrEnum):
    """What a change is to a person who reads."""

    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    FIGURE = "figure"
    DATE = "date"
    UNNAMED = "speaker unnamed"
    NAMED = "speaker named"
    SPEAKER = "speaker"
    QUOTE_REWORDED = "quotation reworded"
    QUOTE_ADDED = "quotation added"
    QUOTE_GONE = "quotation gone"
    REWORDED = "paragraph reworded"
    ADDED = "paragraph added"
    GONE = "paragraph gone"
    MOVED = "paragraph moved"


@frozen
class Change:
    """One change. `before` and `after` are its words ('' where there are none), `old` and `new` where they
    stand in the texts of the two versions; both are None for the headline. An `old` or `new` without a length
    is the place where words were added or removed. `note` says more in plain words ('same source')."""

    kind: ChangeKind
    before: str = ""
    after: str = ""
    old: Span | None = None
    new: Span | None = None
    note: str = ""


@frozen
class Comparison:
    """All changes, in the order of the new text, those of the headline first. `marks` are the words of the
    new text that are new or different; `removed` are words that are gone, each with
    its place in the new text."""

    changes: tuple[Change, ...] = ()
    marks: tuple[Span, ...] = ()
    removed: tuple[tuple[int, str], ...] = ()
