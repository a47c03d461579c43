"""An article on its column: what stands on a line, and on which line something stands."""

from __future__ import annotations

from dataclasses import replace

from reader.model.article import Cut
from reader.model.span import Span
from reader.render.column import lay_out_column
from reader.render.text_search import NO_HITS
from reader.render.view_state import ViewState
from tests.ui.sample import ARTICLE, TEXT

CUT = replace(ARTICLE, cut=(Cut("Share this", "share bar", ARTICLE.blocks[1].start),))


def test_a_cut_piece_has_words_but_no_stretch_of_the_text() -> None:
    column = lay_out_column(CUT, ViewState(cuts=True), NO_HITS, 40)
    (line,) = column.cut_lines()
    insertion = column.insertion_at(line)
    assert insertion is not None and insertion.cut == 0 and column.inserted_text(line) == "Share this"
    place = ARTICLE.blocks[1].start
    assert (column.place_of(line), column.span_of(line)) == (place, Span(place, place))
    assert column.line_of_insertion(insertion) == line
    assert lay_out_column(CUT, ViewState(), NO_HITS, 40).line_of_insertion(insertion) is None


def test_every_written_line_has_its_words() -> None:
    column = lay_out_column(ARTICLE, ViewState(), NO_HITS, 40)
    written = (y for y in range(column.height) if column.written_line(y, 1) == y)
    lines = [y for y in written if column.insertion_at(y) is None]
    assert all(column.place_of(y) == column.span_of(y).start for y in lines)
    assert all(column.layout.line_of(column.place_of(y)) == y for y in lines)
    assert column.inserted_text(lines[0]) is None and TEXT.startswith(column.span_of(lines[0]).of(TEXT))


def test_the_first_pieces_alone() -> None:
    column = lay_out_column(ARTICLE, ViewState(), NO_HITS, 40, first=2)
    assert not column.is_whole and len(column.layout.pieces) == 2
    assert lay_out_column(ARTICLE, ViewState(), NO_HITS, 40, first=400).is_whole
