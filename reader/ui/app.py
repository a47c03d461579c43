"""The reader as a program: themes, documents, the analysis process, and a clean way out."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.command import CommandPalette, Provider

from reader.render.theming import DEFAULT_DARK, DEFAULT_LIGHT
from reader.ui import messages
from reader.ui.documents import Document
from reader.ui.features.article_loading import ArticleLoading
from reader.ui.features.background_analysis import BackgroundAnalysis
from reader.ui.features.part_listing import PartListing
from reader.ui.features.resting_places import RestingPlaces
from reader.ui.navigation.arrival import Arrival
from reader.ui.reading_session import ReadingSession
from reader.ui.remembering import remember_sessions
from reader.ui.screens.reading import ReadingScreen
from reader.ui.startup_state import StartupState
from reader.ui.terminal.background import Background
from reader.ui.terminal.daemon_executor import DaemonExecutor
from reader.ui.themed_app import ThemedApp
from reader.ui.widgets.header_row import WORKING

if TYPE_CHECKING:
    from reader.ui.features.article_prefetch import ArticlePrefetch
    from reader.ui.panels.article_list import ArticleSummary
    from reader.ui.terminal.held_terminal import HeldTerminal
    from reader.ui.terminal.shutdown_signals import ShutdownSignals


def commands() -> type[Provider]:
    """Every command by its name, for the palette; imported when it opens."""
    from reader.ui.keys.command_search import CommandPaletteProvider

    return CommandPaletteProvider


CommandPalette.CSS_PATH = Path(__file__).with_name("palette.tcss")  # read when it opens, not at every start
TO_SHELF = -1
"""What `run` returns when the reader goes back to the shelf."""
WATCH = 2.0
"""Seconds between looks at the file on disk, and at the reader: who moves no more, rests."""


class ReaderApp(ThemedApp):
    """Reads `documents`; the first one is open already."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDING_GROUP_TITLE = "Program"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {commands}

    def __init__(
        self,
        documents: Sequence[Document],
        first: ReadingSession,
        startup: StartupState,
        analysis: BackgroundAnalysis,
        *,
        held: HeldTerminal | None = None,
        shutdown_signals: ShutdownSignals | None = None,
        arrival: Arrival | None = None,
    ) -> None:
        super().__init__(startup, held)
        self.documents = list(documents)
        self._shutdown_signals = shutdown_signals
        self.themes = startup.themes
        self.reader_theme = startup.theme
        self._theme_at_start = startup.theme.name
        self._light = startup.memory.light
        self.analysis = analysis
        self._loading = ArticleLoading(startup.place_of, self.post_message)
        self._prefetch: ArticlePrefetch | None = None
        self._problems: dict[int, str] = {}
        self._keys_checked = False
        self.unsaved: str | None = None
        self.rescued: str | None = None
        first.marks = startup.marks_of(first.article)
        sessions = [first, *[None] * (len(self.documents) - 1)]
        memory, theme = startup.memory, self.reader_theme
        self.recent_commands = memory.commands
        self.reading = ReadingScreen(
            sessions, startup.keys, startup.view_state, theme, memory.panel, memory.pace
        )
        self.reading.keeping.keeps_versions = startup.keeps_versions
        self.reading.arrival = arrival
        self.reading.stands = held is not None
        self._resting = RestingPlaces(self.reading, startup.left_of)
        self._parts = PartListing(self.post_message, self.reading.post_message)

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen is the ground of the program."""
        return self.reading

    def on_mount(self) -> None:
        """Watch the file and the place; say what was wrong with the settings."""
        self.set_interval(WATCH, self.check_file)
        self.set_interval(WATCH, self.check_place)
        if self.startup.problems:
            self._say_wrong(self.startup.problems)
        elif not self.reading.view_state.layers:
            key = self.startup.keys.of("modes")
            self.reading.status.say(f"Highlights are off, as you left them. {key} turns them on.")

    def _say_wrong(self, sentences: Sequence[str]) -> None:
        """Say the first of these, and where the others are listed."""
        more = f" ({len(sentences) - 1} more: newsreader config)" if len(sentences) > 1 else ""
        self.reading.status.say(sentences[0] + more, wrong=True)

    def watch_theme(self, name: str) -> None:
        """Paint everything in the colours of the chosen theme."""
        theme = self.themes.by_name.get(name)
        if theme is not None:
            self.reader_theme = self.reading.colours = theme

    def on_background(self, event: Background) -> None:
        """The terminal says what it looks like: light or dark follows, unless the user has chosen."""
        self._light = event.light
        if self.startup.follows and self.reader_theme.name == self._theme_at_start:
            self._theme_at_start = DEFAULT_LIGHT if event.light else DEFAULT_DARK
            self.theme = self._theme_at_start

    # --- articles -----------------------------------------------------------------------------------

    def on_article_opened(self, event: messages.ArticleOpened) -> None:
        """Have the article analysed, unless that was done before; first of all, check the user's keys."""
        if not self._keys_checked:
            self._keys_checked = True
            self._check_keys()
        self._parts.list_around(event.session)
        if not event.session.annotations.analysis.complete:
            self.analysis.request(event.session, event.near, self.reading.post_message)
            self.on_analysis_ended()

    def on_analysis_ended(self) -> None:
        """Say in the header whether any article is being analysed still."""
        self.reading.status.busy(WORKING if self.analysis.working else "")

    def _check_keys(self) -> None:
        """Say what is wrong with the user's keys for the lists, the cards and the other screens."""
        own = self.startup.keys.scoped_keys
        if own:
            from reader.ui.screens.binding_scopes import problems

            wrong = problems(own, type(self))
            if wrong:
                self._say_wrong(wrong)

    def on_article_wanted(self, event: messages.ArticleWanted) -> None:
        """Open another article, in a thread: cleaning takes its time."""
        known = self.reading.sessions[event.number]
        if known is not None:
            self.reading.show_session(event.number, known)
            return
        document = self.documents[event.number]
        self.reading.status.busy(f"opening {document.name}")
        self._load(partial(self._loading.load, document))

    def on_other_wanted(self, event: messages.OtherWanted) -> None:
        """Put the article at the end of the list, unless it is there already, and open it."""
        known = [one.address for one in self.documents]
        if (address := event.document.address) not in known:
            known.append(address)
            self.documents.append(event.document)
            self.reading.sessions.append(None)
        self.on_article_wanted(messages.ArticleWanted(known.index(address)))

    def on_reload_wanted(self) -> None:
        """Read the file again."""
        self._load(partial(self._loading.reload, self.reading.session))

    def _load(self, work: Callable[[], None]) -> None:
        self.run_worker(work, thread=True, exclusive=True, group="open")

    def on_article_loaded(self, event: messages.ArticleLoaded) -> None:
        """Show it."""
        self.reading.status.busy("")
        session, number = event.session, self._number_of(event.session.document)
        if number is not None:
            session.marks = self.startup.marks_of(session.article)
            self.reading.show_session(number, session)

    def on_article_reloaded(self, event: messages.ArticleReloaded) -> None:
        """Show the new version where the old one was left."""
        event.session.place = self.reading.place
        event.session.reload(event.opened)
        self.reading.reloaded(event.session)

    def on_load_failed(self, event: messages.LoadFailed) -> None:
        """Stay where we are."""
        self.reading.status.busy("")
        self.reading.status.say(event.problem, wrong=True)

    def check_file(self) -> None:
        """Offer to read the file again where it has changed."""
        if self.reading.session.changed_on_disk():
            self.reading.articles.file_changed()

    def check_place(self) -> None:
        """Keep the place where the reader rests: the program may end without a chance to."""
        if self.startup.config.cache:
            self._resting.look()

    def action_articles(self) -> None:
        """List the articles; the one that is picked is read. Meanwhile all of them are opened."""
        from reader.ui.overlays.articles import ArticlesScreen

        reading, startup = self.reading, self.startup
        if reading.palette is not None:
            screen = ArticlesScreen(self._summaries(), reading.palette, startup.keys.scoped_keys)
            self.push_screen(screen, self._picked)
            self._open_waiting()

    def _open_waiting(self) -> None:
        """Open what nobody has opened yet, for the list."""
        from reader.ui.features.article_prefetch import ArticlePrefetch

        if self._prefetch is not None:
            self._prefetch.stop()
        sessions = enumerate(self.reading.sessions)
        waiting = (n for n, session in sessions if session is None and n not in self._problems)
        documents = [self.documents[number] for number in waiting]
        self._prefetch = ArticlePrefetch(documents, self.startup.place_of, self.post_message)
        self._prefetch.start()

    def _summaries(self) -> tuple[ArticleSummary, ...]:
        from reader.ui.panels.article_list import summaries

        reading = self.reading
        return summaries(self.documents, reading.sessions, reading.number, reading.place, self._problems)

    def _number_of(self, document: Document) -> int | None:
        return next((number for number, one in enumerate(self.documents) if one is document), None)

    def on_documents_found(self, event: messages.DocumentsFound) -> None:
        """Put more articles of a file into their places in the list."""
        from reader.ui.overlays.articles import ArticlesScreen

        beside, many, reading = self._number_of(event.beside), len(event.documents), self.reading
        if beside is None:
            return
        at = beside + (not event.before)
        self.documents[at:at] = event.documents
        reading.sessions[at:at] = [None] * many
        reading.number += many if reading.number >= at else 0
        self._problems = {n + (many if n >= at else 0): words for n, words in self._problems.items()}
        reading.status.show_header()
        if isinstance(self.screen, ArticlesScreen):
            self.screen.learn(self._summaries())
            self._open_waiting()

    def on_article_prefetched(self, event: messages.ArticlePrefetched) -> None:
        """Keep what was opened, and show it in the list."""
        from reader.ui.overlays.articles import ArticlesScreen

        number = self._number_of(event.document)
        if number is None:
            return
        if event.problem:
            self._problems[number] = event.problem
        if event.session is not None and self.reading.sessions[number] is None:
            event.session.marks = self.startup.marks_of(event.session.article)
            self.reading.sessions[number] = event.session
            self._parts.list_around(event.session)
        if isinstance(self.screen, ArticlesScreen):
            self.screen.learn(self._summaries())

    def _picked(self, number: int | None) -> None:
        if self._prefetch is not None:
            self._prefetch.stop()
        if number is not None and number != self.reading.number:
            self.reading.post_message(messages.ArticleWanted(number))

    # --- leaving ------------------------------------------------------------------------------------

    def action_help_quit(self) -> None:
        """Ctrl+c ends nothing here, since in a terminal it also copies: say what does."""
        self.reading.status.say(f"{self.startup.keys.of('quit')} quits.")

    async def action_quit(self) -> None:
        """Leave at once; the analysis process goes with us."""
        self._end(0)

    def action_shelf(self) -> None:
        """Back to the shelf, which this article was opened from."""
        self._end(TO_SHELF)

    def remember(self) -> None:
        """Keep the places, the marks, the column's width, the theme and the layers for the next run."""
        self._resting.end()
        if not self.startup.config.cache:
            return
        theme = self.reader_theme.name
        chosen = theme if theme != self._theme_at_start else None
        self.unsaved = remember_sessions(
            self.reading, self.startup, chosen, light=self._light, commands=self.recent_commands
        )

    def on_unmount(self) -> None:
        """Leave no process behind, whatever ended the program, and no open notebook."""
        self.analysis.stop()
        self.rescued = self.reading.keeping.close()

    def _end(self, code: int) -> None:
        self.analysis.stop()
        self.reading.notes.finish()
        self.remember()
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
    analysis: BackgroundAnalysis,
    *,
    held: HeldTerminal | None = None,
    shutdown_signals: ShutdownSignals | None = None,
    arrival: Arrival | None = None,
) -> int:
    """Read `documents`; `first` is the first of them, open already, and `held` the terminal when it is on
    that. `shutdown_signals` hears what asks for the end until the program can. `arrival`: they were opened
    from the shelf. Returns the exit code, or TO_SHELF."""
    app = ReaderApp(
        documents, first, startup, analysis, held=held, shutdown_signals=shutdown_signals, arrival=arrival
    )
    app.run()
    if app.unsaved:
        print(f"Places and settings could not be kept for the next time: {app.unsaved}", file=sys.stderr)
    if app.rescued:
        print(app.rescued, file=sys.stderr)
    return app.return_code or 0
