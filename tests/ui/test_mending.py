"""Mending what the program found, with keys; everything follows at once, and is there again later."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.model.analysis import Analysis
from reader.ui.app import ReaderApp
from reader.ui.overlays.evidence_screen import EvidenceScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.prompt_line import PromptInput
from tests.ui.journeys import press, travel, until
from tests.ui.sample import ANALYSIS, TEXT, at

SAID = at("“We measured 310 leaks in the dam last winter,”")


def speaker_of(analysis: Analysis, start: int) -> str | None:
    return next(quote.speaker_name for quote in analysis.quotes if quote.start == start)


def test_a_quote_is_given_to_the_speaker_with_a_letter() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] q e")
        offered = dict(screen.foot.hints)
        assert (screen.foot.typed, list(offered)[:7]) == ("quote", ["n", "-", "0", "r", "d", "A", "B"])
        assert (offered["0"], offered["A"], offered["Esc"]) == ("no speech", "Mara Lindt", "stop")
        await press(pilot, "B")
        assert screen.status.message == (
            "Jonas Areva says “We measured 310 leaks in the dam last w…”. U takes it back."
        )
        assert speaker_of(screen.analysis, SAID.start) == "Jonas Areva"
        await press(pilot, "w")
        card = app.screen
        assert isinstance(card, EvidenceScreen)
        facts = {fact.label: fact.text for fact in card._card._all[0].facts}
        assert next(iter(facts)).startswith("you said so, ")
        assert facts["the program had found"].startswith("Mara Lindt says this, quoted word for word")
        await press(pilot, "escape U")
        assert speaker_of(screen.analysis, SAID.start) == "Mara Lindt"
        await press(pilot, "ctrl+r")
        assert speaker_of(screen.analysis, SAID.start) == "Jonas Areva"

    travel(journey)


def test_what_was_mended_is_mended_in_another_reader() -> None:
    async def first(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] q e B")

    async def second(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await until(pilot, lambda: speaker_of(screen.analysis, SAID.start) == "Jonas Areva")

    travel(first)
    travel(second)


def test_a_name_that_is_typed_and_completed() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] q e n")
        assert isinstance(screen.focused, PromptInput) and screen.has_class("-asking")
        await press(pilot, "P e t r a space V o s s enter")
        assert speaker_of(screen.analysis, SAID.start) == "Petra Voss"
        assert screen.text_focused and not screen.has_class("-asking")
        await press(pilot, "e n v a n . right enter")
        assert speaker_of(screen.analysis, SAID.start) == "Vann"
        await press(pilot, "e n escape")
        assert speaker_of(screen.analysis, SAID.start) == "Vann" and screen.text_focused

    travel(journey)


SAYS = (
    ("] q e 0", "“We measured 310 leaks in the dam last w…” is no speech. U takes it back."),
    ("] q e !", "! means nothing here. There are: n, -, 0, r, d, A, B, C, D, E."),
    ("] q e escape", ""),
    ("] f e v 9 minus 4 enter", "“seven to four” is 9-4. U takes it back."),
    ("] f e v x enter", "“x” is no number such as 1200, 12.5 or 7-4."),
    ("] e e k o", "“Vann” is an organisation. U takes it back."),
    ("] e e m x enter", "No name “x” was found in this article."),
    ("] h e", "No quote, name or figure here; V selects words that are a quote."),
    ("j V e A", "“basin at Vann, a step that will cost at…” is a quote of Mara Lindt. U takes it back."),
)


def test_what_is_said_of_each_key() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for keys, says in SAYS:
            await press(pilot, f"g {keys}")
            assert screen.status.message == says
            if says.endswith("U takes it back."):
                await press(pilot, "U")
            await press(pilot, "g")  # what was jumped to is left
        assert screen.analysis is ANALYSIS

    travel(journey)


def test_two_names_become_one_everywhere() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] e ] e")
        assert screen.here.of(TEXT) == "Mara Lindt"
        await press(pilot, "e m j o n a s . right enter")
        assert [e.name for e in screen.analysis.entities] == ["Vann", "Jonas Areva", "Ministry of Waters"]

    travel(journey)
