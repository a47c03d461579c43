"""The reading screen under a person's fingers: keys go in, the place and the look come out."""

from __future__ import annotations

import pytest
from textual import events
from textual.events import AppBlur
from textual.pilot import Pilot

from reader.render.view_state import Layer, Mode
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.search_bar import SearchInput
from tests.ui.journeys import line, press, travel, until, words_at
from tests.ui.sample import TEXT

MOVES = (
    ("j", "basin at Vann"),
    ("j k", "The lake council"),
    ("}", "“We measured"),
    ("3 }", "Doubts on the shore"),
    ("3 } {", "She said"),
    ("] q", "“We measured"),
    ("] q ] s", "“It cannot wait.”"),
    ("] q ] S", "the count was wrong"),
    ("2 ] q", "“It cannot wait.”"),
    ("] f", "seven to four"),
    ("3 ] f", "310"),
    ("] h ] h", "What comes next"),
    ("] h [ q", "that more than 2,000"),
    ("] e", "Vann"),
    ("G", "The families’ union"),
    ("5 G", "The so-called"),
    ("G g", "The lake council"),
    ("G ctrl+o", "The lake council"),
    ("G g ctrl+o", "The families’ union"),
    ("G ctrl+o ctrl+n", "The families’ union"),
    ("] h m a g ' a", "Doubts on the shore"),
    ("] u", "The lake council voted"),
    ("/ l e a k s enter", "leaks"),
    ("/ l e a k s enter . n N", "leaks"),
    ("/ l e a k s escape", "The lake council"),
)
CHARACTERS = {"slash": "/", "right_curly_bracket": "}"}
TYPED_AT_ONCE = (
    (["slash", *"lex", "backspace", *"aks"], "leaks: leaks"),
    (["slash", *"dam", "ctrl+u", *"homes", "enter", "n"], "homes: homes Hit 1 of 1, again from the top"),
    (["slash", *"dam", "enter", "right_curly_bracket"], "dam: She said"),
    (["slash", *"d.m", "ctrl+r"], "d.m: dam"),
    (["slash", *"dam", "pagedown", "ctrl+o", "n"], "dam: dam Hit 1 of 1"),
    (["slash", *"homes", "tab", "tab", "escape"], ": homes"),
)


@pytest.mark.parametrize(("keys", "begins"), MOVES)
def test_moving(keys: str, begins: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, keys)
        assert words_at(screen).startswith(begins)

    travel(journey)


@pytest.mark.parametrize(("keys", "shown"), TYPED_AT_ONCE)
def test_what_is_typed_before_the_search_line_is_there(keys: list[str], shown: str) -> None:
    """All keys lie in the queue before the first is handled, as from a fast typist or a paste."""

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else CHARACTERS.get(key)))
        await until(
            pilot, lambda: shown in f"{screen.hits.pattern}: {words_at(screen)} {screen.foot.message}"
        )

    travel(journey)


def test_half_of_the_article_by_percent() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press(*"50%")
        assert abs(screen.body.cursor - screen.body.height // 2) <= 1, screen.foot
        await pilot.press("%")
        assert screen.foot.wrong and "50%" in screen.foot.message

    travel(journey)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
def test_every_line_is_reached_and_none_twice(size: tuple[int, int]) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        seen = [screen.body.cursor]
        for _ in range(200):
            await pilot.press("j")
            if screen.body.cursor == seen[-1]:
                break
            seen.append(screen.body.cursor)
        assert seen == sorted(set(seen)) and screen.place > len(TEXT) - 80
        assert "end" in screen.foot.message
        shown = screen.body.scroll_offset.y
        assert shown <= screen.body.cursor + 1 < shown + screen.body.size.height

    travel(journey, size)


def test_pages_keep_the_cursor_in_sight_and_reach_both_ends() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for key, end in (("space", screen.body.height - 1), ("b", 0)):
            for _ in range(10):
                await pilot.press(key)
                row = screen.body.cursor + 1 - screen.body.scroll_offset.y
                assert 0 <= row < screen.body.size.height
            assert screen.body.cursor == end

    travel(journey, (60, 16))


def test_layers_modes_and_plain() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        place = screen.place
        await press(pilot, "z f")
        assert "Figures off" in screen.foot.message
        assert Layer.FIGURES not in screen.view_state.layers
        await pilot.press("0")
        assert not screen.view_state.layers
        await pilot.press("0")
        assert screen.view_state.layers == frozenset(Layer) - {Layer.FIGURES}
        modes = []
        for _ in range(5):
            await pilot.press("h")
            modes.append(screen.view_state.mode)
        assert modes == [Mode.QUOTES, Mode.NAMES, Mode.FIGURES, Mode.PLAIN, Mode.ALL]
        assert screen.place == place

    travel(journey)


def test_one_speaker_mode_where_somebody_speaks() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "q", "h", "h")
        assert (screen.view_state.mode, screen.view_state.only) == (Mode.SPEAKER, "lindt")

    travel(journey)


def test_a_thread_is_read_and_left() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "q", "enter")
        assert screen.view_state.thread == "lindt" and screen.heading.lit
        assert "quote 1 of 3" in screen.heading.title
        await pilot.press("j", "j")
        assert words_at(screen).startswith("that more than 2,000")
        await pilot.pause()
        assert "quote 3 of 3" in screen.heading.title
        await pilot.press("j")
        assert "last quote" in screen.foot.message
        await pilot.press("escape")
        assert screen.view_state.thread is None and "We measured" in line(screen)

    travel(journey)


