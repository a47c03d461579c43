"""The card that says why something is highlighted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from reader.evidence import explain
from reader.model.speaker_marks import speaker_marks
from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.ui.app import ReaderApp
from reader.ui.overlays.evidence_screen import EvidenceCard, EvidenceScreen
from reader.ui.screens.reading import ReadingScreen
from tests.ui.cards import run, seen, until
from tests.ui.sample import ANALYSIS, ARTICLE, BLOCKS, at

HINTS = (("j k", "evidence"), ("Enter", "show it"), ("Esc", "close"))
INK = palette(load_themes().by_name["paper"])


def card(phrase: str, width: int) -> list[str]:
    shown = explain(ARTICLE, ANALYSIS, at(phrase).start)
    return [strip.text for strip in EvidenceCard(shown, INK, speaker_marks(ANALYSIS), HINTS).lines(width)]


def test_the_card_says_who_how_and_by_which_words() -> None:
    text = "\n".join(line.rstrip() for line in card("more than 2,000", 70))
    assert "Mara Lindt says this" in text
    assert "how               reported speech, 83% sure" in text
    assert "named here as     “She”" in text
    assert "in ¶ 2            … leaks in the dam last winter,” said" in text
    assert "Esc close" in text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50)])
def test_the_card_stands_over_the_text_and_leaves_no_sliver(size: tuple[int, int]) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        await pilot.press("]", "q", "w")
        await pilot.pause()
        card, body = app.screen.query_one(EvidenceCard).region, app.reading.body.region
        assert body.x <= card.x and card.right <= body.right
        assert card.width == size[0] or size[0] - card.right > 5

    run(steps, size)


@pytest.mark.parametrize("width", [30, 49, 50, 76])
def test_every_line_has_the_width_of_the_card(width: int) -> None:
    assert {len(line) for line in card("310", width)} == {width}


def test_without_colours_a_rule_parts_the_card_from_the_text() -> None:
    shown = explain(ARTICLE, ANALYSIS, at("310").start)
    for plain in (False, True):
        ink = palette(load_themes(plain=plain).by_name["paper"])
        top = EvidenceCard(shown, ink, speaker_marks(ANALYSIS), HINTS).lines(40)[0].text
        assert top == ("─" if plain else " ") * 40


def test_evidence_is_shown_in_the_text() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        reading = app.reading
        assert reading is not None
        reading.movement.go(at("that more than 2,000 homes stood below the basin"))
        await pilot.press("w")
        assert isinstance(app.screen, EvidenceScreen)
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        assert app.screen is reading
        assert reading.view_state.target == at("Mara Lindt")

    run(steps)


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        ("] q", lambda reading: reading.view_state.target == at("“It cannot wait.”")),
        ("] q w ] q ] q", lambda reading: reading.view_state.target == at("the count was wrong")),
        ("y", lambda reading: reading.foot.message.startswith("Copied the quote")),
        ("space", lambda reading: reading.place > at("310").start),
        ("3 }", lambda reading: reading.body.line_span.start == BLOCKS[4].start),
        ("x", lambda reading: reading.foot.message.endswith("is checked.")),
        ("backslash", lambda reading: "\\ does nothing here." in reading.foot.message),
    ],
)
def test_whoever_reads_on_closes_the_card(keys: str, done: Callable[[ReadingScreen], bool]) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        reading = app.reading
        assert reading is not None
        reading.key_input.timeout = 5
        await pilot.press("]", "q", "w", *keys.split())
        await until(pilot, lambda: app.screen is reading and done(reading))
        assert app.return_code is None

    run(steps)


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (80, 24), (120, 40)])
def test_the_card_leaves_the_line_that_it_explains_and_its_keys_in_sight(size: tuple[int, int]) -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        for phrase in ("We measured 310 leaks", "more than 2,000", "45 percent"):
            app.reading.movement.go(at(phrase))
            await pilot.press("w")
            await pilot.pause()
            card = app.screen.query_one(EvidenceCard).region
            row = app.reading.body.region.y + app.reading.body.row
            assert not card.y <= row < card.bottom, phrase
            assert card.y >= 0 and card.bottom <= size[1]
            assert "Esc" in seen(app).splitlines()[card.bottom - 1]
            await pilot.press("escape")

    run(steps, size)


def test_where_nothing_is_marked_a_line_in_the_footer_is_enough() -> None:
    async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
        app.reading.movement.go(at("Doubts on the shore"), target=False)
        await pilot.press("w")
        assert app.screen is app.reading
        assert "Nothing is marked on this line." in seen(app)

    run(steps)
