"""The corpus of attributions: its articles, parsed once and kept on disk, and the tags of its tokens.

A corpus file is JSON lines of `{"id", "text", "attributions": [{"source": [[s, e]..], "cue": .., "content":
..}]}` with code-point offsets: PolNeAR (Newell, Margolin and Ruths, LREC 2018) in that form.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reader import pipeline
from reader.annotate import marks
from reader.annotate.nlp import load_model, parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes.tagger.tags import Tag
from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One attribution: the stretches of its content, source and cue."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One parsed article with its attributions."""

    name: str
    parsed: ParsedArticle
    gold: tuple[GoldQuote, ...]


def every(_: str) -> bool:
    """Whether an article of this name is wanted: always."""
    return True


def read(path: Path, cache: Path, wanted: Callable[[str], bool] = every) -> Iterator[GoldArticle]:
    """The articles of a corpus file whose names are wanted; their parses are kept in the folder `cache`."""
    nlp = load_model()
    cache.mkdir(parents=True, exist_ok=True)
    kept = cache / f"{path.stem}.docs"
    if not kept.exists():
        _parse_all(path, kept)
    with path.open(encoding="utf-8") as lines, kept.open("rb") as docs:
        for line in lines:
            row = json.loads(line)
            size = int.from_bytes(docs.read(8), "little")
            if not wanted(row["id"]):
                docs.seek(size, 1)
                continue
            doc = Doc(nlp.vocab).from_bytes(docs.read(size))
            article = pipeline.open_record(row["text"], row["id"])
            yield GoldArticle(
                row["id"], ParsedArticle(article, doc, marks.find(article)), _gold(row["attributions"])
            )


def _parse_all(path: Path, kept: Path) -> None:
    nlp = load_model()
    with path.open(encoding="utf-8") as lines, kept.open("wb") as out:
        for line in lines:
            row = json.loads(line)
            doc = parse(pipeline.open_record(row["text"], row["id"]), nlp)
            data = doc.to_bytes(exclude=["user_data"])
            out.write(len(data).to_bytes(8, "little") + data)


def _gold(rows: list[dict[str, list[list[int]]]]) -> tuple[GoldQuote, ...]:
    def spans(row: dict[str, list[list[int]]], key: str) -> tuple[Span, ...]:
        return tuple(Span(s, e) for s, e in row[key])

    return tuple(GoldQuote(spans(r, "content"), spans(r, "source"), spans(r, "cue")) for r in rows)


def tags(example: GoldArticle) -> NDArray[np.int8]:
    """The tag of every token. Where attributions cross, the earlier one has the tokens."""
    doc = example.parsed.doc
    starts = np.array([t.idx for t in doc] + [len(doc.text)])
    found = np.zeros(len(doc), np.int8)
    for gold in example.gold:
        for begin, spans in (
            (Tag.B_CONTENT, gold.content),
            (Tag.B_CUE, gold.cue),
            (Tag.B_SOURCE, gold.source),
        ):
            for span in spans:
                first, last = token_range(starts, span)
                while first < last and doc[first].is_space:
                    first += 1
                while first < last and doc[last - 1].is_space:
                    last -= 1
                for i in range(first, last):
                    if found[i] == 0:
                        goes_on = i > first and found[i - 1] in (begin, begin + 1)
                        found[i] = begin + goes_on
    return found


def token_range(starts: NDArray[np.int64], span: Span) -> tuple[int, int]:
    """The tokens that overlap a span, as a range of indices; `starts` ends with the text's length."""
    first = int(np.searchsorted(starts, span.start, "right")) - 1
    return first, int(np.searchsorted(starts, span.end, "left"))
