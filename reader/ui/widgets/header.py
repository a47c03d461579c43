"""The header widget."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.render.palette import Palette
from reader.ui.widgets.header_row import HeaderContent, heading_row


class Header(Widget):
    """Two lines and a rule; the second line is dropped when the screen is narrow."""

    heading: reactive[HeaderContent] = reactive(HeaderContent())
    palette: reactive[Palette | None] = reactive(None)

    def render_line(self, y: int) -> Strip:
        """One row."""
        (width, height), palette = self.size, self.palette
        if palette is None:
            return Strip.blank(width, self.rich_style)
        row = heading_row(self.heading, y, width, height, palette)
        return Strip(row).crop_extend(0, width, palette.page)
