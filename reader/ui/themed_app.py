"""What the two programs, the reader and the shelf, have in common: their themes, their driver, their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.theme import Theme

from reader.ui.keys.key_queue import SequentialKeys
from reader.ui.keys.rebinding import rebind
from reader.ui.startup_state import StartupState
from reader.ui.terminal.driver_choice import driver_class
from reader.ui.widgets.textual_theme import textual_theme

if TYPE_CHECKING:
    from reader.ui.terminal.held_terminal import HeldTerminal


class ThemedApp(SequentialKeys):
    """A program in the themes, the colours and with the keys of `startup`; `held` is the terminal with the
    first paint on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", "To the shell, until fg", id="program.stop", show=False)
    ]
    _theme_now: Theme | None = None

    def __init__(self, startup: StartupState, held: HeldTerminal | None = None) -> None:
        self.startup, self._held = startup, held  # the toolkit asks for the driver at once
        super().__init__(ansi_color=True if startup.plain else None)  # then the toolkit takes colours away
        # nothing here has a tooltip or sends a notification: no screen need have widgets for them
        self._disable_tooltips = self._disable_notifications = True
        for theme in startup.themes.by_name.values():
            self.register_theme(textual_theme(theme))
        self.set_reactive(App.theme, startup.theme.name)  # no style sheet has been read yet
        self.stylesheet.set_variables(self.get_css_variables())
        rebind((self,), startup.keys.scoped_keys)

    @property
    def current_theme(self) -> Theme:
        """The toolkit's, kept: it copies the table of all themes each time, and asks hundreds of times a
        screen."""
        if self._theme_now is None or self._theme_now.name != self.theme:
            self._theme_now = super().current_theme
        return self._theme_now

    def get_driver_class(self) -> type[Driver]:
        """The driver for this terminal, with its first screen."""
        return driver_class(super().get_driver_class(), self.startup, self._held)
