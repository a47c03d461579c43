"""Whichever way the index takes to the newest articles, and however it counts, the answer is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.store.index.finding import count_articles, find_places
from reader.store.index.query import parse_query
from reader.store.index.reading import IndexReader
from tests.shelf import Said, Story, shelve

STORIES = [
    Story(
        f"“The {bird} came,” said Ada Morland. Some {bird}s stay on the quay by night.",
        (Said(f"“The {bird} came,”", "Ada Morland"),),
        outlet=("Gazette", "Post")[number % 2],
        day=f"2022-0{1 + number % 3}-0{1 + number}",
        path=f"/news/{number}.txt",
    )
    for number, bird in enumerate(("heron", "heron", "gull", "tern", "heron", "gull"))
]
QUERIES = {
    "quay": "524130",
    "heron": "410",
    "her*": "410",
    "heron outlet:post": "1",
    "gull date:2022-03": "52",
    "quay date:2022-02..": "524 1".replace(" ", ""),
    "said:heron": "410",
    "said:her*": "410",
    "said:came outlet:gazette": "240",
    "said:came quay": "524130",
    "heron speaker:morland": "410",
    "NEAR(quay night, 3) outlet:post": "513",
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexReader]:
    found = shelve(tmp_path_factory.mktemp("index") / "index.db", STORIES, into="birds")
    yield found
    found.close()


@pytest.mark.parametrize(("few", "common"), [(100, 200), (0, 200), (0, 1)])
@pytest.mark.parametrize("collection", [None, "birds"])
@pytest.mark.parametrize(("typed", "newest"), QUERIES.items())
def test_the_newest_first_on_every_way(
    typed: str, newest: str, collection: str | None, few: int, common: int,
    reader: IndexReader, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("reader.store.index.selecting.FEW", few)
    monkeypatch.setattr("reader.store.index.selecting.COMMON", common)
    query = parse_query(typed)
    places = find_places(reader, query, collection=collection)
    found = dict.fromkeys(Path(place.article.path).stem for place in places)
    assert "".join(found) == newest
    assert count_articles(reader, query, collection=collection, said=False) == len(newest)
