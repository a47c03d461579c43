"""A quotation that other articles have too: what is found, the sign beside it, the list, the way there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.batch.tasks import FileTask
from reader.cli.reader_documents import document_of
from reader.corpus.elsewhere import quotes_elsewhere
from reader.pipeline import Opened, Pipeline
from reader.store.index.database import index_file
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.overlays.places import PlacesScreen
from reader.ui.panels.row_list import RowList
from reader.ui.screens.reading import ReadingScreen
from tests.shelf import Said, Story, shelve
from tests.ui.journeys import line, press, travel, until
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT

LEAKS = "“We measured 310 leaks in the dam last winter,”"
EXACT = Story(f"{LEAKS} said a surveyor.", (Said(LEAKS, "Mara Lindt", "surveyor"),), "The Wire", "2024-03-02")
CUT = Story(
    "“We measured 310 leaks in the dam,” she said.",
    (Said("“We measured 310 leaks in the dam,”", "Ada Vann"),),
)
REWORDED = Story(
    "“We counted 310 leaks in the dam last winter,” said Lindt.",
    (Said("“We counted 310 leaks in the dam last winter,”", "Lindt"),), "Shore News", "2024-03-04",
)  # fmt: skip
OTHER = Story(
    "“We measured the rain last winter,” he said.", (Said("“We measured the rain last winter,”", "he"),)
)
SAME_FILE = Story(TEXT, (Said(LEAKS, "Mara Lindt"),), path="/news/vann.txt")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """An index of five articles; the file of the one that has the very words is there."""
    path = tmp_path / "wire.txt"
    path.write_text(f"Leaks in the dam\n\nIt has been a wet year at Vann.\n\n{EXACT.text}\n", "utf-8")
    index_file().parent.mkdir(parents=True, exist_ok=True)
    stories = [EXACT._replace(path=str(path)), CUT, REWORDED, OTHER, SAME_FILE]
    shelve(index_file(), stories).close()
    return path


def test_the_same_shortened_and_reworded_words_are_found_in_other_articles_alone(shelf: Path) -> None:
    (found,) = quotes_elsewhere(index_file(), ARTICLE, ANALYSIS, "/news/vann.txt")
    assert TEXT[found.start : found.end] == LEAKS
    assert [(one.article.day, one.quote.name, one.how) for one in found.others] == [
        ("2022-02-01", "Ada Vann", "shortened"),
        ("2024-03-02", "Mara Lindt", "the same"),
        ("2024-03-04", "Lindt", "reworded"),
    ]


def test_without_the_library_that_aligns_them_a_part_finds_the_whole(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rapidfuzz.distance", None)
    (found,) = quotes_elsewhere(index_file(), ARTICLE, ANALYSIS, "/news/vann.txt")
    assert [one.how for one in found.others] == ["shortened", "the same"]


def test_the_same_content_is_the_same_article_whatever_its_file(shelf: Path) -> None:
    source = replace(ARTICLE.source, sha256=SAME_FILE.entry.sha256)
    (found,) = quotes_elsewhere(index_file(), replace(ARTICLE, source=source), ANALYSIS)
    assert len(found.others) == 3


def sample(path: Path | None = Path("/news/vann.txt")) -> tuple[Document]:
    """The sample, from which files are opened without their analysis."""
    pipeline = Pipeline(model=None)

    def another(other: Path, part: int) -> Document:
        return document_of(FileTask(other, other.name, part), pipeline)

    return (Document(path, "vann.txt", lambda: Opened(ARTICLE, ANALYSIS), another=another),)


async def marked(screen: ReadingScreen, pilot: Pilot[int]) -> None:
    await until(pilot, lambda: screen.session.elsewhere)
    await pilot.pause()


def test_the_margin_says_in_how_many_others_and_the_list_leads_there(shelf: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await marked(screen, pilot)
        await press(pilot, "right_square_bracket q")
        assert line(screen).lstrip().startswith("≡ ") and "▌ “We measured" in line(screen)
        assert line(screen).rstrip().endswith("also in 3 others")
        await press(pilot, "A")
        assert isinstance(app.screen, PlacesScreen)
        rows = app.screen.query_one(RowList)
        shown = [rows.render_line(y).text.strip("▎ ") for y in range(8)]
        assert [row.split("  ")[0] for row in shown] == [
            "2022-02-01", "Ada Vann", "“We measured 310 leaks in the dam,”", "",
            "2024-03-02", "Mara Lindt, surveyor", LEAKS, "",
        ]  # fmt: skip
        await press(pilot, "j enter")
        await until(pilot, lambda: screen.number == 1)
        await pilot.pause()
        assert screen.here.of(screen.session.article.text) == LEAKS
        await press(pilot, "left_square_bracket a")
        await until(pilot, lambda: screen.number == 0)
        await press(pilot, "right_square_bracket q A j enter")
        await until(pilot, lambda: screen.number == 1)
        assert len(app.documents) == 2  # it is in the list already

    travel(journey, size=(180, 40), documents=sample())


def test_a_narrow_margin_has_the_sign_alone_and_a_file_that_is_gone_is_told(shelf: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await marked(screen, pilot)
        await press(pilot, "A")
        assert screen.status.message.startswith("No other article on the shelf is known")
        await press(pilot, "right_square_bracket q")
        assert line(screen).lstrip().startswith("≡ ") and "▌ “We measured" in line(screen)
        assert "also in" not in line(screen)
        await press(pilot, "A enter")
        assert screen.status.message.startswith("1.html is gone; its text is kept")

    travel(journey, size=(80, 24), documents=sample())


def test_without_an_index_nothing_is_marked(tmp_path: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "right_square_bracket q A")
        assert screen.status.message.startswith("No other article on the shelf is known")
        assert not index_file().exists()

    travel(journey)
