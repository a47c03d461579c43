"""Markdown to blocks, by the tokens of markdown-it (CommonMark 0.31, with tables and footnotes)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.clean.ledger import Cells
from reader.clean.markdown.markdown_inline import Inline, captioned, read_inline, signed_inline
from reader.clean.structure.quote_signatures import is_attribution
from reader.clean.structure.table_cells import even_cells
from reader.frozen import frozen, replace
from reader.model.article import (
    ATTRIBUTION,
    BULLET,
    DEFINITION,
    SIGNATURE_DASHES,
    TERM,
    BlockKind,
    Hyperlink,
    Image,
)
from reader.model.span import Span
from reader.model.tables import CELL_MARK
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Longer texts are only split at blank lines: parsing takes more than a second a megabyte.
MAX_PARSED = 600_000
#: So are texts with more brackets: each takes up to 35 microseconds.
MAX_BRACKETS = 20_000

_MAX_NESTING = 60  # levels of blocks within blocks
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:")
_MARKERS = re.compile(r"(?:[ \t>]|[-*+][ \t])++")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t#]*$")


@frozen
class MarkdownBlock:
    """A block of a Markdown text, or (with a `reason`) text outside the body.

    `level` and `mark` are as in `reader.model.article.Block`; `rule`: a line is drawn above.
    """

    text: str
    kind: BlockKind
    level: int = 0
    links: tuple[Hyperlink, ...] = ()
    images: tuple[Image, ...] = ()
    reason: str | None = None
    mark: str | None = None
    cells: Cells | None = None
    rule: bool = False


def pieces(text: str) -> list[MarkdownBlock]:
    """The blocks of a Markdown text, in order. Lines outside any block (link targets) have a reason."""
    tokens = parser().parse(text)
    lines = text.split("\n")
    found: list[tuple[int, MarkdownBlock]] = []
    covered = bytearray(len(lines) + 1)
    for token in tokens:
        if token.map and (token.type in _COVERING or token.type == "inline"):
            first, last = token.map
            last = max(last, first + 1)  # the map of a definition term is empty
            covered[first:last] = b"\x01" * (last - first)
    line = 0
    for piece, at in _Reader(tokens).pieces():
        line = at if at is not None else line
        found.append((line, piece))
    for number, content in enumerate(lines):
        if content.strip() and not covered[number]:
            found.append((number, _uncovered(content)))
    found.sort(key=lambda entry: entry[0])
    return [piece for _, piece in found]


def _uncovered(line: str) -> MarkdownBlock:
    """A line outside the parser's blocks: a link target, or text nested beyond its bound."""
    if _DEFINITION.match(line):
        return MarkdownBlock(line.strip(), BlockKind.PARAGRAPH, reason="link target")
    text = line[_end_of_markers(line) :].strip()
    return (
        MarkdownBlock(text, BlockKind.PARAGRAPH)
        if text
        else MarkdownBlock(line.strip(), BlockKind.PARAGRAPH, reason="markup")
    )


def _end_of_markers(line: str) -> int:
    match = _MARKERS.match(line)
    return match.end() if match else 0


def plain_pieces(text: str) -> list[MarkdownBlock]:
    """The paragraphs and headings of a text that is too long to parse."""
    found = []
    for part in _PARAGRAPHS.split(text):
        part = part.strip("\n")
        if heading := _HEADING.match(part):
            found.append(MarkdownBlock(heading[2], BlockKind.HEADING, len(heading[1])))
            part = part[heading.end() :].strip("\n")
        if part.strip():
            found.append(MarkdownBlock(part, BlockKind.PARAGRAPH))
    return found


_COVERING = frozenset(
    ("fence", "code_block", "html_block", "heading_open", "table_open", "hr", "footnote_open")
)


