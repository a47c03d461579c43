"""Floors for the cleaning of pages: they stand a little under what was measured, and only rise."""

from __future__ import annotations

import json
import os
import statistics
from pathlib import Path

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.clean.page.cleaner import clean_html
from reader.load.loading import load_text
from reader.load.source import Source
from reader.model.article import Article, SourceFormat, SourceInfo
from tests.quality.clean_corpus import Page, cleaned, cleaned_dump, corpus, metadata_shares, score
from tests.quality.measured import check

_HERE = Path(__file__).parent
_CORPORA = os.environ.get("NEWSREADER_CORPORA")
_EVERY, _EVERY_DUMP = 7, 12  # of the corpus, one page in so many
_HTML = {
    "body": 0.96,
    "title exact": 0.85,
    "title nearly": 0.90,
    "authors exact": 0.75,
    "authors any": 0.79,
    "authors precision": 0.90,
    "date exact": 0.92,
    "date precision": 0.88,
}
_DUMP = {
    "body": 0.96,
    "title exact": 0.74,
    "title nearly": 0.80,
    "authors any": 0.61,
    "authors precision": 0.86,
    "date exact": 0.59,
    "date precision": 0.90,
}
_needs_corpus = pytest.mark.skipif(
    not _CORPORA, reason="NEWSREADER_CORPORA names no folder of pages with ground truth"
)


def _page(name: str) -> Article:
    markup = (_HERE / "pages" / f"{name}.html").read_text("utf-8")
    return clean_html(Source(SourceInfo(name, SourceFormat.HTML, "utf-8", len(markup), ""), markup))


def _dump(name: str) -> Article:
    return clean_dump(load_text((_HERE / "dumps" / f"{name}.txt").read_text("utf-8"), name))


def _names(folder: str) -> list[str]:
    return sorted(path.stem for path in (_HERE / folder).glob("*.json"))


def _check(article: Article, gold_path: Path) -> None:
    gold = json.loads(gold_path.read_text("utf-8"))
    found = score("\n".join(gold["body"]), article.text)
    assert found.f1 >= 0.97, article.text
    assert (article.title, list(article.authors), article.published) == (
        gold["title"],
        gold["authors"],
        gold["published"],
    )
    for field in ("subtitle", "publisher"):
        assert getattr(article, field) == gold.get(field, getattr(article, field))
    reasons = {cut.text: cut.reason for cut in article.cut}
    assert {text: reasons.get(text) for text in gold.get("cut", ())} == gold.get("cut", {})


@pytest.mark.parametrize("name", _names("pages"))
def test_written_pages(name: str) -> None:
    """Fourteen pages of as many kinds, written for this test: news, tables, sections, hidden, German, blog, a
    broadcaster with links within the story, a local paper, a feature, a page with an audio player, a
    broadsheet with promotions, a paywall, a box for an address, a house that only the title names."""
    _check(_page(name), _HERE / "pages" / f"{name}.json")


@pytest.mark.parametrize("name", _names("dumps"))
def test_written_dumps(name: str) -> None:
    """Eleven short dumps, written for this test: in four languages, without blank lines, wrapped by hand,
    from a wire, a newsletter, an interview, a press release, and a program that keeps articles for later."""
    _check(_dump(name), _HERE / "dumps" / f"{name}.json")


@_needs_corpus
def test_body_and_metadata_on_development_pages() -> None:
    pages = list(corpus(Path(_CORPORA or "")))[::_EVERY]
    _hold("cleaning, WCXB pages", pages, [cleaned(page) for page in pages], _HTML)


@_needs_corpus
def test_body_and_metadata_on_development_dumps() -> None:
    pages = list(corpus(Path(_CORPORA or "")))[::_EVERY_DUMP]
    _hold("cleaning, WCXB dumps", pages, [cleaned_dump(page) for page in pages], _DUMP)


def _hold(title: str, pages: list[Page], articles: list[Article | None], floors: dict[str, float]) -> None:
    f1 = [score(p.body, a.text if a else "").f1 for p, a in zip(pages, articles, strict=True)]
    found = {"body": statistics.fmean(f1)} | metadata_shares(zip(pages, articles, strict=True))
    check(title, found, floors)
