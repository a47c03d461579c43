"""A screen over the text that can be dismissed only while it is on top."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class OverlayScreen(ModalScreen[Result]):
    """A screen that returns a result. Where a click and a key both dismiss it, the second arrives when
    another screen is on top, which must not be popped for it."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, unless another screen is on top by now."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
