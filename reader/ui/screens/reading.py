"""The reading screen: the text with its header, footer, panel and map."""

from __future__ import annotations

import gc
from dataclasses import replace
from functools import partial
from typing import Any

from textual import events
from textual.message import Message

from reader.model.analysis import Analysis
from reader.model.span import Span
from reader.render.palette import palette
from reader.render.theming import ReaderTheme
from reader.render.view_state import Furniture
from reader.ui.features.appearance import Appearance
from reader.ui.features.copying import Copying
from reader.ui.features.dialogs import Dialogs
from reader.ui.features.movement import Movement
from reader.ui.features.search import Search
from reader.ui.features.status_line import StatusLine
from reader.ui.messages import GoBack, GoTo, PlaceChanged, ReadThread, RestoreCut, Say
from reader.ui.panels.panel_stack import PanelStack
from reader.ui.reading_session import ReadingSession, run_quick_pass
from reader.ui.widgets.minimap import Minimap

QUICK_PASS_DELAY = 0.03
"""Seconds after the first paint until what needs no language model is marked beyond the first screen."""


class ReadingScreen(StatusLine, Copying, Dialogs, Movement, Search, Appearance):
    """Puts the parts together: messages from the widgets, the panel, the articles."""

    class Opened(Message):
        """An article is on the screen, or another version of it: it may be analysed now."""

        def __init__(self, session: ReadingSession, near: int) -> None:
            super().__init__()
            self.session, self.near = session, near

    class Wanted(Message):
        """The article with this number should be opened."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class QuickPassDone(Message):
        """What needs no language model was looked for in the first `end` code points of the version `key`."""

        def __init__(self, session: ReadingSession, key: str, analysis: Analysis, end: int) -> None:
            super().__init__()
            self.session, self.key, self.analysis, self.end = session, key, analysis, end

    class ReloadWanted(Message):
        """The file of the article on the screen should be read again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._changed = False
        self._before_list: int | None = None
        self.show_heading()
        self.show_foot()

    # --- coming and going ---------------------------------------------------------------------------

    def on_mount(self) -> None:
        """What is not on the first screen waits until that is drawn."""
        self.call_after_refresh(self.set_timer, QUICK_PASS_DELAY, self._start_quick_pass)
        self.call_after_refresh(self._begin)
        if self.session.place and not self._message:
            number = self.session.paragraphs.number(self.session.place)
            self.say(f"This is where you left, ¶ {number}. {self.keymap.of('top')} goes to the beginning.")

    def _start_quick_pass(self) -> None:
        if not gc.isenabled():  # turned off for the start; what was made in it is there to stay
            gc.freeze()
            gc.enable()
        if self.session.quick_pass_pending:
            self.run_worker(partial(self._quick_pass, self.session), thread=True, exit_on_error=False)

    def _quick_pass(self, session: ReadingSession) -> None:
        """In a thread, so that keys are heard meanwhile."""
        key, article, end = session.key, session.article, session.quick_pass_end
        self.post_message(self.QuickPassDone(session, key, run_quick_pass(article, end), end))

    def on_reading_screen_quick_pass_done(self, event: QuickPassDone) -> None:
        """Mark what was found, unless the file was read again or more is known by now."""
        session = event.session
        if (
            event.key == session.key
            and session.take_quick_pass(event.analysis, event.end)
            and session is self.session
        ):
            self._show_annotations()

    def _begin(self) -> None:
        """Everything is there: it may be analysed."""
        if self.keymap.scoped_keys:
            self._check_keys()
        self.post_message(self.Opened(self.session, self.place))

    def _check_keys(self) -> None:
        """Say what is wrong with the user's keys for the lists, the cards and the other screens."""
        from reader.ui.keys import binding_scopes

        wrong = binding_scopes.problems(self.keymap.scoped_keys)
        if wrong:
            self.say(binding_scopes.first(wrong), wrong=True)

    def on_resize(self, event: events.Resize) -> None:
        """Under some widths things go."""
        self.fit(event.size.width)

    def show_session(self, number: int, session: ReadingSession) -> None:
        """Read this article now, where it was left."""
        if session is not self.session:
            self.session.place = self.place
        self.sessions[number] = session
        self.number = number
        self._changed = False
        self._words = 0
        self.view_state = replace(
            self.view_state, thread=None, only=None, target=None, selected=None, matching=False, cuts=False,
            restored=session.restored,
        )  # fmt: skip
        self._show_session(session)
        self.body.go(session.place)
        self.show_heading()
        self.call_after_refresh(self._start_quick_pass)
        self.post_message(self.Opened(session, session.place))

    def reloaded(self, session: ReadingSession) -> None:
        """The file was read again; the reader stays where the same words are."""
        self.show_session(self.number, session)
        self.say("Read again.")

    # --- the analysis -------------------------------------------------------------------------------

    def analysed(self, session: ReadingSession, analysis: Analysis) -> None:
        """Take what was found; nothing moves."""
        session.take(analysis)
        if session is self.session:
            self._show_annotations()

    def _show_annotations(self) -> None:
        annotations = self.session.annotations
        self.analysis, self.annotations, self.speaker_marks = (
            annotations.analysis,
            annotations,
            self.session.speaker_marks,
        )
        self.show_heading()
        self.show_foot()

    def file_changed(self) -> None:
        """Offer to read the file again."""
        self._changed = True
        self.say(f"The file has changed on disk. {self.keymap.of('restore')} reads it again.")

    def watch_colours(self, theme: ReaderTheme | None) -> None:
        """Another theme: everything is painted anew."""
        self.palette = palette(theme) if theme else None

    # --- messages -----------------------------------------------------------------------------------

    def on_place_changed(self, event: PlaceChanged) -> None:
        """The cursor has moved."""
        event.stop()
        self.seen = self.body.in_sight()
        if event.offset != self.place:
            self.place = event.offset
        self._light_row()
        self.show_heading()
        if self.view_state.cuts:
            self.show_foot()

    def _light_row(self) -> None:
        """The lists light what was jumped to, or else the last thing that begins on the cursor's line."""
        line, target = self.body.line_span, self.view_state.target
        on_target = target is not None and self.here == target
        self.read = self.here.start if on_target else max(line.start, line.end - 1)

    def watch_view_state(self) -> None:
        """The footer tells what is on; the lists light what was jumped to."""
        super().watch_view_state()
        self._light_row()

    def on_go_to(self, event: GoTo) -> None:
        """A list moves the text: for a look, or for good."""
        event.stop()
        if self._before_list is None:
            self._before_list = self.place
        self.go(Span(event.start, event.end), leave=False)
        if event.settle:
            self.session.jumps = self.session.jumps.leave(self._before_list)
            self._before_list = None
            self._to_text()

    def on_go_back(self, event: GoBack) -> None:
        """Esc in a list: everything as it was before."""
        event.stop()
        if self._before_list is not None:
            self.view_state = replace(self.view_state, target=None)
            self.body.go(self._before_list)
            self._before_list = None
        self._to_text()

    def on_read_thread(self, event: ReadThread) -> None:
        """Enter on a speaker."""
        event.stop()
        if self._before_list is not None:
            self.body.go(self._before_list)
            self._before_list = None
        self._to_text()
        self.read_thread(event.speaker)

    def on_restore_cut(self, event: RestoreCut) -> None:
        """A cut piece comes back, or goes again."""
        event.stop()
        self.restore(event.index)

    def on_say(self, event: Say) -> None:
        """A widget has something to say."""
        event.stop()
        self.say(event.text, wrong=event.wrong)

    def on_minimap_picked(self, event: Minimap.Picked) -> None:
        """A click on the map."""
        offset = round(event.share * len(self.session.article.text))
        self.go(Span(offset, offset), target=False)

    # --- actions that concern the whole screen --------------------------------------------------------

    def action_panel(self) -> None:
        """To the panel and back; where there is no room beside the text it lies over it."""
        if self.focused is not self.body and self.focused is not None:
            self._to_text()
            return
        self.remove_class("-no-panel", "-less", "-none")
        self._furniture = Furniture.ALL
        self.add_class("-panel")
        self._before_list = None
        self.query_one("#panel", PanelStack).enter()

    def watch_focused(self) -> None:
        """The footer offers what can be done where the focus is; a panel over the text goes when the
        text has it again, whatever brought it there."""
        if self.focused is self.body:
            self.remove_class("-panel")
        self.show_foot()

    def _to_text(self) -> None:
        self.remove_class("-panel")
        self.wide(False)
        self.body.focus()

    def action_panel_shown(self) -> None:
        """The panel beside the text on or off."""
        if self.has_class("-narrow"):
            self.action_panel()
            return
        self.toggle_class("-no-panel")
        self.body.focus()

    def action_back(self) -> None:
        """Esc: out of whatever was entered last."""
        if self.focused is not self.body:
            self._to_text()
        elif (bar := self.searching) is not None:
            bar.end(kept=False)
        elif self.view_state.selected is not None:
            self.unselect()
        elif self.view_state.thread is not None:
            self.leave_thread()
        elif self.view_state.matching or len(self.hits):
            self.clear_search()
        elif self.view_state.cuts:
            self.action_cut_view()
        elif self.view_state.target is not None:
            self.view_state = replace(self.view_state, target=None)
        elif self._furniture:
            self.action_furniture()
        else:
            self.say(f"Nothing to leave. {self.keymap.of('app.quit')} quits.")

    def action_restore(self) -> None:
        """Read the changed file again; or put a cut piece back."""
        if self._changed and self.body.cut_here() is None:
            self._changed = False
            self.post_message(self.ReloadWanted())
        else:
            super().action_restore()

    def action_article(self, by: int) -> None:
        """The next or previous article."""
        number = self.number + by * self.count()
        if len(self.sessions) == 1:
            self.say("Only this article is open.")
        elif not 0 <= number < len(self.sessions):
            self.say("This is the last article." if by > 0 else "This is the first article.")
        else:
            self.post_message(self.Wanted(number))

    def action_palette(self) -> None:
        """Every command by its name."""
        self.app.action_command_palette()
