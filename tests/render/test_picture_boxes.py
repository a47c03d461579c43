"""Pictures in the text: which have a box, how large, and that nothing else changes by it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment

from reader.model.article import Article, Block, BlockKind, Image
from reader.render.annotation_index import NOTHING
from reader.render.column import TextColumn, lay_out_column
from reader.render.paint import Painter
from reader.render.palette import palette
from reader.render.picture_boxes import PictureBox, PicturePlan, captions_of, most_rows
from reader.render.pictures import wordless_pictures
from reader.render.text_search import NO_HITS
from reader.render.theming import load_themes
from reader.render.view_state import ViewState
from tests.ui.sample import ARTICLE

LINES = (
    ("Rain fell on Vann for a week.", BlockKind.PARAGRAPH),
    ("The upper dam.", BlockKind.CAPTION),
    ("Piet Ohm", BlockKind.CREDIT),
    ("It held.", BlockKind.PARAGRAPH),
)


def article(*images: Image, lines: tuple[tuple[str, BlockKind], ...] = LINES) -> Article:
    text, blocks = "", []
    for words, kind in lines:
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return replace(
        ARTICLE, text=text.strip(), blocks=tuple(blocks), tables=(), links=(), rules=(), cut=(), images=images
    )


DAM = Image(0, "dam.jpg", "", "The upper dam.", "Piet Ohm")
BOATS = Image(3, "boats.jpg", "", "Boats on the shore.", "")
PAGE = article(DAM, BOATS)
PLAN = PicturePlan({0: (1200, 800), 1: (800, 1200)}, captions_of(PAGE))


def laid_out(plan: PicturePlan, width: int = 60, rows: int = 12, page: Article = PAGE) -> TextColumn:
    return lay_out_column(page, ViewState(), NO_HITS, width, plan=plan, rows=rows)


def test_the_caption_in_the_text_is_the_first_block_of_its_picture() -> None:
    assert captions_of(PAGE) == {PAGE.blocks[1].start: 0}


def test_a_credit_alone_belongs_to_the_picture_beside_it() -> None:
    page = article(
        Image(0, "dam.jpg", "a dam"), lines=(LINES[0], ("Foto: anders", BlockKind.CREDIT), LINES[3])
    )
    assert captions_of(page) == {page.blocks[1].start: 0}


@pytest.mark.parametrize(
    ("size", "width", "rows", "cells"),
    [
        ((1200, 800), 60, 12, (36, 12)),  # as high as it may be
        ((3000, 500), 60, 12, (60, 5)),  # as wide as the column
        ((800, 1200), 60, 12, (16, 12)),
        ((1200, 800), 60, 4, (12, 4)),
        ((160, 96), 60, 12, (20, 6)),  # not made larger than it is
        ((5000, 40), 60, 12, (60, 1)),
        ((30, 400), 60, 12, None),  # a rule or a spacer
    ],
)
def test_a_box_has_the_proportions_of_its_picture(
    size: tuple[int, int], width: int, rows: int, cells: tuple[int, int] | None
) -> None:
    boxes = laid_out(PicturePlan({0: size}, PLAN.captions), width, rows).layout.boxes
    assert [(box.columns, box.rows) for box in boxes.values()] == ([cells] if cells else [])


@pytest.mark.parametrize(("height", "rows"), [(5, 4), (15, 7), (24, 12), (60, 12)])
def test_on_a_low_screen_pictures_are_lower(height: int, rows: int) -> None:
    assert most_rows(height) == rows


@given(st.integers(20, 90), st.integers(1, 12), st.integers(0, len(PAGE.text)))
def test_every_offset_stands_on_a_line_with_the_same_words(width: int, rows: int, offset: int) -> None:
    bare, full = laid_out(PicturePlan(), width), laid_out(PLAN, width, rows)
    one, other = (column.layout.line(column.layout.line_of(offset)) for column in (bare, full))
    assert one == other
    assert full.height == bare.height + sum(box.rows for box in full.layout.boxes.values())
    lines = [full.layout.line(y) for y in range(full.height)]
    assert [line for line in lines if not line.is_gap] == [
        line for y in range(bare.height) if not (line := bare.layout.line(y)).is_gap
    ]


def test_the_rows_of_a_box_are_no_lines_to_stop_at() -> None:
    column = laid_out(PLAN)
    caption = column.layout.line_of(PAGE.blocks[1].start)
    assert column.layout.box_at(caption) is None
    assert column.layout.box_at(caption - 1) == (PictureBox(0, 36, 12), 11)
    assert column.layout.box_at(caption - 12) == (PictureBox(0, 36, 12), 0)
    assert column.layout.box_at(caption - 13) is None
    assert column.written_line(caption - 5, 1) == caption
    assert column.written_line(caption - 5, -1) == 0


def test_above_the_first_line_the_first_written_one_is_below_the_picture() -> None:
    page = article(Image(None, "a.jpg", "", "The upper dam."), lines=LINES[1:])
    column = laid_out(PicturePlan({0: (1200, 800)}, captions_of(page)), page=page)
    assert column.written_line(0, -1) == column.layout.line_of(0) == 12


def test_a_picture_is_painted_in_its_box_and_the_words_below_stay() -> None:
    column = laid_out(PLAN)
    caption = column.layout.line_of(PAGE.blocks[1].start)
    drawing = [[Segment("▀" * 36)]] * 12
    ink = palette(load_themes(None).by_name["graphite"])
    painter = Painter(
        PAGE, column.layout, NOTHING, {}, ink, ViewState(), 80, {}, drawings={PictureBox(0, 36, 12): drawing}
    )
    rows = ["".join(segment.text for segment in painter.line(y)) for y in range(column.height)]
    assert [y for y, row in enumerate(rows) if "▀" in row] == list(range(caption - 12, caption))
    assert rows[caption].strip() == "The upper dam." and all(len(row) == 80 for row in rows)


def test_a_picture_of_which_nothing_is_said_is_seen_where_it_stands() -> None:
    page = article(Image(0, "a.jpg", "x"), Image(0, "a.jpg"), Image(None, "b.jpg"), DAM)
    assert wordless_pictures(page) == [(page.blocks[1].start, 0)]  # once, and where its place is known
    plan = PicturePlan({0: (1200, 800)}, {}, tuple(wordless_pictures(page)))
    column = laid_out(plan, page=page)
    line = column.layout.line_of(page.blocks[1].start) - 2
    assert column.inserted_text(line) == "Picture"
    assert column.layout.box_at(line - 1) == (PictureBox(0, 36, 12), 11)
    assert laid_out(PicturePlan(), page=page).height + 12 + 2 == column.height