@cache
def parser() -> MarkdownIt:
    """A parser of CommonMark with tables, strikethrough, footnotes, definition lists and raw HTML."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    footnote_plugin(parser, inline=False)
    deflist_plugin(parser)
    return parser


_LISTS = {"bullet_list": "list", "ordered_list": "list", "dl": "list"}
_CONTAINERS = _LISTS | {"blockquote": "quote", "footnote": "note"}
_KINDS = {"list": BlockKind.LIST_ITEM, "quote": BlockKind.BLOCKQUOTE, "note": BlockKind.NOTE}
_ITEMS = {"list_item_open": None, "dt_open": TERM, "dd_open": DEFINITION}
_LISTED_NAME = (  # the tokens of '- Name' at the end of a quote
    "bullet_list_open", "list_item_open", "paragraph_open", "inline",
    "paragraph_close", "list_item_close", "bullet_list_close", "blockquote_close",
)  # fmt: skip


class _Reader:
    """Reads the tokens one after the other and keeps track of the open containers."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._open: list[str] = []
        self._marks: list[str | None] = []  # of the open items; '' once it was used
        self._heading = 0
        self._above = ""  # the text above in the innermost open quote
        self._rule = False
        self._table: list[list[Inline]] | None = None

    def pieces(self) -> Iterator[tuple[MarkdownBlock, int | None]]:
        """The blocks, each with the line it begins on if its token has one."""
        for number, token in enumerate(self._tokens):
            for piece in self._read(number, token):
                if self._rule and piece.reason is None and piece.text:
                    piece, self._rule = replace(piece, rule=True), False
                yield piece, token.map[0] if token.map else None

    def _read(self, number: int, token: Token) -> Iterator[MarkdownBlock]:
        kind = token.type
        name, _, way = kind.rpartition("_")
        if name in _CONTAINERS and token.nesting:
            self._container(name, way == "open")
        elif kind in _ITEMS:
            self._marks.append(_ITEMS[kind] or (f"{token.info}." if token.info else None))
        elif kind in ("list_item_close", "dt_close", "dd_close"):
            self._marks.pop()
        elif name == "heading":
            self._heading = int(token.tag[1:]) if way == "open" else 0
        elif kind == "hr":
            self._rule = True
        elif kind == "table_open":
            self._table = []
        elif kind == "tr_open" and self._table is not None:
            self._table.append([])
        elif kind == "table_close" and self._table is not None:
            yield _table(self._table)
            self._table = None
        elif kind == "inline":
            yield from self._words(number, token)
        elif kind in ("fence", "code_block"):
            content = sanitise(token.content).rstrip("\n")
            if content.strip():
                yield MarkdownBlock(content, BlockKind.CODE)
        elif kind == "html_block":
            yield from _markup(token.content)

    def _container(self, name: str, opens: bool) -> None:
        if not opens:
            self._open.pop()
            return
        self._open.append(_CONTAINERS[name])
        if name == "blockquote":
            self._above = ""

    def _words(self, number: int, token: Token) -> Iterator[MarkdownBlock]:
        if self._table is not None:
            if self._table:
                self._table[-1].append(read_inline(token.children or ()))
            return
        inside = self._open[-1] if self._open and not self._heading else ""
        if inside == "list" and self._above and self._is_listed_name(number, token):
            yield _piece(
                read_inline(token.children or ()), BlockKind.BLOCKQUOTE, self._depth("quote"), ATTRIBUTION
            )
            return
        if inside == "list" and "quote" in self._open:
            mark = self._mark()
            mark = {None: BULLET, TERM: None, DEFINITION: ""}.get(mark, mark)
            self._above = token.content
            yield _piece(read_inline(token.children or ()), BlockKind.BLOCKQUOTE, self._depth("quote"), mark)
            return
        if not inside and not self._heading and (picture := captioned(token.children or ())):
            yield MarkdownBlock(picture[0], BlockKind.PARAGRAPH, images=(picture[1],), reason="caption")
            return
        if inside != "quote":
            kind, level = self._kind(inside)
            mark = self._mark() if kind in (BlockKind.LIST_ITEM, BlockKind.HEADING) else None
            yield _piece(read_inline(token.children or ()), kind, level, mark)
            return
        level = self._depth("quote")
        last = self._follows(number, ("inline", "paragraph_close", "blockquote_close"))
        said, by = signed_inline(token.children or ()) if last else (read_inline(token.children or ()), None)
        signs = last and by is None and self._is_below_words() and is_attribution(said.text)
        self._above = said.text
        yield _piece(said, BlockKind.BLOCKQUOTE, level, ATTRIBUTION if signs else None)
        if by is not None:
            yield _piece(by, BlockKind.BLOCKQUOTE, level, ATTRIBUTION)

    def _kind(self, inside: str) -> tuple[BlockKind, int]:
        if self._heading:
            return BlockKind.HEADING, self._heading
        level = self._depth(inside) if inside in ("list", "quote") else 0
        return _KINDS.get(inside, BlockKind.PARAGRAPH), level

    def _mark(self) -> str | None:
        """The mark of the open item, once."""
        if not self._marks:
            return None
        mark, self._marks[-1] = self._marks[-1], ""
        return mark or None if self._heading else mark

    def _is_below_words(self) -> bool:
        """Whether the quote has text above, and is not a dialogue with a dash on each line."""
        return bool(self._above) and not self._above.startswith(SIGNATURE_DASHES)

    def _depth(self, container: str) -> int:
        return self._open.count(container)

    def _follows(self, number: int, kinds: Sequence[str]) -> bool:
        """Whether the tokens from `number` on are of these kinds."""
        return [token.type for token in self._tokens[number : number + len(kinds)]] == list(kinds)

    def _is_listed_name(self, number: int, token: Token) -> bool:
        first = number - _LISTED_NAME.index("inline")
        return (
            self._follows(first, _LISTED_NAME)
            and self._tokens[first - 1].type == "paragraph_close"
            and self._tokens[first].markup == "-"
            and is_attribution(f"- {token.content}")
            and not token.content.endswith((".", "!", "?", ";"))
        )


