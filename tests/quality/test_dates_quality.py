"""Dates on short sentences: floors, which only rise.

`dates_gold.jsonl` holds sentences with the day they were published on, their dates, and for each date the
values that a careful reader would accept, as `[from, until]` days (null: an open end). All are made up.
With NEWSREADER_CORPORA set, its `figures/dates.jsonl` is measured too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.annotate import dates
from reader.annotate.nlp import parse
from reader.model.analysis import DateMention
from reader.pipeline import open_record
from tests.quality.measured import check

if TYPE_CHECKING:
    from spacy.language import Language

GOLD = Path(__file__).parent / "dates_gold.jsonl"
FLOOR = 0.88
CORPUS_FLOOR = 0.84

Bounds = list[str | None]


class Case(NamedTuple):
    """A sentence, its day, and its dates: where each starts and ends, and the bounds that are right."""

    text: str
    published: str
    dates: list[tuple[int, int, list[Bounds]]]


def own_cases() -> Iterator[Case]:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row, found, at = json.loads(line), [], 0
        for words, values in row["dates"]:
            at = row["text"].index(words, at)
            found.append((at, at + len(words), values))
            at += len(words)
        yield Case(row["text"], row["published"], found)


def corpus_cases() -> Iterator[Case]:
    path = Path(os.environ["NEWSREADER_CORPORA"]) / "figures" / "dates.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Case(row["text"], row["ref"], [(d["start"], d["end"], d["values"]) for d in row["dates"]])


def share_right(cases: Iterator[Case], nlp: Language) -> float:
    """The share of dates that one mention covers at least by half and resolves to accepted bounds."""
    right = total = 0
    for case in cases:
        article = open_record(case.text, "test", published=case.published)
        found = dates.find(article, parse(article, nlp))
        for start, end, values in case.dates:
            met = [d for d in found if _half(d, start, end)]
            total += 1
            right += any(_bounds(d) in values for d in met)
    return right / total


def _half(mention: DateMention, start: int, end: int) -> bool:
    inner = min(mention.end, end) - max(mention.start, start)
    outer = max(mention.end, end) - min(mention.start, start)
    return 2 * inner >= outer or (mention.start <= start and end <= mention.end <= end + 40)


def _bounds(mention: DateMention) -> Bounds:
    """The first day and the day behind the last."""
    first, slash, end = (mention.resolved or "").partition("/")
    if slash:
        return [first or None, end or None]
    if mention.until:
        return [first[:10], mention.until[:10]]
    parts = [int(part) for part in first[:10].split("-")] if first else []
    if len(parts) == 1:
        return [f"{parts[0]:04d}-01-01", f"{parts[0] + 1:04d}-01-01"]
    if len(parts) == 2:
        year, month = parts[0] + parts[1] // 12, parts[1] % 12 + 1
        return [f"{first}-01", f"{year:04d}-{month:02d}-01"]
    return [first, (date(*parts) + timedelta(days=1)).isoformat()] if parts else []


def test_share_that_is_right(nlp: Language) -> None:
    check("dates, our own sentences", {"resolved": share_right(own_cases(), nlp)}, {"resolved": FLOOR})


@pytest.mark.skipif("NEWSREADER_CORPORA" not in os.environ, reason="NEWSREADER_CORPORA names no folder")
def test_share_that_is_right_on_the_corpus(nlp: Language) -> None:
    got = {"resolved": share_right(corpus_cases(), nlp)}
    check("dates, Recognizers and news", got, {"resolved": CORPUS_FLOOR})
