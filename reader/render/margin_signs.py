"""The sign of a line in the first cell of the gutter, and the words beside it in the margin."""

from __future__ import annotations

from rich.style import Style

from reader.render.annotation_index import AnnotationIndex
from reader.render.palette import Palette

ELSEWHERE = "≡"
"""A quote begins here that stands in other articles too."""


def line_sign(annotations: AnnotationIndex, start: int, end: int, palette: Palette) -> tuple[str, Style]:
    """The sign of the line `[start, end)` and its style: of what was checked there, or else of what stands
    in other articles too; a blank for neither."""
    state = annotations.notebook
    if state is not None and state.checks:
        from reader.render.check_marks import check_sign

        sign, style = check_sign(state, start, end, palette)
        if sign != " ":
            return sign, style
    return (ELSEWHERE, palette.accent) if others_of_line(annotations, start, end) else (" ", Style())


def line_margin(annotations: AnnotationIndex, start: int, end: int, room: int) -> str:
    """What stands beside the line `[start, end)` in `room` cells: in how many other articles a quote of
    it stands; nothing where that does not fit."""
    others = others_of_line(annotations, start, end) if room > 0 else 0
    if not others:
        return ""
    words = f"in {others:,} other{'' if others == 1 else 's'}"
    return next((form for form in (f"also {words}", words) if len(form) <= room), "")


def others_of_line(annotations: AnnotationIndex, start: int, end: int) -> int:
    """In how many other articles the quote stands that begins on the line, the most of several."""
    found = annotations.elsewhere.overlapping(start, end)
    return max((one.others for one in found if one.start >= start), default=0)
