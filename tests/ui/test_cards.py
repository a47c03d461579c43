"""What lies over the text for a moment: evidence, help, the articles."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from reader.config import Config
from reader.errors import MissingFile
from reader.evidence import explain
from reader.model.changes import Comparison
from reader.model.speaker_marks import speaker_marks
from reader.pipeline import Opened
from reader.render.palette import palette
from reader.render.theming import load_themes
from reader.render.view_state import Mode
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.keys.key_table import COMMANDS
from reader.ui.keys.live_commands import entries, printed
from reader.ui.panels.article_list import ArticleList, summaries
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.row_list import RowList
from reader.ui.reading_session import EarlierVersion, ReadingSession
from reader.ui.screens.articles import ArticlesScreen
from reader.ui.screens.evidence_screen import EvidenceCard, EvidenceScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import opened
from tests.ui.sample import ANALYSIS, ARTICLE, BLOCKS, at

HINTS = (("j k", "evidence"), ("Enter", "show it"), ("Esc", "close"))
INK = palette(load_themes().by_name["paper"])
OTHER = replace(ARTICLE, title="Ferry pier closed for the winter", published="2024-01-02")


def reader(more: tuple[Document, ...] = ()) -> ReaderApp:
    """The reader with two articles and an analysis that was made beforehand."""
    documents = [
        Document(None, "vann.txt", lambda: Opened(ARTICLE, ANALYSIS)),
        Document(None, "ferry.txt", lambda: Opened(OTHER, ANALYSIS)),
    ]
    return opened([*documents, *more], config=Config(theme="paper"))


def seen(app: ReaderApp) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def run(
    steps: Callable[[ReaderApp, Pilot[int]], Awaitable[None]],
    size: tuple[int, int] = (100, 30),
    more: tuple[Document, ...] = (),
) -> None:
    async def play() -> None:
        app = reader(more)
        async with app.run_test(size=size) as pilot:
            for _ in range(100):
                await pilot.pause(0.01)
                if app.query("#panel"):
                    break
            await steps(app, pilot)

    asyncio.run(play())


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait until the screen has come to it, for two seconds at most; then it must be so."""
    for _ in range(100):
        await pilot.pause(0.02)
        if holds():
            return
    assert holds()


