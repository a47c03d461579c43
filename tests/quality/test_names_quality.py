"""Floors under who is whom: speakers, entities, roles and pronouns. They only rise."""

from __future__ import annotations

import json
import os
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reader import pipeline
from reader.model.analysis import Analysis, Entity, QuoteKind
from reader.model.span import Span
from tests.quality.measured import check

HERE = Path(__file__).parent
SAMPLE = 2  # one passage in so many of the pronoun corpus: of fewer, one passage more or less decides


def _same(said: str | None, gold: list[str]) -> bool:
    """Whether a name is one of the gold names, or ends in the same word without contradicting it."""
    words = [w for w in (said or "").casefold().split() if w not in ("the", "a", "an")]
    for name in gold:
        other = [w for w in name.casefold().split() if w not in ("the", "a", "an")]
        if words == other or (words and set(words) < set(other) and words[-1] == other[-1]):
            return True
    return False


def _speaker(analysis: Analysis, at: int) -> str | None:
    """Who says the words at offset `at`, by the narrowest quotation around them."""
    enclosing = [q for q in analysis.quotes if q.start <= at < q.end and q.kind is not QuoteKind.INDIRECT]
    return min(enclosing, key=lambda q: q.end - q.start).speaker_name if enclosing else None


def _holding(analysis: Analysis, span: Span) -> list[Entity]:
    return [e for e in analysis.entities if span in e.mentions]


def _shares(counts: Counter[str]) -> dict[str, float]:
    """Of each measure the share that is right."""
    asked = {key for key in counts if not key.endswith(" right")}
    return {key: counts[f"{key} right"] / counts[key] for key in asked}


def _count(counts: Counter[str], key: str, right: bool) -> None:
    counts[key] += 1
    counts[f"{key} right"] += right


def _own(counts: Counter[str], row: dict[str, Any]) -> None:
    text = row["text"].strip()
    analysis = pipeline.analyse(pipeline.open_record(text, row["id"]))
    for opening, name in row["quotes"]:
        _count(counts, "speakers", _same(_speaker(analysis, text.index(opening) + 1), [name]))
    by_name = {e.name: e for e in analysis.entities}
    for name, kind, role in row["entities"]:
        found = by_name.get(name)
        _count(counts, "entities", found is not None and found.kind == kind)
        if role:
            _count(counts, "roles", found is not None and found.role == role)
    for context, name in row["pronouns"]:
        before, _, rest = context.partition("[")
        pronoun, _, after = rest.partition("]")
        start = text.index(before + pronoun + after) + len(before)
        held = _holding(analysis, Span(start, start + len(pronoun)))
        _count(counts, "pronouns", any(e.name == name for e in held))


def test_articles_of_our_own() -> None:
    counts: Counter[str] = Counter()
    for row in tomllib.loads((HERE / "names_gold.toml").read_text("utf-8"))["article"]:
        _own(counts, row)
    check("names and speakers, our own articles", _shares(counts), FLOORS)


FLOORS = {"speakers": 0.95, "entities": 0.92, "roles": 0.9, "pronouns": 0.95}


@pytest.mark.skipif("NEWSREADER_CORPORA" not in os.environ, reason="NEWSREADER_CORPORA names no folder")
def test_speakers_of_the_corpus() -> None:
    counts: Counter[str] = Counter()
    for gold, texts in (("polnear_dev", "quotes/dev"), ("wikinews", "entities/gum")):
        by_id = {row["id"]: row["text"] for row in _rows(texts)}
        for row in _rows(f"speakers/{gold}")[::2]:
            analysis = pipeline.analyse(pipeline.open_record(by_id[row["id"]], row["id"]))
            for quote in row["quotes"]:
                if quote["is_speech"] and not quote.get("amb") and quote.get("kind") != "indirect":
                    names = [*quote["speaker"].split("; "), *quote.get("alt", [])]
                    right = _same(_speaker(analysis, (quote["start"] + quote["end"]) // 2), names)
                    _count(counts, "speakers", right)
                    if quote["how"] == "pronoun":
                        _count(counts, "pronouns", right)
    check("speakers, PolNeAR and Wikinews", _shares(counts), {"speakers": 0.87, "pronouns": 0.85})


@pytest.mark.skipif("NEWSREADER_CORPORA" not in os.environ, reason="NEWSREADER_CORPORA names no folder")
def test_names_and_pronouns_of_the_corpora() -> None:
    counts: Counter[str] = Counter()
    for row in _rows("entities/gum")[::2]:
        found = pipeline.analyse(pipeline.open_record(row["text"], row["id"])).entities
        spans = {span for e in found for span in e.mentions}
        for entity in row["entities"]:
            for mention in entity["mentions"]:
                if mention["type"] == "name":
                    core = Span(*mention["core"])
                    _count(counts, "names", any(core.overlaps(span) for span in spans))
    for row in _rows("entities/gap")[::SAMPLE]:
        analysis = pipeline.analyse(pipeline.open_record(row["text"], row["id"]))
        held = _holding(analysis, Span(*row["pronoun"]))
        for name in ("a", "b"):
            said = any(Span(*row[name]).overlaps(span) for e in held for span in e.mentions)
            _count(counts, "choices", said is row[f"{name}_coref"])
    check("names, GUM and GAP", _shares(counts), {"names": 0.93, "choices": 0.67})


def _rows(name: str) -> list[dict[str, Any]]:
    path = Path(os.environ["NEWSREADER_CORPORA"]) / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
