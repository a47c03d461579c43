"""Figures that somebody states in the article's own words: 'the brigade put the number at 45'."""

from __future__ import annotations

from functools import cache

from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.records import Referent
from reader.annotate.speakers.assign import ids_of_entities, new_speaker
from reader.annotate.speakers.referent_index import ReferentIndex, ReferentLink
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace
from reader.model.analysis import Entity, EntityKind, Figure, FigureKind, Speaker
from reader.model.span import Span
from reader.text.data_files import data_lines

MOST_UP = 16  # steps from a figure up to the verb that states it
STATING = frozenset({EntityKind.PERSON, EntityKind.ORG, EntityKind.GPE, EntityKind.NORP})
PUT = frozenset({"put", "give"})  # 'put the toll at 45', but not 'gave 45 pounds'
TELLS = 0.5  # probability from which on a verb reports the clause below it
AT = frozenset({"at", "of"})
_BEHIND = 2  # characters between a name and an age: a comma and a space
CLAUSES = frozenset({"relcl", "acl", "advcl"})
"""What parts a figure from the verb that states it: it stands in a clause of its own."""


@cache
def stating() -> frozenset[str]:
    """The lemmas of verbs that state a number."""
    return frozenset(data_lines("reader.annotate", "stating.txt"))


def find(
    tokens: Tokens,
    referents: tuple[Referent, ...],
    entities: tuple[Entity, ...],
    figures: tuple[Figure, ...],
    speakers: tuple[Speaker, ...],
) -> tuple[tuple[Figure, ...], tuple[Speaker, ...]]:
    """The figures with those who state them, and the speakers with those who state no more than figures."""
    index = ReferentIndex(tokens, referents)
    known = {speaker.mentions: speaker.id for speaker in speakers}
    ids = ids_of_entities(referents, entities)
    everybody, found = list(speakers), list(figures)
    for number, figure in enumerate(figures):
        chain: list[str] = []
        for link in _tellers(index, figure):
            mentions = tuple(m.span for m in referents[link.referent].mentions)
            if mentions not in known:
                name = index.name(link, link.mention.span)
                everybody.append(new_speaker(index, link.referent, f"s{len(everybody) + 1}", name, ids))
                known[mentions] = everybody[-1].id
            if known[mentions] in figure.chain:
                break
            chain.append(known[mentions])
        if chain:
            whole = tuple(dict.fromkeys((*chain, *figure.chain)))
            found[number] = replace(figure, speaker=whole[0], chain=whole)
    return tuple(found), tuple(everybody)


def _tellers(index: ReferentIndex, figure: Figure) -> list[ReferentLink]:
    """Those who tell a figure by the verbs that it hangs on, the nearest first."""
    tokens = index.tokens
    first, past = tokens.range_of(Span(figure.start, figure.end))
    found: list[ReferentLink] = []
    if first >= past or tokens.quote[first] != OUTSIDE:
        return found
    cue, i = tokens.arrays.cue, past - 1
    at = clause = False
    for _ in range(MOST_UP):
        if tokens.dep[i] == "prep":
            at = at or tokens.text[i].lower() in AT
        reported = tokens.dep[i] == "ccomp"
        if tokens.head[i] == i or (tokens.dep[i] in CLAUSES and not reported):
            break
        below, i = i, tokens.head[i]
        if not tokens.tag[i].startswith("VB"):
            continue
        lemma = tokens.lemma[i].lower()
        if int(tokens.arrays.subject[i]) == below:
            clause = True  # 'a man of 50 said': it describes the speaker, who does not say it
            continue
        stated = not clause and lemma in stating() and (at or lemma not in PUT)
        if stated if not reported else cue[i] >= TELLS:
            link = _speaking(index, i, first)
            found += [link] if link is not None and not _is_age_of(link, figure) else []
        clause = True
    return found


def _is_age_of(link: ReferentLink, figure: Figure) -> bool:
    """Whether a figure is the age right behind a name: 'Ada Morland, 67, said'."""
    return figure.kind is FigureKind.AGE and 0 <= figure.start - link.mention.span.end <= _BEHIND


def _speaking(index: ReferentIndex, verb: int, before: int) -> ReferentLink | None:
    """The subject of a verb before token `before`, where it is somebody who can speak."""
    tokens = index.tokens
    subject = int(tokens.arrays.subject[verb])
    if not 0 <= subject < before or tokens.quote[subject] != OUTSIDE or tokens.dep[subject] == "nsubjpass":
        return None
    link = index.at(subject)
    if link is None or is_inanimate(tokens.lemma[subject].lower()):
        return None
    kind = index.referents[link.referent].kind
    return link if kind is None or kind in STATING else None
