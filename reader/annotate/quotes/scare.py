"""Quotation marks that report no speech: terms, titles of works, nicknames, slogans."""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.appearance import LITTLE, SHORT, Quotation, is_capital, is_single
from reader.annotate.quotes.tagger.tagged_spans import Range
from reader.annotate.records import Mark
from reader.annotate.tokens.arrays import TokenArrays

LONG_TITLE = 8  # words of a title at most
SPEECH = 0.7  # probability of speech below which a quotation is none
WEAK = 0.32  # confidence of a piece below which a few words in it are no speech
HEADING = 12  # tokens of a heading at most, its marks included
TITLING = frozenset({"titled", "entitled", "headlined", "subtitled"})
FULL = 6  # words from which on a whole sentence between marks is speech, whatever its context


def is_term(quotation: Quotation, speech: float, confidence: float) -> bool:
    """Whether a quotation is a term or a title.

    A term modifies the noun behind it or follows a word that names; a title has capitals throughout.
    `speech` is the probability that it is speech, `confidence` that of the piece it stands in.
    """
    words = quotation.words
    if not words or speech < SPEECH or is_titled(quotation.arrays, quotation.first):
        return True
    if len(words) <= 2 * SHORT and (confidence < WEAK or quotation.is_named(1)):
        return True
    title = len(words) <= LONG_TITLE and _is_title(quotation)
    if title and (quotation.is_named(3) or quotation.is_possessed or quotation.is_listed):
        return True
    if _is_work(quotation) and (title or len(words) == 1):
        return True
    return len(words) <= SHORT and quotation.modifies_noun and (title or not quotation.is_capital)


def _is_work(quotation: Quotation) -> bool:
    """Whether capitals in marks stand within a sentence where a name would: 'the “Red Sea” singers', 'earned
    from “Tides”'."""
    arrays, before, behind = quotation.arrays, quotation.before, quotation.behind
    if before is None or behind is None or not quotation.are_capitals or quotation.inner[-1:] in ",.!?":
        return False
    tags = [arrays.strings[int(arrays.tag[i])] for i in (before, behind)]
    return tags[0] == "IN" or (tags[0] in ("DT", "JJ", "PRP$") and tags[1] in ("NN", "NNS"))


def is_titled(arrays: TokenArrays, first: int) -> bool:
    """Whether the quotation at token `first` is a title by the word before it: 'an article titled “...”'."""
    return first > 0 and arrays.strings[int(arrays.lower[first - 1])] in TITLING


def headings(arrays: TokenArrays, text: str) -> frozenset[int]:
    """The quotations that are headings made of somebody's words, by their numbers.

    Such a one is a block by itself, short, and between single marks in an article that speaks between
    double ones.
    """
    single = [q for q, m in enumerate(arrays.outer) if is_single(text, m)]
    if 2 * len(single) >= len(arrays.outer):
        return frozenset()
    return frozenset(q for q in single if _alone(arrays, arrays.outer[q]))


def _alone(arrays: TokenArrays, mark: Mark) -> bool:
    """Whether a short quotation has its block for itself."""
    first, last = (int(i) for i in np.searchsorted(arrays.edges[:-1], (mark.start, mark.end)))
    if first >= last or last - first > HEADING:
        return False
    block = arrays.paragraph[first]
    near = [i for i in (first - 1, last) if 0 <= i < len(arrays)]
    return all(arrays.space[i] or arrays.paragraph[i] != block for i in near)


def _is_title(quotation: Quotation) -> bool:
    """At least two words, all but the short ones capitalised, in a context that is not."""
    arrays, words = quotation.arrays, quotation.words
    if len(words) < 2 or not quotation.is_capital or not quotation.are_capitals:
        return False
    if words[-1] - words[0] < 2 and not is_capital(arrays, words[-1]):
        return False
    neighbours = [
        i
        for i in range(max(0, words[0] - 6), words[0] - 1)
        if arrays.quote[i] < 0 and len(quotation.word(i)) > LITTLE
    ]
    return not neighbours or not all(is_capital(arrays, i) for i in neighbours)


def is_sentence(arrays: TokenArrays, tokens: Range, mark: Mark, text: str) -> bool:
    """Whether a quotation is at least one whole sentence: it begins with a capital and is ended."""
    first, last = tokens
    inner = text[mark.start : mark.end].strip("“”\"'‘’`«»„ ")
    if len(inner.split()) < FULL or not inner[0].isupper():
        return False
    tail = text[mark.end : mark.end + 1]
    return inner[-1] in ".,!?…—-" or tail in ",.!?" or not np.any(arrays.space[first:last])
