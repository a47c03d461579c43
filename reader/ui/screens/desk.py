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
from reader.ui.arrangement import NARROW, ROOMY, SLIM
from reader.ui.body.finds import NOTHING, Finds
from reader.ui.body.hits import NO_HITS, Hits
from reader.ui.body.minimap import Minimap
from reader.ui.body.palette import Palette, palette
from reader.ui.body.view import BodyView
from reader.ui.divider import Divider
from reader.ui.foot import Foot
from reader.ui.footer import Footer
from reader.ui.header import Header
from reader.ui.heading import Heading
from reader.ui.keys import Keymap
from reader.ui.panels.room import beside, clamped
from reader.ui.panels.stack import PanelStack
from reader.ui.sitting import Sitting
from reader.ui.state import Look
from reader.ui.theming import ReaderTheme
from reader.ui.voices import Voice


class Desk(Screen[None]):
    """What is read and how it is shown. The parts of the screen are mixins over this class.

    `panel_width` is what the user asked for, in cells, and None until then; a smaller screen gives less,
    and does not forget it. `hopping` is the kind of thing that was jumped to last, `widened` whether the
    list is a wide table now.
    """

    BINDINGS: ClassVar[list[Binding]] = []  # type: ignore[assignment]  # they come from the keymap
    AUTO_FOCUS = "#body"

    article: var[Article | None] = var(None, always_update=True, init=False)
    analysis: var[Analysis] = var(Analysis(), always_update=True, init=False)
    finds: var[Finds] = var(NOTHING, always_update=True, init=False)
    voices: var[Mapping[str, Voice]] = var({}, always_update=True, init=False)
    look: var[Look] = var(Look(), init=False)
    hits: var[Hits] = var(NO_HITS, always_update=True, init=False)
    palette: var[Palette | None] = var(None, init=False)
    colours: var[ReaderTheme | None] = var(None, init=False)
    place: var[int] = var(0, init=False)
    read: var[int] = var(0, init=False)
    seen: var[Span] = var(Span(0, 0), init=False)
    length: var[int] = var(0, init=False)
    heading: var[Heading] = var(Heading(), init=False)
    foot: var[Foot] = var(Foot(), init=False)
    widened: var[bool] = var(False, init=False)
    panel_width: int | None = None
    hopping: str = ""

    def __init__(
        self, sittings: Sequence[Sitting | None], keymap: Keymap, look: Look, theme: ReaderTheme
    ) -> None:
        super().__init__()
        self._bindings = BindingsMap(keymap.bindings())
        self.keymap = keymap
        self.sittings = list(sittings)
        self.number = 0
        self.body = BodyView()
        self.set_reactive(Desk.look, look)
        self.set_reactive(Desk.colours, theme)
        self.set_reactive(Desk.palette, palette(theme))
        self._sit(self.sitting, quietly=True)
        self.body.begin_at = self.sitting.place

    @property
    def sitting(self) -> Sitting:
        """The article that is read now."""
        sitting = self.sittings[self.number]
        assert sitting is not None
        return sitting

    def compose(self) -> ComposeResult:
        """Header, text, divider, panel, map, footer."""
        width = self.app.size.width
        self.fit(width)
        panel = PanelStack(id="panel", keys=self.keymap.elsewhere, into=self.keymap.of("panel"))
        side = Container(
            panel.data_bind(
                Desk.article, Desk.analysis, Desk.voices, Desk.read, Desk.look, Desk.palette, Desk.widened
            ),
            id="side",
        )
        self.divide(side, width)
        yield Header(id="header").data_bind(Desk.heading, Desk.palette)
        with Horizontal(id="middle"):
            yield self.body.data_bind(
                Desk.article, Desk.finds, Desk.voices, Desk.look, Desk.hits, Desk.palette
            )
            yield Divider().data_bind(Desk.palette)
            yield side
            yield Minimap().data_bind(
                Desk.finds, Desk.voices, Desk.look, Desk.hits, Desk.palette, Desk.length, Desk.seen
            )
        yield Footer(id="footer").data_bind(Desk.foot, Desk.palette)

    def fit(self, width: int) -> None:
        """Let go of what a screen of `width` cells has no room for."""
        self.update_classes({"-narrow": width < NARROW, "-slim": width < SLIM, "-roomy": width >= ROOMY})

    def divide(self, side: Container, width: int) -> None:
        """Give the panel the width that was asked for, as far as a screen of `width` cells has room. Over the
        text it has the widths of the style sheet; as a table it leaves the text its column, or covers it."""
        table = beside(self.look.width, width) if self.widened else 0
        self.set_class(self.widened and not table, "-cover")
        if table:
            side.styles.width = table
        elif self.widened or self.has_class("-narrow") or self.panel_width is None:
            side.styles.clear_rule("width")
        else:
            side.styles.width = clamped(self.panel_width, width)

    def _sit(self, sitting: Sitting, *, quietly: bool = False) -> None:
        """Show this article. `quietly`: before there are widgets to tell."""
        values: dict[str, object] = {
            "article": sitting.article,
            "analysis": sitting.finds.analysis,
            "finds": sitting.finds,
            "voices": sitting.voices,
            "length": len(sitting.article.text),
            "hits": NO_HITS,
        }
        for name, value in values.items():
            if quietly:
                self.set_reactive(getattr(Desk, name), value)
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
        target = self.look.target
        if target is not None and target.start <= line.end and line.start < max(target.end, target.start + 1):
            return target
        return line

    def speaker_here(self) -> str | None:
        """The id of who speaks, or failing that is named, where the reader is."""
        who = self.finds.speaker_at(*self.here)
        return who.id if who else self.look.thread
