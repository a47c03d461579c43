"""Themes for terminals of sixteen or 256 colours: each colour is one of those, none the nearest of something
else.

The colours of a theme differ by too little among sixteen: most speakers would become the same grey. A
terminal shows those in its user's own shades; what is written here is what they are called by. Among 256,
what counts as the nearest is far from it to the eye: they are named in `data/colours_256.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.color import ColorSystem

from reader.render.theming import ReaderTheme
from reader.text.data_files import data_toml

SIXTEEN = (
    "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
)  # fmt: skip
"""The colours by their numbers: these shades are the ones that the toolkit takes for them."""
TOLD = {
    "standard": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT, "truecolor": ColorSystem.TRUECOLOR,
}  # fmt: skip
"""What the toolkit's variable may say."""
ON_DARK = {
    "background": 0, "surface": 0, "cursor": 8, "rule": 8, "text": 15, "dim": 7, "accent": 14, "heading": 15,
    "names": 14, "date": 11, "warn": 9, "figure_fg": 15, "figure_bg": 8, "search_fg": 15, "search_bg": 4,
    "hit_fg": 0, "hit_bg": 11,
}  # fmt: skip
ON_LIGHT = {
    "background": 15, "surface": 15, "cursor": 7, "rule": 7, "text": 0, "dim": 8, "accent": 4, "heading": 0,
    "names": 4, "date": 1, "warn": 1, "figure_fg": 0, "figure_bg": 7, "search_fg": 0, "search_bg": 11,
    "hit_fg": 15, "hit_bg": 1,
}  # fmt: skip
SPEAKERS_ON_DARK = (12, 3, 10, 13, 11, 14, 9, 5)
SPEAKERS_ON_LIGHT = (4, 3, 2, 5, 9, 6, 1, 12)


def in_few_colours(theme: ReaderTheme) -> ReaderTheme:
    """The theme in the sixteen colours, light or dark as it is."""
    numbers = ON_DARK if theme.dark else ON_LIGHT
    speakers = SPEAKERS_ON_DARK if theme.dark else SPEAKERS_ON_LIGHT
    own: dict[str, Any] = {name: SIXTEEN[number] for name, number in numbers.items()}
    return theme._replace(**own, speakers=tuple(SIXTEEN[number] for number in speakers), few=True, fixed=True)


def in_256_colours(themes: Mapping[str, ReaderTheme]) -> dict[str, ReaderTheme]:
    """The themes in the colours of such terminals, as far as their own are named in the data file: a theme
    that the user changed stays as it is."""
    named = data_toml("reader.render", "colours_256.toml")
    return {name: _named(theme, named.get(name, {})) for name, theme in themes.items()}


def _named(theme: ReaderTheme, named: Mapping[str, Any]) -> ReaderTheme:
    if named.get("of") != [theme.background, theme.text, theme.accent]:
        return theme
    own = {key: value for key, value in named.items() if key != "of"}
    return theme._replace(**own | {"speakers": tuple(own["speakers"])}, fixed=True)


def colours_of(environ: Mapping[str, str]) -> ColorSystem:
    """The colours of the terminal by its environment variables, as the toolkit decides: what it is told by a
    variable of its own, as a page in a browser tells it, else what Rich reads of the terminal."""
    told = TOLD.get(environ.get("TEXTUAL_COLOR_SYSTEM", ""))
    if told is not None:
        return told
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    name = environ.get("TERM", "").strip().lower()
    if name in ("dumb", "unknown"):
        return ColorSystem.TRUECOLOR
    many = name.rpartition("-")[2] in ("kitty", "256color")
    return ColorSystem.EIGHT_BIT if many else ColorSystem.STANDARD
