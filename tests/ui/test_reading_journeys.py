"""The reading screen under a person's fingers: keys go in, the place and the look come out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.config import Config
from reader.errors import MissingFile
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.screens.reading import ReadingScreen
from reader.ui.sitting import Sitting
from reader.ui.state import Layer, Mode
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

Journey = Callable[[ReaderApp, ReadingScreen, Pilot[int]], Awaitable[None]]


def document(article: Article = ARTICLE, path: Path | None = None, name: str = "vann.txt") -> Document:
    return Document(path, name, lambda: article, lambda _: ANALYSIS)


def travel(
    journey: Journey,
    size: tuple[int, int] = (120, 40),
    documents: tuple[Document, ...] | None = None,
    config: Config | None = None,
) -> None:
    async def go() -> None:
        app = ReaderApp(documents or (document(),), ARTICLE, config or Config())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            assert app.reading is not None
            await journey(app, app.reading, pilot)

    asyncio.run(go())


async def press(pilot: Pilot[int], keys: str) -> None:
    """Press keys one after the other; a full stop waits until all is done."""
    for key in keys.split():
        await (pilot.pause(0.05) if key == "." else pilot.press(key))
    await pilot.pause()


def words_at(screen: ReadingScreen) -> str:
    """What the reader is at: the thing jumped to, or else the line."""
    return screen.here.of(TEXT)


def line(screen: ReadingScreen) -> str:
    """The cursor's line as it is painted."""
    return screen.body.render_line(screen.body.cursor + 1 - round(screen.body.scroll_y)).text


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


def test_moving() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for keys, begins in MOVES:
            screen.sit(0, Sitting(document(), ARTICLE))
            await pilot.pause()
            await press(pilot, keys)
            assert words_at(screen).startswith(begins), keys

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
        seen = [screen.place]
        for _ in range(200):
            await pilot.press("j")
            if screen.place == seen[-1]:
                break
            seen.append(screen.place)
        assert seen == sorted(set(seen)) and seen[-1] > len(TEXT) - 80
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
        await pilot.press("5")
        await pilot.pause(0.7)
        assert Layer.FIGURES not in screen.look.layers and "Figures off" in screen.foot.message
        await pilot.press("0")
        assert not screen.look.layers
        await pilot.press("0")
        assert screen.look.layers == frozenset(Layer) - {Layer.FIGURES}
        modes = []
        for _ in range(5):
            await pilot.press("h")
            modes.append(screen.look.mode)
        assert modes == [Mode.QUOTES, Mode.NAMES, Mode.FIGURES, Mode.PLAIN, Mode.ALL]
        assert screen.place == place

    travel(journey)


def test_one_speaker_mode_where_somebody_speaks() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "q", "h", "h")
        assert (screen.look.mode, screen.look.only) == (Mode.SPEAKER, "lindt")

    travel(journey)


def test_a_thread_is_read_and_left() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "q", "enter")
        assert screen.look.thread == "lindt" and screen.heading.lit
        assert "quote 1 of 3" in screen.heading.title
        await pilot.press("j", "j")
        assert words_at(screen).startswith("that more than 2,000")
        await pilot.pause()
        assert "quote 3 of 3" in screen.heading.title
        await pilot.press("j")
        assert "last quote" in screen.foot.message
        await pilot.press("escape")
        assert screen.look.thread is None and "We measured" in line(screen)

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
        assert screen.look.restored == {1} and screen.body.height > full
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


def test_copying_with_its_source() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for keys, copied in COPIES:
            screen.sit(0, Sitting(document(), ARTICLE))
            await press(pilot, keys)
            assert copied in app.clipboard, keys
            assert "The Vann Courier, 6 May 2024, ¶ " in app.clipboard
            assert "Copied" in screen.foot.message

    travel(journey)


def test_a_key_that_means_nothing_says_so() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("z")
        assert "z does nothing here" in screen.foot.message
        await pilot.press("]", "z")
        assert "]z means nothing" in screen.foot.message
        await pilot.press("]")
        assert screen.foot.typed == "]" and ("q", "quote") in screen.foot.hints
        await pilot.press("escape")
        assert not screen.foot.typed
        await pilot.press("'", "x")
        assert "Nothing is marked x" in screen.foot.message

    travel(journey)


