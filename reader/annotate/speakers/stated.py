"""Figures that somebody states in the article's own words: 'the brigade put the number at 45'."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotate.names.nouns import NounClass, left_end, phrase_at
from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.records import Referent
from reader.annotate.speakers.assign import ids_of_entities, new_speaker
from reader.annotate.speakers.figure_verbs import FigureVerbs
from reader.annotate.speakers.referent_index import ReferentIndex
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import frozen, replace
from reader.model.analysis import Entity, EntityKind, Figure, FigureKind, Quote, Speaker, SpeakerKind
from reader.model.span import Span

STATING = frozenset({EntityKind.PERSON, EntityKind.ORG, EntityKind.GPE, EntityKind.NORP})
_BEHIND = 2  # characters between a name and an age: a comma and a space
_UNNAMED = {
    NounClass.PERSON: SpeakerKind.ROLE,
    NounClass.GROUP: SpeakerKind.GROUP,
    NounClass.ORGANISATION: SpeakerKind.ORGANIZATION,
    NounClass.DOCUMENT: SpeakerKind.DOCUMENT,
}


@frozen
class FigureTeller:
    """Who tells a figure: the referent, or the words of a noun phrase that is named nowhere else."""

    span: Span
    referent: int | None
    name: str
    kind: SpeakerKind = SpeakerKind.ROLE


def find(
    tokens: Tokens,
    referents: tuple[Referent, ...],
    entities: tuple[Entity, ...],
    figures: tuple[Figure, ...],
    speakers: tuple[Speaker, ...],
    quotes: tuple[Quote, ...] = (),
) -> tuple[tuple[Figure, ...], tuple[Speaker, ...]]:
    """The figures with those who state them, and the speakers with those who state no more than figures.

    A verb that attributes one of `quotes` names nobody else for the figures in it.
    """
    finder = _TellerFinder(ReferentIndex(tokens, referents), quotes)
    roll = _Roll(finder.index, ids_of_entities(referents, entities), list(speakers))
    found = list(figures)
    for number, figure in enumerate(figures):
        chain: list[str] = []
        for teller in finder.tellers(figure):
            speaker = roll.speaker(teller)
            if speaker in figure.chain:
                break
            chain.append(speaker)
        if chain:
            whole = tuple(dict.fromkeys((*chain, *figure.chain)))
            found[number] = replace(figure, speaker=whole[0], chain=whole)
    return tuple(found), tuple(roll.everybody)


class _Roll:
    """Everybody who speaks, to which those are added who only state figures."""

    def __init__(self, index: ReferentIndex, entities: dict[int, str], everybody: list[Speaker]) -> None:
        self.index, self.entities, self.everybody = index, entities, everybody
        self.by_mentions = {speaker.mentions: speaker.id for speaker in everybody}
        self.by_name = {_bare(speaker.name): speaker.id for speaker in everybody}

    def speaker(self, teller: FigureTeller) -> str:
        """The id of the speaker, who is added where nobody of the name speaks yet."""
        number = f"s{len(self.everybody) + 1}"
        if teller.referent is None:
            known = self.by_name.get(_bare(teller.name))
            if known is not None:
                return known
            new = Speaker(number, teller.name, teller.kind, mentions=(teller.span,))
        else:
            mentions = tuple(m.span for m in self.index.referents[teller.referent].mentions)
            if mentions in self.by_mentions:
                return self.by_mentions[mentions]
            new = new_speaker(self.index, teller.referent, number, teller.name, self.entities)
        self.everybody.append(new)
        self.by_mentions[new.mentions] = self.by_name[_bare(new.name)] = number
        return number


def _bare(name: str) -> str:
    """A name without its article, to be compared."""
    first, _, rest = name.casefold().partition(" ")
    return rest if rest and first in ("the", "a", "an") else name.casefold()


class _TellerFinder:
    """Those who tell a figure by the verbs and nouns that it hangs on."""

    def __init__(self, index: ReferentIndex, quotes: tuple[Quote, ...]) -> None:
        self.index, self.tokens = index, index.tokens
        self.verbs = FigureVerbs(index.tokens)
        self.attributing = {q.cue_start for q in quotes if q.speaker is not None and q.is_shown}

    def tellers(self, figure: Figure) -> list[FigureTeller]:
        """Those who tell a figure, the nearest first, nobody twice."""
        tokens = self.tokens
        first, past = tokens.range_of(Span(figure.start, figure.end))
        found: list[FigureTeller] = []
        if first >= past or tokens.quote[first] != OUTSIDE:
            return found
        for token, verb in self.verbs.sources(first, past):
            if figure.chain and verb is not None and tokens.start[verb] in self.attributing:
                continue  # the quote itself says who tells it
            teller = self._teller(token)
            if teller is not None and not self._is_age_of(teller, figure) and teller not in found:
                found.append(teller)
        return found

    def _is_age_of(self, teller: FigureTeller, figure: Figure) -> bool:
        """Whether a figure is the age right behind a name: 'Ada Morland, 67, said'."""
        return figure.kind is FigureKind.AGE and 0 <= figure.start - teller.span.end <= _BEHIND

    def _teller(self, token: int) -> FigureTeller | None:
        """Who or what stands at a token, where it can tell something."""
        tokens = self.tokens
        if tokens.quote[token] != OUTSIDE:
            return None
        token = next(self._bodies(token), token)
        link = self.index.at(token)
        if link is not None:
            kind = self.index.referents[link.referent].kind
            if kind in STATING or (kind is None and not self._is_mute(token)):
                return FigureTeller(
                    link.mention.span, link.referent, self.index.name(link, link.mention.span)
                )
            return None
        phrase = phrase_at(tokens, token)
        if phrase is not None and phrase.sort in _UNNAMED:
            first, sort = phrase.first, _UNNAMED[phrase.sort]
        elif self.verbs.is_paper(token):
            first, sort = left_end(tokens, token), SpeakerKind.DOCUMENT
        else:
            return None
        name = tokens.text_of(first, token + 1)
        if tokens.tag[first] in ("DT", "PDT", "JJ", "NNS", "NN", "CD"):
            name = name[:1].lower() + name[1:]
        return FigureTeller(tokens.span(first, token + 1), None, name, sort)

    def _is_mute(self, token: int) -> bool:
        noun = self.tokens.lemma[token].lower()
        mute = is_inanimate(noun) and phrase_at(self.tokens, token) is None
        return mute and not self.verbs.is_paper(token)

    def _bodies(self, token: int) -> Iterator[int]:
        """The body whose data a noun names: the Home Office of 'figures from the Home Office'."""
        tokens = self.tokens
        if not self.verbs.is_data(token):
            return
        preps = tokens.children(token, "prep")
        inner = [
            j
            for p in preps
            if tokens.text[p].lower() in ("from", "by", "of")
            for j in tokens.children(p, "pobj")
        ]
        for j in (*tokens.children(token, "poss", "compound", "nmod"), *inner, token - 1):
            link = self.index.at(j)
            if link is not None and self.index.referents[link.referent].kind in STATING:
                yield j
