"""The user's keys for commands outside the text, in place of the bindings that widgets declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from reader.frozen import replace
from reader.ui.keys.key_table import is_sequence, known, split, unknown_key, written

NO_KEYS: Mapping[str, str] = MappingProxyType({})


def rebind(nodes: Sequence[DOMNode], own: Mapping[str, str]) -> None:
    """Bind the commands of `nodes`, which are active together, to the keys of `own` (`{id: "key,key"}`).
    What is invalid is left as it was: `rebound` says what that is."""
    if own:
        maps, _ = rebound([node._bindings for node in nodes], own)
        for node, bindings in zip(nodes, maps, strict=True):
            node._bindings = bindings


def rebound(
    maps: Sequence[BindingsMap], own: Mapping[str, str], *, typed: bool = False
) -> tuple[list[BindingsMap], list[str]]:
    """The bindings with the keys of `own`, and sentences about invalid keys and about commands
    that lose a key. Ids that are not declared here belong to somebody else.

    A key that two commands ask for goes to the one whose keys the user chose. `typed`: words are typed
    here, so that no command can be a letter.
    """
    asked, problems = _asked(maps, own, typed)
    followed = {binding.id for _, binding in asked.values()}
    found = []
    for place, bindings in enumerate(maps):
        kept: dict[str, list[Binding]] = {}
        for key, binding in _all(bindings):
            if binding.id in followed:
                continue
            if key not in asked:
                kept.setdefault(key, []).append(binding)
            elif binding.id:
                to = asked[key][1].id
                problems.append(f"The key {written(key)} now means “{to}”, no longer “{binding.id}”.")
        new = BindingsMap()
        new.key_to_bindings = kept | {key: [one] for key, (owner, one) in asked.items() if owner == place}
        found.append(new)
    return found, problems


def _asked(
    maps: Sequence[BindingsMap], own: Mapping[str, str], typed: bool
) -> tuple[dict[str, tuple[int, Binding]], list[str]]:
    """The valid keys of `own`, each with its binding and the index of the map that declares it; and what is
    wrong with the others."""
    declared = {b.id: (i, b) for i, bindings in enumerate(maps) for _, b in _all(bindings) if b.id}
    asked: dict[str, tuple[int, Binding]] = {}
    problems: list[str] = []
    for id, keys in own.items():
        if id not in declared:
            continue
        place, binding = declared[id]
        for key in split(keys):
            long = _long(key, binding)
            problem = _impossible(key, id, typed)
            if problem is None and long in asked and asked[long][1].id != id:
                problem = f"The key {written(key)} is asked for by “{asked[long][1].id}” and by “{id}”."
            if problem is not None:
                problems.append(problem)
            else:
                asked[long] = (place, replace(binding, key=long))
    return asked, problems


def _impossible(key: str, id: str, typed: bool) -> str | None:
    if is_sequence(key):
        return f"“{id}” cannot be {key}: here every command is one key."
    if not known(key):
        return unknown_key(key, id)
    if typed and len(key) == 1:
        return f"“{id}” cannot be {key}: letters are typed there."
    return None


def _long(key: str, binding: Binding) -> str:
    """The key under Textual's name for it."""
    return next(iter(BindingsMap([replace(binding, key=key)]).key_to_bindings))


def key_of(nodes: Sequence[DOMNode], id: str) -> str:
    """The key of this command to print in a hint; empty when it has none. Tab only if it is the only one."""
    from reader.ui.keys.live_commands import printed

    keys = [key for node in nodes for key, b in _all(node._bindings) if b.id == id]
    return printed(min(keys, key=lambda key: key.endswith("tab"))) if keys else ""


def offered_keys(nodes: Sequence[DOMNode], offered: Mapping[str, str]) -> list[tuple[str, str]]:
    """The keys of these commands and what they do, for a line of hints; those without a key are left out."""
    return [(key, does) for id, does in offered.items() if (key := key_of(nodes, id))]


def keys_of(nodes: Sequence[DOMNode], *ids: str) -> str:
    """The first keys of these commands, for a hint that names several."""
    return " ".join(key for key in (key_of(nodes, id) for id in ids) if key)


def _all(bindings: BindingsMap) -> Iterator[tuple[str, Binding]]:
    for key, bound in bindings.key_to_bindings.items():
        for binding in bound:
            yield key, binding
