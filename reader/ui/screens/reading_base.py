"""The reading screen's state and its widgets: what its features read and change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap
from textual.containers import Container, Horizontal
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from reader.frozen import replace
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.span import Span
from reader.model.speaker_marks import SpeakerMark
from reader.render.annotation_index import NOTHING, AnnotationIndex
from reader.render.palette import Palette, palette
from reader.render.picture_boxes import NO_PICTURES
from reader.render.text_search import NO_HITS, SearchHits
from reader.render.theming import ReaderTheme
from reader.render.view_state import ViewState
from reader.ui.features.pace import Pace
from reader.ui.features.paragraph_reading import lit_at
from reader.ui.keys.key_table import Keymap
from reader.ui.panels.base import LitRow
from reader.ui.panels.panel_stack import PanelStack
from reader.ui.panels.row_list import RowList
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.standing_screen import StandingScreen
from reader.ui.widgets.arrangement import NARROW, ROOMY, SLIM, TINY
from reader.ui.widgets.body_view import BodyView
from reader.ui.widgets.divider import Divider
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.footer_row import ROWS, FooterContent, rows_wanted
from reader.ui.widgets.header import Header
from reader.ui.widgets.header_row import HeaderContent
from reader.ui.widgets.minimap import Minimap

if TYPE_CHECKING:
    from reader.model.notebook_state import NotebookState
    from reader.ui.features.status_line import StatusLine

T = TypeVar("T")


class ReadingBase(StandingScreen[None]):
    """What is read and how it is shown. State goes down to the widgets by `data_bind`.

    `last_jump_kind` is the kind of thing that was jumped to last, `read` the code point whose row the lists
    light, `seen` what of the text is on the screen, `widened` whether the list is a wide table now.
    """

    BINDINGS: ClassVar[list[Binding]] = []  # type: ignore[assignment]  # they come from the keymap
    AUTO_FOCUS = "#body"

    status: StatusLine
    article: var[Article | None] = var(None, always_update=True, init=False)
    analysis: var[Analysis] = var(Analysis(), always_update=True, init=False)
    annotations: var[AnnotationIndex] = var(NOTHING, always_update=True, init=False)
    speaker_marks: var[Mapping[str, SpeakerMark]] = var({}, always_update=True, init=False)
    notebook: var[NotebookState | None] = var(None, init=False)
    view_state: var[ViewState] = var(ViewState(), init=False)
    hits: var[SearchHits] = var(NO_HITS, always_update=True, init=False)
    palette: var[Palette | None] = var(None, init=False)
    colours: var[ReaderTheme | None] = var(None, init=False)
    place: var[int] = var(0, init=False)
    read: var[int] = var(0, init=False)
    seen: var[Span] = var(Span(0, 0), init=False)
    length: var[int] = var(0, init=False)
    heading: var[HeaderContent] = var(HeaderContent(), init=False)
    foot: var[FooterContent] = var(FooterContent(), init=False)
    widened: var[bool] = var(False, init=False)
    bar_shown: var[bool] = var(False, init=False)

    def __init__(
        self,
        sessions: Sequence[ReadingSession | None],
        keymap: Keymap,
        view_state: ViewState,
        ink: Palette,
        pace: int | None = None,
    ) -> None:
        """The first of the `sessions` is open; `pace` is that of earlier runs."""
        super().__init__()
        first = sessions[0]
        if first is None:
            raise ValueError("the first article must be open")
        self._bindings = BindingsMap(keymap.bindings())
        self.keymap = keymap
        self.sessions = list(sessions)
        self.session = first
        self.number = 0
        self.last_jump_kind = ""
        self.pace = Pace(pace)
        self._foot_over = 0
        self.body = BodyView()
        self.panel = PanelStack(id="panel", keys=keymap.scoped_keys, into=keymap.of("panel"))
        self.side = Container(self.panel, id="side")
        self.set_reactive(ReadingBase.view_state, view_state)
        self.set_reactive(ReadingBase.palette, ink)
        for name, value in _shown(first).items():
            self.set_reactive(getattr(ReadingBase, name), value)
        self.body.begin_at, self.body.known_pictures = first.place, first.pictures

    def compose(self) -> ComposeResult:
        """Header, text, divider, panel, map, footer."""
        self.fit(self.app.size.width)
        self.panel.data_bind(
            ReadingBase.article,
            ReadingBase.analysis,
            ReadingBase.speaker_marks,
            ReadingBase.notebook,
            ReadingBase.read,
            ReadingBase.view_state,
            ReadingBase.palette,
            ReadingBase.widened,
        )
        yield Header(id="header").data_bind(ReadingBase.heading, ReadingBase.palette)
        with Horizontal(id="middle"):
            yield self.body.data_bind(
                ReadingBase.article,
                ReadingBase.annotations,
                ReadingBase.speaker_marks,
                ReadingBase.view_state,
                ReadingBase.hits,
                ReadingBase.palette,
            )
            yield Divider().data_bind(ReadingBase.palette)
            yield self.side
            yield Minimap().data_bind(
                ReadingBase.annotations,
                ReadingBase.speaker_marks,
                ReadingBase.view_state,
                ReadingBase.hits,
                ReadingBase.palette,
                ReadingBase.length,
                ReadingBase.seen,
                ReadingBase.bar_shown,
            )
        yield Footer(id="footer").data_bind(ReadingBase.foot, ReadingBase.palette)

    def fit(self, width: int) -> None:
        """Set the style classes for a screen of `width` cells."""
        limits = {"-narrow": NARROW, "-slim": SLIM, "-tiny": TINY}
        classes = {name: width < limit for name, limit in limits.items()}
        self.update_classes(classes | {"-roomy": width >= ROOMY})

    def prepare(self) -> None:
        """Lay the whole text out: a key may lead to its end."""
        self.body.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Adapt to the new width."""
        self.fit(event.size.width)
        self.watch_foot(self.foot)

    def on_paste(self) -> None:
        """Pasted words are no commands: say where they can go."""
        search, note = self.keymap.of("search"), self.keymap.of("note")
        self.status.say(f"Pasted words go nowhere here: {search} looks for them, {note} notes them.")

    def on_row_list_bar_shown(self, event: RowList.BarShown) -> None:
        """A list has a scroll bar now, or has it no more."""
        self.bar_shown = event.shown

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What is done beside the screen failed in a way that nobody foresaw: say so, and go on."""
        if event.state is WorkerState.ERROR:
            kind = type(event.worker.error).__name__
            self.status.say(f"The program failed on this article ({kind}), a fault of its own", wrong=True)

    def show_values(self, session: ReadingSession) -> None:
        """Set the reactive variables to this session's values."""
        self.body.known_pictures = session.pictures if self.view_state.pictures.inline else NO_PICTURES
        for name, value in _shown(session).items():
            setattr(self, name, value)

    @property
    def here(self) -> Span:
        """What the reader is at: the thing that was jumped to while the cursor is on it, or else the
        cursor's line."""
        line = self.body.line_span
        target = self.view_state.target
        if target is not None and target.start <= line.end and line.start < max(target.end, target.start + 1):
            return target
        return line

    @property
    def text_focused(self) -> bool:
        """Whether keys go to the text."""
        return self.focused is self.body

    @property
    def in_text(self) -> bool:
        """Whether the text has the focus, or nothing has it."""
        return self.focused is None or self.focused is self.body

    @property
    def is_typing(self) -> bool:
        """Whether keys write words, in a filter or a note."""
        return isinstance(self.focused, Input) or self.has_class("-writing")

    @property
    def lit_row(self) -> LitRow | None:
        """The row of the list in use; None while keys go to the text."""
        return None if self.in_text else self.panel.lit_row

    async def enter_panel(self) -> None:
        """Give the open list the focus."""
        await self.panel.fill()
        self.panel.enter()

    def is_bound(self, key: str) -> bool:
        """Whether the key has a binding where the focus is."""
        return any(key in bindings.key_to_bindings for _, bindings in self._modal_binding_chain)

    @property
    def is_plain(self) -> bool:
        """Whether the terminal has no colours."""
        return self.colours is not None and self.colours.plain

    def lay_over(self, screen: Screen[T], then: Callable[[T | None], None]) -> None:
        """Show `screen` above this one, and hand its result to `then`."""
        self.app.push_screen(screen, then)

    def to_clipboard(self, text: str) -> None:
        """Put `text` on the terminal's clipboard and the system's."""
        from reader.ui.features import clipboard

        self.app.copy_to_clipboard(text)
        self.run_worker(lambda: clipboard.copy(text), thread=True, exit_on_error=False)

    def start_timer(self, seconds: float, then: Callable[[], object]) -> Timer:
        """Call `then` after so many seconds."""
        return self.set_timer(seconds, then)

    def watch_place(self, place: int) -> None:
        """Where one paragraph is lit, light the one at the cursor; and learn how fast this is read."""
        article, lit = self.session.article, self.view_state.lit
        if lit is not None and not lit.start <= place < max(lit.end, lit.start + 1):
            self.view_state = replace(self.view_state, lit=lit_at(article, place))
        self.pace.moved(article.text, place, monotonic())

    def watch_foot(self, foot: FooterContent) -> None:
        """Where what the foot says needs more rows, let it lie over the text, which stays as it is."""
        if self.palette is None or not self.is_attached:
            return
        wanted = min(rows_wanted(foot, self.size.width, self.palette), self.size.height // 2)
        over = wanted if wanted > ROWS else 0
        if over != self._foot_over:
            self._foot_over = over
            footer, middle = self.query_one(Footer), self.query_one("#middle")
            if over:
                middle.styles.margin = (0, 0, 0 if self.has_class("-none") else ROWS, 0)
                footer.styles.layer, footer.styles.dock, footer.styles.height = "over", "bottom", over
            else:
                for rule in "layer", "dock", "height":
                    footer.styles.clear_rule(rule)
                middle.styles.clear_rule("margin")
                footer.refresh(layout=True)

    def watch_colours(self, theme: ReaderTheme | None) -> None:
        """Another theme: repaint everything."""
        self.palette = palette(theme) if theme else None


def _shown(session: ReadingSession) -> dict[str, object]:
    """The values of the screen's variables that belong to an article."""
    return {
        "article": session.article,
        "analysis": session.annotations.analysis,
        "annotations": session.annotations,
        "notebook": session.annotations.notebook,
        "speaker_marks": session.speaker_marks,
        "length": len(session.article.text),
        "hits": NO_HITS,
    }
