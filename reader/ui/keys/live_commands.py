"""Every command that is available now, from the live bindings: what the help and the palette list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from reader.frozen import frozen
from reader.ui.keys.key_table import is_sequence, written

OWN_GROUP = "This screen"
NAMES = {
    "plus": "+", "minus": "-", "slash": "/", "greater_than_sign": ">", "less_than_sign": "<",
}  # fmt: skip


@frozen
class LiveCommand:
    """A command: its keys as they are printed, what it does, its group, and how to run it on its node."""

    id: str
    keys: tuple[str, ...]
    says: str
    group: str
    action: str
    node: DOMNode

    @property
    def shown(self) -> str:
        """The keys in one string."""
        return "  ".join(self.keys)


def entries(screen: Screen[Any]) -> list[LiveCommand]:
    """The commands of `screen`, of the widgets on it and of the program, each once, in the order in
    which they are declared. Bindings without an id are Textual's own and are left out."""
    found: dict[str, LiveCommand] = {}
    for node in (screen, *screen.walk_children(), screen.app):
        for key, binding, group in _bindings(node):
            if not binding.id or not binding.description:
                continue
            before = found.get(binding.id)
            keys = (*(before.keys if before else ()), printed(key))
            found[binding.id] = LiveCommand(
                binding.id, keys, binding.description, group, binding.action, node
            )
    return list(found.values())


def _bindings(node: DOMNode) -> Iterator[tuple[str, Any, str]]:
    title = node.BINDING_GROUP_TITLE or OWN_GROUP
    for key, bindings in node._bindings.key_to_bindings.items():
        for binding in bindings:
            group = binding.group.description if binding.group else ""
            yield key, binding, group or title


def printed(key: str) -> str:
    """A key as it is printed on a keyboard: `right_curly_bracket` is }, `ctrl+d` is Ctrl+d."""
    if is_sequence(key) or key in NAMES:
        return NAMES.get(key, key)
    character = key_to_character(key)
    return character if character and character.isprintable() and character != " " else written(key)
