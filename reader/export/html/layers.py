"""Text with elements over it: layers of stretches that do not overlap, each layer inside the one before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from html import escape

from reader.frozen import frozen
from reader.model.span import Span


@frozen
class Element:
    """An element over `span`. `attributes` are written whole, with a space before them, on every piece of the
    element; `first` on its first piece alone, such as an id; `tail` stands behind its last piece."""

    span: Span
    tag: str
    attributes: str = ""
    first: str = ""
    tail: str = ""


Layer = Sequence[Element]


def layered(elements: Iterable[Element], most: int) -> list[Layer]:
    """Elements in at most `most` layers: in each, those that begin first, and of these the longest. What
    would need a further layer is left out."""
    rest = sorted(elements, key=lambda element: (element.span.start, -element.span.end))
    layers: list[Layer] = []
    while rest and len(layers) < most:
        layer: list[Element] = []
        others: list[Element] = []
        for element in rest:
            free = not layer or element.span.start >= layer[-1].span.end
            (layer if free else others).append(element)
        layers.append(layer)
        rest = others
    return layers


def marked_up(text: str, span: Span, layers: Sequence[Layer]) -> str:
    """The stretch `span` of `text` as HTML, with the pieces of elements that lie in it."""
    if not layers:
        return escape(span.of(text))
    layer, inner = layers[0], layers[1:]
    parts: list[str] = []
    at = span.start
    # the last element that begins at or before the stretch may reach into it
    for index in range(max(0, bisect_right(layer, at, key=lambda one: one.span.start) - 1), len(layer)):
        element = layer[index]
        start, end = max(at, element.span.start), min(span.end, element.span.end)
        if element.span.start >= span.end:
            break
        if start >= end:
            continue
        parts.append(marked_up(text, Span(at, start), inner) if at < start else "")
        first = element.first if start == element.span.start else ""
        tail = element.tail if end == element.span.end else ""
        words = marked_up(text, Span(start, end), inner)
        parts.append(f"<{element.tag}{element.attributes}{first}>{words}</{element.tag}>{tail}")
        at = end
    if at < span.end:
        parts.append(marked_up(text, Span(at, span.end), inner))
    return "".join(parts)
