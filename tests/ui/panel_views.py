"""Panels of the sample article without a screen, as tests look at them."""

from __future__ import annotations

from rich.style import Style

from reader.model.speaker_marks import speaker_marks
from reader.render.palette import Palette, palette
from reader.render.theming import load_themes
from reader.ui.panels.base import Contents
from reader.ui.panels.panel_table import PANELS
from reader.ui.panels.row_order import GroupHeading, RowOrder
from tests.ui.sample import ANALYSIS, ARTICLE

CONTENTS = Contents(ARTICLE, ANALYSIS, speaker_marks(ANALYSIS))
INK: Palette = palette(load_themes().by_name["graphite"])
BY_NAME = {name: panel() for name, panel in PANELS.items()}


def view(name: str, order: str | None = None, wanted: str = "") -> RowOrder:
    return RowOrder(BY_NAME[name](CONTENTS), order, wanted)


def lines(shown: RowOrder, width: int) -> list[str]:
    """What the list would print, headings in brackets."""
    printed = []
    for entry in shown.shown:
        if isinstance(entry, GroupHeading):
            printed += [f"[{entry.text} {entry.count}]"] if entry.text else []
        else:
            drawn = shown.panel.draw(shown.panel.items[entry], width, INK)
            printed += [" ".join(line.strip(Style()).text.split()) for line in drawn]
    return printed


def first(shown: RowOrder) -> list[str]:
    """The first line of every row, at a width of 80."""
    return lines(shown, 80)
