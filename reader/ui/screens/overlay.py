"""A screen over the text, which is left once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class OverlayScreen(ModalScreen[Result]):
    """A screen that gives a result when it is left. Where a click and a key both leave it, the second
    of them comes when another screen is on top, which must not be taken away for it."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result, unless another screen is on top by now."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
