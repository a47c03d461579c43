"""Words in marks that name nobody, and stand again in words that are somebody's: ‘I wept’ above the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.annotate.names.bounds import words
from reader.annotate.records import Attribution
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.model.analysis import QuoteKind

LEAST = 3  # words that stand again
LEAST_ABOVE = 2  # and of the line above the story
MOST_LINE = 25  # tokens of such a line
SMALL = words("small words")
NOUNS = frozenset({"NN", "NNS"})
MOST_WORDS = 40  # words in marks that are looked for


def echoes(tokens: Tokens, attributions: Sequence[Attribution], linked: Sequence[bool]) -> dict[int, int]:
    """The attributions that name nobody, with those of somebody that hold their words, by number."""
    lost = {
        i: said
        for i, one in enumerate(attributions)
        if not linked[i] and not one.carried and one.kind is not QuoteKind.INDIRECT
        if (said := _words(tokens, one)[:MOST_WORDS]) and _may_stand_again(tokens, one, said)
    }
    if not lost:
        return {}
    begun: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    spoken = {j: _words(tokens, a) for j, a in enumerate(attributions) if linked[j] and _is_said(a)}
    for j, said in spoken.items():
        for k in range(len(said) - 1):
            begun.setdefault(tuple(said[k : k + LEAST_ABOVE]), []).append((j, k))
    found: dict[int, int] = {}
    for i, said in lost.items():
        again = (
            j
            for j, k in begun.get(tuple(said[:LEAST_ABOVE]), ())
            if j != i and spoken[j][k : k + len(said)] == said
        )
        other = next(again, None)
        if other is not None:
            found[i] = other
    return found


def _is_said(one: Attribution) -> bool:
    return one.kind in (QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT)


def _words(tokens: Tokens, one: Attribution) -> list[str]:
    return list(_each_word(tokens, one))


def _each_word(tokens: Tokens, one: Attribution) -> Iterator[str]:
    for i in range(*tokens.range_of(one.content)):
        if tokens.text[i][:1].isalnum():
            yield tokens.text[i].casefold()


def _may_stand_again(tokens: Tokens, one: Attribution, said: list[str]) -> bool:
    """Whether words are so many that they are no chance, or stand in the line above the story; a term in
    marks stays one elsewhere, before a noun and where it is written as a name."""
    first, past = tokens.range_of(one.content)
    above = tokens.block[first] == 0 and _is_line_above(tokens)
    inside = [i for i in range(first, past) if tokens.text[i][:1].isalpha()]
    if all(tokens.is_name_like(i) or tokens.text[i].lower() in SMALL for i in inside):
        return False
    if one.kind is QuoteKind.SCARE and (not above or (tokens.has(past) and tokens.tag[past] in NOUNS)):
        return False
    return len(said) >= (LEAST_ABOVE if above else LEAST)


def _is_line_above(tokens: Tokens) -> bool:
    """Whether the first block is a line without a full stop: a headline that stands in the text."""
    past = next((i for i in range(min(len(tokens), MOST_LINE + 1)) if tokens.block[i] > 0), None)
    if past is None:
        return False
    last = past - 1
    while last > 0 and tokens.text[last].isspace():
        last -= 1
    return tokens.text[last] != "." and (tokens.quote[last] == OUTSIDE or tokens.text[last - 1] != ".")
