"""The sizes of the reading screen's parts for a terminal size, as in the style sheet."""

from __future__ import annotations

from reader.named_tuple import NamedTuple
from reader.ui.widgets.width_limits import clamped

NARROW, SLIM, TINY = 100, 70, 40
"""Below these widths the panel becomes an overlay; the map is hidden; so is the second line of the header."""
ROOMY = 160
"""From this width on the panel is wider; the text still has its full column."""
HEADER, TINY_HEADER, FOOTER = 3, 2, 2
DIVIDER, MAP = 1, 4
PANEL, ROOMY_PANEL = 38, 48


class Arrangement(NamedTuple):
    """Cells of each part: the heights of header, middle and footer; of the middle, from left to right, the
    widths of text, divider, panel and map, 0 for what there is no room for."""

    header: int
    middle: int
    footer: int
    text: int
    divider: int
    panel: int
    map: int


def arrange(width: int, height: int, panel: int | None = None) -> Arrangement:
    """The parts on `width` by `height` cells; `panel` is the width that the user gave it, if any."""
    header = TINY_HEADER if width < TINY else HEADER
    divider = side = 0
    if width >= NARROW:
        own = ROOMY_PANEL if width >= ROOMY else PANEL
        divider, side = DIVIDER, own if panel is None else clamped(panel, width)
    strip = MAP if width >= SLIM else 0
    text = max(0, width - divider - side - strip)
    return Arrangement(header, max(0, height - header - FOOTER), FOOTER, text, divider, side, strip)
