"""Unnamed sources that are nobody in particular: shares of people, and things that only seem to speak."""

from __future__ import annotations

from reader.annotate.names.nouns import sort_of
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens

MOST_SHARE = 10  # tokens of 'some 45% of the respondents'
WEAK = 0.4  # certainty that a thing that is no person says something


def is_share(words: Tokens, i: int) -> bool:
    """Whether the head of a source is a part of people who are counted: '74%', 'half', 'a majority'."""
    return words.lemma[i].lower() in tables().nouns.shares or not words.text[i][:1].isalpha()


def share(words: Tokens, i: int) -> str:
    """The whole wording of a share, so that '74% of voters' and '20% of voters' are two."""
    first, past = max(words.left[i], i - MOST_SHARE), min(words.right[i] + 1, i + MOST_SHARE)
    return words.words(first, past).lower()


def is_inanimate(noun: str) -> bool:
    """Whether a noun, lower case and singular, can say nothing itself: 'development', 'evidence'."""
    nouns = tables().nouns
    if noun in nouns.shares or sort_of(noun, plural=False) is not None:
        return False
    return noun in nouns.inanimate or noun.endswith(nouns.abstract_endings)