def _piece(inline: Inline, kind: BlockKind, level: int, mark: str | None) -> MarkdownBlock:
    return MarkdownBlock(inline.text, kind, level, inline.links, inline.images, mark=mark)


def _table(rows: list[list[Inline]]) -> MarkdownBlock:
    """A table as one block: a line a row."""
    parts: list[str] = []
    links: list[Hyperlink] = []
    images: list[Image] = []
    cells: list[list[Span]] = []
    length = 0
    for number, row in enumerate(rows):
        cells.append([])
        for column, cell in enumerate(row):
            mark = CELL_MARK if column else "\n" if number else ""
            start = length + len(mark)
            parts += (mark, " ".join(cell.text.split("\n")))
            length = start + len(cell.text)
            cells[-1].append(Span(start, length))
            links += [Hyperlink(start + k.start, start + k.end, k.href) for k in cell.links]
            images += cell.images
    text = "".join(parts)
    return MarkdownBlock(
        text, BlockKind.TABLE, 0, tuple(links), tuple(images), cells=even_cells(cells, 1, text)
    )


def _markup(content: str) -> Iterator[MarkdownBlock]:
    """The blocks of raw HTML, by the same walk as for a page."""
    from reader.clean.structure.block_walk import walk
    from reader.markup.html import parse

    page = walk(parse(content))
    for block in page.blocks:
        if block.hidden:
            yield MarkdownBlock(block.text, block.kind, reason=block.reason)
        else:
            yield MarkdownBlock(
                block.text, block.kind, block.level, block.links,
                mark=block.mark, cells=block.cells, rule=block.rule,
            )  # fmt: skip
    for image in page.images:
        yield MarkdownBlock("", BlockKind.PARAGRAPH, images=(Image(None, image.src, image.alt),))
