"""The cue lexicon: how likely a word, outside quotation marks, is to attribute something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.frozen import frozen
from reader.text.data_files import data_lines

if TYPE_CHECKING:
    from spacy.strings import StringStore

CLASSES = {
    "VERB": "v",
    "AUX": "v",
    "NOUN": "n",
    "PROPN": "n",
    "ADP": "p",
    "SCONJ": "p",
    "ADJ": "a",
}


@frozen
class CueLexicon:
    """Counts of the lexicon: `seen[key]` occurrences, `cues[key]` of them attribute.

    A key is a lemma and a class of words, as `("say", "v")`.
    """

    seen: dict[tuple[str, str], int]
    cues: dict[tuple[str, str], int]

    def probability(self, key: tuple[str, str]) -> float:
        """The share of the occurrences that attribute, smoothed towards 0 where there are few."""
        return (self.cues.get(key, 0) + 0.1) / (self.seen.get(key, 0) + 1.0) if key in self.cues else 0.0

    def without(self, seen: dict[tuple[str, str], int], cues: dict[tuple[str, str], int]) -> CueLexicon:
        """The lexicon as it would be without one article's counts: for training."""
        return CueLexicon(
            {k: v - seen.get(k, 0) for k, v in self.seen.items()},
            {k: v - cues.get(k, 0) for k, v in self.cues.items()},
        )

    def table(self, strings: StringStore) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
        """Sorted keys, as hash of the lemma mixed with the class, and their probabilities."""
        keys = np.array([strings[w] for w, _ in self.cues], np.uint64)
        keys ^= np.array([class_key(c) for _, c in self.cues], np.uint64)
        values = np.array([self.probability(k) for k in self.cues], np.float32)
        order = np.argsort(keys)
        return keys[order], values[order]


def class_key(name: str) -> int:
    """A number that distinguishes the classes when mixed into a hash."""
    return "vnpa".index(name) * 0x9E3779B97F4A7C15 % 2**64


@cache
def load() -> CueLexicon:
    """The lexicon that comes with the program."""
    seen, cues = {}, {}
    for line in data_lines("reader.annotate", "cues.tsv"):
        lemma, kind, occurrences, attributing = line.split("\t")
        seen[lemma, kind], cues[lemma, kind] = int(occurrences), int(attributing)
    return CueLexicon(seen, cues)
