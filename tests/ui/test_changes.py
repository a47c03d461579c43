"""What changed since the article was last read: told, marked, listed."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from reader.pipeline import Opened
from reader.store.notebook.file import own_notebook
from reader.store.notebook.notebook import card_of
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.overlays.places import PlacesScreen
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel, until
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

OLD = replace(ARTICLE, text=TEXT.replace("310", "280"), url="https://vann.example/basin")
NEW = replace(ARTICLE, url=OLD.url)


def _document(keeps: bool = True) -> Document:
    was = replace(
        ANALYSIS,
        figures=tuple(replace(f, text="280", value=280) if f.text == "310" else f for f in ANALYSIS.figures),
    )
    return Document(None, "vann.txt", lambda: Opened(NEW, ANALYSIS), kept=lambda _: was if keeps else None)


def _read_before() -> None:
    notebook = own_notebook()
    notebook.keep_version(card_of(OLD), OLD)
    notebook.close()


async def _compared(screen: ReadingScreen, pilot: Pilot[int]) -> None:
    await _kept(screen, pilot)
    await until(pilot, lambda: screen.session.since is not None)


async def _kept(screen: ReadingScreen, pilot: Pilot[int]) -> None:
    """As where the command line lets versions be kept: the notebook is read once more."""
    await until(pilot, lambda: screen.session.notebook is not None)
    screen.keeping.keeps_versions, screen.session.notebook = True, None
    screen.keeping.open(screen.session)
    await until(pilot, lambda: screen.session.notebook is not None)


def test_a_changed_figure_is_told_marked_and_listed() -> None:
    _read_before()

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await _compared(screen, pilot)
        assert screen.status.message.startswith("1 change since you last read this, ")
        assert screen.status.message.endswith("; D lists them.")
        assert [span.of(TEXT) for span in screen.annotations.changed.items] == ["310"]
        await press(pilot, "D")
        assert isinstance(app.screen, PlacesScreen)
        lines = [app.screen.query_one(RowList).render_line(y).text.strip() for y in range(2)]
        assert lines == ["▎¶ 2   figure, same source", "▎      280 → 310"]
        await press(pilot, "enter")
        assert app.screen is screen and screen.here.start <= at("310").start < screen.here.end
        await press(pilot, "g ] d")
        assert screen.here == at("310")
        await press(pilot, "] d")
        assert screen.status.message == "There is no change below."

    travel(journey, documents=(_document(),))


def test_until_the_versions_are_compared_nothing_is_said_of_changes() -> None:
    _read_before()

    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await _compared(screen, pilot)
        screen.session.since = None
        for keys in ("D", "] d"):
            await press(pilot, keys)
            assert (
                screen.status.message
                == "Names and speakers arrive in a moment; then it is told what changed."
            )

    travel(journey, documents=(_document(),))


def test_without_the_old_analysis_paragraphs_and_figures_are_compared() -> None:
    _read_before()

    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await _compared(screen, pilot)
        assert screen.session.since is not None
        assert [(c.before, c.after) for c in screen.session.since.changes] == [("280", "310")]

    travel(journey, documents=(_document(keeps=False),))


def test_an_article_that_is_read_for_the_first_time_has_no_changes() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await _kept(screen, pilot)
        await press(pilot, "D")
        assert screen.status.message == "Nothing is known to have changed since you last read this."
        assert not len(screen.annotations.changed)

    travel(journey, documents=(_document(),))
