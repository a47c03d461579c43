"""Every key of a lit row acts on that row, at any speed: keys are pressed without a pause between them."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.overlays.evidence_screen import EvidenceCard, EvidenceScreen
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import listed, press, travel, until
from tests.ui.sample import at

COPIED = (
    ("Quotes", "y", "“We measured 310 leaks in the dam last winter,”\n— Mara Lindt"),
    ("Quotes", "j y", "“It cannot wait.”\n— Mara Lindt"),
    ("Quotes", "j j j y", "the count was wrong\n— Jonas Areva"),
    ("Quotes", "j j j j j j y", "“quiet shore”\n— “Council"),
    ("Quotes", "j Y", "> “It cannot wait.”\n>\n> — **Mara Lindt"),
    ("Speakers", "j y", "Jonas Areva, speaks for the fishing families: 4 quotes, 30% of all quoted words\n"),
    ("Names", "j y", "Jonas Areva\n— “Council"),
    ("Figures", "j j y", "“We measured 310 leaks in the dam last winter,” said Mara Lindt"),
    ("Figures", "G y", "boats on the shore\n— “Council"),
    ("Timeline", "j j j y", "3 June 2024: Work begins"),
    ("Outline", "j y", "What comes next\n— “Council votes to drain the upper basin at Vann”"),
    ("Cut", "j y", "Sign up for our\nmorning letter\n"),
)


def test_a_row_is_copied() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        for panel, keys, copied in COPIED:
            await press(pilot, "5 0 %")
            screen.panel.show(panel)
            await press(pilot, f"tab g {keys}")
            assert copied in app.clipboard, (panel, keys)
            await press(pilot, "escape")

    travel(journey)


EXPLAINED = (
    ("Quotes", "j w", "Mara Lindt says this"),
    ("Quotes", "j j j j w", "Jonas Areva says this"),
    ("Speakers", "j w", "“Jonas Areva”"),
    ("Figures", "j w", "“$12 million” is a figure"),
    ("Timeline", "w", "“2019” is 2019"),
    ("Names", "w", "“Mara Lindt”"),
)


def test_a_row_is_explained() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        for panel, keys, title in EXPLAINED:
            screen.panel.show(panel)
            await press(pilot, f"tab g {keys}")
            await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
            card = app.screen.query_one(EvidenceCard)
            assert title in card.lines(70)[0].text + card.lines(70)[1].text, (panel, keys)
            await press(pilot, "escape escape")

    travel(journey)


def test_a_row_says_how_its_speaker_was_introduced_and_reads_the_thread() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await press(pilot, "tab g K")
        assert screen.foot.message.startswith("Mara Lindt, chief surveyor")
        await press(pilot, "j t")
        assert screen.view_state.thread == "areva"
        assert screen.text_focused
        await press(pilot, "escape")
        screen.panel.show("Quotes")
        await press(pilot, "tab g j j V")
        assert screen.text_focused
        assert screen.view_state.selected is not None
        assert screen.view_state.selected.overlaps(at("more than 2,000 homes"))

    travel(journey)
