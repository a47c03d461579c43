"""An article on its column: what is read at a line, and on which line something stands. Pure.

Lines count from the top of the column. The view and the first screen, which is painted before there are
widgets, use the same one.
"""

from __future__ import annotations

from reader.frozen import frozen
from reader.model.article import Article
from reader.model.span import Span
from reader.render.layout import Layout, lay_out
from reader.render.picture_boxes import NO_PICTURES, PicturePlan, picture_boxes
from reader.render.pictures import is_of_picture
from reader.render.pieces import Insertion, VisiblePieces, choose_pieces
from reader.render.text_search import SearchHits
from reader.render.view_state import ViewState
from reader.render.wrap import CellWidths


@frozen
class TextColumn:
    """The visible pieces of an article, and their layout; `is_whole` unless only the first were laid out."""

    visible: VisiblePieces
    layout: Layout
    is_whole: bool

    @property
    def height(self) -> int:
        """How many lines the column has."""
        return self.layout.height

    def place_of(self, line: int) -> int:
        """The code point at which `line` starts; 0 on an empty column."""
        return self.layout.offset_of(line) if self.height else 0

    def span_of(self, line: int) -> Span:
        """The code points on `line`; none on a piece that is not in the text."""
        if not self.height:
            return Span(0, 0)
        found = self.layout.line(line)
        if found.piece in self.layout.cuts:
            place = self.layout.offset_of(line)
            return Span(place, place)
        return Span(found.start, found.end)

    def insertion_at(self, line: int) -> Insertion | None:
        """The inserted piece on `line`; None on the text itself."""
        if not self.height:
            return None
        piece = self.layout.line(line).piece
        return self.visible.insertion(piece) if piece in self.visible.texts else None

    def inserted_text(self, line: int) -> str | None:
        """The words of the inserted piece on `line`; None on the text itself."""
        if self.insertion_at(line) is None:
            return None
        return self.layout.cuts[self.layout.line(line).piece]

    def line_of_insertion(self, wanted: Insertion) -> int | None:
        """The first line of an inserted piece, if it is visible here."""
        piece = self.visible.piece_of(wanted)
        return None if piece is None else self.layout.tops[piece]

    def picture_lines(self) -> list[int]:
        """The lines at which pictures, and captions of the text, begin."""
        pieces, tops = self.layout.pieces, self.layout.tops
        return [tops[i] for i in range(len(pieces)) if is_of_picture(pieces, i)]

    def cut_lines(self) -> list[int]:
        """The lines at which cut pieces begin."""
        return [self.layout.tops[piece] for piece in sorted(self.visible.cut_of)]

    def written_line(self, line: int, step: int) -> int:
        """`line`, or where it is a gap the nearest written line in the direction of `step`."""
        last = self.height - 1
        while 0 < line < last and self.layout.line(line).is_gap:
            line += 1 if step > 0 else -1
        while line < last and self.layout.line(line).is_gap:  # a picture stands above the first line
            line += 1
        return line


def lay_out_column(
    article: Article,
    view_state: ViewState,
    hits: SearchHits,
    width: int,
    *,
    widths: CellWidths | None = None,
    first: int | None = None,
    plan: PicturePlan = NO_PICTURES,
    rows: int = 0,
) -> TextColumn:
    """What `view_state` shows of an article, on `width` cells; only the `first` pieces if that is given.

    `widths` are those of the article's text, from whoever lays it out again. `plan` are the pictures that
    stand in the text, each at most `rows` lines high.
    """
    visible = choose_pieces(article, view_state, hits, plan.wordless)
    pieces = visible.pieces if first is None else visible.pieces[:first]
    layout = lay_out(
        article.text,
        pieces,
        width,
        visible.texts,
        visible.tables,
        visible.ruled,
        visible.reason_widths(article, view_state.restored),
        widths=widths,
        boxes=picture_boxes(plan, pieces, visible.picture_of, width, rows) if plan.sizes else None,
    )
    return TextColumn(visible, layout, len(pieces) == len(visible.pieces))
