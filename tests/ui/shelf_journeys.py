"""A shelf of thirty articles, and a journey on it."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from reader.config import Config
from reader.store.index.database import index_file
from reader.store.index.listing import list_shelf
from reader.store.notebook.file import notebook_file
from reader.ui.panels.row_list import RowList
from reader.ui.panels.strips import Hints
from reader.ui.shelf_app import ShelfApp
from reader.ui.startup_state import read_startup_state
from tests.shelf import Said, Story, shelve
from tests.ui.journeys import until

Journey = Callable[[ShelfApp, Pilot[int]], Awaitable[None]]

QUAY = (
    "The {n}th crane at the quay stands still.\n\n“We will not move a single box before {n} May,” "
    "said Ada Morland, who leads the crane drivers."
)


def _stories(folder: Path) -> Iterator[Story]:
    for n in range(1, 31):
        text = QUAY.format(n=n)
        said = (Said(text[text.index("“") : text.index("”") + 1], "Ada Morland"),)
        path = folder / f"{n}.txt"
        path.write_text(f"Crane {n} stands\n\n{text}\n", "utf-8")
        outlet = "Ellis Gazette" if n % 2 else "Harbour\x1b[31m Post"
        yield Story(text, said, outlet, f"2024-03-{n:02}", f"Crane {n} stands", path=str(path))


def make_shelf(folder: Path) -> Path:
    """Put thirty articles into a folder, and an index of them; the first ten are in a collection."""
    stories = list(_stories(folder))
    shelve(folder / "index.db", stories[:10], into="spring").close()
    shelve(folder / "index.db", stories[10:]).close()
    return folder


def put_index(made: Path) -> Path:
    """Put the index of such a folder into the place where it is looked for."""
    index_file().parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(made / "index.db", index_file())
    return made


def browse(journey: Journey, size: tuple[int, int] = (80, 24), typed: str = "") -> ShelfApp:
    startup = read_startup_state(Config(), os.environ)
    look = partial(list_shelf, index_file(), notebook=notebook_file())
    app = ShelfApp(look(typed), look, startup)

    async def go() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await journey(app, pilot)

    asyncio.run(go())
    return app


def rows(app: ShelfApp) -> list[str]:
    shown = app.shelf.query_one(RowList)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


def hints(app: ShelfApp) -> str:
    shown = app.shelf.query_one(Hints)
    return " ".join(shown.render_line(y).text.strip() for y in range(shown.size.height)).strip()


def heading(app: ShelfApp) -> str:
    return str(app.shelf.query_one("#shelf-heading", Static).content)


async def settled(app: ShelfApp, pilot: Pilot[int]) -> None:
    await until(pilot, lambda: app.shelf.settled)
