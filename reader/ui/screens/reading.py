"""The reading screen: the text with its header, footer, panel and map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING

from textual import events

from reader.frozen import replace
from reader.model.span import Span
from reader.render.palette import palette
from reader.render.theming import ReaderTheme
from reader.render.view_state import ViewState
from reader.ui import messages
from reader.ui.features.article_switch import ArticleSwitch
from reader.ui.features.changes import Changes
from reader.ui.features.checks import Checks
from reader.ui.features.clicking import Clicking
from reader.ui.features.copying import Copying
from reader.ui.features.cut_view import CutView
from reader.ui.features.elsewhere import Elsewhere
from reader.ui.features.exporting import Exporting
from reader.ui.features.further import further_features, handlers_of
from reader.ui.features.jumping import Jumping
from reader.ui.features.key_input import KeyInput
from reader.ui.features.layers import Layers
from reader.ui.features.leaving import Leaving
from reader.ui.features.look_closer import LookCloser
from reader.ui.features.marks import Marks
from reader.ui.features.movement import Movement
from reader.ui.features.notebook_keeping import NotebookKeeping
from reader.ui.features.notes import Notes
from reader.ui.features.page_layout import PageLayout
from reader.ui.features.panel_visit import PanelVisit
from reader.ui.features.panel_width import PanelWidth
from reader.ui.features.paragraph_reading import lit_at
from reader.ui.features.picture_viewing import PictureViewing
from reader.ui.features.quick_pass import DELAY, QuickPass
from reader.ui.features.search import Search
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Feature, Handler, Handlers
from reader.ui.features.thread_reading import ThreadReading
from reader.ui.keys.key_table import Keymap
from reader.ui.keys.typed_key import typed_key
from reader.ui.navigation.arrival import Arrival
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.reading_base import ReadingBase
from reader.ui.widgets.body_view import BodyView
from reader.ui.widgets.divider import Divider
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.minimap import Minimap

if TYPE_CHECKING:
    from reader.ui.widgets.search_bar import SearchBar


class ReadingScreen(ReadingBase):
    """Builds the features, and routes commands and messages to them."""

    def __init__(
        self,
        sessions: Sequence[ReadingSession | None],
        keymap: Keymap,
        view_state: ViewState,
        theme: ReaderTheme,
        panel_width: int | None = None,
        pace: int | None = None,
    ) -> None:
        super().__init__(sessions, keymap, view_state, palette(theme), pace)
        self.set_reactive(ReadingBase.colours, theme)
        self.status = StatusLine(self)
        self.key_input = KeyInput(self, self.status)
        self.selection = Selection(self, self.status)
        self.movement = Movement(self, self.status, self.key_input, self.selection)
        self.thread = ThreadReading(self, self.status, self.movement)
        self.clicking = Clicking(self, self.status, self.selection)
        self.pictures = pictures = PictureViewing(self, self.movement, self.thread)
        self.search = Search(self, self.status, self.key_input, self.movement)
        self.cut_view = CutView(self, self.status)
        self.page_layout = PageLayout(self, self.status, self.key_input)
        self.panel_width = PanelWidth(self, self.status, self.key_input)
        self.panel_width.wanted = panel_width
        self.panel_visit = PanelVisit(self, self.movement, self.page_layout, self.panel_width, pictures.show)
        self.articles = ArticleSwitch(self, self.status, self.key_input, self.cut_view)
        self.quick_pass = QuickPass(self)
        self.keeping = NotebookKeeping(self, self.status)
        self.changes = Changes(self, self.status, self.movement)
        self.elsewhere = Elsewhere(self, self.status, self.movement)
        self.notes = Notes(self, self.status, self.selection, self.keeping)
        leaving = Leaving(
            self, self.status, self.panel_visit, self.search, self.selection, self.thread, self.cut_view,
            self.movement, self.page_layout,
        )  # fmt: skip
        self.arrival: Arrival | None = None
        self.features: tuple[Feature, ...] = (
            self.key_input, self.selection, self.movement, self.thread, pictures, self.search, self.cut_view,
            self.page_layout, self.panel_width, self.panel_visit, self.articles, leaving, self.keeping,
            Jumping(self, self.status, self.key_input, self.movement), self.changes, self.elsewhere,
            Marks(self, self.status, self.key_input, self.movement), Layers(self, self.status),
            Exporting(self, self.status), LookCloser(self, self.status, self.movement),
            Copying(self, self.status, self.selection, self.to_clipboard),
            Checks(self, self.status, self.movement, self.selection, self.keeping),
            self.notes, *further_features(self, self.status, self.key_input, self.selection, self.keeping,
                              self.movement, leaving.back),
        )  # fmt: skip
        self.handlers: dict[str, Handler] = {**self.commands(), **handlers_of(self.features)}
        self.status.show_header()
        self.status.show_footer()

    # --- commands -------------------------------------------------------------------------------------

    def commands(self) -> Handlers:
        """The commands that concern the whole screen."""
        return {
            "help": self._help,
            "palette": partial(self.run_action, "app.command_palette"),
            "articles": partial(self.run_action, "app.articles"),
            "quit": partial(self.run_action, "app.quit"),
        }  # fmt: skip

    async def run_command(self, id: str) -> None:
        """Run the command with this id in the key table."""
        if not self.panel_visit.reach_row(id):
            return
        result = self.handlers[id]()
        if isawaitable(result):
            await result

    async def action_command(self, id: str) -> None:
        """What the bindings of the key table do."""
        await self.run_command(id)

    async def on_key(self, event: events.Key) -> None:
        """See keys before the bindings do; a terminal may send some after it took the focus away."""
        if self.focused is None:
            self.body.focus()
        await self.key_input.key(event)

    async def on_footer_pressed(self, event: Footer.Pressed) -> None:
        """A click on a key in the footer does what the key does, which may go on with a command."""
        event.stop()
        if self.foot.typed:
            self.app.post_message(typed_key(event.key))
            return
        self.status.unsay()
        command = next((c for c in self.keymap.commands if self.keymap.of(c.id) == event.key), None)
        if command is not None:
            await self.run_command(command.id)

    def to_shelf(self) -> None:
        """Back to the shelf, once this key has been handled."""
        self.app.call_later(self.run_action, "app.shelf")

    def _help(self) -> None:
        """Show every command that works now."""
        from reader.ui.keys.live_commands import entries
        from reader.ui.overlays.help import HelpScreen

        if self.palette is not None:
            self.app.push_screen(HelpScreen(entries(self), self.palette, self.keymap.scoped_keys))

    # --- coming and going -----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """After the first frame, ask for the analysis; a moment later see to what no key needs."""
        self.call_after_refresh(self.set_timer, DELAY, self._settle_in)
        self.call_after_refresh(self._announce)
        if self.arrival is not None:
            self.status.say(self.arrival.says)
        elif self.session.place and not self.status.message:
            number = self.session.paragraphs.number(self.session.place)
            key = self.keymap.of("to.top")
            self.status.say(f"This is where you left, ¶ {number}. {key} goes to the beginning.")

    async def _settle_in(self) -> None:
        """What comes behind the keys that were typed at once."""
        self.quick_pass.start()
        self.keeping.open(self.session)
        await self.panel.fill()

    def _announce(self) -> None:
        """The article is on the screen and may be analysed."""
        self.post_message(messages.ArticleOpened(self.session, self.place))

    def on_quick_pass_done(self, event: messages.QuickPassDone) -> None:
        """Show the quick pass, unless the file was read again or more is known by now."""
        event.stop()
        if event.key == event.session.key and event.session.take_quick_pass(event.analysis, event.end):
            self.show_annotations(event.session)

    def on_analysis_found(self, event: messages.AnalysisFound) -> None:
        """Show the analysis so far; the reading position does not move."""
        event.stop()
        if event.key != event.session.key:
            return  # the file was read again meanwhile
        event.session.take(event.analysis)
        self.show_annotations(event.session)
        if event.notes and event.session is self.session:
            self.status.say(event.notes[0])

    def show_annotations(self, session: ReadingSession) -> None:
        """Show what was found in the session that is read, and what the person did with it."""
        if session is not self.session:
            return
        found = session.annotations
        self.analysis, self.annotations, self.speaker_marks = found.analysis, found, session.speaker_marks
        self.notebook = found.notebook
        self.changes.look(session)
        self.elsewhere.look(session)
        self.status.show_header()
        self.status.show_footer()

    def show_session(self, number: int, session: ReadingSession) -> None:
        """Read this article now, where it was left."""
        if session is not self.session:
            self.session.place = self.place
        self.sessions[number] = self.session = session
        self.number = number
        self.articles.shown()
        self.pace.begin()
        self.view_state = replace(
            self.view_state, thread=None, only=None, target=None, selected=None, matching=False, cuts=False,
            restored=session.restored, lit=self.view_state.lit and lit_at(session.article, session.place),
        )  # fmt: skip
        self.show_values(session)
        self.body.go(session.place)
        self.status.new_article()
        self.elsewhere.arrive(session)
        self.call_after_refresh(self.quick_pass.start)
        self.post_message(messages.ArticleOpened(session, session.place))
        self.keeping.open(session)

    def reloaded(self, session: ReadingSession) -> None:
        """Show the new version of the file at the same words."""
        self.show_session(self.number, session)
        self.status.say("Read again.")

    def fit(self, width: int) -> None:
        """Hide what does not fit on a screen of `width` cells, and divide the rest."""
        super().fit(width)
        self.panel_width.fit(width)

    # --- what the state changes -----------------------------------------------------------------------

    def watch_view_state(self) -> None:
        """Update the footer and the highlighted row of the list."""
        self.status.show_footer()
        self._light_row()

    def watch_hits(self) -> None:
        """Update the hints of the footer."""
        self.status.show_footer()

    def watch_focused(self) -> None:
        """Update the hints of the footer; hide a panel that covers the text once the text has the focus. A
        command that was begun in the text does not go on elsewhere."""
        if self.text_focused:
            self.remove_class("-panel")
        if self.in_text or not self.key_input.forget():
            self.status.show_footer()

    def on_place_changed(self, event: messages.PlaceChanged) -> None:
        """The cursor has moved."""
        event.stop()
        self.seen = self.body.in_sight()
        if event.offset != self.place:
            self.place = event.offset
        self._light_row()
        self.status.show_header()
        self.status.moved()

    def _light_row(self) -> None:
        """Highlight the row of what was jumped to, or else of the last thing that begins on this line."""
        line, target = self.body.line_span, self.view_state.target
        on_target = target is not None and self.here == target
        self.read = self.here.start if on_target else max(line.start, line.end - 1)

    # --- messages from widgets and features -------------------------------------------------------------

    def on_say(self, event: messages.Say) -> None:
        """Show a widget's message."""
        event.stop()
        self.status.say(event.text, wrong=event.wrong)

    def on_go_to(self, event: messages.GoTo) -> None:
        """A list moves the text: as a preview, or for good."""
        event.stop()
        self.panel_visit.follow(Span(event.start, event.end), settle=event.settle, picture=event.picture)

    def on_go_back(self, event: messages.GoBack) -> None:
        """Esc in a list: back to the place before it was entered."""
        event.stop()
        self.panel_visit.undo()

    def on_read_thread(self, event: messages.ReadThread) -> None:
        """Enter on a speaker."""
        event.stop()
        self.panel_visit.end()
        self.thread.enter(event.speaker)

    def on_restore_cut(self, event: messages.RestoreCut) -> None:
        """Put a cut piece back into the text, or take it out again."""
        event.stop()
        self.cut_view.restore(event.index)

    def on_widen(self, event: messages.Widen) -> None:
        """A list becomes a wide table, or a list again."""
        event.stop()
        self.panel_width.turn_table()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The text that gets the focus gets its room back."""
        if event.widget is self.body:
            self.panel_width.as_table(False)

    def on_divider_dragged(self, event: Divider.Dragged) -> None:
        """Resize the panel."""
        event.stop()
        self.panel_width.drag(event.by)

    async def on_body_view_pointed(self, event: BodyView.Pointed) -> None:
        """A click puts the cursor on what is there, a second one looks closer; a drag selects."""
        self.key_input.forget()
        if event.dragged:
            self.selection.drag(Span(event.start, event.end))
        elif not event.again:
            self.clicking.click(event.start)
        elif closer := self.clicking.second_click(event.start):
            await self.run_command(closer)

    def on_body_view_picture_pointed(self, event: BodyView.PicturePointed) -> None:
        """A click on a picture shows it large."""
        self.pictures.show(event.picture)

    def on_minimap_picked(self, event: Minimap.Picked) -> None:
        """A click on the map."""
        offset = round(event.share * len(self.session.article.text))
        self.movement.go(Span(offset, offset), target=False)

    def on_search_bar_typed(self, event: SearchBar.Typed) -> None:
        """Search as the pattern is typed."""
        self.search.typed(event.text, regex=event.regex)

    def on_search_bar_left(self, event: SearchBar.Left) -> None:
        """The search line was closed."""
        self.search.left(kept=event.kept)
