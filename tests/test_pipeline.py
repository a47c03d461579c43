"""The pipeline: what was found once is kept, and nothing that goes wrong with keeping stops the reading."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import reader
from reader.annotate.incremental import batches
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.pipeline import Analysed, Opened, Pipeline, open_record
from reader.store.cache import Cache, default_cache

STORY = "The board met.\n\n“It is late,” said Ines Okafor, the chief engineer of the port of Port Ellis.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def pipeline(cache: Cache) -> Pipeline:
    return Pipeline(cache=cache)


def test_the_public_names(story: Path) -> None:
    article = reader.read(story)
    assert isinstance(article, reader.Article)
    assert isinstance(reader.analyse(article), reader.Analysis)
    assert not default_cache().folder.exists()
    with pytest.raises(reader.ReaderError, match=r"there\.txt"):
        reader.read(story.with_name("there.txt"))
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = reader.colour  # type: ignore[attr-defined]


def test_an_analysis_is_opened_with_the_same_article_alone(story: Path, pipeline: Pipeline) -> None:
    opened = pipeline.open(story)
    assert opened.analysis is None
    analysis, problem = pipeline.analyse(opened)
    assert problem is None
    assert pipeline.open(story) == Opened(opened.article, analysis)
    assert pipeline.open_for_screen(story) == Opened(opened.article, analysis)
    assert pipeline.without_cache().open(story).analysis is None
    assert replace(pipeline, clean=False).open(story).analysis is None
    story.write_text(STORY.replace("late", "early"), "utf-8")
    assert pipeline.open(story).analysis is None


def test_the_same_text_under_another_name_keeps_its_own_name(
    story: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    pipeline.analyse(pipeline.open(story))
    other = tmp_path / "other.txt"
    other.write_bytes(story.read_bytes())
    opened = pipeline.open(other)
    assert opened.article.source.name == "other.txt"
    assert opened.analysis is not None


def test_a_part_of_an_analysis_is_not_kept(story: Path, pipeline: Pipeline) -> None:
    article = pipeline.open(story).article
    assert pipeline.keep(article, Analysis()) is None
    assert pipeline.open(story).analysis is None


def test_what_was_found_in_a_long_text_at_once_is_kept_apart(
    story: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = pipeline.open(story)
    at_once = partial(batches.at_once, most=8)
    monkeypatch.setattr(batches, "at_once", at_once)
    part = pipeline.analyse(opened).analysis
    assert not part.complete
    monkeypatch.delattr(batches, "at_once")  # nothing is computed any more
    assert pipeline.analyse(opened).analysis == part
    assert pipeline.open(story).analysis is None  # the reader goes on to the whole, and this is then used
    whole = replace(part, complete=True)
    assert pipeline.keep(opened.article, whole) is None
    assert pipeline.open(story).analysis == whole
    assert pipeline.analyse(pipeline.open(story)).analysis == whole


def test_an_article_asked_for_several_times_at_once_is_analysed_once(
    story: Path, pipeline: Pipeline, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, analysed = pipeline.open(story), []

    def at_once(article: Article, nlp: object) -> Analysis:
        analysed.append(article)
        return Analysis()

    monkeypatch.setattr(batches, "at_once", at_once)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(pipeline.analyse, [opened] * 8))
    assert found == [Analysed(Analysis())] * 8
    assert analysed == [opened.article]
    assert {entry.suffix for entry in cache.folder.iterdir()} == {".json"}


def test_the_language_model_is_loaded_by_what_was_passed_in(story: Path) -> None:
    def load(name: str | None) -> object:
        raise reader.ReaderError(f"no {name}")

    with pytest.raises(reader.ReaderError, match="no small"):
        pipeline = Pipeline(model="small", load_models=load)  # type: ignore[arg-type]
        pipeline.analyse(pipeline.open(story))


def test_a_damaged_entry_is_computed_again(story: Path, pipeline: Pipeline, cache: Cache) -> None:
    opened = pipeline.open(story)
    analysis = pipeline.analyse(opened).analysis
    for entry in cache.folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-9] + b"x" * 9)
    assert pipeline.open(story) == opened
    assert pipeline.analyse(opened).analysis == analysis


def test_where_nothing_can_be_kept_that_is_said_and_reading_goes_on(story: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    pipeline = Pipeline(cache=Cache(tmp_path / "file" / "cache"))
    opened = pipeline.open(story)
    analysis, problem = pipeline.analyse(opened)
    assert analysis.complete
    assert problem is not None
    assert problem.startswith("the results cannot be kept")
    assert pipeline.keep(opened.article, analysis) == problem


def test_a_record_keeps_its_text_and_what_is_known_of_it() -> None:
    article = open_record("  Two lines.\n\n\n of text\t", "a", published="2024-03-12", title="T")
    assert article.text == "  Two lines.\n\n\n of text\t"
    assert [article.text[b.start : b.end] for b in article.blocks] == ["Two lines.", "of text"]
    assert (article.published, article.title) == ("2024-03-12", "T")
