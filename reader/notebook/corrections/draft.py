"""An analysis that is being corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from reader.frozen import replace
from reader.model.analysis import (
    Analysis,
    Conflict,
    DateMention,
    Entity,
    EntityKind,
    Figure,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)
from reader.model.span import Span

SAME = 0.5
"""The share of their common extent in which what is found now and what was corrected must agree."""
RULE = "you said so"
"""The rule of what a person decided."""
SPEAKER_KINDS = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.NORP: SpeakerKind.GROUP,
    EntityKind.LAW: SpeakerKind.DOCUMENT,
    EntityKind.WORK: SpeakerKind.DOCUMENT,
}
"""What sort of speaker an entity is; all others are organizations."""

P = TypeVar("P", Quote, Figure, DateMention)


class AnalysisDraft:
    """The parts of an analysis of `text`, open to change; `finished` puts them together again."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self._analysis = analysis
        self.quotes = list(analysis.quotes)
        self.figures: list[Figure] = list(analysis.figures)
        self.entities = {entity.id: entity for entity in analysis.entities}
        self.speakers = {speaker.id: speaker for speaker in analysis.speakers}
        self._places = list(range(len(self.figures)))
        self._made = 0

    # --- what is meant --------------------------------------------------------------------------------

    def quote_at(self, span: Span) -> int | None:
        """The number of the quote that is at `span`, or nearly there in another analysis."""
        return _nearest(self.quotes, span)

    def figure_at(self, span: Span) -> int | None:
        """The number of the figure that is at `span`, or nearly there."""
        return _nearest(self.figures, span)

    def entity_at(self, span: Span) -> Entity | None:
        """The entity that is mentioned at `span`, or over most of it."""
        mentions = [(_agreement(m, span), e) for e in self.entities.values() for m in e.mentions]
        share, entity = max(mentions, key=lambda pair: pair[0], default=(0.0, None))
        return entity if share >= SAME else None

    def entity_named(self, name: str) -> Entity | None:
        """The entity of this name, or failing that with this alias."""
        return _named(self.entities.values(), name)

    def speaker_named(self, name: str) -> str:
        """The id of the speaker of this name; of an entity that has not spoken so far, or of somebody who is
        no entity, one is made."""
        speaker = _named(self.speakers.values(), name)
        if speaker is not None:
            return speaker.id
        entity = self.entity_named(name)
        known = next((s for s in self.speakers.values() if entity and s.entity == entity.id), None)
        if known is not None:
            return known.id
        id = self.new_id()
        if entity is None:
            self.speakers[id] = Speaker(id, name, SpeakerKind.PERSON)
        else:
            kind = SPEAKER_KINDS.get(entity.kind, SpeakerKind.ORGANIZATION)
            self.speakers[id] = Speaker(
                id, entity.name, kind, entity.role, False, entity.aliases, entity.mentions, entity=entity.id
            )
        return id

    def new_id(self) -> str:
        """An id that nothing else has."""
        self._made += 1
        return f"own{self._made}"

    # --- what changes ---------------------------------------------------------------------------------

    def say(self, number: int, speaker: str | None) -> None:
        """Quote `number` is said by this speaker, or by nobody who is named, and so are its figures."""
        quote = self.quotes[number]
        name = None if speaker is None else self.speakers[speaker].name
        self.quotes[number] = replace(
            quote, speaker=speaker, speaker_name=name, confidence=1.0, rule=RULE, speaker_start=None,
            speaker_end=None, refers_start=None, refers_end=None,
        )  # fmt: skip
        self.attribute_figures(quote, speaker)

    def attribute_figures(self, quote: Quote, speaker: str | None) -> None:
        """The figures of a quote are given by its speaker."""
        chain = () if speaker is None else (speaker,)
        for at, figure in enumerate(self.figures):
            if figure.quote == quote.id:
                handed_on = tuple(who for who in figure.chain if who not in (quote.speaker, speaker))
                self.figures[at] = replace(figure, speaker=speaker, chain=chain + handed_on)

    def add_quote(self, quote: Quote) -> None:
        """A quote that was missed, with the figures in it that stand in no other."""
        self.quotes.append(quote)
        for at, figure in enumerate(self.figures):
            if figure.quote is None and quote.start <= figure.start and figure.end <= quote.end:
                chain = () if quote.speaker is None else (quote.speaker,)
                self.figures[at] = replace(figure, quote=quote.id, speaker=quote.speaker, chain=chain)

    def replace_speaker(self, old: str, new: str) -> None:
        """Whatever `old` says is said by `new`."""
        if old == new:
            return
        name = self.speakers[new].name
        for at, quote in enumerate(self.quotes):
            if quote.speaker == old:
                self.quotes[at] = replace(quote, speaker=new, speaker_name=name)
        for at, figure in enumerate(self.figures):
            if old in figure.chain or figure.speaker == old:
                chain = tuple(dict.fromkeys(new if who == old else who for who in figure.chain))
                speaker = new if figure.speaker == old else figure.speaker
                self.figures[at] = replace(figure, speaker=speaker, chain=chain)
        del self.speakers[old]

    def rename_speaker(self, id: str, name: str) -> None:
        """The speaker has another name."""
        old = self.speakers[id]
        aliases = tuple(alias for alias in dict.fromkeys((*old.aliases, old.name)) if alias != name)
        self.speakers[id] = replace(old, name=name, aliases=aliases, anonymous=False)
        for at, quote in enumerate(self.quotes):
            if quote.speaker == id:
                self.quotes[at] = replace(quote, speaker_name=name)

    def drop_figure(self, number: int) -> None:
        """This is no figure."""
        del self.figures[number], self._places[number]

    # --- the result -----------------------------------------------------------------------------------

    def finished(self) -> Analysis:
        """The analysis with every change, and all that follows from them."""
        quotes = tuple(sorted(self.quotes, key=lambda quote: (quote.start, quote.end)))
        said: dict[str | None, list[Quote]] = {}
        for quote in quotes:
            said.setdefault(quote.speaker, []).append(quote)
        before = {speaker.id: speaker for speaker in self._analysis.speakers}
        cited = {who for figure in self.figures for who in (figure.speaker, *figure.chain)}
        speakers = []
        for speaker in self.speakers.values():
            own = said.get(speaker.id, [])
            ids = tuple(quote.id for quote in own)
            was = before.get(speaker.id)
            if was is None or was.quotes != ids:
                if not own and speaker.id not in cited:
                    continue  # nothing is theirs any more
                speaker = replace(speaker, quotes=ids, words=_words(self.text, own))
            speakers.append(speaker)
        entities = tuple(sorted(self.entities.values(), key=lambda e: e.mentions[:1]))
        return replace(
            self._analysis,
            quotes=quotes,
            speakers=tuple(speakers),
            entities=entities,
            figures=tuple(self.figures),
            conflicts=tuple(self._conflicts()),
        )

    def _conflicts(self) -> Iterable[Conflict]:
        """The conflicts that are left, with the new numbers of their figures."""
        now = {place: number for number, place in enumerate(self._places)}
        for conflict in self._analysis.conflicts:
            numbers = tuple(now[old] for old in conflict.figures if old in now)
            changed = any(self.figures[n] != self._analysis.figures[self._places[n]] for n in numbers)
            values = {self.figures[n].value for n in numbers}
            if len(numbers) > 1 and not (changed and len(values) == 1):
                yield replace(conflict, figures=numbers)


def _words(text: str, quotes: Iterable[Quote]) -> int:
    """The words of these quotes, those in two of them counted once; terms in marks are nobody's words."""
    end = many = 0
    for quote in quotes:
        if quote.kind is not QuoteKind.SCARE:
            many += len(text[max(end, quote.start) : quote.end].split())
            end = max(end, quote.end)
    return many


def _nearest(things: list[P], span: Span) -> int | None:
    shares = ((_agreement(Span(one.start, one.end), span), -number) for number, one in enumerate(things))
    share, number = max(shares, default=(0.0, 0))
    return -number if share >= SAME else None


def _agreement(one: Span, other: Span) -> float:
    """The share of their common extent that two stretches both cover."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(1, max(one.end, other.end) - min(one.start, other.start))


N = TypeVar("N", Entity, Speaker)


def _named(things: Iterable[N], name: str) -> N | None:
    wanted = name.casefold()
    things = tuple(things)
    whole = (one for one in things if one.name.casefold() == wanted)
    other = (one for one in things if wanted in (alias.casefold() for alias in one.aliases))
    return next(whole, None) or next(other, None)
