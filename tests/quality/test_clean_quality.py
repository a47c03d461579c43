"""Floors for the cleaning of pages: they stand a little under what was measured, and only rise."""

from __future__ import annotations

import json
import os
import statistics
from pathlib import Path

import pytest

from reader.clean.html import clean_html
from reader.load.source import Source
from reader.model.article import Article, Format, SourceInfo
from tests.quality.measure_clean import cleaned, corpus, score

_PAGES = Path(__file__).parent / "pages"
_CORPORA = os.environ.get("NEWSREADER_CORPORA")
_EVERY = 7  # of the corpus, one page in so many


def _clean(name: str) -> Article:
    markup = (_PAGES / f"{name}.html").read_text("utf-8")
    return clean_html(Source(SourceInfo(name, Format.HTML, "utf-8", len(markup), ""), markup))


@pytest.mark.parametrize("name", sorted(path.stem for path in _PAGES.glob("*.html")))
def test_written_pages(name: str) -> None:
    """Six short pages written for this test: news, old tables, sections, hidden, German, blog."""
    gold = json.loads((_PAGES / f"{name}.json").read_text("utf-8"))
    article = _clean(name)
    found = score("\n".join(gold["body"]), article.text)
    assert found.f1 >= 0.97, article.text
    assert (article.title, list(article.authors), article.published) == (
        gold["title"],
        gold["authors"],
        gold["published"],
    )


@pytest.mark.skipif(not _CORPORA, reason="NEWSREADER_CORPORA names no folder of pages with ground truth")
def test_body_and_metadata_on_development_pages() -> None:
    pages = list(corpus(Path(_CORPORA or "")))[::_EVERY]
    articles = [cleaned(page) for page in pages]
    f1 = [score(p.body, a.text if a else "").f1 for p, a in zip(pages, articles, strict=True)]
    dated = [(p.date, (a.published or "") if a else "") for p, a in zip(pages, articles, strict=True)]
    right = sum(bool(true) and found[: len(true)] == true for true, found in dated)
    assert statistics.fmean(f1) >= 0.94
    assert right / sum(bool(true) for true, _ in dated) >= 0.83
    assert right / sum(bool(found) for _, found in dated) >= 0.82
