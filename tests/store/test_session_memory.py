"""Where an article was left is found again; a spoilt file is nothing."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reader.config import Config
from reader.pipeline import Opened
from reader.render.view_state import LAYERS_OF, Layer, Mode, ViewState
from reader.store import session_memory
from reader.ui.app import ReaderApp
from reader.ui.app import run as run_reader
from reader.ui.documents import Document
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.reading_session import ReadingSession
from reader.ui.startup_state import read_startup_state
from tests.ui.journeys import opened
from tests.ui.sample import ANALYSIS, ARTICLE, at


def test_places_are_kept_and_the_oldest_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "inner" / "reading.json"
    many = session_memory.SessionMemory({str(i): i + 1 for i in range(session_memory.MAX_PLACES)})
    newer = many.with_places({"new": 7, "5": 0}).with_preferences(80, "paper", frozenset({Layer.NAMES}), 44)
    assert session_memory.update(file, lambda _: newer.with_preferences()) is None
    again = session_memory.load(file)
    assert (again.width, again.theme, again.layers, again.panel) == (80, "paper", {Layer.NAMES}, 44)
    assert again.places["new"] == 7
    assert "5" not in again.places and len(again.places) == session_memory.MAX_PLACES


def test_commands_are_kept_each_once_the_last_one_first(tmp_path: Path) -> None:
    file = tmp_path / "reading.json"
    for chosen in (("a", "b"), (), ("c", "a"), ("d", "e", "f")):
        newer = session_memory.load(file).with_commands(chosen)
        session_memory.update(file, partial(lambda memory, _: memory, newer))
    assert session_memory.load(file).commands == ("d", "e", "f", "c", "a")
    file.write_text('{"commands": ["x", 5, "' + "y" * 101 + '"], "pace": 200}')
    assert session_memory.load(file).commands == ("x",)


def test_every_layer_can_be_kept() -> None:
    assert set(session_memory.LAYERS) == set(Layer)


@pytest.mark.parametrize(
    "spoilt",
    [
        "", "{", "[]", '{"places": 3}', '{"places": {"a": "x"}}', '{"width": 9000}', '{"width": "w"}',
        '{"panel": 9000}', '{"panel": true}', '{"panel": "4"}', '{"places": {"a": 1e999}}', "[" * 100_000,
        '{"theme": 7}', '{"layers": [9]}', '{"layers": 5}', '{"layers": ["quotes"]}',
    ],
)  # fmt: skip
def test_a_spoilt_file_is_nothing(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "reading.json"
    file.write_text(spoilt)
    file.chmod(0o600)
    assert session_memory.load(file) == session_memory.SessionMemory()


def test_an_article_opens_where_it_was_left() -> None:
    async def run(keys: list[str], *, cache: bool = True) -> tuple[int, int]:
        document = Document(None, "vann.txt", lambda: Opened(ARTICLE, ANALYSIS))
        app = opened((document,), config=Config(cache=cache))
        async with app.run_test(size=(100, 20)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            found = app.reading.place, app.reading.view_state.width
            await pilot.press("q")
        return found

    asyncio.run(run(["]", "h", "+"]))
    place = at("Doubts on the shore").start
    assert asyncio.run(run([])) == (place, 76)
    assert asyncio.run(run([], cache=False)) == (0, 72)


def test_the_theme_and_the_layers_are_as_they_were_left() -> None:
    async def run(
        keys: list[str], theme: str | None = None, wanted: str | None = None
    ) -> tuple[str, ViewState]:
        document = Document(None, "vann.txt", lambda: Opened(ARTICLE, ANALYSIS))
        app = opened((document,), config=Config(theme=wanted))
        async with app.run_test(size=(100, 20)) as pilot:
            await pilot.pause()
            if theme:
                app.theme = theme
            await pilot.press(*keys)
            await pilot.pause()
            found = app.reader_theme.name, app.reading.view_state
            await pilot.press("q")
        return found

    asyncio.run(run(["h", "h"], "paper"))
    theme, view_state = asyncio.run(run([]))
    assert (theme, view_state.mode, view_state.layers) == ("paper", Mode.NAMES, LAYERS_OF[Mode.NAMES])
    theme, view_state = asyncio.run(run(["0"], wanted="fjord"))
    assert theme == "fjord"
    assert not asyncio.run(run([]))[1].layers


def test_pictures_are_in_the_text_or_not_as_they_were_left(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    async def inline(*keys: str, setting: str = "auto") -> bool:
        app = opened((Document(None, "vann.txt", lambda: Opened(ARTICLE)),), config=Config(pictures=setting))
        async with app.run_test(size=(100, 20)) as pilot:
            await pilot.pause()
            at_first = app.reading.view_state.pictures.inline
            await pilot.press(*keys, "q")
        return at_first

    def kept() -> bool | None:
        return session_memory.load(session_memory.memory_file()).pictures

    assert (asyncio.run(inline("I")), kept()) == (True, False)
    assert (asyncio.run(inline()), kept()) == (False, False)
    assert (asyncio.run(inline(setting="blocks")), kept()) == (True, False)  # the setting goes before it
    assert (asyncio.run(inline("I")), kept()) == (False, None)  # as everywhere: nothing is to be kept
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    assert (asyncio.run(inline("I")), kept()) == (False, True)
    assert (asyncio.run(inline("I")), kept()) == (True, None)


def test_two_readers_keep_what_each_of_them_changed() -> None:
    other = replace(ARTICLE, source=replace(ARTICLE.source, sha256="other"))

    async def leave(app: ReaderApp, *keys: str) -> None:
        async with app.run_test(size=(100, 20)) as pilot:
            await pilot.pause()
            await pilot.press(*keys, "q")

    documents = [
        Document(None, name, partial(Opened, article, ANALYSIS))
        for name, article in (("vann.txt", ARTICLE), ("other.txt", other))
    ]
    first, second = opened(documents[:1]), opened(documents[1:], other)
    asyncio.run(leave(first, "]", "h", "+"))
    asyncio.run(leave(second, "]", "h", "0"))
    kept = session_memory.load(session_memory.memory_file())
    place = at("Doubts on the shore").start
    assert dict(kept.places) == {ARTICLE.source.sha256: place, "other": place}
    assert (kept.width, kept.layers) == (76, frozenset())
    assert [path.name for path in session_memory.memory_file().parent.iterdir()] == ["reading.json"]


def test_a_page_that_is_bare_from_the_last_time_says_so() -> None:
    async def run(keys: list[str]) -> str:
        document = Document(None, "vann.txt", lambda: Opened(ARTICLE, ANALYSIS))
        app = opened((document,))
        async with app.run_test(size=(100, 20)) as pilot:
            await pilot.pause()
            said = app.reading.foot.message
            await pilot.press(*keys, "q")
        return said

    assert asyncio.run(run(["0"])) == ""
    assert asyncio.run(run(["h"])) == "Highlights are off, as you left them. h turns them on."
    assert asyncio.run(run([])) == ""


def test_what_cannot_be_kept_is_said_after_reading(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(session_memory, "memory_file", lambda: tmp_path / "file" / "reading.json")
    monkeypatch.setattr(ReaderApp, "run", lambda self: asyncio.run(_leave(self)))
    document = Document(None, "vann.txt", lambda: Opened(ARTICLE, ANALYSIS))
    assert (
        run_reader(
            (document,),
            ReadingSession(document, document.open()),
            read_startup_state(Config(), os.environ),
            BackgroundAnalysis(None),
        )
        == 0
    )
    assert capsys.readouterr().err.startswith("Places and settings could not be kept for the next time: ")


async def _leave(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.press("G", "q")
