"""The one door: what was found once is kept, and nothing that goes wrong with keeping stops the reading."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import reader
from reader import pipeline
from reader.annotate.incremental import batches
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.pipeline import Options
from reader.store.cache import default_cache

STORY = "The board met.\n\n“It is late,” said Ines Okafor, the chief engineer of the port of Port Ellis.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_the_public_names(story: Path) -> None:
    article = reader.read(story)
    assert isinstance(article, reader.Article)
    assert isinstance(reader.analyse(article), reader.Analysis)
    assert not default_cache().folder.exists()
    with pytest.raises(reader.ReaderError, match=r"there\.txt"):
        reader.read(story.with_name("there.txt"))
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = reader.colour  # type: ignore[attr-defined]


def test_an_analysis_is_recalled_for_the_same_article_alone(story: Path) -> None:
    article = pipeline.open_path(story)
    assert pipeline.recall(article) is None
    analysis = pipeline.analyse_article(article)
    again = pipeline.open_path(story)
    assert again == article
    assert pipeline.recall(again) == analysis
    assert pipeline.recall(again, Options(cached=False)) is None
    assert pipeline.recall(again, Options(clean=False)) is None
    story.write_text(STORY.replace("late", "early"), "utf-8")
    assert pipeline.recall(pipeline.open_path(story)) is None


def test_the_same_text_under_another_name_keeps_its_own_name(story: Path, tmp_path: Path) -> None:
    pipeline.analyse_article(pipeline.open_path(story))
    other = tmp_path / "other.txt"
    other.write_bytes(story.read_bytes())
    assert pipeline.open_path(other).source.name == "other.txt"
    assert pipeline.recall(pipeline.open_path(other)) is not None


def test_a_part_of_an_analysis_is_not_kept(story: Path) -> None:
    article = pipeline.open_path(story)
    assert pipeline.remember(article, Analysis()) is None
    assert pipeline.recall(article) is None


def test_what_was_found_in_a_long_text_at_once_is_kept_apart(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = pipeline.open_path(story)
    at_once = partial(batches.at_once, most=8)
    monkeypatch.setattr(batches, "at_once", at_once)
    part = pipeline.analyse_article(article)
    assert not part.complete
    monkeypatch.delattr(batches, "at_once")  # nothing is computed any more
    assert pipeline.analyse_article(article) == part
    assert pipeline.recall(article) is None  # the reader goes on to the whole, and this is then used
    whole = replace(part, complete=True)
    assert pipeline.remember(article, whole) is None
    assert pipeline.analyse_article(article) == pipeline.recall(article) == whole


def test_an_article_asked_for_several_times_at_once_is_analysed_once(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, analysed = pipeline.open_path(story), []

    def at_once(article: Article, nlp: object) -> Analysis:
        analysed.append(article)
        return Analysis()

    monkeypatch.setattr(batches, "at_once", at_once)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(pipeline.analyse_article, [article] * 8))
    assert found == [Analysis()] * 8
    assert analysed == [article]
    assert {entry.suffix for entry in default_cache().folder.iterdir()} == {".json"}


def test_a_damaged_entry_is_computed_again(story: Path) -> None:
    article = pipeline.open_path(story)
    analysis = pipeline.analyse_article(article)
    for entry in default_cache().folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-9] + b"x" * 9)
    assert pipeline.open_path(story) == article
    assert pipeline.analyse_article(article) == analysis


def test_where_nothing_can_be_kept_that_is_said_and_reading_goes_on(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    article = pipeline.open_path(story)
    analysis = pipeline.analyse_article(article)
    assert analysis.complete
    problem = pipeline.remember(article, analysis)
    assert problem is not None
    assert problem.startswith("the results cannot be kept")


def test_a_record_keeps_its_text_and_what_is_known_of_it() -> None:
    article = pipeline.open_record("  Two lines.\n\n\n of text\t", "a", published="2024-03-12", title="T")
    assert article.text == "  Two lines.\n\n\n of text\t"
    assert [article.text[b.start : b.end] for b in article.blocks] == ["Two lines.", "of text"]
    assert (article.published, article.title) == ("2024-03-12", "T")
