"""A fault of the program itself is one line wherever an article is opened, and costs no other article."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import LifoQueue
from typing import Never

import pytest
from textual.pilot import Pilot

from reader.annotate.incremental.batches import Step
from reader.annotate.isolated.messages import Done, Event, Failed, Request
from reader.annotate.isolated.worker import answer_safely
from reader.batch.runner import BatchSettings, InProcess
from reader.batch.tasks import FileTask
from reader.clean import clean
from reader.cli.diagnostics import Exit
from reader.cli.show import ShowOptions, show
from reader.config import Config
from reader.errors import InternalError
from reader.load.source import Source
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.pipeline import Opened, Pipeline, open_record
from reader.ui.app import ReaderApp
from reader.ui.documents import Document
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import document, press, travel, until

UNKEPT = Pipeline()
LINE = "bad.txt: the program failed on this article (KeyError), a fault of its own"


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file on which cleaning fails; on others it does not."""
    cleaned = clean.clean

    def failing(source: Source) -> Article:
        if source.info.name == "bad.txt":
            raise KeyError("never thought of")
        return cleaned(source)

    monkeypatch.setattr(clean, "clean", failing)
    path = tmp_path / "bad.txt"
    path.write_text("The board met on Tuesday.\n", "utf-8")
    return path


def never_thought_of(*_: object, **__: object) -> Never:
    """Fails as no one expects."""
    raise KeyError("never thought of")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text("The town voted on Monday, said Ada Morland.\n", "utf-8")
    return path


@pytest.mark.parametrize("opened", [UNKEPT.open, UNKEPT.open_for_screen])
def test_opening(opened: Callable[[Path], Opened], bad: Path) -> None:
    with pytest.raises(
        InternalError, match=r"bad\.txt: the program failed on this article \(KeyError\)"
    ) as messages:
        opened(bad)
    assert isinstance(messages.value.__cause__, KeyError)


def test_what_is_no_fault_of_the_program_stays_what_it_is(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in (MemoryError, KeyboardInterrupt):

        def failing(source: Source, kind: type[BaseException] = kind) -> Article:
            raise kind

        monkeypatch.setattr(clean, "clean", failing)
        with pytest.raises(kind):
            UNKEPT.open(good)


def test_show_tells_it_and_prints_the_others(
    bad: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tasks = [FileTask(path, path.name) for path in (bad, good)]
    assert show(tasks, Config(), UNKEPT, ShowOptions()) == Exit.SOME_FAILED
    out, err = capsys.readouterr()
    assert "The town voted on Monday" in out
    assert err.endswith(f"{LINE}\n") and err.count("\n") == 1


def test_show_prints_an_article_whose_analysis_fails(
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reader.annotate.incremental.batches.at_once", never_thought_of)
    assert show([FileTask(good, good.name)], Config(), UNKEPT, ShowOptions(linear=True)) == Exit.OK
    out, err = capsys.readouterr()
    assert "The town voted on Monday" in out
    assert err == f"newsreader: {LINE.replace('bad', 'good')}\n"


def test_an_export_tells_it_once(bad: Path, good: Path) -> None:
    tasks = [FileTask(path, path.name) for path in (bad, good)]
    outcomes = list(InProcess().run(tasks, BatchSettings(UNKEPT, analyse=False)))
    assert (outcomes[0].error or "").endswith(LINE)
    assert "The town voted" in (outcomes[1].output or "")


def test_the_reader_says_it_and_goes_on(bad: Path) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "] a")
        await until(pilot, lambda: screen.foot.message.endswith(LINE))
        assert screen.session.article.title

    opening = partial(UNKEPT.open_for_screen, bad)
    travel(journey, documents=(document(), Document(None, "bad.txt", opening)))


def test_the_reader_says_what_fails_beside_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        screen.run_worker(never_thought_of, thread=True, exit_on_error=False)
        await until(pilot, lambda: screen.foot.message.endswith(LINE.partition("failed")[2]))

    travel(journey)


def test_show_tells_it_when_the_page_cannot_be_made(
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reader.render.plain_page.plain_page", never_thought_of)
    assert show([FileTask(good, good.name)], Config(), UNKEPT, ShowOptions()) == Exit.FAILED
    assert capsys.readouterr() == ("", f"newsreader: {LINE.replace('bad', 'good')}\n")


def test_the_analysis_process_tells_it_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(article: Article, *_: object) -> list[Step]:
        return [Step(1.0, Analysis(complete=True))] if article.title else never_thought_of()

    messages: list[Event] = []
    monkeypatch.setattr("reader.annotate.incremental.batches.analyse", failing)
    for title in (None, "Good"):
        request = Request("key", open_record("It rained.", "bad.txt", title=title), near=0)
        assert answer_safely(request, LifoQueue(), messages.append, None)
    assert messages == [Failed("key", LINE), Done("key", Analysis(complete=True))]
