"""Where every line of an article stands on a column of a given width. Pure, exact, linear.

The whole document is wrapped at once into flat arrays; a screen then asks for single lines, each found
by bisection. Offsets are code points, widths are terminal cells.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import split_graphemes

from reader.model.article import Block, BlockKind

# Characters that may take no cell or two: all but Latin, Greek, Cyrillic and the usual punctuation.
_UNEVEN = re.compile(
    "[^\x20-\x7e\n\t\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20b5]"
)
_KEEP_LINES = frozenset({BlockKind.CODE, BlockKind.TABLE})
_TIGHT = frozenset(
    {
        (BlockKind.LIST_ITEM, BlockKind.LIST_ITEM),
        (BlockKind.CAPTION, BlockKind.CREDIT),
        (BlockKind.CREDIT, BlockKind.CREDIT),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the column: `[start, end)` of its piece's text; empty between two pieces.

    `piece` is the index of the piece that it belongs to (for a gap: the one above, -1 before the first),
    `number` the line's number within the piece, -1 for a gap.
    """

    piece: int
    number: int
    start: int
    end: int

    @property
    def is_gap(self) -> bool:
        """Whether nothing is written on this line."""
        return self.number < 0


@dataclass(frozen=True, slots=True)
class Layout:
    """An article on a column of `width` cells.

    `pieces` are blocks in order. A piece in `cuts` is a cut one or a picture: its text is `cuts[i]`, and
    its block has the offset where it stood as start and end. The arrays: `starts` is the offset where each
    written line starts, `first` the index into it of each piece's first line (one more at the end), `tops`
    the number of the line on the column where each piece starts.
    """

    width: int
    text: str
    pieces: Sequence[Block]
    starts: array[int]
    first: array[int]
    tops: array[int]
    height: int
    cuts: Mapping[int, str] = field(default_factory=dict)

    def line(self, y: int) -> Line:
        """The line `y` of the column, 0 <= y < height."""
        piece = bisect_right(self.tops, y) - 1
        if piece < 0:
            return Line(-1, -1, 0, 0)
        number = y - self.tops[piece]
        at, after = self.first[piece] + number, self.first[piece + 1]
        if at >= after:
            end = self._end(piece)
            return Line(piece, -1, end, end)
        end = self.starts[at + 1] if at + 1 < after else self._end(piece)
        return Line(piece, number, self.starts[at], end)

    def line_of(self, offset: int) -> int:
        """The line of the column on which the code point `offset` of the article stands."""
        piece = max(0, bisect_right(self.pieces, offset, key=_start) - 1)
        if not self.pieces:
            return 0
        if piece in self.cuts:
            return self.tops[piece]
        at = bisect_right(self.starts, offset, self.first[piece], self.first[piece + 1]) - 1
        return self.tops[piece] + max(0, at - self.first[piece])

    def offset_of(self, y: int) -> int:
        """The article's code point where line `y` starts; for a gap or a cut piece, where it stands."""
        line = self.line(y)
        if line.piece in self.cuts:
            return self.pieces[line.piece].start
        return line.start

    def text_of(self, line: Line) -> str:
        """What is written on `line`, without the space at which it was broken."""
        text = self.cuts.get(line.piece, self.text)
        return text[line.start : line.end].rstrip(" \n\t").replace("\n", " ").replace("\t", " ")

    def lines_of(self, piece: int) -> range:
        """The lines of the column that a piece is written on."""
        top = self.tops[piece]
        return range(top, top + self.first[piece + 1] - self.first[piece])

    def _end(self, piece: int) -> int:
        return len(self.cuts[piece]) if piece in self.cuts else self.pieces[piece].end


def lay_out(text: str, pieces: Sequence[Block], width: int, cuts: Mapping[int, str] | None = None) -> Layout:
    """Wrap every piece greedily at spaces to `width` cells (at least 8), in time linear in the text."""
    width = max(8, width)
    cuts = cuts or {}
    even = text.isascii()
    uneven = _UNEVEN.search
    starts, first, tops = array("L"), array("L"), array("L")
    put = starts.append
    top = 0
    before: BlockKind | None = None
    paragraph = BlockKind.PARAGRAPH
    for i, block in enumerate(pieces):
        kind = block.kind
        if before is not None:
            top += 1 if kind is paragraph else gap(before, kind)
        before = kind
        at = len(starts)
        first.append(at)
        tops.append(top)
        if i in cuts:
            source, start, end = cuts[i], 0, len(cuts[i])
            plain = source.isascii()
        else:
            source, start, end, plain = text, block.start, block.end, even
        room = width if kind is paragraph else max(8, width - indent(block))
        if kind in _KEEP_LINES:
            _keep_lines(source, start, end, room, starts)
        elif end - start <= room and (plain or not uneven(source, start, end)):
            put(start)
        elif plain or not uneven(source, start, end):
            _wrap_even(source, start, end, room, starts)
        else:
            _wrap_uneven(source, start, end, room, starts)
        top += len(starts) - at
    first.append(len(starts))
    return Layout(width, text, pieces, starts, first, tops, top, cuts)


def gap(above: BlockKind, below: BlockKind) -> int:
    """How many empty lines stand between two blocks of these kinds."""
    if (above, below) in _TIGHT:
        return 0
    return 2 if below is BlockKind.HEADING and above is not BlockKind.HEADING else 1


def indent(block: Block) -> int:
    """How many cells a block's lines stand to the right of the column's edge."""
    if block.kind in (BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE):
        return 2 * min(max(1, block.level), 6)
    return 2 if block.kind in (BlockKind.CODE, BlockKind.CAPTION, BlockKind.CREDIT) else 0


def _start(block: Block) -> int:
    return block.start


def _wrap_even(text: str, start: int, end: int, width: int, starts: array[int]) -> None:
    """Every character is one cell wide."""
    rfind = text.rfind
    starts.append(start)
    while end - start > width:
        space = rfind(" ", start + 1, start + width + 1)
        if space < 0:
            start += width
        else:
            start = space + 1
            while start < end and text[start] == " ":
                start += 1
        if start < end:
            starts.append(start)


def _wrap_uneven(text: str, start: int, end: int, width: int, starts: array[int]) -> None:
    """Some characters take no cell or two; a line may also be broken on either side of a wide one."""
    starts.append(start)
    line, used, fit, used_at_fit = start, 0, start, 0
    flat = text[start:end].replace("\n", " ").replace("\t", " ")
    for a, b, cells in split_graphemes(flat)[0]:
        space = flat[a:b] == " "  # one that carries an accent is written, and is none
        if cells == 2 and start + a > line:
            fit, used_at_fit = start + a, used
        if used + cells > width and not space:
            if fit > line:
                line, used = fit, used - used_at_fit
            else:
                line, used = start + a, 0
            starts.append(line)
            fit, used_at_fit = line, 0
        used += cells
        if space or cells == 2:
            fit, used_at_fit = start + b, used


def _keep_lines(text: str, start: int, end: int, width: int, starts: array[int]) -> None:
    """The text's own line breaks are kept; a line too long is wrapped."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        _wrap_uneven(text, start, stop, width, starts) if stop > start else starts.append(start)
        start = stop + 1
