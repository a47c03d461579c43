"""Fit the weights of names/pronouns.py: python -m reader.training.fit_pronouns CORPORA OUT.toml

CORPORA holds entities/gap.jsonl, entities/gum.jsonl, quotes/dev.jsonl and speakers/polnear_dev.jsonl; the
project's own corpus is read too, without its held-out beats. Needs scipy. Every pronoun is a choice among the
candidates on stage; the probability of the right ones is made as large as possible under an L2 penalty
towards PRIOR (GAP is balanced by gender: it cannot teach gender).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from reader import pipeline
from reader.annotate import marks, quotes
from reader.annotate.models import load_models
from reader.annotate.names import pronouns
from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.merge import gather
from reader.annotate.names.resolve import MentionResolver
from reader.annotate.names.roles import add_roles, tokens_of_people
from reader.annotate.names.sources import SourceIndex
from reader.annotate.names.spans import find_names
from reader.annotate.nlp import parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution
from reader.annotate.speakers.sources import corrected
from reader.annotate.tokens.tokens import Tokens
from reader.model.span import Span
from reader.training.corpus.convert import PRONOUNS
from reader.training.corpus.markup import Annotated, TaggedMention
from reader.training.corpus.split import articles

PRIOR = {"clash": -4.0, "gender": 1.0}
WEIGHT_OF_GAP = 0.4  # encyclopedic passages count less than news
PENALTY = 1.0
ROUNDS = 3  # what was mentioned recently depends on the pronouns resolved before


@dataclass(frozen=True, slots=True)
class PronounChoice:
    """One pronoun: the features of each candidate, which of them are right, and how much it counts."""

    features: list[dict[str, float]]
    right: list[bool]
    weight: float


class _Recorder(MentionResolver):
    """A resolver that records the candidates of every 'he' and 'she'."""

    def __init__(self, parsed: ParsedArticle, attributions: tuple[Attribution, ...]) -> None:
        tokens = parsed.tokens
        name_spans = find_names(parsed.doc, tokens)
        drafts = gather(tokens, name_spans.ordered())
        titles = add_roles(tokens, drafts)
        source_index = SourceIndex(tokens, attributions, tokens_of_people(drafts))
        super().__init__(tokens, name_spans, drafts, source_index, titles)
        self.kept: dict[int, list[tuple[EntityDraft, dict[str, float]]]] = {}
        self.run()

    def _person(self, i: int) -> None:
        self.kept[i] = [(one.draft, found) for one, found in self.candidates(i)]
        super()._person(i)


def choices(corpora: Path) -> Iterator[PronounChoice]:
    """Every pronoun whose antecedent is known and stands among the candidates."""
    for row in _rows(corpora / "entities" / "gap.jsonl"):
        yield from _gap(row, _walk(row["text"]))
    for row in _rows(corpora / "entities" / "gum.jsonl"):
        walk = _walk(row["text"])
        for entity in row["entities"]:
            named = [Span(*m["core"]) for m in entity["mentions"] if m["type"] != "pronoun"]
            for mention in entity["mentions"]:
                if mention["type"] == "pronoun" and entity["kind"] == "PERSON":
                    yield from _choice(walk, mention["core"][0], named, 1.0)
    texts = {row["id"]: row["text"] for row in _rows(corpora / "quotes" / "dev.jsonl")}
    for row in _rows(corpora / "speakers" / "polnear_dev.jsonl"):
        yield from _sources(row, texts[row["id"]])
    for article in articles(held_out=False):
        yield from _own(article)


def _own(article: Annotated) -> Iterator[PronounChoice]:
    """The pronouns that the project's own corpus ties to somebody."""
    walk = _walk(article.text)
    for mention in article.mentions:
        if _is_pronoun(article, mention):
            own = (m for m in article.mentions if m.key == mention.key)
            named = [m.span for m in own if not _is_pronoun(article, m)]
            yield from _choice(walk, mention.span.start, named, 1.0)


def _is_pronoun(article: Annotated, mention: TaggedMention) -> bool:
    return not mention.by_name and mention.span.of(article.text).lower() in PRONOUNS


