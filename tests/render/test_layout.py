"""Wrapping: every character on one line, no line too wide, and every line found again."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model.article import Block, BlockKind
from reader.render.indentation import gap, indent
from reader.render.layout import Layout, lay_out
from reader.render.wrap import CellWidths

PARAGRAPH, HEADING, ITEM = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM


def column(text: str, width: int, kind: BlockKind = PARAGRAPH) -> Layout:
    return lay_out(text, [Block(kind, 0, len(text))], width)


def lines(layout: Layout) -> list[str]:
    return [layout.text_of(layout.line(y)) for y in range(layout.height)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one line only", 20, ["one line only"]),
        ("exactly8 exactly8", 8, ["exactly8", "exactly8"]),
        ("the board voted on Monday", 10, ["the board", "voted on", "Monday"]),
        ("nine to two", 9, ["nine to", "two"]),
        ("unbreakablewordthatislong end", 10, ["unbreakabl", "ewordthati", "slong end"]),
        ("a line\nbroken on the page", 30, ["a line", "broken on the page"]),
        ("“Curly,” she said — twice…", 12, ["“Curly,” she", "said —", "twice…"]),
        ("港湾局は浚渫計画を承認した", 10, ["港湾局は浚", "渫計画を承", "認した"]),
        ("the 港湾局 met", 10, ["the 港湾局", "met"]),
        ("aaaa港港 \u0301", 8, ["aaaa港港", " \u0301"]),
        ("\u200d\u200daaaaa港港", 8, ["\u200d\u200daaaaa港", "港"]),
        ("\u200daaaaa港港", 8, ["\u200daaaaa港港"]),
        ("👩‍🚀 family of emoji", 10, ["👩‍🚀 family", "of emoji"]),
        ("cafe\u0301 cre\u0300me bru\u0302le\u0301e", 11, ["cafe\u0301 cre\u0300me", "bru\u0302le\u0301e"]),
    ],
)
def test_wrapping(text: str, width: int, expected: list[str]) -> None:
    assert lines(column(text, width)) == expected


def test_code_keeps_its_lines() -> None:
    layout = column("first\n\n  second, which is rather long", 20, BlockKind.CODE)
    assert lines(layout) == ["first", "", "  second, which is", "rather long"]


@pytest.mark.parametrize(
    ("above", "below", "empty"),
    [(PARAGRAPH, PARAGRAPH, 1), (PARAGRAPH, HEADING, 1), (HEADING, PARAGRAPH, 1), (ITEM, ITEM, 0)],
)
def test_gaps(above: BlockKind, below: BlockKind, empty: int) -> None:
    assert gap(Block(above, 0, 1, 2), Block(below, 2, 3, 2)) == empty


def test_gaps_stand_between_pieces_and_belong_to_the_one_above() -> None:
    layout = lay_out("First one.\nSecond one.", [Block(PARAGRAPH, 0, 10), Block(PARAGRAPH, 11, 22)], 40)
    assert layout.height == 3
    assert layout.line(1).is_gap and layout.line(1).piece == 0
    assert layout.line_of(11) == 2 and layout.offset_of(2) == 11


def test_a_list_hangs_by_its_level() -> None:
    assert [indent(Block(ITEM, 0, 1, level)) for level in (1, 2, 3)] == [2, 4, 6]
    layout = lay_out("berth repairs and dredging", [Block(ITEM, 0, 26, 1)], 16)
    assert max(len(line) for line in lines(layout)) <= 14


def test_a_cut_piece_has_a_text_of_its_own() -> None:
    pieces = [Block(PARAGRAPH, 0, 0), Block(PARAGRAPH, 0, 9)]
    layout = lay_out("The story", pieces, 40, {0: "Skip to content"})
    assert lines(layout) == ["Skip to content", "", "The story"]
    assert layout.offset_of(0) == 0 and layout.line_of(3) == 2


WORDS = st.text(
    st.sampled_from("ab e-.“”—\u0301港é\u200d👩\ufe0f\u05d0 \n"), min_size=1, max_size=200
).filter(lambda text: text.strip() == text)


@given(st.lists(WORDS, min_size=1, max_size=5), st.integers(8, 60))
def test_lines_cover_the_text_and_keep_to_the_width(paragraphs: list[str], width: int) -> None:
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(PARAGRAPH, len(text), len(text) + len(words)))
        text += words + "\n"
    layout = lay_out(text, blocks, width)
    seen: dict[int, int] = {}
    for y in range(layout.height):
        line = layout.line(y)
        if line.is_gap:
            continue
        assert line.start < line.end
        assert cell_len(layout.text_of(line)) <= width
        assert layout.line_of(line.start) == y
        assert line.start == seen.get(line.piece, blocks[line.piece].start)
        seen[line.piece] = line.end
    assert seen == {i: block.end for i, block in enumerate(blocks)}


def test_short_cut_pieces_stand_close_where_their_reasons_fit_beside_them() -> None:
    cuts = {0: "Home", 1: "News", 2: "word " * 9, 3: "Sign in"}
    pieces = [Block(PARAGRAPH, 0, 0)] * 4 + [Block(PARAGRAPH, 0, 5)]
    ends = dict.fromkeys(cuts, 13)
    assert list(lay_out("Story", pieces, 40, cuts, ends=ends).tops) == [0, 1, 3, 6, 8]
    assert list(lay_out("Story", pieces, 70, cuts, ends=ends).tops) == [0, 1, 2, 3, 5]
    assert list(lay_out("Story", pieces, 40, cuts).tops) == [0, 2, 4, 7, 9]


@given(st.integers(0, 9_000), st.sampled_from("é市🙂\u0301“"), st.integers(0, 9_000), st.integers(0, 9_000))
def test_a_stretch_is_even_where_every_character_takes_one_cell(at: int, sign: str, a: int, b: int) -> None:
    text = "a" * at + sign + "a" * (9_000 - at)
    start, end = min(a, b), max(a, b)
    assert CellWidths(text).is_even(start, end) is (cell_len(text[start:end]) == end - start)


def test_laying_out_keeps_no_text_alive() -> None:
    text = "".join(["Ünïcode ", "words " * 2000])
    before = sys.getrefcount(text)
    for width in (20, 40):
        column(text, width)
    assert sys.getrefcount(text) == before
