"""What the analysis found in an article: standoff annotations over its text.

All offsets are code points into `Article.text`, end exclusive.
"""

from __future__ import annotations

from enum import StrEnum

from reader.frozen import frozen
from reader.model.span import Offset, Span

SHOWN = 0.35
"""Attributions with less confidence than this are not shown as anybody's words."""
NOT_ENGLISH = "This article is not in English: speakers and names were not looked for."


class QuoteKind(StrEnum):
    """How content is attributed. `scare`: quotation marks that report no speech."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    SCARE = "scare"


class SpeakerKind(StrEnum):
    """What sort of thing speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    ROLE = "role"
    DOCUMENT = "document"


class EntityKind(StrEnum):
    """Kinds of named things: the labels of OntoNotes 5."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    NORP = "NORP"
    FAC = "FAC"
    EVENT = "EVENT"
    LAW = "LAW"
    WORK = "WORK"
    PRODUCT = "PRODUCT"


class FigureKind(StrEnum):
    """What sort of number a figure is."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    QUANTITY = "quantity"
    AGE = "age"
    TEMPERATURE = "temperature"
    RATIO = "ratio"
    RANGE = "range"
    ORDINAL = "ordinal"  # 'fifth straight', 'second-highest'


@frozen
class Quote:
    """A stretch of attributed content, its quotation marks included.

    `speaker` is the id of a Speaker. `speaker_start/end` are the words that name the speaker here
    (the mention), `cue_start/end` the words that attribute. Where the mention is a pronoun or a role
    noun, `refers_start/end` are the words it refers to. `confidence` is the probability, 0-1, that
    content and speaker are right. `rule` says in plain words how the speaker was found.
    `spans`: where the attributed content is more than this stretch (the clause around a quoted part, the
    later paragraphs of a quotation), its extent; given with the first stretch of that content alone.
    """

    id: str
    kind: QuoteKind
    start: Offset
    end: Offset
    speaker: str | None = None
    speaker_name: str | None = None
    speaker_start: Offset | None = None
    speaker_end: Offset | None = None
    cue_start: Offset | None = None
    cue_end: Offset | None = None
    refers_start: Offset | None = None
    refers_end: Offset | None = None
    confidence: float = 0.0
    rule: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether it is sure enough to be shown as its speaker's; 0 is a confidence that nobody stated."""
        return not 0 < self.confidence < SHOWN

    @property
    def clause(self) -> Span | None:
        """The clause in which words are quoted in part, where it is more than these words."""
        within = (s for s in self.spans if s.start <= self.start and self.end <= s.end)
        span = next(within, None) if self.kind is QuoteKind.MIXED else None
        return span if span is not None and (span.start, span.end) != (self.start, self.end) else None


@frozen
class Speaker:
    """Somebody who is quoted. `quotes` are ids in order; `words` counts the words quoted or reported.

    `entity` is the id of the Entity that this speaker is, where there is one.
    """

    id: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    anonymous: bool = False
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    words: int = 0
    entity: str | None = None


@frozen
class Entity:
    """A named thing. `mentions` are all of them, in order: names, role nouns and pronouns."""

    id: str
    name: str
    kind: EntityKind
    role: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@frozen
class Figure:
    """A number in the text. `of` is the thing counted; `quote` and `speaker` are ids: who says so.
    `chain` are the ids of all who hand it on, from the nearest, which is `speaker`, to the first.

    The span holds sign, currency and unit; the qualifier ("more than") is outside it.
    `value` is a number, or (low, high) for a range, score, vote or ratio.
    """

    start: Offset
    end: Offset
    text: str
    kind: FigureKind
    value: int | float | tuple[int | float, int | float]
    unit: str | None = None
    qualifier: str | None = None
    of: str | None = None
    quote: str | None = None
    speaker: str | None = None
    chain: tuple[str, ...] = ()


@frozen
class DateMention:
    """A date in the text, resolved to ISO 8601; `until` is exclusive. `inferred`: a part was worked out.

    A stretch with one end open ('since 2010', 'before May') is resolved to `2010-01-01/` or `/2019-05-01`.
    """

    start: Offset
    end: Offset
    text: str
    resolved: str | None = None
    until: str | None = None
    inferred: bool = False


@frozen
class Conflict:
    """Figures (indices into `Analysis.figures`) that may not agree, and the question to ask."""

    figures: tuple[int, ...]
    question: str


@frozen
class Analysis:
    """Everything found in one article. `notes` are sentences for the reader (what was not looked for).

    `complete` is False for what needs no language model, which is on screen before the rest.
    """

    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    complete: bool = False

    @property
    def sought(self) -> bool:
        """Whether all speakers were looked for, so that a quote without one is a finding: not before the
        analysis is whole, and in English text alone."""
        return self.complete and NOT_ENGLISH not in self.notes
