"""The driver that shows pictures: they are sent once, and forgotten by the terminal at the end."""

from __future__ import annotations

import fcntl
import struct
import termios
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reader.ui.terminal.querying_driver import QueryingDriver

if TYPE_CHECKING:
    from reader.ui.terminal.held_terminal import HeldTerminal


class PictureDriver(QueryingDriver):
    """Keeps what it sent, since a terminal may forget pictures while another program has its screen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pictures: dict[int, str] = {}

    def send_picture(self, number: int, data: str) -> None:
        """Send a picture whose number is `number`: what `transmission` makes."""
        self._pictures[number] = data
        self.write_whole(data)

    def forget_picture(self, number: int) -> None:
        """Make the terminal forget a picture, if it was sent."""
        if self._pictures.pop(number, None) is not None:
            from reader.ui.terminal.kitty_graphics import deletion

            self.write_whole(deletion(number))

    def write_whole(self, data: str) -> None:
        """Write what is no part of the page, while the screen is ours."""
        if self._entered:
            self.write(data)
            self.flush()

    def cell_size(self) -> tuple[int, int] | None:
        """The pixels of a cell, as the terminal says; None where it does not."""
        with suppress(OSError, ValueError):
            told = fcntl.ioctl(self._file.fileno(), termios.TIOCGWINSZ, bytes(8))
            rows, columns, width, height = struct.unpack("HHHH", told)
            if rows and columns and width >= columns and height >= rows:
                return width // columns, height // rows
        return None

    def start_application_mode(self) -> None:
        """Enter the screen, and send again what was there before."""
        super().start_application_mode()
        for data in self._pictures.values():
            self.write_whole(data)

    def stop_application_mode(self) -> None:
        """Take the pictures away, and leave the screen."""
        if self._pictures:
            from reader.ui.terminal.kitty_graphics import deletion

            self.write_whole("".join(map(deletion, self._pictures)))
        super().stop_application_mode()


def driver_for(held: HeldTerminal | None, *, follows: bool, alt: bool) -> type[PictureDriver]:
    """The driver of one run: Textual makes it itself, so that what it needs stands in its class."""
    return type("PictureDriverOfRun", (PictureDriver,), {"held": held, "follows": follows, "alt": alt})
