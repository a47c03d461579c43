"""Lists, tables, quotes and rules on the column: what hangs, what lines up, and where each cell is found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader import pipeline
from reader.model.article import Article, Block, BlockKind, Table
from reader.model.span import Span
from reader.render import gutter, pieces
from reader.render.annotation_index import NOTHING, index
from reader.render.indentation import HangingIndents, gap, list_marker
from reader.render.layout import lay_out
from reader.render.paint import Painter
from reader.render.palette import palette
from reader.render.table_layout import lay_out_table
from reader.render.text_search import NO_HITS
from reader.render.theming import load_themes
from reader.render.view_state import ViewState

DATA = Path(__file__).parents[1] / "clean" / "data"
INK = palette(load_themes().by_name["paper"])
ITEM, QUOTE = BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE


@cache
def article(name: str) -> Article:
    return pipeline.read(DATA / name)


def painter(what: Article, width: int, analysed: bool = False) -> Painter:
    view_state = ViewState(width=width)
    shown = pieces.choose_pieces(what, view_state, NO_HITS)
    layout = lay_out(what.text, shown.pieces, width, shown.texts, shown.tables, shown.ruled)
    annotations = index(pipeline.quick_pass(what), what.text) if analysed else NOTHING
    return Painter(what, layout, annotations, {}, INK, view_state, width + gutter.WIDTH + 1, shown.cut_of)


def page(what: Article, width: int) -> list[str]:
    one = painter(what, width)
    cut = one.left + gutter.WIDTH
    lines = ("".join(segment.text for segment in one.line(y))[cut:] for y in range(one.layout.height))
    return [line.rstrip() for line in lines]


def below(lines: list[str], words: str, count: int) -> list[str]:
    first = next(n for n, line in enumerate(lines) if words in line)
    return lines[first : first + count]


@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_a_list_shows_its_numbers_and_hangs_from_them(name: str) -> None:
    letters = name.endswith("html")
    assert below(page(article(name), 60), "Barges under", 10) == [
        "1. Barges under nine metres may pass at any tide.",
        "2. Longer ones wait for the gatekeeper's flag:",
        f"   {'a' if letters else '1'}. a green flag by day,",
        f"   {'b' if letters else '2'}. two lamps by night, which must burn for a quarter of",
        "      an hour before the gate is moved and may not be put",
        "      out until it is shut again.",
        "3. Fishing boats pay nothing.",
        "",
        "   They must still sign the book, which has lain in the",
        "   gatehouse since the gate was built.",
    ]


@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_bullets_differ_by_depth(name: str) -> None:
    assert below(page(article(name), 60), "who mends", 4) == [
        "• who mends the road,",
        "  ◦ the board,",
        "  ◦ or the county;",
        "• whether the eel ladder is wide enough;",
    ]


@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_a_quote_has_a_bar_and_says_who_it_is_by(name: str) -> None:
    lines = page(article(name), 60)
    assert below(lines, "We kept that", 7) == [
        "│ We kept that gate shut for a reason. The bank behind it is",
        "│ made of clay and good will, and I can only vouch for the",
        "│ clay.",
        "│",
        "│ Open it by all means, but keep a boat and two men there",
        "│ through the winter.",
        "│ — Tobias Fenn, harbour master, in a letter of 9 August",
    ]
    assert below(lines, "My father", 2)[1] == "│ — Agnes Howe, barge owner"


@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_a_table_lines_up(name: str) -> None:
    assert below(page(article(name), 80), "Kind of boat  ", 10) == [
        "Kind of boat   First week  All of 1998  Tolls  Remark",
        "────────────────────────────────────────────────────────────────────────────────",
        "Barges                 48        1,204   $576  Most of them carried gravel for",
        "                                               the new quay at Hythe",
        "",
        "Sailing boats           9          310    $54",
        "",
        "Fishing boats         131        2,870      –  Free of toll, by an old right",
        "",
        "水上タクシー            2            0    $24  A trial by the hotel",
    ]


def test_the_names_of_columns_of_numbers_are_broken_before_the_words_of_cells() -> None:
    assert below(page(article("structure.html"), 60), "First  All of", 6) == [
        "               First  All of",
        "Kind of boat    week    1998  Tolls  Remark",
        "────────────────────────────────────────────────────────────",
        "Barges            48   1,204   $576  Most of them carried",
        "                                     gravel for the new quay",
        "                                     at Hythe",
    ]


def test_a_table_too_wide_is_told_row_by_row() -> None:
    assert below(page(article("structure.html"), 36), "Passages and tolls", 9) == [
        "Passages and tolls by kind of boat",
        "Kind of boat  Barges",
        "First week    48",
        "All of 1998   1,204",
        "Tolls         $576",
        "Remark        Most of them carried",
        "              gravel for the new",
        "              quay at Hythe",
        "",
    ]


@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_terms_stand_over_their_definitions_and_a_rule_between_parts(name: str) -> None:
    lines = page(article(name), 60)
    assert below(lines, "Draught", 3) == [
        "Draught",
        "  How deep a boat lies.",
        "  On some rivers, also the toll that is paid for it.",
    ]
    rule = lines.index(" " * 20 + "─" * 20)
    assert lines[rule - 1] == lines[rule + 1] == "" and lines[rule + 2] == "What people say"


@pytest.mark.parametrize("width", [16, 24, 36, 60, 72, 120])
@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_every_word_of_the_text_is_written_and_no_line_is_too_wide(name: str, width: int) -> None:
    what = article(name)
    one = painter(what, width)
    written: set[int] = set()
    for y in range(one.layout.height):
        line = one.layout.line(y)
        if not line.is_gap and line.piece not in one.layout.cuts:
            for part in one.layout.parts_of(line):
                written.update(range(part.start, part.end))
        assert sum(segment.cell_length for segment in one.line(y)) == one.view_width
    marks = {n for n, sign in enumerate(what.text) if sign.isspace() or sign == "|"}
    assert set(range(len(what.text))) - marks <= written


@pytest.mark.parametrize("width", [36, 60, 100])
def test_what_was_found_in_a_cell_is_marked_in_that_cell(width: int) -> None:
    what = article("structure.html")
    one = painter(what, width, analysed=True)
    start = what.text.index("2,870")
    y = one.layout.line_of(start)
    marked = [s for s in one.line(y) if s.style is not None and s.style.bgcolor == INK.figure.bgcolor]
    assert "2,870" in [segment.text for segment in marked]
    drawn = "".join(segment.text for segment in one.line(y))
    cell = cell_len(drawn[: drawn.index("2,870")])
    assert [one.offset_at(one.layout.line(y), cell + n) for n in range(5)] == list(range(start, start + 5))


CELL = st.text(st.sampled_from("ab 1234,港é\u0301"), max_size=14).map(lambda text: " ".join(text.split()))


@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=6)
    ),
    st.integers(0, 2),
    st.integers(8, 70),
)
def test_any_table_keeps_to_the_width_and_every_cell_is_found_again(
    rows: list[list[str]], header: int, width: int
) -> None:
    text, spans = "", []
    for row in rows:
        cells = []
        for number, words in enumerate(row):
            text += " | " if number else "\n" if text else ""
            cells.append(Span(len(text), len(text) + len(words)))
            text += words
        spans.append(tuple(cells))
    header = min(header, len(rows) - 1)
    grid = lay_out_table(text, Table(0, header, tuple(spans)), width)
    for line in grid.lines:
        right = 0
        for part in line:
            assert part.at >= right and part.start < part.end
            right = part.at + cell_len(text[part.start : part.end])
        assert right <= width
    for places in spans[header:]:
        for cell in places:
            for offset in range(cell.start, cell.end):
                line = grid.lines[grid.line_of(offset)]
                inside = any(part.start <= offset < part.end for part in line)
                assert inside or text[offset] == " "


@pytest.mark.parametrize(
    ("marks", "insets"),
    [
        ([(None, 1), (None, 2), (None, 1)], [2, 4, 2]),
        ([("9.", 1), ("10.", 1), ("", 1)], [4, 4, 4]),
        ([("1.", 1), ("iii.", 2), (None, 2)], [3, 8, 8]),
        ([(";", 1), (":", 1)], [0, 2]),
    ],
)
def test_items_hang_from_the_widest_number_of_their_depth(
    marks: list[tuple[str | None, int]], insets: list[int]
) -> None:
    indents = HangingIndents([Block(ITEM, 0, 1, level, mark) for mark, level in marks])
    assert [indents.of(n) for n in range(len(marks))] == insets


@pytest.mark.parametrize(
    ("block", "words", "inset", "expected"),
    [
        (Block(ITEM, 0, 1, 1), "words", 2, "• "),
        (Block(ITEM, 0, 1, 2), "words", 4, "  ◦ "),
        (Block(ITEM, 0, 1, 1), "- words", 2, "  "),
        (Block(ITEM, 0, 1, 1), "2) words", 2, "  "),
        (Block(ITEM, 0, 1, 1, "9."), "words", 4, " 9. "),
        (Block(ITEM, 0, 1, 1, ""), "words", 4, "    "),
        (Block(BlockKind.HEADING, 0, 1, 2, "3."), "words", 3, "3. "),
    ],
)
def test_the_sign_before_a_block(block: Block, words: str, inset: int, expected: str) -> None:
    assert list_marker(block, words, inset) == expected


def test_air_between_blocks() -> None:
    quote, by = Block(QUOTE, 0, 1, 1), Block(QUOTE, 2, 3, 1, "—")
    assert (gap(quote, by), gap(quote, quote), gap(by, quote)) == (0, 1, 1)
    item, more = Block(ITEM, 0, 1, 1), Block(ITEM, 2, 3, 1, "")
    assert (gap(item, item), gap(item, more), gap(more, item)) == (0, 1, 1)
    first, within = Block(ITEM, 2, 3, 1, "1."), Block(ITEM, 2, 3, 2, "a.")
    assert (gap(item, first), gap(first, item), gap(item, within), gap(within, item)) == (1, 1, 0, 0)
