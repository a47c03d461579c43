"""The cache gives back what was stored, and loses nothing but time when it cannot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.analysis import Analysis, Figure, FigureKind, Quote, QuoteKind, Speaker, SpeakerKind
from reader.model.article import Article, Block, BlockKind, Cut, Image, SourceFormat, SourceInfo
from reader.model.span import Span
from reader.store.cache import Cache
from reader.store.cache_key import key_of
from reader.store.fingerprint import model_fingerprint

INFO = SourceInfo("tale.txt", SourceFormat.TEXT, "utf-8", 40, "ab" * 32)
TEXT = "“It is 5 per cent,” Ann Ba said. 🏴"
ARTICLE = Article(
    INFO,
    TEXT,
    (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),),
    title="Five per cent",
    authors=("Ann Ba",),
    images=(Image(None, "a.png", caption="A"),),
    cut=(Cut("Share", "site furniture", 0),),
)
ANALYSIS = Analysis(
    quotes=(Quote("q1", QuoteKind.DIRECT, 0, 19, "s1", "Ann Ba", 20, 26, 27, 31, confidence=0.9),),
    speakers=(
        Speaker("s1", "Ann Ba", SpeakerKind.PERSON, mentions=(Span(20, 26),), quotes=("q1",), words=4),
    ),
    figures=(Figure(7, 17, "5 per cent", FigureKind.PERCENT, 5),),
    complete=True,
)
KEY = key_of(INFO, clean=True, model=None)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache" / "analysis")


def entry(cache: Cache) -> Path:
    return next(cache.folder.iterdir())


def test_what_is_stored_comes_back_equal(cache: Cache) -> None:
    assert cache.load(KEY) is None
    assert cache.store(KEY, ARTICLE, ANALYSIS) is None
    assert cache.load(KEY) == (ARTICLE, ANALYSIS)


@pytest.mark.parametrize(
    "other",
    [
        key_of(INFO, clean=False, model=None),
        key_of(INFO, clean=True, model="textual"),
        key_of(replace(INFO, sha256="cd" * 32), clean=True, model=None),
        key_of(replace(INFO, format=SourceFormat.MARKDOWN), clean=True, model=None),
    ],
)
def test_other_content_format_cleaning_or_model_is_another_entry(other: str) -> None:
    assert other != KEY


def test_the_name_of_the_file_is_no_part_of_the_key() -> None:
    assert key_of(replace(INFO, name="copy.txt"), clean=True, model=None) == KEY


def test_a_model_that_changes_on_disk_is_another_model(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}")
    before = model_fingerprint(str(tmp_path))
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert model_fingerprint(str(tmp_path)) != before


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"\x00garbage\xff" * 50,
        lambda data: data.replace(b"Ann", b"Bob"),
        lambda data: data[:64] + b"{}",
        lambda data: data + b" ",
    ],
)
def test_a_damaged_entry_is_dropped(cache: Cache, damage: Callable[[bytes], bytes]) -> None:
    cache.store(KEY, ARTICLE, ANALYSIS)
    path = entry(cache)
    path.write_bytes(damage(path.read_bytes()))
    assert cache.load(KEY) is None
    assert not path.exists()
    assert cache.store(KEY, ARTICLE, ANALYSIS) is None
    assert cache.load(KEY) == (ARTICLE, ANALYSIS)


def test_a_folder_or_a_link_in_its_place_is_dropped(cache: Cache) -> None:
    for spoil in (Path.mkdir, lambda path: path.symlink_to("/dev/full")):
        cache.store(KEY, ARTICLE, ANALYSIS)
        path = entry(cache)
        path.unlink()
        spoil(path)
        assert cache.load(KEY) is None
        assert cache.store(KEY, ARTICLE, ANALYSIS) is None
        assert cache.load(KEY) == (ARTICLE, ANALYSIS)


def test_the_folder_may_be_deleted_at_any_time(cache: Cache) -> None:
    cache.store(KEY, ARTICLE, ANALYSIS)
    shutil.rmtree(cache.folder.parent)
    assert cache.load(KEY) is None
    assert cache.store(KEY, ARTICLE, ANALYSIS) is None


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "analysis")
    assert cache.load(KEY) is None
    problem = cache.store(KEY, ARTICLE, ANALYSIS)
    assert problem is not None
    assert problem.startswith("the results cannot be kept for the next opening: ")


def test_together_entries_stay_under_the_bound_and_the_longest_unused_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "sized")
    cache.store("a" * 64, ARTICLE, ANALYSIS)
    size = entry(cache).stat().st_size
    cache = replace(cache, max_bytes=size * 3)
    for name, time in (("a", 30), ("b", 10), ("c", 20)):
        cache.store(name * 64, ARTICLE, ANALYSIS)
        os.utime(cache.folder / f"{name * 64}.json", (time, time))
    cache.load("b" * 64)
    cache.store("d" * 64, ARTICLE, ANALYSIS)
    assert sorted(p.stem for p in cache.folder.iterdir()) == [name * 64 for name in "abd"]


@pytest.mark.parametrize("time", [-(10**9), 0, 2**34])
def test_a_clock_that_is_wrong_costs_nothing(time: int, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "sized")
    cache.store("a" * 64, ARTICLE, ANALYSIS)
    os.utime(entry(cache), (time, time))
    assert cache.load("a" * 64) == (ARTICLE, ANALYSIS)
    os.utime(entry(cache), (time, time))
    small = replace(cache, max_bytes=entry(cache).stat().st_size * 3 // 2)
    assert small.store("b" * 64, ARTICLE, ANALYSIS) is None
    assert [p.stem for p in cache.folder.iterdir()] == ["b" * 64]


def test_two_programs_may_use_it_at_once(cache: Cache) -> None:
    with ThreadPoolExecutor(8) as both:
        messages = list(both.map(lambda n: cache.store(f"{n % 3}", ARTICLE, ANALYSIS), range(48)))
        found = list(both.map(lambda n: cache.load(f"{n % 3}"), range(48)))
    assert messages == [None] * 48
    assert found == [(ARTICLE, ANALYSIS)] * 48
    assert sorted(p.name for p in cache.folder.iterdir()) == ["0.json", "1.json", "2.json"]


def test_results_larger_than_the_whole_cache_are_not_kept(tmp_path: Path) -> None:
    problem = Cache(tmp_path, max_bytes=100).store(KEY, ARTICLE, ANALYSIS)
    assert problem == "the results are too large to be kept for the next opening"
    assert not list(tmp_path.iterdir())


def test_what_is_not_its_own_is_neither_counted_nor_dropped(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "documents")
    kept = [tmp_path / "documents" / name for name in ("thesis.doc", "notes.json", f"{'e' * 64}.json.old")]
    for path in kept:
        path.write_bytes(b"x" * 5_000)
    cache = Cache(tmp_path / "cache", max_bytes=5_000)
    (tmp_path / "documents" / f".{'0' * 16}.part").write_bytes(b"x" * 5_000)  # of a crash
    assert cache.store(KEY, ARTICLE, ANALYSIS) is None
    assert cache.load(KEY) == (ARTICLE, ANALYSIS)
    assert sorted(cache.folder.iterdir()) == sorted(
        [*(cache.folder / p.name for p in kept), cache.folder / f"{KEY}.json"]
    )
