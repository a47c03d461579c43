"""Which driver the programs of this package use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.driver import Driver

from reader.ui.startup_state import StartupState

if TYPE_CHECKING:
    from reader.ui.terminal.held_terminal import HeldTerminal


def driver_class(
    usual: type[Driver], startup: StartupState, held: HeldTerminal | None = None
) -> type[Driver]:
    """Textual's choice, but for a terminal the driver that bears being stopped and continued, asks what
    the terminal is and what background it has, sends pictures, and tells Esc from Alt."""
    if usual.__module__ != "textual.drivers.linux_driver":
        return usual
    try:
        from reader.ui.terminal.picture_driver import driver_for
    except ImportError:  # it rests on the toolkit's inside, which may change
        from reader.ui.terminal.driver import resumable_driver_for

        return resumable_driver_for(held)
    alt = any("alt+" in keys for _, keys in startup.config.keys)
    return driver_for(held, follows=startup.follows, alt=alt)
