"""The text blocks of a page, as a browser starts them on new lines, in document order."""

from __future__ import annotations

from typing import Any

from reader.frozen import frozen

# The weights were learned with these sets: they do not follow `reader.clean.structure.element_kinds`.
SKIPPED = frozenset((
    "script", "style", "template", "svg", "math", "object", "embed", "iframe", "canvas", "audio", "video",
    "map", "head", "link", "meta", "textarea", "noframes",
))  # fmt: skip
# elements with a margin: dumps have a blank line around them
SPACED = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "pre", "table", "figure",
    "hr", "fieldset",
))  # fmt: skip
BLOCKS = SPACED | frozenset((
    "div", "section", "article", "aside", "nav", "header", "footer", "main", "form", "li", "dt", "dd",
    "tr", "thead", "tbody", "tfoot", "caption", "figcaption", "address", "details", "summary", "center",
    "body", "html", "option", "select", "button", "legend", "label", "noscript", "picture", "dialog",
    "menu", "hgroup",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))


@frozen
class TextBlock:
    """Text of a page on lines of its own.

    `element` is the innermost block element around its first words. `gap`: a dump would have a
    blank line before it. `link_share` is the share of its characters inside links.
    """

    text: str
    element: Any
    gap: bool
    link_share: float


class _Walk:
    """Gathers text until a block element opens or closes."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self._parts: list[str] = []
        self._linked = 0
        self._owner: Any = None
        self._gap = False

    def put(self, text: str | None, owner: Any, linked: bool, pre: bool) -> None:
        if not text:
            return
        for number, line in enumerate(text.split("\n") if pre else (text,)):
            if number:
                self.flush(False)
            if self._owner is None and not line.isspace():
                self._owner = owner
            self._parts.append(line)
            if linked:
                self._linked += len("".join(line.split()))

    def space(self) -> None:
        self._parts.append(" ")

    def flush(self, spaced: bool) -> None:
        text = " ".join("".join(self._parts).replace("\u200b", " ").replace("\ufeff", " ").split())
        if text:
            dense = len(text) - text.count(" ")
            self.blocks.append(TextBlock(text, self._owner, self._gap, min(1.0, self._linked / dense)))
            self._gap = False
        self._parts.clear()
        self._linked = 0
        self._owner = None
        self._gap = self._gap or spaced


def page_blocks(root: Any) -> list[TextBlock]:
    """The text blocks under the lxml element `root`, without scripts, styles and other invisible elements."""
    walk = _Walk()
    start = root.find("body") if root.tag == "html" else None
    # an explicit stack: saved pages can nest deeper than Python recurses
    stack: list[tuple[str, Any, Any, bool, bool]] = [
        ("open", root if start is None else start, None, False, False)
    ]
    while stack:
        step, element, owner, linked, pre = stack.pop()
        if step == "tail":
            walk.put(element.tail, owner, linked, pre)
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if step == "close":
            if tag in BLOCKS:
                walk.flush(tag in SPACED)
            elif tag in _CELLS:
                walk.space()
            continue
        if not tag or tag in SKIPPED:
            continue
        if tag == "br":
            walk.flush(False)
            continue
        if tag in BLOCKS:
            walk.flush(tag in SPACED)
            owner = element
        elif tag in _CELLS:
            walk.space()
            owner = element
        inside, pre_inside = linked or tag == "a", pre or tag == "pre"
        walk.put(element.text, owner, inside, pre_inside)
        stack.append(("close", element, owner, linked, pre))
        for child in reversed(element):
            stack.append(("tail", child, owner, inside, pre_inside))
            stack.append(("open", child, owner, inside, pre_inside))
    walk.flush(False)
    return walk.blocks
