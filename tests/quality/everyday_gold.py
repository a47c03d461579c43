"""Everyday news articles with what a careful editor sees in them: who says what, who is who, which figures.

Two sets have the same form: the held-out beats of the project's own corpus, which no weight was made from,
and the articles of the corpora, `everyday/texts.jsonl` and `everyday/gold.jsonl`. A row of the gold:

    {"id", "attributions": [{"kind": "direct|mixed|indirect|scare", "start", "end", "spans"?, "speaker",
                             "alt": [..], "stype", "how", "amb"}],
     "names": [{"name", "kind", "aliases": [..], "role"}],
     "figures": [{"start", "end", "value": number or [low, high], "speaker"}]}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from reader.model.analysis import EntityKind, QuoteKind
from reader.model.span import Span
from reader.training.corpus import convert, split


@dataclass(frozen=True, slots=True)
class Sayer:
    """Whose words they are, with other names that are right too."""

    name: str
    others: tuple[str, ...] = ()
    person: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch in quotation marks, or a clause that reports speech. `how`: what kind of words name the
    sayer there ('pronoun', 'implicit', ...). `unsure`: two editors could disagree; it is not counted."""

    kind: QuoteKind
    spans: tuple[Span, ...]
    sayer: Sayer | None
    how: str = "none"
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: its fullest name, all its names, and of a person the role that the article states."""

    name: str
    forms: tuple[str, ...]
    kind: EntityKind
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a fact-checker might check; `values` is empty where any is right. `sayer` is None
    where the article itself says it."""

    span: Span
    values: tuple[float, ...]
    sayer: Sayer | None = None


@dataclass(frozen=True)
class Gold:
    """An article and what is right about it."""

    id: str
    beat: str
    text: str
    published: str | None
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]

    @cached_property
    def marked(self) -> tuple[Attribution, ...]:
        """Speech in quotation marks."""
        return tuple(a for a in self.attributions if a.kind in (QuoteKind.DIRECT, QuoteKind.MIXED))

    @cached_property
    def clauses(self) -> tuple[Attribution, ...]:
        """Reported speech without marks."""
        return tuple(a for a in self.attributions if a.kind is QuoteKind.INDIRECT)


def held_out() -> Iterator[Gold]:
    """The articles of the held-out beats of the project's own corpus."""
    return own(held_out=True)


def own(*, held_out: bool) -> Iterator[Gold]:
    """The articles of the held-out beats, or those of all others."""
    for article in split.articles(held_out=held_out):
        yield from_rows(convert.text(article), convert.gold(article))


def of_corpora(folder: Path) -> Iterator[Gold]:
    """The articles in `folder`/everyday; none where there is no such folder."""
    if (folder / "everyday" / "gold.jsonl").is_file():
        texts = {row["id"]: row for row in _rows(folder / "everyday" / "texts.jsonl")}
        for row in _rows(folder / "everyday" / "gold.jsonl"):
            yield from_rows(texts[row["id"]], row)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def from_rows(text: dict[str, Any], gold: dict[str, Any]) -> Gold:
    """The article of a row of texts and the row of gold that belongs to it."""
    sayers = _sayers(gold)
    return Gold(
        id=gold["id"],
        beat=gold.get("beat") or "everyday",
        text=text["text"],
        published=text.get("published"),
        attributions=tuple(_attribution(row) for row in gold["attributions"]),
        names=tuple(
            Name(row["name"], (row["name"], *row["aliases"]), EntityKind(row["kind"]), row.get("role"))
            for row in gold["names"]
        ),
        figures=tuple(
            Figure(Span(row["start"], row["end"]), _values(row["value"]), _sayer_of(row, sayers))
            for row in gold["figures"]
        ),
    )


def _attribution(row: dict[str, Any]) -> Attribution:
    spans = row.get("spans") or [(row["start"], row["end"])]
    name = row.get("speaker")
    return Attribution(
        kind=QuoteKind(row["kind"]),
        spans=tuple(Span(*span) for span in spans),
        sayer=Sayer(name, tuple(row.get("alt") or ()), row.get("stype") == "person") if name else None,
        how=row.get("how") or "none",
        unsure=bool(row.get("amb")),
    )


def _sayers(gold: dict[str, Any]) -> dict[str, Sayer]:
    """Everybody who has a name or is quoted: the sayer of a figure is given by the name alone."""
    found: dict[str, Sayer] = {}
    for row in gold["names"]:
        found[row["name"]] = Sayer(row["name"], tuple(row["aliases"]), row["kind"] == "PERSON")
    for row in gold["attributions"]:
        if name := row.get("speaker"):
            known = found.get(name) or Sayer(name, (), row.get("stype") == "person")
            found[name] = Sayer(name, (*known.others, *(row.get("alt") or ())), known.person)
    return found


def _sayer_of(figure: dict[str, Any], sayers: dict[str, Sayer]) -> Sayer | None:
    name = figure.get("speaker")
    return sayers.get(name) or Sayer(name) if name else None


def _values(value: Any) -> tuple[float, ...]:
    given = value if isinstance(value, list) else [value]
    try:
        return tuple(float(one) for one in given)
    except (TypeError, ValueError):
        return ()
