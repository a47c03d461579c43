"""What of a terminal's driver pictures need; a browser and a program without a terminal have none of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.app import App

    from reader.ui.terminal.terminal_report import TerminalReport

USUAL_CELL = 10, 20
"""Pixels of a cell where the terminal does not say."""
LARGEST_CELL = 16, 32
"""More is not sent: pictures grow with its square."""
LARGEST_SLICED = 24, 48
"""Pixels of a cell above which nothing is laid over cells: rows are written whenever they are painted."""


@runtime_checkable
class PictureSender(Protocol):
    """A driver that sends pictures to a terminal, and asks what that knows."""

    def ask_terminal(self, take: Callable[[TerminalReport], object]) -> bool:
        """Ask which terminal this is; `take` is called with the answer, in another thread, or never. Whether
        anything was asked: once only."""

    def send_picture(self, number: int, data: str) -> None:
        """Send a picture by its number, and again whenever the screen is entered anew."""

    def forget_picture(self, number: int) -> None:
        """Make the terminal forget a picture, if it was sent."""

    def cell_size(self) -> tuple[int, int] | None:
        """The pixels of a cell, as the terminal says; None where it does not."""


def picture_sender(app: App[Any]) -> PictureSender | None:
    """The driver of a program on a terminal, where it is one that sends pictures."""
    driver = app._driver  # it has no public name
    return driver if isinstance(driver, PictureSender) else None
