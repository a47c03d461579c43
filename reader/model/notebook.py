"""What a person did with an article: checks, notes, highlights, corrections, tags, marks, and when.

The notebook is a log: each `NotebookEvent` holds one of the records below, and what stands is their replay
(`reader.notebook.replay`). Records point at the article by `Anchor`, so that they survive its new versions.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from reader.frozen import frozen
from reader.model.codec import from_plain, to_sparse
from reader.model.span import Span

CONTEXT = 32
"""Characters of the text on both sides that an anchor keeps."""


@frozen
class Anchor:
    """Words of an article: `exact` at code points `[start, end)` of the version they were taken from, with
    up to CONTEXT characters before and after (TextQuoteSelector and TextPositionSelector of the W3C Web
    Annotation Data Model). `once`: the words stood in that version once, and so are known without their
    context."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    once: bool = False

    @property
    def span(self) -> Span:
        """Where the words stood when they were anchored."""
        return Span(self.start, self.end)


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of the code points `[start, end)` of `text`."""
    exact = text[start:end]
    once = 0 <= text.find(exact) == text.rfind(exact)
    return Anchor(exact, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end, once)


class CheckSubject(StrEnum):
    """What sort of thing is checked; `claim` is any other stretch of the text."""

    QUOTE = "quote"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    CLAIM = "claim"


class CheckStatus(StrEnum):
    """What a person found out about a thing, in the order in which a key goes through it."""

    OPEN = "open"
    CHECKED = "checked"
    WRONG = "wrong"
    QUERY = "query"


class CorrectionKind(StrEnum):
    """What is corrected; `Correction` says what its value is."""

    SPEAKER = "speaker"
    NO_SPEECH = "no_speech"
    QUOTE_KIND = "quote_kind"
    QUOTE_ADDED = "quote_added"
    NAME_MERGED = "name_merged"
    NAME_SPLIT = "name_split"
    NAME_RENAMED = "name_renamed"
    NAME_KIND = "name_kind"
    NAME_ROLE = "name_role"
    NO_NAME = "no_name"
    FIGURE_VALUE = "figure_value"
    FIGURE_OF = "figure_of"
    FIGURE_SPEAKER = "figure_speaker"
    NO_FIGURE = "no_figure"


@frozen
class Check:
    """What was found out about the words at `anchor`. A later check of the same words takes its place."""

    anchor: Anchor
    status: CheckStatus
    subject: CheckSubject = CheckSubject.CLAIM


@frozen
class ReaderNote:
    """Words of a person about the words at `anchor`. `replaces` is the id of the note's event that this is a
    new wording of; with an empty `text` that note is taken away."""

    anchor: Anchor
    text: str
    replaces: str | None = None


@frozen
class Highlight:
    """Words that a person marked."""

    anchor: Anchor


@frozen
class Correction:
    """What a person mends in the analysis. By `kind`, `anchor` and `value` are:

    SPEAKER a quote, the name of who says it ("" for nobody named); NO_SPEECH a quote; QUOTE_KIND a quote, a
    QuoteKind; QUOTE_ADDED words that are a quote, its speaker's name or ""; NAME_MERGED a name, the name of
    the entity that it is; NAME_SPLIT one mention, the name of the entity of its own; NAME_RENAMED, NAME_KIND
    and NAME_ROLE a name, its entity's name, EntityKind or role; NO_NAME a name; FIGURE_VALUE a figure, its
    value as digits ("low-high" for two); FIGURE_OF what it counts; FIGURE_SPEAKER who gives it ("" for the
    article); NO_FIGURE a figure. What concerns an entity or a speaker concerns all of its mentions.
    """

    anchor: Anchor
    kind: CorrectionKind
    value: str = ""


@frozen
class ReaderTag:
    """A word that a person filed something under; without an anchor, the article."""

    word: str
    anchor: Anchor | None = None


@frozen
class Bookmark:
    """A place with a letter. A later one with the same letter takes its place."""

    letter: str
    anchor: Anchor


@frozen
class PublishedDay:
    """The day of publication that a person gave, ISO 8601."""

    day: str


@frozen
class ReadingPlace:
    """Where the article was left."""

    anchor: Anchor


@frozen
class Undo:
    """The event `target` counts no longer."""

    target: str


@frozen
class Redo:
    """The event `target`, which was undone, counts again."""

    target: str


Entry = (
    Check
    | ReaderNote
    | Highlight
    | Correction
    | ReaderTag
    | Bookmark
    | PublishedDay
    | ReadingPlace
    | Undo
    | Redo
)
"""What one event of the notebook holds."""

ENTRY_KINDS: Mapping[str, type[Any]] = {
    "check": Check,
    "note": ReaderNote,
    "highlight": Highlight,
    "correction": Correction,
    "label": ReaderTag,  # a log that is written is not renamed
    "mark": Bookmark,
    "published": PublishedDay,
    "place": ReadingPlace,
    "undo": Undo,
    "redo": Redo,
}
"""The kinds of entries by their names in the log."""
_NAMES = {kind: name for name, kind in ENTRY_KINDS.items()}


@frozen
class NotebookEvent:
    """One thing that a person did. `id` is unique everywhere (a UUID in lower case); `made` is the time in
    UTC, `2024-05-06T07:08:09Z`; `author` and `machine` say whose it is."""

    id: str
    made: str
    author: str
    machine: str
    entry: Entry

    @property
    def kind(self) -> str:
        """The name of its entry's kind in the log."""
        return _NAMES[type(self.entry)]


def entry_to_plain(entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON values."""
    plain: dict[str, Any] = to_sparse(entry)
    return plain


def entry_from_plain(kind: str, plain: Any) -> Entry:
    """The entry of this kind. Raises ValueError when the kind is not known or the value has another shape."""
    if kind not in ENTRY_KINDS:
        raise ValueError(f"an entry of a kind that is not known: {kind}")
    entry: Entry = from_plain(ENTRY_KINDS[kind], plain)
    return entry
