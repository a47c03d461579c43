"""Quotation marks that report no speech: terms, titles of works, nicknames, slogans."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from reader.annotate.base import Mark
from reader.annotate.tagger.pieces import Range
from reader.annotate.tagger.view import View, hashes

SHORT = 3  # words of a term at most
FULL = 6  # words from which on a whole sentence between marks is speech, whatever stands around it


@cache
def naming() -> frozenset[str]:
    """Words before a name or term in quotation marks."""
    lines = files("reader.annotate").joinpath("data/naming.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_term(view: View, tokens: Range) -> bool:
    """Whether a short quotation modifies the noun behind it, or follows a word that names."""
    first, last = tokens
    words = [i for i in range(first, last) if not view.space[i] and view.strings[int(view.pos[i])] != "PUNCT"]
    if not words:
        return True
    if first and view.strings[int(view.lower[first - 1])] in naming():
        return len(words) <= 2 * SHORT
    if len(words) > SHORT or last >= len(view) or view.space[last]:
        return False
    noun = view.pos[last] in hashes(view.strings, ("NOUN", "PROPN"))
    lower = view.strings[int(view.lower[words[0]])] == view.strings[int(view.lower[words[0]])].lower()
    head = int(view.head[words[-1]])
    return bool(noun and lower and head >= last)


def is_sentence(view: View, tokens: Range, mark: Mark, text: str) -> bool:
    """Whether a quotation is at least one whole sentence: it begins with a capital and is ended."""
    first, last = tokens
    inner = text[mark.start : mark.end].strip("“”\"'‘’`«»„ ")
    if len(inner.split()) < FULL or not inner[0].isupper():
        return False
    tail = text[mark.end : mark.end + 1]
    return inner[-1] in ".,!?…—-" or tail in ",.!?" or not np.any(view.space[first:last])
