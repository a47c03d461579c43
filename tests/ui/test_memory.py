"""Where an article was left is found again; a spoilt file is nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from reader.config import Config
from reader.ui import memory
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from tests.ui.sample import ANALYSIS, ARTICLE, at


def test_places_are_kept_and_the_oldest_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "inner" / "reading.json"
    many = memory.Memory({str(i): i + 1 for i in range(memory.MOST)})
    newer = many.with_places({"new": 7, "5": 0}, 80)
    assert memory.save(file, newer) is None
    again = memory.load(file)
    assert again.width == 80 and again.places["new"] == 7
    assert "5" not in again.places and len(again.places) == memory.MOST


@pytest.mark.parametrize(
    "spoilt", ["", "{", "[]", '{"places": 3}', '{"places": {"a": "x"}}', '{"width": 9000}', '{"width": "w"}']
)
def test_a_spoilt_file_is_nothing(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "reading.json"
    file.write_text(spoilt)
    file.chmod(0o600)
    assert memory.load(file) == memory.Memory()


def test_an_article_opens_where_it_was_left() -> None:
    async def run(keys: list[str], **settings: bool) -> tuple[int, int]:
        document = Document(None, "vann.txt", lambda: ARTICLE, lambda _: ANALYSIS)
        app = ReaderApp((document,), ARTICLE, Config(**settings))
        async with app.run_test(size=(100, 20)) as pilot:
            await pilot.pause()
            assert app.reading is not None
            await pilot.press(*keys)
            await pilot.pause()
            found = app.reading.place, app.reading.look.width
            await pilot.press("q")
        return found

    asyncio.run(run(["]", "h", "+"]))
    place = at("Doubts on the shore").start
    assert asyncio.run(run([])) == (place, 76)
    assert asyncio.run(run([], cache=False)) == (0, 72)
