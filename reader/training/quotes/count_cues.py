"""Counting the cue lexicon: how often a lemma, outside quotation marks, is the head of a cue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from spacy.tokens import Token

from reader.annotate.tokens.cues import CLASSES
from reader.model.span import Span
from reader.training.quotes.gold_articles import GoldArticle, token_range

HEAD = """\
# Words that attribute speech and thought: lemma, class (verb, noun, preposition, adjective), occurrences
# outside quotation marks, and how many of them head a cue. Counted on the training part of PolNeAR (Newell,
# Margolin and Ruths, LREC 2018): counts alone, no text; and on the project's own corpus, without its held-out
# beats. Made by reader/training.
"""
LEAST = 3  # a lemma seen less often is left out


def count(examples: Iterable[GoldArticle]) -> tuple[Counter[str], Counter[str]]:
    """Occurrences of each lemma outside quotation marks, and those that head a cue."""
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for example in examples:
        doc = example.parsed.doc
        starts = np.array([t.idx for t in doc] + [len(doc.text)])
        inside = np.zeros(len(doc) + 1, bool)
        for mark in example.parsed.marks:
            first, last = token_range(starts, Span(mark.start, mark.end))
            inside[first:last] = True
        for token in doc:
            if not inside[token.i] and token.pos_ in CLASSES:
                seen[_key(token)] += 1
        for gold in example.gold:
            for span in gold.cue:
                first, last = token_range(starts, span)
                if first < last:
                    root = doc[first:last].root
                    if not inside[root.i] and root.pos_ in CLASSES:
                        cues[_key(root)] += 1
    return seen, cues


def _key(token: Token) -> str:
    return f"{token.lemma_.lower()}\t{CLASSES[token.pos_]}"


def lexicon(seen: Counter[str], cues: Counter[str]) -> list[str]:
    """Lines of `lemma TAB class TAB occurrences TAB cues`, the most frequent cues first."""
    kept = [w for w in cues if seen[w] >= LEAST and cues[w] >= 2 and w.split("\t")[0].isalpha()]
    kept.sort(key=lambda w: (-cues[w], w))
    return [f"{w}\t{seen[w]}\t{cues[w]}" for w in kept]


def write(examples: Iterable[GoldArticle], path: Path) -> None:
    """Count the lexicon on these articles and write its file."""
    path.write_text(HEAD + "\n".join(lexicon(*count(examples))) + "\n", encoding="utf-8")
