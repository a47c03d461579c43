"""The reader as a program: themes, documents, the analysis process, and a clean way out."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.driver import Driver

from reader.errors import ReaderError
from reader.pipeline import Opened
from reader.render.theming import DEFAULT_DARK, DEFAULT_LIGHT
from reader.store import session_memory
from reader.store.session_memory import SessionMemory
from reader.ui.documents import Document
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.keys.rebinding import rebind
from reader.ui.reading_session import ReadingSession, stamp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.startup_state import StartupState
from reader.ui.terminal.background import Background
from reader.ui.terminal.daemon_executor import DaemonExecutor
from reader.ui.terminal.key_queue import SequentialKeys
from reader.ui.widgets.textual_theme import textual_theme

if TYPE_CHECKING:
    from reader.ui.terminal.held_terminal import HeldTerminal
    from reader.ui.terminal.shutdown_signals import ShutdownSignals


def commands() -> type[Provider]:
    """Every command by its name, for the palette; imported when it opens."""
    from reader.ui.keys.live_commands import CommandPaletteProvider

    return CommandPaletteProvider


WATCH = 2.0
"""Seconds between looks at the file on disk."""


class ReaderApp(SequentialKeys):
    """Reads `documents`; the first one is open already."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDING_GROUP_TITLE = "Program"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", "To the shell, until fg", id="program.stop", show=False)
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {commands}

    def __init__(
        self,
        documents: Sequence[Document],
        first: ReadingSession,
        startup: StartupState,
        analyst: BackgroundAnalysis,
        *,
        held: HeldTerminal | None = None,
        shutdown_signals: ShutdownSignals | None = None,
    ) -> None:
        super().__init__(ansi_color=True if startup.plain else None)  # then the toolkit takes colours away
        self.documents = tuple(documents)
        self.startup = startup
        self.held = held
        self._shutdown_signals = shutdown_signals
        self.themes = startup.themes
        self.reader_theme = startup.theme
        self._theme_at_start = startup.theme.name
        self._light = startup.memory.light
        for theme in self.themes.by_name.values():
            self.register_theme(textual_theme(theme))
        self.set_reactive(App.theme, self.reader_theme.name)  # no style sheet has been read yet
        self.stylesheet.set_variables(self.get_css_variables())
        rebind((self,), startup.keys.scoped_keys)
        self.analyst = analyst
        self._first = first
        self.unsaved: str | None = None
        self.reading: ReadingScreen | None = None

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice, but for a terminal the driver that bears being stopped and continued, asks for
        the background, and tells Esc from Alt."""
        driver = super().get_driver_class()
        if driver.__module__ != "textual.drivers.linux_driver":
            return driver
        try:
            from reader.ui.terminal.querying_driver import QueryingDriver
        except ImportError:  # it rests on the toolkit's inside, which may change
            from reader.ui.terminal.driver import ResumableDriver

            return ResumableDriver
        return QueryingDriver

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen is the ground of the program."""
        sessions = [self._first, *[None] * (len(self.documents) - 1)]
        self.reading = ReadingScreen(sessions, self.startup.keys, self.startup.view_state, self.reader_theme)
        self.reading.panel_width = self.startup.memory.panel
        return self.reading

    def on_mount(self) -> None:
        """Watch the file; say what was wrong with the settings."""
        self.set_interval(WATCH, self._watch_file)
        problems = self.startup.problems
        if problems and self.reading is not None:
            more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
            self.reading.say(problems[0] + more, wrong=True)
        elif self.reading is not None and not self.reading.view_state.layers:
            self.reading.say(
                f"Highlights are off, as you left them. {self.startup.keys.of('modes')} turns them on."
            )

    def watch_theme(self, name: str) -> None:
        """Paint everything in the colours of the chosen theme."""
        theme = self.themes.by_name.get(name) if hasattr(self, "themes") else None
        if theme is not None:
            self.reader_theme = theme
            reading: ReadingScreen | None = getattr(self, "reading", None)
            if reading is not None:
                reading.colours = theme

    def on_background(self, event: Background) -> None:
        """The terminal says what it looks like: light or dark follows, unless the user has chosen."""
        self._light = event.light
        if self.startup.follows and self.reader_theme.name == self._theme_at_start:
            self._theme_at_start = DEFAULT_LIGHT if event.light else DEFAULT_DARK
            self.theme = self._theme_at_start

    # --- articles -----------------------------------------------------------------------------------

    def on_reading_screen_opened(self, event: ReadingScreen.Opened) -> None:
        """Have the article analysed, unless that was done before."""
        if not event.session.annotations.analysis.complete and self.reading is not None:
            self.analyst.ask(self.reading, event.session, event.near)

    def on_reading_screen_wanted(self, event: ReadingScreen.Wanted) -> None:
        """Open another article, in a thread: cleaning takes its time."""
        assert self.reading is not None
        known = self.reading.sessions[event.number]
        if known is not None:
            self.reading.show_session(event.number, known)
            return
        document = self.documents[event.number]
        self.reading.busy(f"opening {document.name}")
        self.run_worker(lambda: self._open(event.number, document), thread=True, exclusive=True, group="open")

    def action_articles(self) -> None:
        """List the articles; the one that is picked is read."""
        from reader.ui.features.article_prefetch import ArticlePrefetch
        from reader.ui.screens.articles import ArticlesScreen

        reading = self.reading
        if reading is not None and reading.palette is not None:
            prefetch = ArticlePrefetch(self.documents, reading, self.startup.place_of)
            screen = ArticlesScreen(prefetch.summaries(), reading.palette, self.startup.keys.scoped_keys)
            self.push_screen(screen, self._picked)
            prefetch.begin(self, screen)

    def _picked(self, number: int | None) -> None:
        if self.reading is not None and number not in (None, self.reading.number):
            self.reading.post_message(ReadingScreen.Wanted(number))

    def _open(self, number: int, document: Document) -> None:
        try:
            session = ReadingSession(document, document.open())
            session.place = self.startup.place_of(session.article)
        except ReaderError as e:
            self.call_from_thread(self._not_opened, str(e))
        else:
            self.call_from_thread(self._opened, number, session)

    def _opened(self, number: int, session: ReadingSession) -> None:
        assert self.reading is not None
        self.reading.busy("")
        self.reading.show_session(number, session)

    def _not_opened(self, message: str) -> None:
        assert self.reading is not None
        self.reading.busy("")
        self.reading.say(message, wrong=True)

    def on_reading_screen_reload_wanted(self) -> None:
        """Read the file again."""
        assert self.reading is not None
        session = self.reading.session
        self.run_worker(lambda: self._reload(session), thread=True, exclusive=True, group="open")

    def _reload(self, session: ReadingSession) -> None:
        try:
            opened = session.document.open()
        except ReaderError as e:
            self.call_from_thread(self._not_opened, str(e))
        else:
            self.call_from_thread(self._reloaded, session, opened)

    def _reloaded(self, session: ReadingSession, opened: Opened) -> None:
        assert self.reading is not None
        session.place = self.reading.place
        session.reload(opened)
        self.reading.reloaded(session)

    def _watch_file(self) -> None:
        if self.reading is None:
            return
        session = self.reading.session
        now = stamp(session.document)
        if now is not None and session.stamp is not None and now != session.stamp:
            session.stamp = now
            self.reading.file_changed()

    # --- leaving ------------------------------------------------------------------------------------

    def action_help_quit(self) -> None:
        """Ctrl+c ends nothing here, since in a terminal it also copies: say what does."""
        if self.reading is not None:
            self.reading.say(f"{self.startup.keys.of('app.quit')} quits.")

    async def action_quit(self) -> None:
        """Leave at once; the analysis process goes with us."""
        self._end(0)

    def _remember(self) -> None:
        """Keep the places, the column's width, the theme and the layers for the next run."""
        if self.reading is None or not self.startup.config.cache:
            return
        self.reading.session.place = self.reading.place
        sessions = [s for s in self.reading.sessions if s is not None]
        places = {s.article.source.sha256: s.place for s in sessions}
        view_state, before, panel = self.reading.view_state, self.startup.view_state, self.reading.panel_width
        width = view_state.width if view_state.width != before.width else None
        theme = self.reader_theme.name if self.reader_theme.name != self._theme_at_start else None
        layers = view_state.layers if view_state.layers != before.layers else None
        panel = panel if panel != self.startup.memory.panel else None

        def newer(known: SessionMemory) -> SessionMemory:
            taste = known.with_places(places).with_preferences(width, theme, layers, panel)
            return taste._replace(light=self._light)

        self.unsaved = session_memory.update(session_memory.memory_file(), newer)

    def on_unmount(self) -> None:
        """Leave no process behind, whatever ended the program."""
        self.analyst.stop()

    def _end(self, code: int) -> None:
        self.analyst.stop()
        self._remember()
        self.exit(code, return_code=code)

    async def on_load(self) -> None:
        """The loop runs: end as by `q` when the terminal is closed or the program is asked to end, so that
        the terminal gets its screen, its cursor and its modes back."""
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonExecutor())
        if self._shutdown_signals is not None:
            self._shutdown_signals.listen(loop, self._end)


def run(
    documents: Sequence[Document],
    first: ReadingSession,
    startup: StartupState,
    analyst: BackgroundAnalysis,
    *,
    held: HeldTerminal | None = None,
    shutdown_signals: ShutdownSignals | None = None,
) -> int:
    """Read `documents`; `first` is the first of them, open already, and `held` the terminal when it is on
    that. `ending` hears what asks for the end until the program can. Returns the exit code."""
    app = ReaderApp(documents, first, startup, analyst, held=held, shutdown_signals=shutdown_signals)
    app.run()
    if app.unsaved:
        print(f"Places and settings could not be kept for the next time: {app.unsaved}", file=sys.stderr)
    return app.return_code or 0
