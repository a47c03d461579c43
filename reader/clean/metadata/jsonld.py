"""Reads schema.org statements in JSON-LD scripts: graphs, lists, nesting, references, broken JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from reader.text.sanitise import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]

_MAX_SCRIPT = 2_000_000  # characters
_MAX_NODES = 5_000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
#: Under what stand other objects than the one that a page is about.
_BESIDE = (
    "itemListElement",
    "liveBlogUpdate",
    "hasPart",
    "mentions",
    "isRelatedTo",
    "citation",
    "relatedLink",
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def nodes(root: HtmlElement) -> list[Node]:
    """All typed objects of the page's JSON-LD scripts, outer before inner, references resolved on demand."""
    found: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        value = _read(script.text or "")
        if value is not None:
            found += _objects(value, _MAX_NODES - len(found))
    return found


def types_of(node: Node) -> tuple[str, ...]:
    """The schema.org types of an object, without the prefix of their URL."""
    value = node.get("@type") or ()
    return tuple(str(one).rpartition("/")[2] for one in (value if isinstance(value, list) else [value]))


def strings(value: Any) -> Iterator[str]:
    """The strings in a value that may be a string or a list, with character references decoded, and sanitised
    since JSON escapes may hold anything."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("@value") or one.get("name")
        if isinstance(one, int | float) and not isinstance(one, bool):
            one = str(one)
        if isinstance(one, str) and one.strip():
            yield one_line(html.unescape(one))


def first_string(value: Any) -> str | None:
    """The first of `strings`."""
    return next(strings(value), None)


def resolved(value: Any, by_id: dict[str, Node]) -> Iterator[Node | str]:
    """The objects and strings in a value, with references to other objects followed once."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            reference = one.get("@id")
            if isinstance(reference, str) and not one.get("name") and reference in by_id:
                yield by_id[reference]
            else:
                yield one
        elif isinstance(one, str):
            yield one


def index_by_id(all_nodes: Iterable[Node]) -> dict[str, Node]:
    """Objects by their `@id`; the fullest where several share it."""
    by_id: dict[str, Node] = {}
    for node in all_nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(by_id.get(name, ())):
            by_id[name] = node
    return by_id


def told_beside(all_nodes: Iterable[Node]) -> frozenset[int]:
    """The `id` of the objects that others list, name or hold as parts: entries and other articles."""
    found: set[int] = set()
    for node in all_nodes:
        if id(node) not in found:
            for key in _BESIDE:
                if key in node:
                    found.update(map(id, _objects(node[key], _MAX_NODES)))
    return frozenset(found)


def _read(text: str) -> Any:
    if not text.strip() or len(text) > _MAX_SCRIPT:
        return None
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return value


def _objects(value: Any, limit: int) -> list[Node]:
    """The dicts in `value`, outer before inner, in the order of the script."""
    found: list[Node] = []
    waiting: list[Any] = [value]
    while waiting and len(found) < limit:
        one = waiting.pop()
        if isinstance(one, dict):
            found.append(one)
            waiting.extend(v for v in reversed(one.values()) if isinstance(v, dict | list))
        elif isinstance(one, list):
            waiting.extend(v for v in reversed(one) if isinstance(v, dict | list))
    return found
