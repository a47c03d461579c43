"""Markdown to pieces of text, by the tokens of markdown-it (CommonMark 0.31, with tables and footnotes)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.clean.markdown_inline import Inline, read_inline
from reader.load.sanitise import sanitise
from reader.model.article import BlockKind, Image, Link

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Longer texts are split at blank lines alone, since parsing takes more than a second a megabyte.
MAX_PARSED = 600_000
#: The same for texts with more brackets: each takes up to 35 microseconds.
MAX_BRACKETS = 20_000

_MAX_NESTING = 60
_CELL_MARK = " | "
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:")
_MARKERS = re.compile(r"(?:[ \t>]|[-*+][ \t])++")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t#]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a Markdown text, or (with a `reason`) text that is no part of the body."""

    text: str
    kind: BlockKind
    level: int = 0
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    reason: str | None = None


def pieces(text: str) -> list[Piece]:
    """The pieces of a Markdown text, in its order. Lines that are no block (link targets) have a reason."""
    tokens = parser().parse(text)
    lines = text.split("\n")
    found: list[tuple[int, Piece]] = []
    covered = bytearray(len(lines) + 1)
    for token in tokens:
        if token.map and (token.type in _COVERING or token.type == "inline"):
            first, last = token.map
            covered[first:last] = b"\x01" * (last - first)
    line = 0
    for piece, at in _read(tokens):
        line = at if at is not None else line
        found.append((line, piece))
    for number, content in enumerate(lines):
        if content.strip() and not covered[number]:
            found.append((number, _uncovered(content)))
    found.sort(key=lambda entry: entry[0])
    return [piece for _, piece in found]


def _uncovered(line: str) -> Piece:
    """A line that the parser made no block of: a link target, or text nested beyond its bound."""
    if _DEFINITION.match(line):
        return Piece(line.strip(), BlockKind.PARAGRAPH, reason="link target")
    text = line[_end_of_markers(line) :].strip()
    return (
        Piece(text, BlockKind.PARAGRAPH)
        if text
        else Piece(line.strip(), BlockKind.PARAGRAPH, reason="markup")
    )


def _end_of_markers(line: str) -> int:
    match = _MARKERS.match(line)
    return match.end() if match else 0


def plain_pieces(text: str) -> list[Piece]:
    """The paragraphs and headings of a text too long to be parsed."""
    found = []
    for part in _PARAGRAPHS.split(text):
        part = part.strip("\n")
        if heading := _HEADING.match(part):
            found.append(Piece(heading[2], BlockKind.HEADING, len(heading[1])))
            part = part[heading.end() :].strip("\n")
        if part.strip():
            found.append(Piece(part, BlockKind.PARAGRAPH))
    return found


_COVERING = frozenset(
    ("fence", "code_block", "html_block", "heading_open", "table_open", "hr", "footnote_open")
)


@cache
def parser() -> MarkdownIt:
    """The parser: CommonMark with tables, strikethrough and footnotes, raw HTML kept as such."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    footnote_plugin(parser, inline=False)
    return parser


@dataclass(slots=True)
class _State:
    """Where among the open containers the reader of the tokens is."""

    lists: int = 0
    quotes: int = 0
    heading: int = 0
    notes: int = 0
    row: list[Inline] | None = None
    rows: list[list[Inline]] | None = None


def _read(tokens: Sequence[Token]) -> Iterator[tuple[Piece, int | None]]:
    """Pieces with the line they begin on, where the token says it."""
    state = _State()
    for token in tokens:
        kind, at = token.type, token.map[0] if token.map else None
        if kind in ("bullet_list_open", "ordered_list_open"):
            state.lists += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            state.lists -= 1
        elif kind == "blockquote_open":
            state.quotes += 1
        elif kind == "blockquote_close":
            state.quotes -= 1
        elif kind in ("footnote_open", "footnote_close"):
            state.notes += 1 if kind == "footnote_open" else -1
        elif kind == "heading_open":
            state.heading = int(token.tag[1:])
        elif kind == "heading_close":
            state.heading = 0
        elif kind == "table_open":
            state.rows = []
        elif kind == "tr_open" and state.rows is not None:
            state.row = []
            state.rows.append(state.row)
        elif kind == "table_close" and state.rows is not None:
            yield _table(state.rows), None
            state.rows = state.row = None
        elif kind == "inline":
            inline = read_inline(token)
            if state.row is not None:
                state.row.append(inline)
            else:
                yield Piece(inline.text, *_kind(state), inline.links, inline.images), at
        elif kind in ("fence", "code_block"):
            content = sanitise(token.content).rstrip("\n")
            if content.strip():
                yield Piece(content, BlockKind.CODE), at
        elif kind == "html_block":
            for piece in _markup(token.content):
                yield piece, at


def _kind(state: _State) -> tuple[BlockKind, int]:
    if state.heading:
        return BlockKind.HEADING, state.heading
    if state.notes:
        return BlockKind.NOTE, 0
    if state.lists:
        return BlockKind.LIST_ITEM, state.lists
    if state.quotes:
        return BlockKind.BLOCKQUOTE, state.quotes
    return BlockKind.PARAGRAPH, 0


def _table(rows: list[list[Inline]]) -> Piece:
    """A table as one block: a line a row."""
    parts: list[str] = []
    links: list[Link] = []
    images: list[Image] = []
    length = 0
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            mark = _CELL_MARK if column else "\n" if number else ""
            start = length + len(mark)
            parts += (mark, cell.text)
            length = start + len(cell.text)
            links += [Link(start + k.start, start + k.end, k.href) for k in cell.links]
            images += cell.images
    return Piece("".join(parts), BlockKind.TABLE, 0, tuple(links), tuple(images))


def _markup(content: str) -> Iterator[Piece]:
    """The text of raw HTML, through the same walk as a page."""
    from reader.clean.html.walk import walk
    from reader.load.html import parse

    page = walk(parse(content))
    for block in page.blocks:
        if block.hidden:
            yield Piece(block.text, block.kind, reason="hidden on the page")
        else:
            yield Piece(block.text, block.kind, block.level, block.links)
    for image in page.images:
        yield Piece("", BlockKind.PARAGRAPH, images=(Image(None, image.src, image.alt),))
