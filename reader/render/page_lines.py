"""The lines of an article on paper: the same typography as on the screen, without its gutter."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.article import Article, Block, BlockKind
from reader.model.span import Span
from reader.named_tuple import NamedTuple
from reader.render.indentation import (
    BAR,
    BULLET,
    DASHES,
    HangingIndents,
    bars,
    gap,
    indent,
    list_marker,
    quote_bar,
)
from reader.render.line_part import LinePart
from reader.render.pictures import is_of_picture, placed_pictures
from reader.render.wrap import wrapped

RULE = "─"


class PageLine(NamedTuple):
    """A line: what stands `before` the words (bars, bullets, spaces), and the words: `parts` of the text, or
    `words` that are not in it (a picture's)."""

    before: str = ""
    parts: tuple[LinePart, ...] = ()
    words: str = ""

    def written(self, text: str) -> str:
        """The line as it is printed, of an article's `text`."""
        line = self.before
        if not self.parts:
            return line + self.words
        for part in self.parts:
            if part.at:
                from rich.cells import cell_len

                line += " " * (len(self.before) + part.at - cell_len(line))
            line += text[part.start : part.end]
        return line


class PageLines:
    """The lines of each block of an article on `width` cells; `top` is the level of its main headings."""

    def __init__(self, article: Article, width: int) -> None:
        self._article = article
        self._width = max(8, width)
        self._tables = {table.block: table for table in article.tables}
        self._rules = frozenset(article.rules)
        self._indents = HangingIndents(article.blocks)
        self.top = min((b.level for b in article.blocks if b.kind is BlockKind.HEADING), default=2)
        self._pictures: dict[int, list[str]] = {}
        for at, _, words in placed_pictures(article):
            self._pictures.setdefault(at, []).append(words)

    def above(self, index: int) -> Iterator[PageLine]:
        """The lines between block `index` and the one before it; at the number of blocks, after the last."""
        blocks = self._article.blocks
        end = index == len(blocks)
        at = len(self._article.text) if end else blocks[index].start
        pictures = self._pictures.get(at, ())
        if end or pictures or index in self._rules:
            yield from (PageLine() for _ in range(min(1, index)))
        elif index:
            one, other = blocks[index - 1], blocks[index]
            yield from (PageLine(quote_bar(one, other)) for _ in range(gap(one, other)))
        for words in pictures:
            for line in wrapped(words, 0, len(words), self._width - BULLET):
                yield PageLine(" " * BULLET, words=words[line.start : line.end])
            yield PageLine()
        if index in self._rules:
            yield PageLine(" " * (self._width // 3) + RULE * (self._width // 3))
            yield PageLine()

    def block(self, index: int) -> Iterator[PageLine]:
        """The lines of block `index`; those of code, and of tables without cells, are kept whole."""
        block = self._article.blocks[index]
        inset = min(self._inset(index), self._width // 2)
        room = self._width - inset
        if index in self._tables:
            yield from self._table(index, room)
            return
        text = self._article.text
        whole = block.kind in (BlockKind.CODE, BlockKind.TABLE)
        before = _before(block, text[block.start : block.start + 8], inset)
        below = _before(block, "", inset, later=True)
        for start, stop in _own_lines(text, block):
            for line in (Span(start, stop),) if whole else wrapped(text, start, stop, room):
                yield PageLine(before, (LinePart(*line),))
                before = below

    def _table(self, index: int, room: int) -> Iterator[PageLine]:
        from reader.render.table_layout import lay_out_table

        grid = lay_out_table(self._article.text, self._tables[index], room)
        for number, parts in enumerate(grid.lines):
            if number == grid.rule:
                yield PageLine(RULE * grid.width)
            else:
                yield PageLine("", parts)

    def _inset(self, index: int) -> int:
        blocks, block = self._article.blocks, self._article.blocks[index]
        if block.kind is BlockKind.LIST_ITEM:
            return self._indents.of(index)
        if block.is_attribution and self._article.text.startswith(DASHES, block.start):
            return indent(block) - BULLET
        if block.kind is BlockKind.CODE or (
            block.kind is BlockKind.CAPTION and not is_of_picture(blocks, index)
        ):
            return 0
        return indent(block)


def _before(block: Block, words: str, inset: int, *, later: bool = False) -> str:
    if block.kind is not BlockKind.BLOCKQUOTE:
        return " " * inset if later else list_marker(block, words, inset)
    drawn = (BAR * bars(block))[:inset]
    dash = "" if later else f"{block.mark or ''} "
    return (drawn + dash)[:inset].ljust(inset)


def _own_lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    while start <= block.end:
        stop = text.find("\n", start, block.end)
        stop = block.end if stop < 0 else stop
        yield start, stop
        start = stop + 1