def test_a_search_within_a_thread_stays_in_it() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "q", "enter", "/", *"leaks", "enter")
        await pilot.pause()
        assert len(screen.hits) == 1

    travel(journey)


def test_only_matching_paragraphs() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        full = screen.body.height
        await pilot.press("/", *"leaks", "enter")
        await press(pilot, ". &")
        assert screen.body.height < full and "2 paragraphs" in screen.foot.message
        place = screen.place
        await pilot.press("&")
        assert screen.body.height == full and screen.place == place

    travel(journey)


def test_what_was_cut_in_its_place_and_back() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        full, place = screen.body.height, screen.place
        await pilot.press("c")
        assert screen.body.height > full and screen.place == place
        assert "4 lines" in screen.heading.byline
        await pilot.press("]", "c")
        assert "Sign up for our" in line(screen)
        await pilot.press("r", "escape")
        assert screen.view_state.restored == {1} and screen.body.height > full
        assert screen.body.cut_here() == 1

    travel(journey)


def test_looking_for_a_name() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("3", "}", "{", "K")
        assert "Mara Lindt, chief surveyor, first in ¶ 2" in screen.foot.message

    travel(journey)


COPIES = (
    (
        "] q y",
        "“We measured 310 leaks in the dam last winter,”\n— Mara Lindt, chief surveyor; “Council votes",
    ),
    ("3 ] f y", "310 leaks in the dam last winter,” said Mara Lindt"),
    ("] f y", "The lake council voted on Monday, seven to four, to drain"),
    ("y", "The lake council voted on Monday"),
    (
        "] q Y",
        "> “We measured 310 leaks in the dam last winter,”\n>\n> — **Mara Lindt, chief surveyor**; “Council",
    ),
    ("V j y", "The lake council voted on Monday, seven to four, to drain the upper basin"),
)


@pytest.mark.parametrize(("keys", "copied"), COPIES)
def test_copying_with_its_source(keys: str, copied: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, keys)
        assert copied in app.clipboard
        assert "The Vann Courier, 6 May 2024, ¶ " in app.clipboard
        assert "Copied" in screen.foot.message

    travel(journey)


def test_a_key_that_means_nothing_says_so() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("backslash")
        assert "\\ does nothing here" in screen.foot.message
        await pilot.press("]", "z")
        assert "]z means nothing" in screen.foot.message
        await pilot.press("]")
        assert screen.foot.typed == "]" and ("q", "quote") in screen.foot.hints
        await pilot.press("escape")
        assert not screen.foot.typed
        await pilot.press("'", "x")
        assert "Nothing is marked x" in screen.foot.message

    travel(journey)


WORDS = (
    ("slash d a m enter", "Hit 1 of 1; n and N go on, Esc ends the search."),
    ("slash t h e enter", "Hit 1 of 15; n and N go on, Esc ends the search."),
    ("slash z z z enter", "Nothing holds “zzz”."),
    ("slash enter", ""),
    ("' !", "'! means nothing. After ' comes the letter of a mark."),
    ("' '", "You have jumped from nowhere yet."),
    ("' ?", "Nothing is marked in this article: m and a letter mark a place."),
    ("full_stop", "There is nothing to repeat yet, such as ]q."),
    ("] h *", "There is no name here to search for; ]e goes to the next one."),
    ("] z", "]z means nothing. After ] comes one of q, s, S, e, f, t, h, i, l, u, c, o, d, a."),
    ("slash ( ctrl+r enter", "Nothing holds “(”."),
)


@pytest.mark.parametrize(("keys", "says"), WORDS)
def test_a_search_that_ends_and_a_key_that_means_nothing_say_how_to_go_on(keys: str, says: str) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, keys)
        assert screen.foot.message == says

    travel(journey)


def test_a_number_waits_at_the_foot_for_its_motion_and_changes_nothing() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        screen.key_input.timeout = 0.01  # typed slowly
        for key in ("5", "3"):
            await press(pilot, f"{key} .")
        assert screen.foot.typed == "53" and ("}", "paragraphs") in screen.foot.hints
        assert screen.view_state.layers == frozenset(Layer) and not screen.foot.message
        await press(pilot, "}")
        assert screen.here.of(TEXT).startswith("The families’ union")
        await press(pilot, "4 . escape . j")
        assert not screen.foot.typed

    travel(journey)


def test_a_prefix_key_counts_where_the_terminal_has_taken_the_focus_away() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        screen.set_focus(None)
        await press(pilot, "] q")
        assert words_at(screen) == "“We measured 310 leaks in the dam last winter,”"
        app.post_message(AppBlur())
        await until(pilot, lambda: screen.focused is None)
        await press(pilot, "] q")
        assert words_at(screen) == "“It cannot wait.”"
        assert screen.text_focused and app.return_code is None

    travel(journey)


def test_the_empty_search_line_names_the_other_way_of_searching() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "slash")
        line = screen.query_one(SearchInput)
        assert line.placeholder == "a capital counts; Ctrl+r: regular expression"
        await press(pilot, "ctrl+r")
        assert line.placeholder == "a capital counts; Ctrl+r: plain words"

    travel(journey)
