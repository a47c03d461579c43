"""Exports of the old Nexis as HTML: documents between anchors, all of them called `<DOC NUMBER=1>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.load.containers.database_labels import document_number, labelled
from reader.load.containers.database_markup import lines_of, pieces, tree
from reader.load.containers.database_text import decoded_text
from reader.load.containers.nexis_document import read_document
from reader.load.containers.nexis_lines import NexisLine
from reader.load.source import Part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD = 128 * 1024
_SIGNS = (b"docfull>", b'name="doc_id_')
_START = re.compile(r"(?i)<a name=\"?doc_id_\d")
_START_WITHOUT_ANCHOR = re.compile(r"(?i)<doc number=")
_STYLES = re.compile(r"(?s)<style.{0,20000}?</style>", re.IGNORECASE)
_CENTRED = re.compile(r"\.(c\d+) *\{[^}]{0,40}text-align: *center")


def is_export(data: bytes) -> bool:
    """Whether a page is an export of the old Nexis."""
    head = data[:_HEAD].lower()
    return any(sign in head for sign in _SIGNS)


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    markup = decoded_text(data, name)
    styles = _STYLES.search(markup)
    centred = frozenset(_CENTRED.findall(styles[0].lower())) if styles else frozenset()
    start = _START if _START.search(markup) else _START_WITHOUT_ANCHOR
    total: int | None = None
    for at, piece in enumerate(pieces(markup, start, name), 1):
        number = at
        lines: list[NexisLine] = []
        for line in _lines(tree(piece, name), centred):
            if (which := document_number(line.text)) and not lines:
                number, total = which[0], total or which[1]
            else:
                lines.append(line)
        part = read_document(lines, str(number), total, old=True)
        if part is not None:
            yield part


def _lines(page: HtmlElement, centred: frozenset[str]) -> Iterator[NexisLine]:
    """A line for each paragraph; within the centred ones line breaks are kept."""
    for block in page.iter("p", "li", "pre", "table"):
        if any(above.tag in ("p", "li", "pre", "table") for above in block.iterancestors()):
            continue
        texts = lines_of(block)
        if not texts:
            continue
        middle = _is_centred(block, centred)
        if middle or block.tag in ("pre", "table", "li"):
            text = "\n".join(texts) if block.tag != "li" else "• " + " ".join(t for t in texts if t != "•")
        else:
            text = (
                "\n".join(texts)
                if labelled(texts[0]) is None and len(texts) > 1 and _is_text(block)
                else " ".join(texts)
            )
        yield NexisLine(text, centred=middle)


def _is_text(block: HtmlElement) -> bool:
    """Whether a paragraph is set as running text, with a margin above it, and not as a head or a field."""
    return len(block) > 0 and block.getparent().tag == "div" and len(block.getparent().findall("p")) > 1


def _is_centred(block: HtmlElement, centred: frozenset[str]) -> bool:
    nodes = (block, *block.iterancestors())
    return any((node.get("class") or "").casefold() in centred for node in nodes)
