"""Quotation marks that report no speech: terms, titles of works, nicknames, slogans."""

from __future__ import annotations

from functools import cache

import numpy as np

from reader.annotate.base import Mark
from reader.annotate.tagger.pieces import Range
from reader.annotate.tagger.view import View, hashes
from reader.resources import files

SHORT = 3  # words of a term at most
LONG_TITLE = 8  # words of a title at most
WEAK, DOUBTFUL = 0.36, 0.6  # confidence below which a few words, or a title, are no speech
LONGEST_LIST = 12  # quotations of one list that are looked back over
HEADING = 12  # tokens of a heading at most, its marks included
FULL = 6  # words from which on a whole sentence between marks is speech, whatever stands around it

_BETWEEN = frozenset((",", "and", "or", "&"))
_EXAMPLES = frozenset(("including", "include", "includes", "included", "like"))


@cache
def naming() -> frozenset[str]:
    """Words before a name or term in quotation marks."""
    lines = files("reader.annotate").joinpath("data/naming.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_term(view: View, tokens: Range, confidence: float) -> bool:
    """Whether a short quotation is a term or a title, as its words and neighbours show.

    A term modifies the noun behind it or follows a word that names; a title has capitals throughout.
    `confidence` is that of the speech it would be.
    """
    first, last = tokens
    words = [i for i in range(first, last) if not view.space[i] and view.strings[int(view.pos[i])] != "PUNCT"]
    if not words:
        return True
    if len(words) <= 2 * SHORT and (confidence < WEAK or _named(view, first, 1)):
        return True
    title = len(words) <= LONG_TITLE and _is_title(view, words)
    if title and (
        confidence < DOUBTFUL or _named(view, first, 3) or _possessed(view, first) or _listed(view, first)
    ):
        return True
    if len(words) > SHORT or last >= len(view) or view.space[last]:
        return False
    noun = view.pos[last] in hashes(view.strings, ("NOUN", "PROPN"))
    return bool(noun and (title or _is_lower(view, words[0])) and int(view.head[words[-1]]) >= last)


def _named(view: View, first: int, within: int) -> bool:
    """Whether a word that names stands among the few before a quotation."""
    before = (view.strings[int(h)] for h in view.lower[max(0, first - within) : first])
    return any(w in naming() or w.removesuffix("s") in naming() for w in before)


def _listed(view: View, first: int) -> bool:
    """Whether a quotation stands in a list of examples ("hits including"), after others perhaps."""
    at = first
    for _ in range(LONGEST_LIST):
        before = at - 1
        while before >= 0 and view.strings[int(view.lower[before])] in _BETWEEN:
            before -= 1
        if before < 0 or (number := int(view.quote[before])) < 0:
            break
        at = int(np.searchsorted(view.edges[:-1], view.outer[number].start))
    words = [view.strings[int(h)] for h in view.lower[max(0, at - 2) : at]]
    return bool(words) and (words[-1] in _EXAMPLES or words == ["such", "as"])


def headings(view: View, text: str) -> frozenset[int]:
    """The quotations that are headings made of somebody's words, by their numbers.

    Such a one is a block by itself, short, and between single marks in an article that speaks between
    double ones.
    """
    single = [q for q, m in enumerate(view.outer) if _is_single(text, m)]
    if 2 * len(single) >= len(view.outer):
        return frozenset()
    return frozenset(q for q in single if _alone(view, view.outer[q]))


def _is_single(text: str, mark: Mark) -> bool:
    return text[mark.start] in "'‘" and text[mark.start : mark.start + 2] != "''"


def _alone(view: View, mark: Mark) -> bool:
    """Whether a short quotation has its block for itself."""
    first, last = (int(i) for i in np.searchsorted(view.edges[:-1], (mark.start, mark.end)))
    if first >= last or last - first > HEADING:
        return False
    block = view.paragraph[first]
    near = [i for i in (first - 1, last) if 0 <= i < len(view)]
    return all(view.space[i] or view.paragraph[i] != block for i in near)


def _possessed(view: View, first: int) -> bool:
    return bool(first) and view.strings[int(view.tag[first - 1])] == "POS"


def _is_lower(view: View, token: int) -> bool:
    return view.strings[int(view.shape[token])][:1] != "X"


def _is_title(view: View, words: list[int]) -> bool:
    """At least two words, all but the little ones with a capital, where the words around have none."""
    if (
        len(words) < 2
        or _is_lower(view, words[0])
        or (_is_lower(view, words[-1]) and words[-1] - words[0] < 2)
    ):
        return False
    heavy = [i for i in words if len(view.strings[int(view.lower[i])]) > 3]
    around = [
        i
        for i in range(max(0, words[0] - 6), words[0] - 1)
        if view.quote[i] < 0 and len(view.strings[int(view.lower[i])]) > 3
    ]
    if not heavy or any(_is_lower(view, i) for i in heavy):
        return False
    return not around or any(_is_lower(view, i) for i in around)


def is_sentence(view: View, tokens: Range, mark: Mark, text: str) -> bool:
    """Whether a quotation is at least one whole sentence: it begins with a capital and is ended."""
    first, last = tokens
    inner = text[mark.start : mark.end].strip("“”\"'‘’`«»„ ")
    if len(inner.split()) < FULL or not inner[0].isupper():
        return False
    tail = text[mark.end : mark.end + 1]
    return inner[-1] in ".,!?…—-" or tail in ",.!?" or not np.any(view.space[first:last])
