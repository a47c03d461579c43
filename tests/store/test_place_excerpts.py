"""What stood where a large article was left is kept, bounded, and nothing when it is spoilt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import Article
from reader.pipeline import Opened
from reader.store import place_excerpts
from reader.store.place_excerpts import LEAST, MOST, PlaceExcerpt
from reader.ui.reading_session import ReadingSession
from tests.ui.journeys import document
from tests.ui.sample import ARTICLE, TEXT, at


def excerpt(article: Article = ARTICLE) -> PlaceExcerpt:
    return PlaceExcerpt(replace(article, cut=()), 100, 130, 9000, 4, 70)


def test_it_comes_back_and_the_oldest_are_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    place_excerpts.update(file, {str(i): excerpt() for i in range(MOST)})
    place_excerpts.update(file, {"new": excerpt()})
    assert place_excerpts.load(file, "new") == excerpt()
    assert place_excerpts.load(file, "0") is None and place_excerpts.load(file, "1") is not None


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"a": 3}', '{"a": {"article": {}}}', "[" * 100_000])
def test_a_spoilt_file_is_nothing(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "places.json"
    file.write_text(spoilt)
    file.chmod(0o600)
    assert place_excerpts.load(file, "a") is None


def test_a_place_outside_its_own_words_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    place_excerpts.update(file, {"a": replace(excerpt(), place=99), "b": replace(excerpt(), place=99_999)})
    assert place_excerpts.load(file, "a") is None and place_excerpts.load(file, "b") is None


def test_only_a_large_article_that_was_left_further_on_has_one() -> None:
    large = replace(ARTICLE, source=replace(ARTICLE.source, bytes=LEAST))
    session = ReadingSession(document(), Opened(large))
    assert session.excerpt_here() is None
    session.place = at("Doubts on the shore").start
    near = session.excerpt_here()
    assert near is not None and near.article.text == TEXT and near.start == 0
    assert (near.paragraph, near.paragraphs) == (4, 8)
    small = ReadingSession(document(), Opened(ARTICLE))
    small.place = session.place
    assert small.excerpt_here() is None
