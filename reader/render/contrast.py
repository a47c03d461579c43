"""How distinguishable two colours are: the contrast ratio of WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

from reader.named_tuple import NamedTuple

READABLE = 4.5
"""The least ratio at which text of ordinary size counts as readable."""


class ColourPair(NamedTuple):
    """Two colours (`#rrggbb`) that appear together, and as what."""

    what: str
    text: str
    ground: str

    @property
    def ratio(self) -> float:
        """The contrast ratio, 1-21."""
        return contrast(self.text, self.ground)


def between(one: str, other: str, share: float) -> str:
    """The `#rrggbb` colour that has `share` (0-1) of the other and the rest of the one."""
    channels = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
