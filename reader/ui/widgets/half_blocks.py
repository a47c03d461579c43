"""A picture in half blocks: each cell shows two pixels, one above the other, in any terminal."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

SHADES = " ░▒▓█"
"""For terminals without colours, from dark to bright."""


def ground(page: Style) -> tuple[int, int, int]:
    """The colour of the page, which is seen through a picture that is transparent."""
    if page.bgcolor is None or page.bgcolor.is_default:
        return 0, 0, 0
    red, green, blue = page.bgcolor.get_truecolor()
    return red, green, blue


def half_blocks(rgb: bytes, width: int, page: Style, *, plain: bool = False) -> list[list[Segment]]:
    """Rows of cells for pixels of three bytes, `width` in a row; under an odd last row is the `page`.
    `plain`: in shades, without colours."""
    step = 3 * width
    lines = [rgb[at : at + step] for at in range(0, len(rgb) - step + 1, step)]
    return [
        [
            _cell(upper[x : x + 3], lower[x : x + 3] if lower else b"", page, plain=plain)
            for x in range(0, step, 3)
        ]
        for upper, lower in zip(lines[::2], [*lines[1::2], b""], strict=False)
    ]


def _cell(upper: bytes, lower: bytes, page: Style, *, plain: bool) -> Segment:
    if plain:
        both = upper + (lower or upper)
        return Segment(SHADES[sum(both) * len(SHADES) // (6 * 255 + 1)], page)
    over = Color.from_rgb(*upper)
    if upper == lower:  # no seam between the halves, whatever the font
        return Segment(" ", Style(bgcolor=over))
    return Segment("▀", Style(color=over, bgcolor=Color.from_rgb(*lower) if lower else page.bgcolor))
