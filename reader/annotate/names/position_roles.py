"""Roles right before a name that a tagger misreads: 'Elm Town forward', 'Full-back', 'world No. 2'."""

from __future__ import annotations

import re

from reader.annotate.names.agents import is_agent, is_work
from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention
from reader.annotate.names.nouns import left_end
from reader.annotate.tokens.tokens import Tokens

NUMBERED = re.compile(r"(?i)(?:no|number)\.?\d{1,3}")
NUMBER = frozenset({"no", "no.", "number"})
MOST_NUMBER = 3  # digits of a rank
COUNTED = frozenset({"seed", "ranked"})
NAMES = frozenset({"NNP", "NNPS", "JJ", "NN", "VBG", "HYPH", "POS"})


def beside(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """The role that ends right before a full name with a word that is a thing elsewhere."""
    i = mention.first - 1
    if i < 0 or mention.past - mention.first < 2 or tokens.block[i] != tokens.block[mention.first]:
        return None
    return _position(tokens, i) or _hyphened(tokens, i) or _ranked(tokens, i)


def is_position(tokens: Tokens, i: int) -> bool:
    """Whether a word names what a player is, behind one that says of what: 'France centre'."""
    if i < 1 or tokens.text[i].lower() not in words("positions"):
        return False
    return tokens.is_name_like(i - 1) or tokens.tag[i - 1] in NAMES


def _position(tokens: Tokens, i: int) -> tuple[int, int] | None:
    if tokens.text[i] in words("party people"):
        return left_end(tokens, i), i + 1
    begins = i == tokens.sentences[tokens.sentence[i]][0]
    if begins:
        return (i, i + 1) if tokens.text[i].lower() in words("positions") and tokens.tag[i] != "IN" else None
    if not (is_position(tokens, i) and tokens.text[i].islower()):
        return None
    if tokens.tag[i] in ("RB", "RP", "VB", "VBP") and not (
        tokens.is_name_like(i - 1) or tokens.text[i - 1] == "-"
    ):
        return None  # 'brought forward Ada Holt'
    return _whole(tokens, i), i + 1


def _hyphened(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """'full-back', 'co-host'."""
    if i < 2 or tokens.text[i - 1] != "-" or not (tokens.glued(i) and tokens.glued(i - 1)):
        return None
    known = tokens.text[i] in words("behind hyphens") or (is_agent(tokens, i) and tokens.text[i].islower())
    return (_whole(tokens, i), i + 1) if known else None


def _ranked(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """'former world No. 2', 'world number six'."""
    first = i
    if not NUMBERED.fullmatch(tokens.text[i]):
        first = i - 1
        rank = tokens.tag[i] == "CD" and len(tokens.text[i]) <= len("eighteen") and first > 0
        if rank and tokens.text[first] == "." and tokens.glued(first):
            first -= 1
        if not rank or tokens.text[first].lower() not in NUMBER:
            return None
    if first < 1 or tokens.text[first - 1].lower() != "world":
        return None
    return left_end(tokens, first - 1), i + 1


def with_partner(tokens: Tokens, first: int, past: int) -> tuple[int, int]:
    """The role before a name with the one that 'and' joins to it: 'Actor and comedian', not 'the coach and
    the captain Ada Holt'."""
    noun = first - 2
    if noun < 0 or tokens.text[first - 1] not in ("and", "-turned-") or tokens.tag[first] == "DT":
        return first, past
    singular = tokens.tag[noun] in ("NN", "NNP") and is_work(tokens, noun) and is_work(tokens, past - 1)
    if not singular or not tokens.text[past - 1].islower():
        return first, past
    begin = left_end(tokens, noun)
    before = tokens.text[begin - 1].lower() if begin > 0 else ""
    return (first, past) if before in ("between", "both", ",", "and") else (begin, past)


def _whole(tokens: Tokens, i: int) -> int:
    """Where the words before a role's last one begin, with those before its hyphen."""
    first = i
    while first > 1 and tokens.text[first - 1] == "-" and tokens.glued(first) and tokens.glued(first - 1):
        first -= 2
    return min(first, left_end(tokens, first))