def _gap(row: dict[str, Any], walk: _Recorder) -> Iterator[PronounChoice]:
    kept = walk.kept.get(_token(walk.tokens, row["pronoun"][0]), [])
    spans = {name: Span(*row[name]) for name in ("a", "b")}
    named = [span for name, span in spans.items() if row[f"{name}_coref"]]
    if named:
        yield from _choice(walk, row["pronoun"][0], named, WEIGHT_OF_GAP)
    else:
        right = [not any(_names(walk.tokens, draft, span) for span in spans.values()) for draft, _ in kept]
        if any(right) and not all(right):
            yield PronounChoice([found for _, found in kept], right, WEIGHT_OF_GAP / 2)


def _sources(row: dict[str, Any], text: str) -> Iterator[PronounChoice]:
    walk, seen = _walk(text), set[int]()
    for quote in row["quotes"]:
        inside = [v for v in walk.source_index.all if v.head in walk.kept]
        first, past = walk.tokens.range_of(Span(quote["start"], quote["end"]))
        head = next((v.head for v in inside if v.content[0] < past and first < v.content[1]), None)
        if quote["how"] != "pronoun" or head is None or head in seen:
            continue
        seen.add(head)
        right = [draft.name == quote["speaker"] for draft, _ in walk.kept[head]]
        if any(right):
            yield PronounChoice([found for _, found in walk.kept[head]], right, 1.0)


def _choice(walk: _Recorder, start: int, named: list[Span], weight: float) -> Iterator[PronounChoice]:
    kept = walk.kept.get(_token(walk.tokens, start), [])
    right = [any(_names(walk.tokens, draft, span) for span in named) for draft, _ in kept]
    if any(right):
        yield PronounChoice([found for _, found in kept], right, weight)


def _names(tokens: Tokens, draft: EntityDraft, span: Span) -> bool:
    mentions = (mention for mention in draft.mentions if mention.how != "pronoun")
    return any(tokens.span(mention.first, mention.past).overlaps(span) for mention in mentions)


def _token(tokens: Tokens, start: int) -> int:
    return tokens.range_of(Span(start, start + 1))[0]


def _walk(text: str) -> _Recorder:
    return _Recorder(*_parsed(text))


@cache
def _parsed(text: str) -> tuple[ParsedArticle, tuple[Attribution, ...]]:
    """A parsed text and its attributions, kept for the next round."""
    article = pipeline.open_record(text, "training")
    parsed = ParsedArticle(article, parse(article, load_models().nlp), marks.find(article))
    return parsed, corrected(parsed.tokens, quotes.find(parsed, load_models().tagger))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def fit(found: list[PronounChoice]) -> dict[str, float]:
    """The weights that make the right candidates most probable."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    names = sorted({name for choice in found for one in choice.features for name in one})
    x = np.array([[one.get(name, 0.0) for name in names] for choice in found for one in choice.features])
    right = np.array([float(r) for choice in found for r in choice.right])
    starts = np.cumsum([0, *(len(choice.right) for choice in found)])[:-1]
    group = np.repeat(np.arange(len(found)), [len(choice.right) for choice in found])
    weight = np.array([choice.weight for choice in found])
    prior = np.array([PRIOR.get(name, 0.0) for name in names])

    def loss(w: Any) -> tuple[float, Any]:
        scores = x @ w
        mass = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total = np.add.reduceat(mass, starts)
        good = np.add.reduceat(mass * right, starts) + 1e-9
        value = -(weight * np.log(good / total)).sum() + PENALTY / 2 * ((w - prior) @ (w - prior))
        slope = (mass / total[group] - mass * right / good[group]) * weight[group]
        return float(value), x.T @ slope + PENALTY * (w - prior)

    done = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return dict(zip(names, done.x.tolist(), strict=True))


def main() -> None:
    """Fit in rounds, each with the weights of the last, and write them down."""
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    for _ in range(ROUNDS):
        fitted = fit(list(choices(corpora)))
        pronouns.weights.cache_clear()
        pronouns.weights().update(fitted)
    head = (
        "# Weights of the features in names/pronouns.py, fitted by reader.training.fit_pronouns\n"
        "# on 500 passages of GAP (Webster et al. 2018), the news articles of GUM, pronouns that are\n"
        "# sources in PolNeAR, and the project's own corpus without its held-out beats.\n[weights]\n"
    )
    lines = (f'"{name}" = {value:.2f}\n' for name, value in sorted(fitted.items()) if abs(value) >= 0.05)
    out.write_text(head + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
