"""A screen over the text that can be dismissed only while it is on top."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.ui.widgets.sliced_view import SlicedView

Result = TypeVar("Result")


class OverlayScreen(ModalScreen[Result]):
    """A screen that returns a result. Where a click and a key both dismiss it, the second arrives when
    another screen is on top, which must not be popped for it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Our rows; where the screen below is seen as it is, with what is laid over its rows."""
        strips, stack = super().render_lines(crop), self.app.screen_stack
        if self.styles.background.a or (crop.x, crop.y) != (0, 0) or self not in stack[1:]:
            return strips
        for view in stack[stack.index(self) - 1].query(SlicedView):
            strips = view.seen_through(list(strips))
        return strips

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, unless another screen is on top by now."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
