"""The footer widget."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.render.palette import Palette
from reader.ui.widgets.footer_legend import PRESS
from reader.ui.widgets.footer_row import FooterContent, foot_row


class Footer(Widget):
    """A rule and one line."""

    foot: reactive[FooterContent] = reactive(FooterContent())
    palette: reactive[Palette | None] = reactive(None)

    class Pressed(Message):
        """A key that the footer names was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def on_click(self, event: events.Click) -> None:
        """A click on a key or a layer presses its key."""
        key = event.style.meta.get(PRESS)
        if key:
            self.post_message(self.Pressed(str(key)))

    def render_line(self, y: int) -> Strip:
        """One row."""
        (width, height), palette = self.size, self.palette
        if palette is None:
            return Strip.blank(width, self.rich_style)
        return Strip(foot_row(self.foot, y, width, height, palette)).crop_extend(0, width, palette.page)
