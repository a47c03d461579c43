"""Paints the first screen on the terminal, and holds it until the toolkit has started."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from reader.render.few_colours import colours_of
from reader.ui.reading_session import ReadingSession
from reader.ui.startup_state import StartupState
from reader.ui.terminal.first_screen import frame
from reader.ui.terminal.held_terminal import HeldTerminal, hold_terminal, screen_file, screen_size


@contextmanager
def first_paint(
    session: ReadingSession, startup: StartupState, articles: int
) -> Iterator[HeldTerminal | None]:
    """The terminal with the first screen on it, restored at the end unless it was handed over; None where
    there is no terminal."""
    screen, keys = screen_file(), sys.__stdin__
    if screen is None or keys is None or not keys.isatty():
        yield None
        return
    with hold_terminal(screen.fileno(), keys.fileno()) as terminal:
        width, height = screen_size()
        if startup.view_state.pictures.inline and session.article.images:
            from reader.ui.picture_measuring import pictures_near

            path = session.document.path
            session.pictures = pictures_near(session.article, path, session.place, width * height)
        rows = frame(session, startup, articles, width, height)
        colours = colours_of(os.environ)
        terminal.paint([written(row, colours, plain=startup.plain) for row in rows])
        yield terminal


def written(row: Sequence[Segment], colours: ColorSystem, *, plain: bool) -> str:
    """A row with its escape sequences; `plain`: without a colour."""
    parts = ((segment.style or Style.null(), segment.text) for segment in row)
    return "".join(
        (style.without_color if plain else style).render(text, color_system=colours) for style, text in parts
    )