def test_the_column_and_a_resize_keep_the_place() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h", "]", "h", "}")
        place = screen.place
        for keys in ("+", "+", "-", "-", "-"):
            await pilot.press(keys)
            assert screen.place <= place < screen.place + 100
        for size in ((60, 20), (200, 60), (62, 14), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Work begins" in line(screen)

    travel(journey)


def test_focus_mode_goes_round() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        shown = []
        for _ in range(3):
            await pilot.press("v")
            shown.append((screen.query_one("#side").display, screen.query_one("#header").display))
        assert shown == [(False, True), (False, False), (True, True)]

    travel(journey)


def test_the_panel_moves_the_text_and_escape_brings_it_back() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.pause(0.3)
        place = screen.place
        await pilot.press("tab", "down", "down")
        await pilot.pause(0.3)
        assert screen.place != place
        await pilot.press("escape")
        assert screen.place == place and screen.focused is screen.body

    travel(journey)


@pytest.mark.parametrize("size", [(60, 20), (90, 30)])
def test_a_narrow_panel_lies_over_the_text(size: tuple[int, int]) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.pause(0.3)
        side = screen.query_one("#side")
        width = screen.body.size.width
        assert not side.display
        await pilot.press("tab")
        await pilot.pause()
        for leave in ("escape", "v", "tab"):
            assert side.display and screen.body.size.width == width
            await pilot.press(leave)
            await pilot.pause()
            assert not side.display and screen.focused is screen.body
            await pilot.press("tab")
            await pilot.pause()

    travel(journey, size)


def test_results_that_arrive_move_nothing() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h", "j")
        before = (screen.place, screen.body.scroll_offset)
        screen.analysed(screen.sitting, Analysis(complete=True))
        await pilot.pause()
        assert (screen.place, screen.body.scroll_offset) == before

    travel(journey)


def test_several_articles_each_keep_their_place() -> None:
    other = replace(ARTICLE, title="Another story")
    missing = Document(None, "gone.txt", lambda: (_ for _ in ()).throw(MissingFile("gone.txt: no such file")))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h", "]", "a")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert (screen.number, screen.heading.title, screen.place) == (1, "Another story", 0)
        await pilot.press("[", "a")
        await pilot.pause()
        assert screen.number == 0 and words_at(screen).startswith("Doubts")
        await pilot.press("2", "]", "a")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.number == 0 and "gone.txt: no such file" in screen.foot.message

    travel(journey, documents=(document(), document(other, name="other.txt"), missing))


def test_a_file_that_changes_is_offered_again_and_keeps_the_place(tmp_path: Path) -> None:
    file = tmp_path / "vann.txt"
    file.write_text("one")
    longer = "An update. " * 30
    blocks = tuple(replace(b, start=b.start + len(longer), end=b.end + len(longer)) for b in ARTICLE.blocks)
    changed = replace(ARTICLE, text=longer + TEXT, blocks=blocks)
    offered = Document(file, "vann.txt", lambda: changed, lambda _: replace(ANALYSIS, quotes=()))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h")
        os.utime(file, (1, 1))
        app._watch_file()
        assert "changed on disk" in screen.foot.message
        await pilot.press("r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.sitting.article is changed
        assert screen.place == len(longer) + at("Doubts on the shore").start

    travel(journey, documents=(offered,))


def test_keys_can_be_bound_anew() -> None:
    own = (("line.down", "x"), ("quote.next", "gq"), ("nonsense", "y"))

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        assert "nonsense" in screen.foot.message
        await pilot.press("x")
        assert screen.body.cursor == 1
        await pilot.press("j")
        assert screen.body.cursor == 1

    travel(journey, config=Config(keys=own))


def test_the_mouse() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        body = screen.body
        row = body.line_of(at("310 leaks").start) + 1
        column = (
            line(screen).index("The lake")
            + body.render_line(row).text.index("310")
            - body.render_line(row).text.index("“We")
        )
        await pilot.click("#body", offset=(column, row))
        await pilot.pause()
        assert words_at(screen) == "310"
        await pilot.click("#minimap", offset=(1, screen.query_one("#minimap").size.height - 1))
        await pilot.pause()
        assert screen.place > len(TEXT) // 2

    travel(journey)


def test_what_is_typed_before_the_search_line_is_there_goes_into_it() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for character in "/leaks":
            key = "slash" if character == "/" else character
            app.post_message(events.Key(key, character))
        app.post_message(events.Key("enter", "\r"))
        for _ in range(5):
            await pilot.pause(0.05)
        assert (screen.hits.pattern, len(screen.hits)) == ("leaks", 2)
        assert screen.focused is screen.body and screen.query_one("#side").display

    travel(journey)


def test_another_theme_paints_everything_anew() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pilot.press("]", "h")
        place = screen.place
        for name in ("paper", "graphite"):
            app.theme = name
            await pilot.pause()
            wanted = app.themes.by_name[name].background
            strip = screen.body.render_line(3)
            grounds = {s.style.bgcolor.name for s in strip if s.style and s.style.bgcolor}
            assert wanted in grounds and screen.place == place

    travel(journey)
