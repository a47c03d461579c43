"""The annotations of an article, indexed by place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.model.analysis import Analysis, DateMention, Entity, Figure, Quote, QuoteKind, Speaker
from reader.model.span import Span
from reader.model.span_index import SpanIndex
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.model.notebook_state import NotebookState


class EntityMention(NamedTuple):
    """One place at which an entity is mentioned: by name, role noun or pronoun."""

    start: int
    end: int
    entity: Entity


class SharedQuote(NamedTuple):
    """A quote that stands in `others` articles of the index too."""

    start: int
    end: int
    others: int


NO_SPANS: SpanIndex[Span] = SpanIndex(())
NOT_SHARED: SpanIndex[SharedQuote] = SpanIndex(())


class AnnotationIndex(NamedTuple):
    """An analysis by place. `quotes` are those that report speech; scare quotes are left out.
    `mentions` are all mentions of entities, `names` those by name, `introduced` the first of each entity by
    name. `notebook` is what the person did, where that is known by now; the analysis holds their
    corrections. `highlighted` are words that they marked, `changed` those that are new since they read the
    article last, `elsewhere` quotes that other articles have too."""

    analysis: Analysis
    quotes: SpanIndex[Quote]
    mentions: SpanIndex[EntityMention]
    names: SpanIndex[EntityMention]
    figures: SpanIndex[Figure]
    dates: SpanIndex[DateMention]
    speakers: dict[str, Speaker]
    introduced: SpanIndex[EntityMention]
    notebook: NotebookState | None = None
    highlighted: SpanIndex[Span] = NO_SPANS
    changed: SpanIndex[Span] = NO_SPANS
    elsewhere: SpanIndex[SharedQuote] = NOT_SHARED

    def quote_at(self, start: int, end: int) -> Quote | None:
        """The innermost quote over `[start, end)`, or the first one on it."""
        found = self.quotes.overlapping(start, max(end, start + 1))
        around = [q for q in found if q.start <= start and end <= q.end]
        return min(around, key=lambda q: q.end - q.start) if around else (found[0] if found else None)

    def speaker_at(self, start: int, end: int) -> Speaker | None:
        """Who speaks on `[start, end)`; failing that, a speaker who is named there."""
        quote = self.quote_at(start, end)
        if quote is not None and quote.speaker in self.speakers:
            return self.speakers[quote.speaker]
        for name in self.mentions.overlapping(start, max(end, start + 1)):
            for speaker in self.speakers.values():
                if speaker.entity == name.entity.id:
                    return speaker
        return None


_PRONOUNS = frozenset(
    {
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "its",
        "their",
        "our",
    }
)


def is_name(words: str) -> bool:
    """Whether the words of a mention are a name, and no pronoun or common noun."""
    return words != words.lower() and words.lower() not in _PRONOUNS


def index(analysis: Analysis, text: str) -> AnnotationIndex:
    """Index an analysis of `text`, in time linear in its annotations (n log n for mentions)."""
    mentions = [EntityMention(m.start, m.end, e) for e in analysis.entities for m in e.mentions]
    names = [n for n in mentions if is_name(text[n.start : n.end])]
    return AnnotationIndex(
        analysis,
        SpanIndex(q for q in analysis.quotes if q.kind is not QuoteKind.SCARE),
        SpanIndex(mentions),
        SpanIndex(names),
        SpanIndex(analysis.figures),
        SpanIndex(analysis.dates),
        {s.id: s for s in analysis.speakers},
        SpanIndex(_first_of_each(names)),
    )


def _first_of_each(names: list[EntityMention]) -> Iterable[EntityMention]:
    first: dict[str, EntityMention] = {}
    for name in names:
        known = first.get(name.entity.id)
        if known is None or name.start < known.start:
            first[name.entity.id] = name
    return first.values()


NOTHING = index(Analysis(), "")
