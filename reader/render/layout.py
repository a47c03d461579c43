"""Where every line of an article stands on a column of a given width. Pure, exact, linear.

The whole document is wrapped at once into flat arrays; a screen then asks for single lines, each found
by bisection. Offsets are code points, widths are terminal cells.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from rich.cells import cell_len

from reader.frozen import frozen
from reader.model.article import Block, BlockKind, Table
from reader.render.indentation import BULLET, DASHES, HangingIndents, gap, indent
from reader.render.line_part import LinePart
from reader.render.picture_boxes import PictureBox
from reader.render.pictures import is_of_picture
from reader.render.table_layout import TableLayout, lay_out_table
from reader.render.wrap import CellWidths, keep_lines, uneven, wrap_even, wrap_uneven

_KEEP_LINES = frozenset({BlockKind.CODE, BlockKind.TABLE})
RULE = 3
"""Lines between two blocks with a rule in their middle."""


@frozen
class LayoutLine:
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


@frozen
class Layout:
    """An article on a column of `width` cells.

    `pieces` are blocks in order. A piece in `cuts` is a cut one or a picture: its text is `cuts[i]`, and
    its block has the offset where it stood as start and end. The arrays: `starts` is the offset where each
    written line starts, `first` the index into it of each piece's first line (one more at the end), `tops`
    the number of the line on the column where each piece starts. `insets` are the cells by which pieces are
    indented where `indent` does not say it, `grids` the tables by index of the piece, `rules` the lines on
    which a rule is drawn, `top` the level of the main headings, `boxes` the cells kept free above pieces.
    """

    width: int
    text: str
    pieces: Sequence[Block]
    starts: array[int]
    first: array[int]
    tops: array[int]
    height: int
    cuts: Mapping[int, str] = field(default_factory=dict)
    insets: Mapping[int, int] = field(default_factory=dict)
    grids: Mapping[int, TableLayout] = field(default_factory=dict)
    rules: frozenset[int] = frozenset()
    top: int = 2
    boxes: Mapping[int, PictureBox] = field(default_factory=dict)

    def line(self, y: int) -> LayoutLine:
        """The line `y` of the column, 0 <= y < height."""
        piece = bisect_right(self.tops, y) - 1
        if piece < 0:
            return LayoutLine(-1, -1, 0, 0)
        number = y - self.tops[piece]
        at, after = self.first[piece] + number, self.first[piece + 1]
        if at >= after:
            end = self._end(piece)
            return LayoutLine(piece, -1, end, end)
        if piece in self.grids:
            return self._line_of_table(piece, number)
        end = self.starts[at + 1] if at + 1 < after else self._end(piece)
        return LayoutLine(piece, number, self.starts[at], end)

    def box_at(self, y: int) -> tuple[PictureBox, int] | None:
        """The box that line `y` is a row of, and which one, from 0."""
        if not self.boxes:
            return None
        below = bisect_right(self.tops, y)
        box = self.boxes.get(below)
        row = y - (self.tops[below] - box.rows) if box is not None and below < len(self.tops) else -1
        return (box, row) if box is not None and row >= 0 else None

    def line_of(self, offset: int) -> int:
        """The line of the column on which the code point `offset` of the article stands."""
        piece = max(0, bisect_right(self.pieces, offset, key=_start) - 1)
        if not self.pieces:
            return 0
        if piece in self.cuts:
            return self.tops[piece]
        if piece in self.grids:
            return self.tops[piece] + self.grids[piece].line_of(offset)
        at = bisect_right(self.starts, offset, self.first[piece], self.first[piece + 1]) - 1
        return self.tops[piece] + max(0, at - self.first[piece])

    def offset_of(self, y: int) -> int:
        """The article's code point where line `y` starts; for a gap or an inserted piece, where it stands."""
        line = self.line(y)
        if line.piece in self.cuts:
            return self.pieces[line.piece].start
        return line.start

    def text_of(self, line: LayoutLine) -> str:
        """What is written on `line`, without the space at which it was broken."""
        if line.piece in self.grids:
            return self._text_of_table(line)
        text = self.cuts.get(line.piece, self.text)
        return text[line.start : line.end].rstrip(" \n\t").replace("\n", " ").replace("\t", " ")

    def parts_of(self, line: LayoutLine) -> Sequence[LinePart]:
        """The stretches of the text that are written on `line`, and the cells of the column they begin at."""
        if line.is_gap:
            return ()
        if line.piece in self.grids:
            return self.grids[line.piece].lines[line.number]
        return (LinePart(line.start, line.start + len(self.text_of(line))),)

    def inset(self, piece: int) -> int:
        """How many cells the lines of a piece stand to the right of the column's edge."""
        own = self.insets.get(piece)
        return indent(self.pieces[piece]) if own is None else own

    def lines_of(self, piece: int) -> range:
        """The lines of the column that a piece is written on."""
        top = self.tops[piece]
        return range(top, top + self.first[piece + 1] - self.first[piece])

    def _line_of_table(self, piece: int, number: int) -> LayoutLine:
        grid = self.grids[piece]
        row = grid.row_of(number)
        if not grid.lines[number]:
            return LayoutLine(piece, -1, row.end, row.end)
        return LayoutLine(piece, number, row.start, row.end)

    def _text_of_table(self, line: LayoutLine) -> str:
        written = ""
        for part in self.parts_of(line):
            written += " " * (part.at - cell_len(written)) + self.text[part.start : part.end]
        return written

    def _end(self, piece: int) -> int:
        return len(self.cuts[piece]) if piece in self.cuts else self.pieces[piece].end


