"""The lines of an article on paper: the same typography as on the screen, without its gutter."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from reader.model.article import Article, Block, BlockKind
from reader.render.indentation import BAR, BULLET, DASHES, HangingIndents, bars, gap, indent, quote_bar, sign
from reader.render.pictures import is_of_picture, standing
from reader.render.wrap import wrap

RULE = "─"


class Run(NamedTuple):
    """The code points `[start, end)` of the text, written from cell `at` of their line on."""

    start: int
    end: int
    at: int = 0
    name: bool = False  # of a column


class PageLine(NamedTuple):
    """A line: what stands `before` the words (bars, bullets, air), and the words; `words` are given where
    they are none of the text (a picture's)."""

    before: str = ""
    runs: tuple[Run, ...] = ()
    words: str = ""

    def written(self, text: str) -> str:
        """The line as it is printed, of an article's `text`."""
        line = self.before
        if not self.runs:
            return line + self.words
        for run in self.runs:
            if run.at:
                from rich.cells import cell_len

                line += " " * (len(self.before) + run.at - cell_len(line))
            line += text[run.start : run.end]
        return line


class PageLines:
    """The lines of each block of an article on `width` cells; `top` is the level of its main headings."""

    def __init__(self, article: Article, width: int) -> None:
        self._article = article
        self._width = max(8, width)
        self._tables = {table.block: table for table in article.tables}
        self._rules = frozenset(article.rules)
        self._hangs = HangingIndents(article.blocks)
        self.top = min((b.level for b in article.blocks if b.kind is BlockKind.HEADING), default=2)
        self._pictures: dict[int, list[str]] = {}
        for at, _, words in standing(article):
            self._pictures.setdefault(at, []).append(words)

    def above(self, index: int) -> Iterator[PageLine]:
        """What stands between the block before and block `index` (one more than there are: the end)."""
        blocks = self._article.blocks
        end = index == len(blocks)
        at = len(self._article.text) if end else blocks[index].start
        pictures = self._pictures.get(at, ())
        if end or pictures or index in self._rules:
            yield from (PageLine() for _ in range(min(1, index)))
        elif index:
            one, other = blocks[index - 1], blocks[index]
            yield from (PageLine(quote_bar(one, other)) for _ in range(gap(one, other, self.top)))
        for words in pictures:
            for line in _wrapped(words, self._width - BULLET):
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
            for run in (Run(start, stop),) if whole else _wrapped(text, room, start, stop):
                yield PageLine(before, (run,))
                before = below

    def _table(self, index: int, room: int) -> Iterator[PageLine]:
        from reader.render.table_layout import Tone, lay_out_table

        grid = lay_out_table(self._article.text, self._tables[index], room)
        for number, parts in enumerate(grid.lines):
            if number == grid.rule:
                yield PageLine(RULE * grid.width)
            else:
                yield PageLine("", tuple(Run(p.start, p.end, p.at, p.tone is not Tone.PLAIN) for p in parts))

    def _inset(self, index: int) -> int:
        blocks, block = self._article.blocks, self._article.blocks[index]
        if block.kind is BlockKind.LIST_ITEM:
            return self._hangs.of(index)
        if block.is_attribution and self._article.text.startswith(DASHES, block.start):
            return indent(block) - BULLET
        if block.kind is BlockKind.CODE or (
            block.kind is BlockKind.CAPTION and not is_of_picture(blocks, index)
        ):
            return 0
        return indent(block)


def _before(block: Block, words: str, inset: int, *, later: bool = False) -> str:
    if block.kind is not BlockKind.BLOCKQUOTE:
        return " " * inset if later else sign(block, words, inset)
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


def _wrapped(text: str, width: int, start: int = 0, end: int | None = None) -> Iterator[Run]:
    end = len(text) if end is None else end
    starts = array("L")
    wrap(text, start, end, max(1, width), starts)
    for number, first in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else end
        while stop > first and text[stop - 1] == " ":
            stop -= 1
        yield Run(first, stop)
