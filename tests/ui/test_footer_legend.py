"""The legend: every layer, its key, and whether it is on, on screens of every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.render.view_state import Layer, Mode, ViewState
from reader.ui.app import ReaderApp
from reader.ui.keys.key_table import keymap
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.footer_legend import legend, legend_entries
from tests.ui.journeys import listed, press, travel

INK = palette(load_themes().by_name["paper"])
WIDTHS = (40, 60, 80, 100, 120, 200)


def written(width: int, view_state: ViewState, own: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """The words of each layer's sign."""
    row = legend(legend_entries(keymap(own), view_state), width, INK)[1:]
    return ["".join(segment.text for segment in sign) for sign in row]


@pytest.mark.parametrize(
    ("width", "on", "off"),
    [
        (60, "Q R S N F D ", "q r s n f d "),
        (80, "Quo Rep Spe Nam Fig Dat ", "quo rep spe nam fig dat "),
        (
            120,
            "quotes ●  reported ●  speakers ●  names ●  figures ●  dates ●  ",
            "quotes ○  reported ○  speakers ○  names ○  figures ○  dates ○  ",
        ),
    ],
)
def test_every_layer_is_named_with_its_key(width: int, on: str, off: str) -> None:
    assert "".join(written(width, ViewState())) == on
    assert "".join(written(width, ViewState().in_mode(Mode.PLAIN))) == off


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("layer", list(Layer))
def test_on_and_off_differ_in_letters_and_take_the_same_room(width: int, layer: Layer) -> None:
    on, off = written(width, ViewState()), written(width, ViewState().toggled(layer))
    changed = [i for i, (a, b) in enumerate(zip(on, off, strict=True)) if a != b]
    assert changed == [layer.value - 1]
    assert [len(a) for a in on] == [len(b) for b in off]


def test_the_users_own_key_stands_in_the_legend() -> None:
    assert written(120, ViewState(), (("layer.dates", "D"),))[-1] == "D dates ●  "


def test_one_speakers_thread_has_no_layers() -> None:
    assert legend_entries(keymap(), ViewState(thread="s1")) == ()


def line(app: ReaderApp) -> str:
    footer = app.screen.query_one(Footer)
    return footer.render_line(footer.size.height - 1).text


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_footer_has_room_for_the_legend_and_the_way_to_the_help(width: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        shown = line(app)
        assert shown.startswith("  z Q" if width < 116 else "  z q") and "? help" in shown
        assert len(shown) == width

    travel(journey, size=(width, 24))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_click_on_a_layer_or_a_key_does_what_the_key_does(width: int) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await listed(pilot)
        await pilot.click(Footer, offset=(line(app).index("F" if width < 116 else "figures"), 1))
        assert Layer.FIGURES not in screen.view_state.layers
        await press(pilot, "j")
        await pilot.click(Footer, offset=(line(app).index("]q"), 1))
        assert screen.view_state.target is not None
        await press(pilot, "escape")
        await pilot.click(Footer, offset=(line(app).index("? help"), 1))
        await pilot.pause()
        assert type(app.screen).__name__ == "HelpScreen"

    travel(journey, size=(width, 24))


def test_a_sign_looks_like_its_layer() -> None:
    def style(layer: Layer, view_state: ViewState) -> Segment:
        return legend([s for s in legend_entries(keymap(), view_state) if s.layer is layer], 120, INK)[1][1]

    assert style(Layer.NAMES, ViewState()).style.underline
    assert style(Layer.DATES, ViewState()).style.italic
    assert style(Layer.FIGURES, ViewState()).style.bgcolor == INK.figure.bgcolor
    plain = replace(ViewState(), layers=frozenset[Layer]())
    assert style(Layer.FIGURES, plain).style.color == INK.dim.color
