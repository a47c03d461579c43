"""Unnamed sources that are no particular person: shares of people, and inanimate nouns."""

from __future__ import annotations

from reader.annotate.names.nouns import sort_of
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens

MOST_SHARE = 10  # tokens of 'some 45% of the respondents'
WEAK = 0.4  # certainty that an inanimate source says something


def is_share(tokens: Tokens, i: int) -> bool:
    """Whether the head of a source is a part of people who are counted: '74%', 'half', 'a majority'."""
    return tokens.lemma[i].lower() in tables().nouns.shares or not tokens.text[i][:1].isalpha()


def share(tokens: Tokens, i: int) -> str:
    """The whole wording of a share, so that '74% of voters' and '20% of voters' are two."""
    first, past = max(tokens.left[i], i - MOST_SHARE), min(tokens.right[i] + 1, i + MOST_SHARE)
    return tokens.text_of(first, past).lower()


def is_inanimate(noun: str) -> bool:
    """Whether a noun, lower case and singular, cannot speak itself: 'development', 'evidence'."""
    nouns = tables().nouns
    if noun in nouns.shares or sort_of(noun, plural=False) is not None:
        return False
    return noun in nouns.inanimate or noun.endswith(nouns.abstract_endings)
