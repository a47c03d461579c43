"""Exports from the reader: beside the article, over no other file, and all of a speaker's words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.model.article import SourcePart
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.footer import Footer
from tests.ui.journeys import document, press, travel, until
from tests.ui.sample import ARTICLE


async def told(screen: ReadingScreen, pilot: Pilot[int], words: str) -> None:
    await until(pilot, lambda: screen.status.message == words)


def test_a_file_is_written_beside_the_article_and_over_no_other(tmp_path: Path) -> None:
    story = tmp_path / "vann.txt"
    story.write_text("x")

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for keys, name in (
            ("X h", "vann.html"), ("X h", "vann-2.html"), ("X x", "vann.xlsx"), ("X j", "vann.json"),
            ("X m", "vann.md"), ("X c", "vann.csv"), ("X w", "vann.jsonld"),
            ("X d", "vann.docx"),
        ):  # fmt: skip
            await press(pilot, keys)
            await told(screen, pilot, f"Wrote {tmp_path / name}.")

    travel(journey, documents=(document(path=story),))
    assert (tmp_path / "vann.html").read_bytes() == (tmp_path / "vann-2.html").read_bytes()
    assert (tmp_path / "vann.xlsx").read_bytes()[:2] == b"PK"
    assert len(json.loads((tmp_path / "vann.json").read_text("utf-8"))["quotes"]) == 11
    assert len([*tmp_path.iterdir()]) == 9


@pytest.mark.parametrize(("count", "name"), [(1, "vann.json"), (7, "vann-part-3.json")])
def test_only_an_article_among_others_has_its_number_in_the_name(
    count: int, name: str, tmp_path: Path
) -> None:
    source = replace(ARTICLE.source, part=SourcePart(number=3, count=count))
    shown = document(replace(ARTICLE, source=source), tmp_path / "vann.mbox")
    shown = shown._replace(part=3, siblings=lambda: iter((shown,)))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "X j")
        await told(screen, pilot, f"Wrote {tmp_path / name}.")

    travel(journey, documents=(shown,))


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "X h")
        await told(screen, pilot, "Nothing was written: no such file or directory.")

    travel(journey, documents=(document(path=tmp_path / "gone" / "vann.txt"),))


def test_the_formats_are_asked_for_by_the_first_key() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "X")
        footer = screen.query_one(Footer)
        said = footer.render_line(footer.size.height - 1).text
        assert "h page" in said and "x workbook" in said

    travel(journey)


def test_on_a_speakers_row_all_that_they_say_is_copied() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "tab")
        for _ in range(9):
            if screen.lit_row is not None and screen.lit_row.is_speaker:
                break
            await press(pilot, "right")
        await press(pilot, "Y")
        assert "Copied all of Mara Lindt: 3 quotes, Markdown." in screen.status.message
        assert app.clipboard.startswith("**Mara Lindt**, chief surveyor\n\n- “We measured 310 leaks")
        last = "- that more than 2,000 homes stood below the basin (reported), ¶ 3\n\n— “Council"
        assert last in app.clipboard

    travel(journey)
