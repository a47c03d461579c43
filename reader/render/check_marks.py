"""The signs of checks, the same in the gutter and in lists."""

from __future__ import annotations

from rich.style import Style

from reader.model.notebook import CheckStatus
from reader.model.notebook_state import NotebookState
from reader.render.palette import Palette

SIGNS = {CheckStatus.OPEN: "·", CheckStatus.CHECKED: "✓", CheckStatus.WRONG: "✗", CheckStatus.QUERY: "?"}
"""One cell each."""
_LOUDEST = (CheckStatus.WRONG, CheckStatus.QUERY, CheckStatus.CHECKED)


def check_sign(state: NotebookState, start: int, end: int, palette: Palette) -> tuple[str, Style]:
    """The sign of the line `[start, end)` and its style; a blank where nothing on it was checked."""
    status = line_check(state, start, end)
    if status is None:
        return " ", Style()
    return SIGNS[status], palette.accent if status is CheckStatus.CHECKED else palette.warn


def line_check(state: NotebookState, start: int, end: int) -> CheckStatus | None:
    """What the gutter says of the line `[start, end)`: of the checked things that begin on it, the one that
    asks for most. None where nothing was checked."""
    found = {state.check_of(*span) for span in state.checked_from(start, end)}
    return next((status for status in _LOUDEST if status in found), None)
