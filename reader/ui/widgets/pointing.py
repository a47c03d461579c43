"""What a mouse button that goes down, moves and comes up over the text means. Pure."""

from __future__ import annotations

from reader.named_tuple import NamedTuple

WHEEL_LINES = 3
"""Lines that one notch of the wheel moves."""


class PointedSpan(NamedTuple):
    """The stretch `[start, end)` of the text that was clicked on or dragged over."""

    start: int
    end: int
    is_dragged: bool


class TextPointer:
    """Follows one button from press to release, by the code points it is over (None: outside the text)."""

    def __init__(self) -> None:
        self._pressed: int | None = None
        self._from: int | None = None
        self._down = False

    def press(self, offset: int | None) -> None:
        """The button went down."""
        self._pressed = self._from = offset
        self._down = True

    def drag(self, offset: int | None) -> PointedSpan | None:
        """The mouse moved with the button down: the selection so far, which begins where the text does."""
        if not self._down or offset is None or offset == self._from:
            return None
        if self._from is None:
            self._from = offset
            return None
        return PointedSpan(min(offset, self._from), max(offset, self._from) + 1, True)

    def release(self, offset: int | None) -> PointedSpan | None:
        """The button came up: a click, where nothing was dragged."""
        pressed, self._pressed, self._down = self._pressed, None, False
        if pressed is None or offset != pressed:
            return None
        return PointedSpan(pressed, pressed, False)
