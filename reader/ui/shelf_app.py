"""The shelf as a program: it ends with what is to be read, or with the exit code."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from reader.named_tuple import NamedTuple
from reader.render.palette import palette
from reader.render.theming import DEFAULT_DARK, DEFAULT_LIGHT
from reader.store.index.listing import ShelfListing
from reader.ui.screens.shelf import ShelfChoice, ShelfScreen
from reader.ui.startup_state import StartupState
from reader.ui.terminal.background import Background
from reader.ui.terminal.daemon_executor import DaemonExecutor
from reader.ui.terminal.shutdown_signals import ShutdownSignals
from reader.ui.themed_app import ThemedApp

Look = Callable[[str, str | None], ShelfListing]


class ShelfEnd(NamedTuple):
    """How a look at the shelf ended: with a choice, or else with this exit code; and what was listed."""

    choice: ShelfChoice | None
    listing: ShelfListing
    code: int = 0


class ShelfApp(ThemedApp):
    """Shows the shelf, first of all `listing` with the cursor on `row`; `look` lists something else."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        listing: ShelfListing,
        look: Look,
        startup: StartupState,
        *,
        row: int = 0,
        shutdown_signals: ShutdownSignals | None = None,
    ) -> None:
        super().__init__(startup)
        self._shutdown_signals = shutdown_signals
        self.shelf = ShelfScreen(listing, look, palette(startup.theme), startup.keys.scoped_keys, row)

    def get_default_screen(self) -> ShelfScreen:
        """The shelf is the ground of this program."""
        return self.shelf

    def on_background(self, event: Background) -> None:
        """The terminal says what it looks like: light or dark follows, unless the user has chosen."""
        name = DEFAULT_LIGHT if event.light else DEFAULT_DARK
        if self.startup.follows and name in self.startup.themes.by_name:
            self.theme = name
            self.shelf.paint_with(palette(self.startup.themes.by_name[name]))

    def action_help_quit(self) -> None:
        """Ctrl+c ends nothing here, since in a terminal it also copies."""

    async def on_load(self) -> None:
        """End as by `q` when the terminal is closed or the program is asked to end."""
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonExecutor())
        if self._shutdown_signals is not None:
            self._shutdown_signals.listen(loop, self._end)

    def _end(self, code: int) -> None:
        self.exit(code, return_code=code)

    @property
    def end(self) -> ShelfEnd:
        """How it ended."""
        return ShelfEnd(self.shelf.chosen, self.shelf.listing, self.return_code or 0)


def show_shelf(
    listing: ShelfListing,
    look: Look,
    startup: StartupState,
    *,
    row: int = 0,
    shutdown_signals: ShutdownSignals | None = None,
) -> ShelfEnd:
    """Show the shelf until something is chosen or the user leaves."""
    app = ShelfApp(listing, look, startup, row=row, shutdown_signals=shutdown_signals)
    app.run()
    return app.end
