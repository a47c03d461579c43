"""Roles that a verb states: 'the lawyer, identified as Ada Holt', 'The captain was Ada Holt', 'Ada Holt,
prosecuting, said'."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotate.names.agents import is_work
from reader.annotate.names.behind_roles import JOINING
from reader.annotate.names.bounds import words
from reader.annotate.names.described import described_by
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.further_roles import MOST_NOUN
from reader.annotate.names.nearby_roles import IN_PHRASE
from reader.annotate.names.nouns import left_end
from reader.annotate.names.shared_roles import ByFirst, listed, singular
from reader.annotate.tokens.tokens import Tokens


def identified(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """'the lawyer, identified as Ada Holt', 'identified the lawyer as Ada Holt'."""
    i = mention.first - 2
    if i < 1 or tokens.text[i + 1].lower() != "as":
        return None
    if tokens.text[i].lower() in words("identifying"):
        noun = i - 1 - (tokens.text[i - 1] == ",")
        return _with_left(tokens, noun) if noun >= 0 else None
    found = _with_left(tokens, i)
    verb = tokens.text[found[0] - 1].lower() if found is not None and found[0] > 0 else ""
    return found if verb in words("identifying") else None


def was(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """'The club's captain that day was Ada Holt'."""
    verb = tokens.head[mention.head]
    if tokens.dep[mention.head] != "attr" or tokens.lemma[verb] != "be" or verb > mention.first:
        return None
    noun = next((i for i in tokens.children(verb, "nsubj") if i < verb), None)
    return _with_left(tokens, noun) if noun is not None else None


def acting(tokens: Tokens, past: int) -> tuple[int, int] | None:
    """', prosecuting,' behind a name."""
    if tokens.text[past : past + 1] != [","] or not tokens.has(past + 2):
        return None
    alone = tokens.text[past + 2] in (",", ".") and tokens.text[past + 1].lower() in words("acting")
    return (past + 1, past + 2) if alone else None


def both(tokens: Tokens, mention: DraftMention, by_first: ByFirst) -> Iterator[tuple[EntityDraft, str]]:
    """What two or more are who stand in apposition to it: 'Two lawyers, Ada Holt and Ben Reed, left'."""
    comma = mention.first - 1
    if comma < 1 or tokens.text[comma] not in (",", ":"):
        return
    noun = comma - 1
    if tokens.tag[noun] != "NNS":  # 'Both pundits on Elm TV, Ada Holt and Ben Reed'
        described = described_by(tokens, comma) if tokens.text[comma] == "," else None
        if described is None or tokens.tag[described] != "NNS" or tokens.text[described + 1] not in JOINING:
            return
        noun = described
    one, named = singular(tokens, noun), listed(tokens, mention, by_first)
    if one is None or len(named) < 2 or one in words("of relations"):
        return
    first = left_end(tokens, noun)
    while first < noun and tokens.tag[first][:2] in ("DT", "CD", "PR", "PD"):
        first += 1
    if any(tokens.tag[i] == "POS" for i in range(first, noun)):
        return
    if first > 1 and tokens.text[first - 1] == "and" and tokens.tag[first] in ("JJ", "VBG"):
        first += 1  # 'the former and current coaches' are one of each
    before = f"{tokens.text_of(first, noun)} " if first < noun else ""
    behind = f" {tokens.text_of(noun + 1, comma)}" if noun + 1 < comma else ""
    for draft in named:
        yield draft, before + one + behind


def _with_left(tokens: Tokens, noun: int) -> tuple[int, int] | None:
    """A noun for what somebody does, with what stands before it."""
    if not is_work(tokens, noun):
        return None
    first = left_end(tokens, noun)
    plain = all(tokens.tag[i][:2] in IN_PHRASE for i in range(first, noun))
    return (first, noun + 1) if plain and noun - first < MOST_NOUN else None
