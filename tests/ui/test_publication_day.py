"""The day of publication is given in the reader, and kept."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from reader.batch.tasks import FileTask
from reader.cli.reader_documents import document_of
from reader.model.analysis import Analysis
from reader.pipeline import Pipeline
from reader.store.cache import default_cache
from reader.store.publication_days import publication_days
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel, until

TEXT = """Ferry stays in port

The ferry to Vann did not sail on Tuesday, the harbour master said. It takes 240 people and sails again
next week, once the wind drops.
"""


def days(screen: ReadingScreen) -> list[str | None]:
    return [date.resolved for date in screen.session.annotations.analysis.dates]


def opened(path: Path) -> tuple[Document, ...]:
    path.write_text(TEXT, "utf-8")
    kept = publication_days(None, remembered=True, kept=True)
    pipeline = Pipeline(days=kept, cache=default_cache())
    return (document_of(FileTask(path, path.name), pipeline),)


def test_a_day_that_is_given_dates_the_article_and_is_remembered(tmp_path: Path) -> None:
    async def first(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        app.analysis.stop()  # the quick pass alone finds the dates
        await press(pilot, "z p x enter")
        assert screen.status.message == "“x” is no day such as 2022-02-01."
        await press(pilot, "z p enter")
        assert screen.status.message == "No day was given." and screen.session.article.published is None
        await press(pilot, "j z p 2 0 2 2 - 0 2 - 0 3 enter")
        assert screen.status.message == "Dates are counted from 2022-02-03 now." and screen.text_focused
        assert screen.session.article.published == "2022-02-03"
        await until(pilot, lambda: "2022-02-01" in days(screen))
        await press(pilot, "z p")
        await press(pilot, "2 0 2 2 - 0 2 - 1 0 enter")
        await until(pilot, lambda: "2022-02-08" in days(screen))

    async def second(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        app.analysis.stop()
        await until(pilot, lambda: "2022-02-08" in days(screen))
        assert screen.session.article.published == "2022-02-10"

    travel(first, documents=opened(tmp_path / "ferry.txt"))
    travel(second, documents=opened(tmp_path / "ferry.txt"))


def test_a_day_that_the_article_states_stays() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "z p")
        assert screen.status.message == "The article says itself that it was published on 6 May 2024."

    travel(journey)


def test_an_article_that_states_no_day_may_be_given_one(tmp_path: Path) -> None:
    (document,) = opened(tmp_path / "ferry.txt")
    article = document.open().article
    assert not document.states_day(article)
    document.give_day(article, "2022-02-03")
    document.keep(article, Analysis(complete=True))  # of the text without a day: it would come back
    assert document.open().analysis is None
    dated = document.open().article
    assert dated.published == "2022-02-03" and not document.states_day(dated)
