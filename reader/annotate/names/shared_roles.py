"""Roles that several people share: 'campaign managers Ada Holt and Ben Reed', 'actors such as Ada Holt'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.annotate.names.agents import ANYBODY
from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.nouns import left_end
from reader.annotate.names.role_bounds import before_name
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens

MEMBER = "member"  # tells something with a word before it: 'board members'
MOST_BETWEEN = 8  # tokens between two names of a list
MOST_SHARING = 12  # people of one role
BETWEEN = frozenset({",", "and", "or", "&", "(", ")", "-", "–", "of", "D", "R", "I"})
ByFirst = Mapping[int, tuple[EntityDraft, DraftMention]]
"""The people who are named, by the first token of each place."""


def is_plural(tokens: Tokens, first: int, past: int) -> bool:
    """Whether the role before a name is that of several."""
    return singular(tokens, _noun(tokens, first, past)) is not None


def shared(
    tokens: Tokens, first: int, past: int, mention: DraftMention, by_first: ByFirst
) -> Iterator[tuple[EntityDraft, str]]:
    """Everybody whom a role in the plural before a name means, and the role in the singular; nobody where a
    single name follows."""
    noun = _noun(tokens, first, past)
    one = singular(tokens, noun)
    named = listed(tokens, mention, by_first)
    while first < noun and tokens.text[first].lower() in words("before members"):
        first += 1  # 'other board members'
    bare = one in words("of relations") and not (one == MEMBER and first < noun)
    if one is None or len(named) < 2 or bare:
        return
    before = tokens.text_of(first, noun) if first < noun else ""
    for draft in named:
        yield draft, f"{before} {one}".strip()


def such_as(tokens: Tokens, mention: DraftMention, by_first: ByFirst) -> Iterator[tuple[EntityDraft, str]]:
    """The noun of which somebody is an example: 'candidates such as Ada Holt'."""
    i = mention.first - 1
    if i < 2 or tokens.text[i].lower() not in ("as", "like", "including"):
        return
    i -= 1 if tokens.text[i].lower() != "as" else 2
    i -= tokens.text[i] == ","
    if i < 1 or (
        tokens.text[mention.first - 1].lower() == "as" and tokens.text[mention.first - 2].lower() != "such"
    ):
        return
    one = singular(tokens, i) if tokens.tag[i] == "NNS" else None
    if one is None or one in words("of relations") or tokens.block[i] != tokens.block[mention.first]:
        return
    bounded = before_name(tokens, left_end(tokens, i), i + 1)
    first = bounded[0] if bounded is not None else i
    if any(tokens.tag[j] in ("CD", "POS", "PRP$", "DT") for j in range(first, i)):
        return
    before = tokens.text_of(first, i) if first < i else ""
    for draft in listed(tokens, mention, by_first):
        yield draft, f"{before} {one}".strip()


def _noun(tokens: Tokens, first: int, past: int) -> int:
    """The last word of a role, which a stop may follow: 'Sens' of 'Sens.'."""
    return past - 2 if tokens.text[past - 1] == "." and past - first > 1 else past - 1


def listed(tokens: Tokens, mention: DraftMention, by_first: ByFirst) -> list[EntityDraft]:
    """The people of a list that begins with a name: up to the one behind 'and'."""
    found, past = [by_first[mention.first][0]], mention.past
    while len(found) < MOST_SHARING:
        i = past
        while (
            tokens.has(i) and i - past < MOST_BETWEEN and i not in by_first and _may_stand_between(tokens, i)
        ):
            i += 1
        if i == past or i not in by_first:
            break
        draft, following = by_first[i]
        found.append(draft)
        if {"and", "or", "&"} & set(tokens.text[past:i]):
            return found
        past = following.past
    return found if tokens.text[mention.past : mention.past + 1] == [","] else found[:1]


def _may_stand_between(tokens: Tokens, i: int) -> bool:
    text = tokens.text[i]
    return (
        text in BETWEEN or text in tables().places or (tokens.tag[i] == "NNP" and tokens.text[i - 1] == "-")
    )


def singular(tokens: Tokens, i: int) -> str | None:
    """The singular of a plural noun for people, 'Sen.' of 'Sens.'; None for other words."""
    text, tag = tokens.text[i], tokens.tag[i]
    lower = text.strip(".").lower()
    titles = tables().plural_titles
    if lower in titles and text[:1].isupper():
        return titles[lower]
    known, lemma = tables(), tokens.lemma[i].lower()
    if tag == "NNS" and lemma in known.nouns.person and lemma not in ANYBODY:
        return lemma if text.islower() else lemma.capitalize()
    plain = lower.endswith("s") and lower[:-1] in known.nouns.person | frozenset(known.titles)
    return text[:-1] if tag == "NNPS" and plain else None
