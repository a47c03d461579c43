"""From parsed articles to the arrays that the network is fitted on."""

from __future__ import annotations

import zlib
from collections import Counter

import numpy as np

from reader.annotate.quotes.tagger.features import Vocabulary, categories, numbers, sequences
from reader.annotate.tokens import cues
from reader.annotate.tokens.arrays import TokenArrays
from reader.annotate.tokens.tokens import read_tokens
from reader.numerics.types import Hashes
from reader.training.quotes.count_cues import count
from reader.training.quotes.fit_tagger import PreparedArticle
from reader.training.quotes.gold_articles import GoldArticle, tags

LEAST = 4  # a word seen less often has no vector of its own


def vocabulary(articles: list[TokenArrays]) -> Vocabulary:
    """The strings that get a vector; names get none."""

    def frequent(name: str, least: int) -> Hashes:
        kept = [getattr(v, name)[v.pos != np.uint64(v.strings["PROPN"])] for v in articles]
        found, times = np.unique(np.concatenate(kept), return_counts=True)
        return found[times >= least].astype(np.uint64)

    def every(name: str) -> Hashes:
        return np.unique(np.concatenate([getattr(v, name) for v in articles])).astype(np.uint64)

    return Vocabulary(
        frequent("lower", LEAST), frequent("lemma", LEAST), frequent("suffix", LEAST), every_shape(articles),
        every("tag"), every("dep"), every("entity"),
    )  # fmt: skip


def every_shape(articles: list[TokenArrays]) -> Hashes:
    """The shapes seen twenty times."""
    found, times = np.unique(np.concatenate([v.shape for v in articles]), return_counts=True)
    return found[times >= 20].astype(np.uint64)


def training_arrays(example: GoldArticle, lexicon: cues.CueLexicon, *, known: bool) -> TokenArrays:
    """The arrays of an article; where its cues are counted in the lexicon (`known`), without them."""
    if known:
        seen, attributing = (_pairs(c) for c in count([example]))
        lexicon = lexicon.without(seen, attributing)
    parsed = example.parsed
    return read_tokens(parsed.article, parsed.doc, parsed.marks, lexicon).arrays


def _pairs(counts: Counter[str]) -> dict[tuple[str, str], int]:
    return {(w.split("\t")[0], w.split("\t")[1]): n for w, n in counts.items()}


def prepare_article(example: GoldArticle, arrays: TokenArrays, known: Vocabulary) -> PreparedArticle:
    """Features and gold tags."""
    return PreparedArticle(
        categories(arrays, known),
        numbers(arrays),
        np.asarray(example.parsed.doc.tensor, np.float32),
        tags(example),
        [end for _, end in sequences(arrays)],
    )


def fold(example: GoldArticle, folds: int) -> int:
    """Which part of a corpus an article belongs to: by its name, so that it never changes."""
    return fold_of(example.name, folds)


def fold_of(name: str, folds: int) -> int:
    """The same of an article of this name."""
    return zlib.crc32(name.encode()) % folds
