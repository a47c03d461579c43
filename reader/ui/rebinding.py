"""The user's own keys for the lists, put in place of the ones that they were made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from reader.ui.keys import is_sequence, split, written


def rebind(nodes: Sequence[DOMNode], own: Mapping[str, str]) -> list[str]:
    """Give the commands of `nodes`, which work at the same time, the keys of `own` (`{id: "key,key"}`).

    A key that two commands ask for goes to the one whose keys the user chose. Returns sentences about what
    cannot be followed, and about commands that lose a key.
    """
    declared = {b.id: (node, b) for node in nodes for _, b in _all(node) if b.id}
    problems = [f"There is no command “{i}” to bind a key to." for i in own if i not in declared]
    asked: dict[str, tuple[DOMNode, Binding]] = {}
    for id, keys in own.items():
        if id not in declared:
            continue
        node, binding = declared[id]
        for key in split(keys):
            if is_sequence(key):
                problems.append(f"“{id}” cannot be {key}: in a list every command is one key.")
                continue
            long = next(iter(BindingsMap([replace(binding, key=key)]).key_to_bindings))
            other = asked.get(long)
            if other is not None:
                problems.append(f"The key {written(key)} is asked for by “{other[1].id}” and by “{id}”.")
                continue
            asked[long] = (node, replace(binding, key=long))
    followed = {binding.id for _, binding in asked.values()}
    for node in nodes:
        kept: dict[str, list[Binding]] = {}
        for key, binding in _all(node):
            if binding.id in followed:
                continue
            if key in asked:
                if binding.id:
                    to = asked[key][1].id
                    problems.append(f"The key {written(key)} now means “{to}”, no longer “{binding.id}”.")
                continue
            kept.setdefault(key, []).append(binding)
        for key, (owner, binding) in asked.items():
            if owner is node:
                kept[key] = [binding]
        node._bindings = BindingsMap()
        node._bindings.key_to_bindings = kept
    return problems


def key_of(nodes: Sequence[DOMNode], id: str) -> str:
    """The first key of this command as it is printed; empty when it has none."""
    from reader.ui.commands import printed

    return next((printed(key) for node in nodes for key, b in _all(node) if b.id == id), "")


def _all(node: DOMNode) -> Iterator[tuple[str, Binding]]:
    for key, bindings in node._bindings.key_to_bindings.items():
        for binding in bindings:
            yield key, binding
