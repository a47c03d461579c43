"""Floors under the accuracy of attributions. They only rise.

A gold row is `{"text", "attributions": [{"content": [[s, e]..], "source": .., "cue": ..}]}`. Each stretch of
a content is a piece; a predicted piece matches when it shares at least 0.8 of the words (Jaccard), one to
one; it is right end to end when its source shares a word with the gold source too.
"""

from __future__ import annotations

import json
import os
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reader import pipeline
from reader.annotate import marks, quotes
from reader.annotate.models import load_models
from reader.annotate.nlp import parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution, Mark
from reader.model.analysis import QuoteKind
from tests.quality.measured import check

HERE = Path(__file__).parent
SAMPLE = 3  # one article in so many of the corpus
AGREE = 0.8
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_LIGHT = frozenset(
    ("a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "by", "with", "from", "as", "s")
)


@dataclass(slots=True)
class Tally:
    """Counts of one measure: right, predicted, gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0-1."""
        return 2 * self.right / max(1, self.found + self.gold)

    @property
    def recall(self) -> float:
        """The share of the gold that is right."""
        return self.right / max(1, self.gold)


@dataclass(slots=True)
class Score:
    """End to end over all pieces and over direct ones, sources of matched pieces, marks left alone."""

    all: Tally = field(default_factory=Tally)
    direct: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    alone: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one stretch of content, and of its source, as indices into the article's words."""

    words: frozenset[int]
    source: frozenset[int]
    direct: bool


def add(score: Score, row: dict[str, Any], found: Iterable[Attribution], marks: Iterable[Mark]) -> None:
    """Count one article."""
    text = str(row["text"])
    spans = [m.span() for m in _WORD.finditer(text)]
    starts = [s for s, _ in spans]
    heavy = {i for i, (s, e) in enumerate(spans) if text[s:e].lower() not in _LIGHT}

    def words(start: int, end: int) -> frozenset[int]:
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        drop = len(inside) > 1 and text[slice(*spans[inside[0]])].lower() == "that"
        return frozenset(inside[1:] if drop else inside)

    quoted = [words(m.start, m.end) for m in marks if m.depth == 0]
    between = frozenset().union(*quoted) if quoted else frozenset()
    gold = []
    for a in row["attributions"]:
        source = frozenset().union(*(words(s, e) for s, e in a["source"])) if a["source"] else frozenset()
        whole = frozenset().union(*(words(s, e) for s, e in a["content"]))
        direct = len(whole & between) >= 0.9 * len(whole)
        gold += [Piece(w, source & heavy, direct) for s, e in a["content"] if (w := words(s, e))]
    pieces = []
    for one in found:
        if one.kind is not QuoteKind.SCARE:
            source = words(*one.source) & heavy if one.source else frozenset()
            for span in one.spans or (one.content,):
                pieces.append(Piece(words(*span), source, one.kind is QuoteKind.DIRECT))
    mixed = [g.words for g in gold if not g.direct and g.words & between]
    for tally, wanted, got in (
        (score.all, gold, pieces),
        (score.direct, [g for g in gold if g.direct], [p for p in pieces if p.direct]),
    ):
        pairs = _match(wanted, got, need_source=True)
        hit = {id(p) for _, p in pairs}
        part = [p for p in got if id(p) not in hit and p.direct and any(p.words <= m for m in mixed)]
        tally.right += len(pairs)
        tally.found += len(got) - (len(part) if tally is score.direct else 0)
        tally.gold += len(wanted)
    for g, p in _match(gold, pieces, need_source=False):
        score.source.gold += bool(g.source)
        score.source.right += bool(g.source and g.source & p.source)
    spoken, said = (frozenset().union(*(p.words for p in ps)) if ps else frozenset() for ps in (gold, pieces))
    for q in quoted:
        if q and 2 * len(q & spoken) < len(q):
            score.alone.gold += 1
            score.alone.right += 2 * len(q & said) < len(q)


def _match(gold: list[Piece], found: list[Piece], *, need_source: bool) -> list[tuple[Piece, Piece]]:
    pairs = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            both = len(g.words & p.words)
            if both and both >= AGREE * len(g.words | p.words):
                if need_source and g.source and not g.source & p.source:
                    continue
                pairs.append((-both / len(g.words | p.words), i, j))
    used_gold: set[int] = set()
    used: set[int] = set()
    chosen = []
    for _, i, j in sorted(pairs):
        if i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            chosen.append((gold[i], found[j]))
    return chosen


def measure(path: Path, every: int = 1) -> Score:
    score = Score()
    with path.open(encoding="utf-8") as lines:
        for i, line in enumerate(lines):
            if i % every == 0:
                row = json.loads(line)
                article = pipeline.open_record(row["text"], row["id"])
                parsed = ParsedArticle(article, parse(article, load_models().nlp), marks.find(article))
                add(score, row, quotes.find(parsed, load_models().tagger), parsed.marks)
    return score


def shares(score: Score) -> dict[str, float]:
    """F1 end to end, of all pieces and of direct ones; sources right; marks that are no speech left alone."""
    return {
        "all": score.all.f1,
        "direct": score.direct.f1,
        "source": score.source.recall,
        "alone": score.alone.recall,
    }


def test_articles_of_our_own() -> None:
    got = shares(measure(HERE / "quotes_gold.jsonl"))
    check("quotes, our own articles", got, {"all": 0.83, "direct": 0.93, "source": 0.99, "alone": 0.99})


@pytest.mark.skipif("NEWSREADER_CORPORA" not in os.environ, reason="NEWSREADER_CORPORA names no folder")
def test_articles_of_the_corpus() -> None:
    corpus = Path(os.environ["NEWSREADER_CORPORA"]) / "quotes" / "dev.jsonl"
    got = shares(measure(corpus, SAMPLE))
    check("quotes, PolNeAR", got, {"all": 0.685, "direct": 0.92, "source": 0.97, "alone": 0.62})
