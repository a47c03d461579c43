"""The reading screen's ground: its state, its widgets, and what every part of it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap
from textual.containers import Container, Horizontal
from textual.reactive import var
from textual.screen import Screen

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.span import Span
from reader.render.annotation_index import NOTHING, AnnotationIndex
from reader.render.palette import Palette, palette
from reader.render.speaker_marks import SpeakerMark
from reader.render.text_search import NO_HITS, SearchHits
from reader.render.theming import ReaderTheme
from reader.render.view_state import ViewState
from reader.ui.keys.key_table import Keymap
from reader.ui.panels.panel_stack import PanelStack
from reader.ui.panels.width_limits import beside, clamped
from reader.ui.reading_session import ReadingSession
from reader.ui.widgets.arrangement import NARROW, ROOMY, SLIM
from reader.ui.widgets.body_view import BodyView
from reader.ui.widgets.divider import Divider
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.footer_row import FooterContent
from reader.ui.widgets.header import Header
from reader.ui.widgets.header_row import HeaderContent
from reader.ui.widgets.minimap import Minimap


class ReadingBase(Screen[None]):
    """What is read and how it is shown. The parts of the screen are mixins over this class.

    `panel_width` is what the user asked for, in cells, and None until then; a smaller screen gives less,
    and does not forget it. `hopping` is the kind of thing that was jumped to last, `widened` whether the
    list is a wide table now.
    """

    BINDINGS: ClassVar[list[Binding]] = []  # type: ignore[assignment]  # they come from the keymap
    AUTO_FOCUS = "#body"

    article: var[Article | None] = var(None, always_update=True, init=False)
    analysis: var[Analysis] = var(Analysis(), always_update=True, init=False)
    annotations: var[AnnotationIndex] = var(NOTHING, always_update=True, init=False)
    speaker_marks: var[Mapping[str, SpeakerMark]] = var({}, always_update=True, init=False)
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
    panel_width: int | None = None
    last_jump_kind: str = ""

    def __init__(
        self,
        sessions: Sequence[ReadingSession | None],
        keymap: Keymap,
        view_state: ViewState,
        theme: ReaderTheme,
    ) -> None:
        super().__init__()
        self._bindings = BindingsMap(keymap.bindings())
        self.keymap = keymap
        self.sessions = list(sessions)
        self.number = 0
        self.body = BodyView()
        self.set_reactive(ReadingBase.view_state, view_state)
        self.set_reactive(ReadingBase.colours, theme)
        self.set_reactive(ReadingBase.palette, palette(theme))
        self._show_session(self.session, quietly=True)
        self.body.begin_at = self.session.place

    @property
    def session(self) -> ReadingSession:
        """The article that is read now."""
        session = self.sessions[self.number]
        assert session is not None
        return session

    def compose(self) -> ComposeResult:
        """Header, text, divider, panel, map, footer."""
        width = self.app.size.width
        self.fit(width)
        panel = PanelStack(id="panel", keys=self.keymap.scoped_keys, into=self.keymap.of("panel"))
        side = Container(
            panel.data_bind(
                ReadingBase.article,
                ReadingBase.analysis,
                ReadingBase.speaker_marks,
                ReadingBase.read,
                ReadingBase.view_state,
                ReadingBase.palette,
                ReadingBase.widened,
            ),
            id="side",
        )
        self.divide(side, width)
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
            yield side
            yield Minimap().data_bind(
                ReadingBase.annotations,
                ReadingBase.speaker_marks,
                ReadingBase.view_state,
                ReadingBase.hits,
                ReadingBase.palette,
                ReadingBase.length,
                ReadingBase.seen,
            )
        yield Footer(id="footer").data_bind(ReadingBase.foot, ReadingBase.palette)

    def fit(self, width: int) -> None:
        """Let go of what a screen of `width` cells has no room for."""
        self.update_classes({"-narrow": width < NARROW, "-slim": width < SLIM, "-roomy": width >= ROOMY})

    def divide(self, side: Container, width: int) -> None:
        """Give the panel the width that was asked for, as far as a screen of `width` cells has room. Over the
        text it has the widths of the style sheet; as a table it leaves the text its column, or covers it."""
        table = beside(self.view_state.width, width) if self.widened else 0
        self.set_class(self.widened and not table, "-cover")
        if table:
            side.styles.width = table
        elif self.widened or self.has_class("-narrow") or self.panel_width is None:
            side.styles.clear_rule("width")
        else:
            side.styles.width = clamped(self.panel_width, width)

    def _show_session(self, session: ReadingSession, *, quietly: bool = False) -> None:
        """Show this article. `quietly`: before there are widgets to tell."""
        values: dict[str, object] = {
            "article": session.article,
            "analysis": session.annotations.analysis,
            "annotations": session.annotations,
            "speaker_marks": session.speaker_marks,
            "length": len(session.article.text),
            "hits": NO_HITS,
        }
        for name, value in values.items():
            if quietly:
                self.set_reactive(getattr(ReadingBase, name), value)
            else:
                setattr(self, name, value)

    # --- what the parts share -----------------------------------------------------------------------

    def say(self, text: str, *, wrong: bool = False) -> None:
        """One line in the footer, until the next key."""
        raise NotImplementedError

    def go(self, span: Span, *, leave: bool = True, target: bool = True) -> None:
        """Move the text to `span`. `leave` puts the place on the jump list; `target` marks the span."""
        raise NotImplementedError

    def count(self, default: int = 1) -> int:
        """The number typed before the command, used up."""
        raise NotImplementedError

    @property
    def here(self) -> Span:
        """What the reader is at: the thing that was jumped to while the cursor is on it, or else the
        cursor's line."""
        line = self.body.line_span
        target = self.view_state.target
        if target is not None and target.start <= line.end and line.start < max(target.end, target.start + 1):
            return target
        return line

    def speaker_here(self) -> str | None:
        """The id of who speaks, or failing that is named, where the reader is."""
        who = self.annotations.speaker_at(*self.here)
        return who.id if who else self.view_state.thread
