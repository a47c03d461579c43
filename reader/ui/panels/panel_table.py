"""The panels of the reading screen in the order of their tabs. Each is imported when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.ui.panels.base import Panel

    PanelClass = type[Panel[Any]]


def _speakers() -> PanelClass:
    from reader.ui.panels.speakers import Speakers

    return Speakers


def _quotes() -> PanelClass:
    from reader.ui.panels.quotes import Quotes

    return Quotes


def _names() -> PanelClass:
    from reader.ui.panels.names import Names

    return Names


def _figures() -> PanelClass:
    from reader.ui.panels.figures import Figures

    return Figures


def _timeline() -> PanelClass:
    from reader.ui.panels.timeline import Timeline

    return Timeline


def _outline() -> PanelClass:
    from reader.ui.panels.outline import Outline

    return Outline


def _cuts() -> PanelClass:
    from reader.ui.panels.cuts import Cuts

    return Cuts


def _checks() -> PanelClass:
    from reader.ui.panels.checks import ChecksPanel

    return ChecksPanel


CUTS, CHECKS = "Cut", "Checks"
PANELS: dict[str, Callable[[], PanelClass]] = {
    "Speakers": _speakers,
    "Quotes": _quotes,
    "Names": _names,
    "Figures": _figures,
    "Timeline": _timeline,
    "Outline": _outline,
    CUTS: _cuts,
    CHECKS: _checks,
}
"""By the name on the tab, which is the `name` of the class: what imports the class."""