class TestWhy:
    def card(self, phrase: str, width: int) -> list[str]:
        shown = explain(ARTICLE, ANALYSIS, at(phrase).start)
        return [strip.text for strip in EvidenceCard(shown, INK, speaker_marks(ANALYSIS), HINTS).lines(width)]

    def test_the_card_says_who_how_and_by_which_words(self) -> None:
        text = "\n".join(line.rstrip() for line in self.card("more than 2,000", 70))
        assert "Mara Lindt says this" in text
        assert "how               reported speech, 83% sure" in text
        assert "named here as     “She”" in text
        assert "in ¶ 2            … leaks in the dam last winter,” said" in text
        assert "Esc close" in text

    @pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50)])
    def test_the_card_stands_over_the_text_and_leaves_no_sliver(self, size: tuple[int, int]) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("]", "q", "w")
            await pilot.pause()
            card, body = app.screen.query_one(EvidenceCard).region, app.reading.body.region
            assert body.x <= card.x and card.right <= body.right
            assert card.width == size[0] or size[0] - card.right > 5

        run(steps, size)

    @pytest.mark.parametrize("width", [30, 49, 50, 76])
    def test_every_line_has_the_width_of_the_card(self, width: int) -> None:
        assert {len(line) for line in self.card("310", width)} == {width}

    def test_without_colours_a_rule_parts_the_card_from_the_text(self) -> None:
        shown = explain(ARTICLE, ANALYSIS, at("310").start)
        for plain in (False, True):
            ink = palette(load_themes(plain=plain).by_name["paper"])
            top = EvidenceCard(shown, ink, speaker_marks(ANALYSIS), HINTS).lines(40)[0].text
            assert top == ("─" if plain else " ") * 40

    def test_evidence_is_shown_in_the_text(self) -> None:
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
    def test_whoever_reads_on_closes_the_card(self, keys: str, done: Callable[[ReadingScreen], bool]) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            reading = app.reading
            assert reading is not None
            reading.key_input.timeout = 5
            await pilot.press("]", "q", "w", *keys.split())
            await until(pilot, lambda: app.screen is reading and done(reading))
            assert app.return_code is None

        run(steps)

    @pytest.mark.parametrize("size", [(60, 20), (40, 12), (80, 24), (120, 40)])
    def test_the_card_leaves_the_line_that_it_explains_and_its_keys_in_sight(
        self, size: tuple[int, int]
    ) -> None:
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

    def test_where_nothing_is_marked_a_line_in_the_footer_is_enough(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            app.reading.movement.go(at("Doubts on the shore"), target=False)
            await pilot.press("w")
            assert app.screen is app.reading
            assert "Nothing is marked on this line." in seen(app)

        run(steps)


class TestHelp:
    def test_every_command_of_the_reader_is_in_the_help(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            found = entries(app.reading)
            assert {command.id for command in COMMANDS} <= {entry.id for entry in found}
            assert {"list.filter", "list.sort", "list.restore"} <= {entry.id for entry in found}
            assert len({entry.id for entry in found}) == len(found)
            assert all(entry.keys and entry.says for entry in found)

        run(steps)

    def test_a_word_finds_the_command(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("question_mark")
            assert isinstance(app.screen, HelpScreen)
            assert "Next and previous paragraph" in seen(app)
            await pilot.press("slash", *"markdown")
            assert "Copy as Markdown · copy.markdown" in seen(app)
            assert "Next and previous paragraph" not in seen(app)
            await pilot.press(*"zzz")
            assert "No command has “markdownzzz” in its name." in seen(app)
            await pilot.press("escape")
            assert "Next and previous paragraph" in seen(app)
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.reading

        run(steps)

    @pytest.mark.parametrize(
        ("typed", "wanted"),
        [
            ("slash a b escape slash c", "c"),
            ("slash a b backspace c d left e", "aced"),
            ("slash a ctrl+u b escape escape j", None),
            ("slash x enter j slash y", "y"),
            ("j space q", None),
        ],
    )
    def test_keys_work_in_the_order_in_which_they_were_typed(self, typed: str, wanted: str | None) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("question_mark")
            for key in typed.split():  # all at once, as they come from a terminal that was slow to send
                app.post_message(Key(key, key if len(key) == 1 else None))
            if wanted is None:
                await until(pilot, lambda: app.screen is app.reading)
            else:
                await until(pilot, lambda: app.screen.query_one(FilterLine).value == wanted)

        run(steps)

    def test_what_is_typed_behind_the_escape_that_closes_the_help_is_for_the_text(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("question_mark")
            for key in ("escape", "h", "j", "q"):
                app.post_message(Key(key, key if len(key) == 1 else None))
            await until(pilot, lambda: app.return_code == 0)
            assert app.reading.view_state.mode is not Mode.ALL

        run(steps)

    @pytest.mark.parametrize(("width", "columns"), [(56, 1), (107, 1), (108, 2), (200, 3)])
    def test_there_are_as_many_columns_as_fit(self, width: int, columns: int) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            found = entries(app.reading)
            lines = [strip.text for strip in HelpScreen(found, INK).strips(width)]
            assert {len(line) for line in lines} == {width}
            one = len(HelpScreen(found, INK).strips(56))
            assert len(lines) >= one * 0.7 / columns
            assert (len(lines) < one * 0.75) == (columns > 1)

        run(steps)

    @pytest.mark.parametrize(
        ("key", "shown"),
        [
            ("j", "j"), ("down", "↓"), ("ctrl+d", "Ctrl+d"), ("escape", "Esc"), ("tab", "Tab"),
            ("space", "Space"), ("right_curly_bracket", "}"), ("percent_sign", "%"), ("]q", "]q"),
            ("m…", "m…"), ("up", "↑"), ("question_mark", "?"), ("plus", "+"), ("minus", "-"), ("G", "G"),
            ("slash", "/"), ("apostrophe", "'"),
        ],
    )  # fmt: skip
    def test_keys_are_printed_as_on_a_keyboard(self, key: str, shown: str) -> None:
        assert printed(key) == shown


class TestArticleList:
    def test_the_articles_with_what_is_known_of_them(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("a")
            await pilot.pause()
            text = seen(app)
            assert "Council votes to drain the upper basin at Vann" in text
            assert "The Vann Courier · 6 May 2024 · 1 min read · vann.txt" in text
            assert "10 quotes, 5 speakers, 1 unsure" in text
            assert "ferry.txt" in text

        run(steps)

    def test_an_article_that_changed_says_so(self, tmp_path: Path) -> None:
        file = tmp_path / "tide.txt"
        file.write_text("The tide rose.", "utf-8")
        session = ReadingSession(
            Document(file, file.name, lambda: Opened(ARTICLE, ANALYSIS)), Opened(ARTICLE, ANALYSIS)
        )

        def listed() -> str:
            row = summaries([session.document], [session], 0, 0)
            return ArticleList(row).draw(row[0], 80, INK)[0].strip(INK.page).text.rstrip()

        assert listed().endswith("here") and "change" not in listed()
        session.earlier = EarlierVersion(OTHER)
        assert listed().endswith("changed · here")
        session.since = Comparison()
        assert "change" not in listed()
        os.utime(file, ns=(1, 1))
        assert session.changed_on_disk() and listed().endswith("changed on disk · here")

    def test_those_that_nobody_opened_are_looked_into_while_the_list_is_open(self) -> None:
        def broken() -> Opened:
            raise MissingFile("gone.txt: no such file")

        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("a")
            await until(pilot, lambda: "no such file" in seen(app))
            text = seen(app)
            assert "Ferry pier closed for the winter" in text and "2 January 2024" in text
            assert "gone.txt: no such file" not in text and "not opened yet" not in text
            await pilot.press("j", "enter")
            reading = app.reading
            await until(pilot, lambda: app.screen is reading and reading.session.article is OTHER)

        run(steps, more=(Document(None, "gone.txt", broken),))

    def test_it_stands_on_the_article_that_is_read(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            reading = app.reading
            await pilot.press("]", "a")
            await until(pilot, lambda: reading.number == 1)
            await pilot.press("a")
            await until(pilot, lambda: isinstance(app.screen, ArticlesScreen))
            assert app.screen.query_one(RowList).cursor == 1

        run(steps)

    def test_enter_reads_the_one_that_was_picked(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("a", "j", "enter")
            reading = app.reading
            await until(pilot, lambda: reading.number == 1 and app.screen is reading)
            assert app.screen is app.reading
            assert app.reading.session.article is OTHER
            assert "Ferry pier closed for the winter" in seen(app)

        run(steps)

    def test_filter_and_leave(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("a", "slash", *"ferry")
            await pilot.pause()
            assert isinstance(app.screen, ArticlesScreen)
            assert "1 of 2 articles" in seen(app)
            await pilot.press("enter", "slash", *"council")
            assert "1 of 2 articles" in seen(app)
            await pilot.press("escape")
            assert "2 articles" in seen(app)
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.reading

        run(steps)

    def test_the_list_begins_at_its_top_and_its_gaps_are_not_lit(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            assert "a articles" in seen(app)
            await pilot.press("]", "a")
            await until(pilot, lambda: app.reading.number == 1)
            await pilot.press("a")
            await until(pilot, lambda: isinstance(app.screen, ArticlesScreen))
            await pilot.pause()
            rows = app.screen.query_one(RowList)
            assert rows.scroll_offset.y == 0
            lit = [n for n in range(9) if "▎" in rows.render_line(n).text]
            assert lit == [3, 4]

        run(steps, (100, 14), more=tuple(Document(None, f"{n}.txt", lambda: Opened(OTHER)) for n in range(1)))

    def test_what_cannot_be_done_is_said_below_the_list(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("a")
            await pilot.pause()
            await pilot.press("x")
            await pilot.pause()
            assert "x does nothing in a list." in seen(app)
            await pilot.press("j")
            await pilot.pause()
            assert "2 articles" in seen(app) and "sort: place" in seen(app)

        run(steps)


class TestWide:
    def test_z_gives_a_list_the_screen_and_reading_on_takes_it_back(self) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("tab", "right", "right", "right")
            assert "who says so" not in seen(app)
            await pilot.press("z")
            await until(pilot, lambda: "who says so" in seen(app))
            await pilot.press("j", "enter")
            await until(pilot, lambda: "who says so" not in seen(app))
            assert app.focused is app.reading.body

        run(steps)

    @pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
    def test_z_works_at_every_size(self, size: tuple[int, int]) -> None:
        async def steps(app: ReaderApp, pilot: Pilot[int]) -> None:
            await pilot.press("tab", "right", "z")
            await until(pilot, lambda: app.query_one("#side").size.width >= min(60, size[0]))

        run(steps, size)
