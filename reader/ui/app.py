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
from reader.model.article import Article
from reader.ui import memory
from reader.ui.ahead import TypedAhead
from reader.ui.analysing import Analyst
from reader.ui.background import Background
from reader.ui.beginning import Beginning
from reader.ui.documents import Document
from reader.ui.memory import Memory
from reader.ui.rebinding import rebind
from reader.ui.screens.reading import ReadingScreen
from reader.ui.sitting import Sitting, stamp
from reader.ui.theming import DEFAULT_DARK, DEFAULT_LIGHT
from reader.ui.unwaited import Unwaited

if TYPE_CHECKING:
    from reader.ui.first_paint.ending import Ending
    from reader.ui.first_paint.terminal import Held


def commands() -> type[Provider]:
    """Every command by its name, for the palette; imported when it opens."""
    from reader.ui.commands import Commands

    return Commands


WATCH = 2.0
"""Seconds between looks at the file on disk."""


class ReaderApp(TypedAhead):
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
        first: Sitting,
        beginning: Beginning,
        analyst: Analyst,
        *,
        held: Held | None = None,
        ending: Ending | None = None,
    ) -> None:
        super().__init__(ansi_color=True if beginning.plain else None)  # then the toolkit takes colours away
        self.documents = tuple(documents)
        self.beginning = beginning
        self.held = held
        self._ending = ending
        self.themes = beginning.themes
        self.reader_theme = beginning.theme
        self._theme_at_start = beginning.theme.name
        self._light = beginning.memory.light
        for theme in self.themes.by_name.values():
            self.register_theme(theme.textual())
        self.set_reactive(App.theme, self.reader_theme.name)  # no style sheet has been read yet
        self.stylesheet.set_variables(self.get_css_variables())
        rebind((self,), beginning.keys.elsewhere)
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
            from reader.ui.asking_terminal import AskingTerminal
        except ImportError:  # it rests on the toolkit's inside, which may change
            from reader.ui.terminal import Terminal

            return Terminal
        return AskingTerminal

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen is the ground of the program."""
        sittings = [self._first, *[None] * (len(self.documents) - 1)]
        self.reading = ReadingScreen(sittings, self.beginning.keys, self.beginning.look, self.reader_theme)
        self.reading.panel_width = self.beginning.memory.panel
        return self.reading

    def on_mount(self) -> None:
        """Watch the file; say what was wrong with the settings."""
        self.set_interval(WATCH, self._watch_file)
        problems = self.beginning.problems
        if problems and self.reading is not None:
            more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
            self.reading.say(problems[0] + more, wrong=True)
        elif self.reading is not None and not self.reading.look.layers:
            self.reading.say(
                f"Highlights are off, as you left them. {self.beginning.keys.of('modes')} turns them on."
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
        if self.beginning.follows and self.reader_theme.name == self._theme_at_start:
            self._theme_at_start = DEFAULT_LIGHT if event.light else DEFAULT_DARK
            self.theme = self._theme_at_start

    # --- articles -----------------------------------------------------------------------------------

    def on_reading_screen_opened(self, event: ReadingScreen.Opened) -> None:
        """Have the article analysed, unless that was done before."""
        if not event.sitting.finds.analysis.complete and self.reading is not None:
            self.analyst.ask(self.reading, event.sitting, event.near)

    def on_reading_screen_wanted(self, event: ReadingScreen.Wanted) -> None:
        """Open another article, in a thread: cleaning takes its time."""
        assert self.reading is not None
        known = self.reading.sittings[event.number]
        if known is not None:
            self.reading.sit(event.number, known)
            return
        document = self.documents[event.number]
        self.reading.busy(f"opening {document.name}")
        self.run_worker(lambda: self._open(event.number, document), thread=True, exclusive=True, group="open")

    def action_articles(self) -> None:
        """List the articles; the one that is picked is read."""
        from reader.ui.screens.articles import ArticlesScreen
        from reader.ui.shelving import Shelving

        reading = self.reading
        if reading is not None and reading.palette is not None:
            shelving = Shelving(self.documents, reading, self.beginning.place_of)
            screen = ArticlesScreen(shelving.spines(), reading.palette, self.beginning.keys.elsewhere)
            self.push_screen(screen, self._picked)
            shelving.begin(self, screen)

    def _picked(self, number: int | None) -> None:
        if self.reading is not None and number not in (None, self.reading.number):
            self.reading.post_message(ReadingScreen.Wanted(number))

    def _open(self, number: int, document: Document) -> None:
        try:
            sitting = Sitting(document, document.open())
            sitting.place = self.beginning.place_of(sitting.article)
        except ReaderError as e:
            self.call_from_thread(self._not_opened, str(e))
        else:
            self.call_from_thread(self._opened, number, sitting)

    def _opened(self, number: int, sitting: Sitting) -> None:
        assert self.reading is not None
        self.reading.busy("")
        self.reading.sit(number, sitting)

    def _not_opened(self, message: str) -> None:
        assert self.reading is not None
        self.reading.busy("")
        self.reading.say(message, wrong=True)

    def on_reading_screen_reload_wanted(self) -> None:
        """Read the file again."""
        assert self.reading is not None
        sitting = self.reading.sitting
        self.run_worker(lambda: self._reload(sitting), thread=True, exclusive=True, group="open")

    def _reload(self, sitting: Sitting) -> None:
        try:
            article = sitting.document.open()
        except ReaderError as e:
            self.call_from_thread(self._not_opened, str(e))
        else:
            self.call_from_thread(self._reloaded, sitting, article)

    def _reloaded(self, sitting: Sitting, article: Article) -> None:
        assert self.reading is not None
        sitting.place = self.reading.place
        sitting.reload(article)
        self.reading.reloaded(sitting)

    def _watch_file(self) -> None:
        if self.reading is None:
            return
        sitting = self.reading.sitting
        now = stamp(sitting.document)
        if now is not None and sitting.stamp is not None and now != sitting.stamp:
            sitting.stamp = now
            self.reading.file_changed()

    # --- leaving ------------------------------------------------------------------------------------

    def action_help_quit(self) -> None:
        """Ctrl+c ends nothing here, since in a terminal it also copies: say what does."""
        if self.reading is not None:
            self.reading.say(f"{self.beginning.keys.of('app.quit')} quits.")

    async def action_quit(self) -> None:
        """Leave at once; the analysis process goes with us."""
        self._end(0)

    def _remember(self) -> None:
        """Keep the places, the column's width, the theme and the layers for the next run."""
        if self.reading is None or not self.beginning.config.cache:
            return
        self.reading.sitting.place = self.reading.place
        sittings = [s for s in self.reading.sittings if s is not None]
        places = {s.article.source.sha256: s.place for s in sittings}
        look, before, panel = self.reading.look, self.beginning.look, self.reading.panel_width
        width = look.width if look.width != before.width else None
        theme = self.reader_theme.name if self.reader_theme.name != self._theme_at_start else None
        layers = look.layers if look.layers != before.layers else None
        panel = panel if panel != self.beginning.memory.panel else None

        def newer(known: Memory) -> Memory:
            taste = known.with_places(places).with_taste(width, theme, layers, panel)
            return taste._replace(light=self._light)

        self.unsaved = memory.update(memory.memory_file(), newer)

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
        loop.set_default_executor(Unwaited())
        if self._ending is not None:
            self._ending.listen(loop, self._end)


def run(
    documents: Sequence[Document],
    first: Sitting,
    beginning: Beginning,
    analyst: Analyst,
    *,
    held: Held | None = None,
    ending: Ending | None = None,
) -> int:
    """Read `documents`; `first` is the first of them, open already, and `held` the terminal when it is on
    that. `ending` hears what asks for the end until the program can. Returns the exit code."""
    app = ReaderApp(documents, first, beginning, analyst, held=held, ending=ending)
    app.run()
    if app.unsaved:
        print(f"Places and settings could not be kept for the next time: {app.unsaved}", file=sys.stderr)
    return app.return_code or 0
