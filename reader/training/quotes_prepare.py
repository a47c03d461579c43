"""From parsed articles to what the network is fitted on."""

from __future__ import annotations

import zlib
from collections import Counter

import numpy as np

from reader.annotate.tagger import cues
from reader.annotate.tagger.features import Vocabulary, categories, numbers, sequences
from reader.annotate.tagger.view import Hashes, View, view
from reader.training.quotes_cues import count
from reader.training.quotes_data import Example, tags
from reader.training.quotes_fit import Seen

LEAST = 4  # a word seen less often has no vector of its own


def vocabulary(views: list[View]) -> Vocabulary:
    """The strings that get a vector; names get none."""

    def frequent(name: str, least: int) -> Hashes:
        kept = [getattr(v, name)[v.pos != np.uint64(v.strings["PROPN"])] for v in views]
        found, times = np.unique(np.concatenate(kept), return_counts=True)
        return found[times >= least].astype(np.uint64)

    def every(name: str) -> Hashes:
        return np.unique(np.concatenate([getattr(v, name) for v in views])).astype(np.uint64)

    return Vocabulary(
        frequent("lower", LEAST), frequent("lemma", LEAST), frequent("suffix", LEAST), every_shape(views),
        every("tag"), every("dep"), every("entity"),
    )  # fmt: skip


def every_shape(views: list[View]) -> Hashes:
    """The shapes seen twenty times."""
    found, times = np.unique(np.concatenate([v.shape for v in views]), return_counts=True)
    return found[times >= 20].astype(np.uint64)


def look(example: Example, lexicon: cues.Cues, *, known: bool) -> View:
    """The view of an article; where its cues are counted in the lexicon (`known`), without them."""
    if known:
        seen, attributing = (_pairs(c) for c in count([example]))
        lexicon = lexicon.without(seen, attributing)
    return view(example.reading, lexicon)


def _pairs(counts: Counter[str]) -> dict[tuple[str, str], int]:
    return {(w.split("\t")[0], w.split("\t")[1]): n for w, n in counts.items()}


def see(example: Example, seen: View, known: Vocabulary) -> Seen:
    """Features and gold tags."""
    return Seen(
        categories(seen, known),
        numbers(seen),
        np.asarray(example.reading.doc.tensor, np.float32),
        tags(example),
        [end for _, end in sequences(seen)],
    )


def fold(example: Example, folds: int) -> int:
    """Which part of a corpus an article belongs to: by its name, so that it never changes."""
    return zlib.crc32(example.name.encode()) % folds