def lay_out(
    text: str,
    pieces: Sequence[Block],
    width: int,
    cuts: Mapping[int, str] | None = None,
    tables: Mapping[int, Table] | None = None,
    ruled: Collection[int] = (),
    ends: Mapping[int, int] | None = None,
    *,
    widths: CellWidths | None = None,
    boxes: Mapping[int, PictureBox] | None = None,
) -> Layout:
    """Wrap every piece greedily at spaces to `width` cells (at least 8), in time linear in the text.

    `tables` are by the offset at which their block starts; `ruled` are the offsets of blocks that a rule
    stands above. `ends` are, by index, the cells that cut pieces need behind their last line: those that are
    one line with it stand without a gap between them, as in the menu that they were cut from. `boxes` are
    kept free above the pieces with their indices. A caller that lays out `text` again passes the same
    `widths`.
    """
    width = max(8, width)
    close = _close(cuts or {}, ends or {}, width)
    cuts, tables = cuts or {}, tables or {}
    is_even = (widths or CellWidths(text)).is_even
    starts, first, tops = array("L"), array("L"), array("L")
    indents = HangingIndents(pieces)
    grids: dict[int, TableLayout] = {}
    rules: set[int] = set()
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    main = min((block.level for block in pieces if block.kind is heading), default=2)
    top = 0
    before: Block | None = None
    for i, block in enumerate(pieces):
        kind = block.kind
        if before is not None:
            if ruled and block.start in ruled and i not in cuts:
                rules.add(top + 1)
                top += RULE
            elif i not in close:
                top += 1 if kind is paragraph else gap(before, block)
        before = block
        if boxes and i in boxes:
            top += boxes[i].rows
        at = len(starts)
        first.append(at)
        tops.append(top)
        if i in cuts:
            source, start, end = cuts[i], 0, len(cuts[i])
        else:
            source, start, end = text, block.start, block.end
        plain = kind is paragraph  # most are, and asking an enumeration's member for its hash takes long
        room = width if plain else max(8, width - _inset(text, pieces, i, indents))
        if not plain and kind in _KEEP_LINES:
            if start in tables and i not in cuts:
                grids[i] = grid = lay_out_table(text, tables[start], room)
                starts.extend(grid.row_of(line).start for line in range(len(grid.lines)))
            else:
                keep_lines(source, start, end, room, starts)
        elif (i not in cuts or kind is BlockKind.NOTE) and source.find("\n", start, end) >= 0:
            keep_lines(source, start, end, room, starts)
        elif uneven(source, start, end) is None if i in cuts else is_even(start, end):
            wrap_even(source, start, end, room, starts)
        else:
            wrap_uneven(source, start, end, room, starts)
        top += len(starts) - at
    first.append(len(starts))
    return Layout(
        width, text, pieces, starts, first, tops, top, cuts, indents.own, grids, frozenset(rules), main,
        boxes or {},
    )  # fmt: skip


def _close(cuts: Mapping[int, str], ends: Mapping[int, int], width: int) -> frozenset[int]:
    """The cut pieces that stand right under another one."""
    short = {i for i, end in ends.items() if "\n" not in cuts[i] and cell_len(cuts[i][:width]) + end <= width}
    return frozenset(i for i in short if i - 1 in short)


def _inset(text: str, pieces: Sequence[Block], piece: int, indents: HangingIndents) -> int:
    """The indent of a piece; what `indent` cannot know is entered among those that hang."""
    block = pieces[piece]
    if block.kind is BlockKind.LIST_ITEM:
        return indents.of(piece)
    if block.is_attribution and text.startswith(DASHES, block.start):
        indents.own[piece] = indent(block) - BULLET
    elif block.kind is BlockKind.CAPTION and not is_of_picture(pieces, piece):
        indents.own[piece] = 0
    return indents.own.get(piece, indent(block))


def _start(block: Block) -> int:
    return block.start
