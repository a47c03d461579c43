"""The pages of a document in the reader."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import document, press, travel
from tests.ui.sample import ARTICLE


def test_the_header_says_on_which_page_one_is() -> None:
    last = len(ARTICLE.blocks) - 1
    paged = replace(ARTICLE, pages=(1,) * last + (12,))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        assert screen.heading.place.startswith("page 1 · ")
        await press(pilot, "G")
        assert screen.heading.place.startswith("page 12 · ")

    travel(journey, documents=(document(paged),))
