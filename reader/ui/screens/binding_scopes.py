"""Which widgets outside the text have their bindings active together, to check the user's keys for them."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import BindingsMap
from textual.dom import DOMNode

from reader.frozen import frozen
from reader.ui.keys.rebinding import rebound
from reader.ui.overlays.articles import ArticlesScreen
from reader.ui.overlays.card import CardScreen
from reader.ui.overlays.evidence_screen import EvidenceScreen
from reader.ui.overlays.help import HelpScreen
from reader.ui.overlays.picture import PictureScreen
from reader.ui.overlays.places import PlacesScreen
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.panel_stack import PanelStack
from reader.ui.panels.row_list import RowList
from reader.ui.screens.shelf import ShelfScreen
from reader.ui.widgets.scrolled_lines import ScrolledLines
from reader.ui.widgets.search_bar import SearchInput


@frozen
class BindingScope:
    """Widgets whose bindings are active together; `typed`: text is typed there."""

    kinds: tuple[type[DOMNode], ...]
    typed: bool = False


SCOPES = (
    BindingScope((RowList, PanelStack)),
    BindingScope((FilterLine,), typed=True),
    BindingScope((SearchInput,), typed=True),
    BindingScope((HelpScreen, ScrolledLines)),
    BindingScope((ArticlesScreen,)),
    BindingScope((PlacesScreen,)),
    BindingScope((EvidenceScreen,)),
    BindingScope((ShelfScreen,)),
    BindingScope((PictureScreen,)),
    BindingScope((CardScreen, ScrolledLines)),
)
"""All scopes but the program's own."""


def problems(own: Mapping[str, str], app: type[DOMNode]) -> list[str]:
    """Sentences about the keys in `own` that cannot be followed, and about commands that lose theirs. `app`
    is the program, whose own commands work everywhere."""
    if not own:
        return []
    found: list[str] = []
    ids: set[str] = set()
    for scope in (*SCOPES, BindingScope((app,), typed=True)):
        maps = [_bindings(kind) for kind in scope.kinds]
        ids |= {b.id for m in maps for bound in m.key_to_bindings.values() for b in bound if b.id}
        found += rebound(maps, own, typed=scope.typed)[1]
    return [f"There is no command “{id}” to bind a key to." for id in own if id not in ids] + found


def _bindings(kind: type[DOMNode]) -> BindingsMap:
    return kind._merged_bindings or BindingsMap()
