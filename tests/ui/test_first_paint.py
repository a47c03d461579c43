"""The first screen, painted before the toolkit is loaded: the same cells as the widgets paint later."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.screen import Screen

from reader.config import Config
from reader.model.article import Article, Block, BlockKind
from reader.pipeline import Opened
from reader.render.few_colours import colours_of
from reader.render.picture_boxes import NO_PICTURES, PicturePlan
from reader.store.place_excerpts import LEAST
from reader.ui import app
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.overlays.help import HelpScreen
from reader.ui.picture_measuring import pictures_near
from reader.ui.reading_session import ReadingSession
from reader.ui.startup_state import StartupState, read_startup_state
from reader.ui.terminal.first_paint import written
from reader.ui.terminal.first_screen import frame
from reader.ui.widgets.arrangement import arrange
from tests.load.picture_files import png
from tests.ui.journeys import until
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

SIZES = [(120, 40), (100, 30), (99, 30), (80, 24), (69, 20), (60, 15), (160, 50), (250, 60)]
Cell = tuple[str, object, object, bool, bool, bool, bool]


def cells(row: Iterable[Segment]) -> list[Cell]:
    """What stands in each cell of a row, and how it looks."""
    found: list[Cell] = []
    for text, style, _ in row:
        look = style or Style()
        shape = bool(look.bold), bool(look.italic), bool(look.underline), bool(look.reverse)
        found += [(c, look.color, look.bgcolor, *shape) for c in text]
    return found


def open_session(
    startup: StartupState, article: Article, *, analysed: bool
) -> tuple[Document, ReadingSession]:
    known = ANALYSIS if analysed else None
    document = Document(None, "vann.txt", lambda: Opened(article, known))
    session = ReadingSession(document, document.open())
    session.place = startup.place_of(article)
    session.quick_pass(2000)
    return document, session


def painted_by_widgets(
    startup: StartupState, document: Document, size: tuple[int, int], pictures: PicturePlan = NO_PICTURES
) -> list[list[Cell]]:
    """The screen of the running program before its panel is there."""

    async def run() -> list[list[Cell]]:
        session = ReadingSession(document, document.open())
        session.place = startup.place_of(session.article)
        session.quick_pass(size[0] * size[1])
        session.pictures = pictures
        app = ReaderApp((document,), session, startup, BackgroundAnalysis(None))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.pause()  # the place was told in the first, and shown in the second
            rows = [cells(strip) for strip in app.screen._compositor.render_strips()]
            await pilot.press("q")
        return rows

    return asyncio.run(run())


def without_panel(rows: Sequence[Sequence[Cell]], size: tuple[int, int]) -> list[list[Cell]]:
    """The rows but for the cells of the panel, which comes when it is loaded."""
    parts = arrange(*size)
    left = parts.text + parts.divider
    kept = []
    for y, row in enumerate(rows):
        beside = parts.header <= y < parts.header + parts.middle
        kept.append([*row[:left], *row[left + parts.panel :]] if beside else list(row))
    return kept


def differing(ours: Sequence[Sequence[Cell]], theirs: Sequence[Sequence[Cell]]) -> list[tuple[int, int]]:
    """The row and column of every cell that is not the same in both."""
    assert [len(row) for row in ours] == [len(row) for row in theirs]
    both = zip(ours, theirs, strict=True)
    return [
        (y, x) for y, rows in enumerate(both) for x, (a, b) in enumerate(zip(*rows, strict=True)) if a != b
    ]


@pytest.mark.parametrize("analysed", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_the_first_screen_is_what_the_widgets_paint(size: tuple[int, int], analysed: bool) -> None:
    startup = read_startup_state(Config(), {})
    document, session = open_session(startup, ARTICLE, analysed=analysed)
    rows = [cells(row) for row in frame(session, startup, 1, *size)]
    assert [len(row) for row in rows] == [size[0]] * size[1]
    theirs = painted_by_widgets(startup, document, size)
    assert not differing(without_panel(rows, size), without_panel(theirs, size))


@pytest.mark.parametrize(
    ("size", "place"), [((120, 40), 0), ((60, 15), 0), ((100, 20), at("Doubts on the shore").start)]
)
def test_room_for_pictures_is_kept_from_the_first_paint_on(
    size: tuple[int, int], place: int, tmp_path: Path
) -> None:
    startup = read_startup_state(Config(pictures="blocks"), {"COLORTERM": "truecolor"})
    (tmp_path / "dam.jpg").write_bytes(png(480, 320))
    (tmp_path / "page.html").write_bytes(b"")
    document = Document(tmp_path / "page.html", "page.html", lambda: Opened(ARTICLE, ANALYSIS))
    startup = startup._replace(memory=startup.memory.with_places({ARTICLE.source.sha256: place}))
    session = ReadingSession(document, document.open())
    session.place = place
    session.pictures = pictures_near(ARTICLE, document.path, place, size[0] * size[1])
    assert list(session.pictures.sizes.values()) == [(480, 320)]
    session.quick_pass(2000)
    end = size[1] - arrange(*size).footer  # where an article was left, the foot says so
    ours = [cells(row) for row in frame(session, startup, 1, *size)][:end]
    theirs = painted_by_widgets(startup, document, size, session.pictures)[:end]
    filled = {y for y, row in enumerate(theirs) if any(cell[0] == "▀" for cell in row)}
    differ = {y for y, _ in differing(without_panel(ours, size), without_panel(theirs, size))}
    assert differ <= filled


@pytest.mark.parametrize("place", [at("Doubts on the shore").start, len(TEXT) - 1])
def test_an_article_that_was_left_is_painted_where_it_was(place: int) -> None:
    size = 100, 20
    fresh = read_startup_state(Config(), {})
    memory = fresh.memory.with_places({ARTICLE.source.sha256: place})
    startup = fresh._replace(memory=memory._replace(panel=30))
    document, session = open_session(startup, ARTICLE, analysed=True)
    parts = arrange(*size, 30)
    ours = [cells(row) for row in frame(session, startup, 1, *size)][: -parts.footer]
    theirs = painted_by_widgets(startup, document, size)[: -parts.footer]  # its foot says where we are
    assert not differing([row[: parts.text] for row in ours], [row[: parts.text] for row in theirs])
    assert session.place > 0


def test_of_several_articles_the_head_names_the_number() -> None:
    startup = read_startup_state(Config(), {})
    _, session = open_session(startup, ARTICLE, analysed=False)
    rows = frame(session, startup, 3, 160, 40)
    assert "article 1 of 3 · ¶ 1 of" in "".join(segment.text for segment in rows[1])
    assert "a articles" in "".join(segment.text for segment in rows[-1])


def test_the_beginning_of_a_large_text_is_painted_as_the_whole_is() -> None:
    startup = read_startup_state(Config(), {})
    document, session = open_session(startup, ARTICLE, analysed=True)
    info = replace(ARTICLE.source, bytes=len(TEXT))
    early = ReadingSession(document, Opened(replace(ARTICLE, source=info)), part=True)
    early.take(ANALYSIS)
    size = 120, 40
    parts = arrange(*size)
    ours, theirs = ([cells(row) for row in frame(s, startup, 1, *size)] for s in (early, session))
    assert {y for y, _ in differing(ours, theirs)} <= set(range(parts.header))
    left = [row[:60] for row in ours]
    assert not differing(left, [row[:60] for row in theirs])
    said = "".join(cell[0] for cell in ours[1])
    assert "¶" not in said and "%" not in said  # how much there is to read is not known yet


def test_a_large_text_that_was_left_further_on_is_painted_there_from_an_excerpt() -> None:
    text = "\n\n".join(f"{n}. {TEXT}" for n in range(30))
    blocks, at_ = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, at_, at_ + len(part)))
        at_ += len(part) + 2
    info = replace(ARTICLE.source, bytes=LEAST)
    large = replace(ARTICLE, source=info, text=text, blocks=tuple(blocks), images=(), cut=(), links=())
    kept = Document(None, "vann.txt", lambda: Opened(large))
    whole = ReadingSession(kept, Opened(large))
    whole.place = blocks[200].start
    near = whole.excerpt_here()
    assert near is not None and near.start > 0 and len(near.article.text) < len(text) // 2
    early = ReadingSession(kept, Opened(near.article), part=True, excerpt=near)
    early.place = near.place - near.start
    startup = read_startup_state(Config(), {})
    ours, theirs = ([cells(row) for row in frame(s, startup, 1, 120, 40)] for s in (early, whole))
    assert {y for y, _ in differing(ours, theirs)} <= {0}  # words are estimated


@pytest.mark.parametrize("size", [(1, 1), (20, 3), (5, 40), (200, 4)])
def test_no_screen_is_too_small(size: tuple[int, int]) -> None:
    startup = read_startup_state(Config(), {})
    for article in (ARTICLE, replace(ARTICLE, text="", blocks=())):
        _, session = open_session(startup, article, analysed=False)
        assert frame(session, startup, 1, *size)


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, ColorSystem.TRUECOLOR),
        ({"COLORTERM": " 24bit", "TERM": "xterm"}, ColorSystem.TRUECOLOR),
        ({"TERM": "xterm-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm-kitty"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "linux"}, ColorSystem.STANDARD),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, ColorSystem.TRUECOLOR),
        ({"COLORTERM": "truecolor", "TEXTUAL_COLOR_SYSTEM": "standard"}, ColorSystem.STANDARD),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "auto"}, ColorSystem.STANDARD),
        ({}, ColorSystem.STANDARD),
    ],
)
def test_colours_are_those_of_the_terminal(environ: dict[str, str], colours: ColorSystem) -> None:
    assert colours_of(environ) is colours


def test_without_colours_shapes_stay() -> None:
    row = [Segment("a", Style(color="#ff0000", bgcolor="#000000", bold=True)), Segment("b")]
    assert written(row, ColorSystem.TRUECOLOR, plain=True) == "\x1b[1ma\x1b[0mb"
    assert written(row, ColorSystem.TRUECOLOR, plain=False) == "\x1b[1;38;2;255;0;0;48;2;0;0;0ma\x1b[0mb"


def test_the_toolkit_is_not_needed() -> None:
    script = (
        "import sys, reader.ui.terminal.first_paint; print(any('textual' in name for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


class ToldAtOnce(ReaderApp):
    """Is told something before its first screen is there, and notes where it is whenever it paints."""

    key, character = "G", "G"
    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))

    def on_mount(self) -> None:
        self.painted: list[int] = []
        self.post_message(events.Key(self.key, self.character))

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        self.painted.append(self.reading.place)
        super()._display(screen, renderable)


@pytest.mark.parametrize("stands", [True, False])
def test_where_the_first_paint_stands_the_toolkit_paints_behind_the_keys_typed_at_once(stands: bool) -> None:
    startup = read_startup_state(Config(), {})
    document, session = open_session(startup, ARTICLE, analysed=True)

    async def run() -> list[int]:
        told = ToldAtOnce((document,), session, startup, BackgroundAnalysis(None))
        told.reading.stands = stands
        async with told.run_test(size=(100, 20)) as pilot:
            await until(pilot, lambda: told.painted and told.painted[-1])
            assert not told.reading.stands
            await pilot.press("q")
        return told.painted

    assert (asyncio.run(run())[0] > 0) is stands


def test_help_that_is_asked_for_at_once_keeps_the_lists_from_nobody() -> None:
    startup = read_startup_state(Config(), {})
    document, session = open_session(startup, ARTICLE, analysed=True)

    async def run() -> None:
        told = ToldAtOnce((document,), session, startup, BackgroundAnalysis(None))
        told.key, told.character = "question_mark", "?"
        told.reading.stands = True
        async with told.run_test(size=(100, 20)) as pilot:
            await until(pilot, lambda: isinstance(told.screen, HelpScreen))
            await until(pilot, lambda: told.reading.query("#panel RowList"))
            await pilot.press("escape")
            await until(pilot, lambda: told.screen is told.reading and not told.reading.stands)
            await pilot.press("q")

    asyncio.run(run())
