"""One numbering of paragraphs, wherever a number is shown."""

from __future__ import annotations

import pytest

from reader.annotate.figures.conflicts import conflicts
from reader.model.analysis import Figure, FigureKind
from reader.model.article import Article, Block, BlockKind, Image, SourceFormat, SourceInfo
from reader.model.paragraphs import Paragraphs

BLOCKS = (
    (BlockKind.HEADING, "A dry year", ""),
    (BlockKind.PARAGRAPH, "The quarry at Vann shipped 310 stones.", "¶ 1"),
    (BlockKind.CAPTION, "The dam in April.", "¶ 2"),
    (BlockKind.LIST_ITEM, "Sluices were shut.", "¶ 2"),
    (BlockKind.HEADING, "By the month", "¶ 3"),
    (BlockKind.TABLE, "May | 12\nJune | 9", "¶ 3"),
    (BlockKind.CODE, "rain = 12", "¶ 4"),
    (BlockKind.BLOCKQUOTE, "The quarry at Vann shipped 290 stones.", "¶ 5"),
    (BlockKind.CREDIT, "Piet Ohm", "¶ 5"),
)  # fmt: skip


def article() -> Article:
    blocks, parts, at = [], [], 0
    for kind, words, _ in BLOCKS:
        blocks.append(Block(kind, at, at + len(words)))
        parts.append(words)
        at += len(words) + 2
    source = SourceInfo("vann.txt", SourceFormat.TEXT, "utf-8", 0, "0" * 64)
    return Article(
        source, "\n\n".join(parts), tuple(blocks), images=(Image(3, "sluice.jpg"), Image(None, "x.jpg"))
    )


ARTICLE = article()


@pytest.mark.parametrize(("words", "label"), [(words, label or "¶ 1") for _, words, label in BLOCKS])
def test_what_is_no_paragraph_has_the_number_of_the_one_below(words: str, label: str) -> None:
    assert Paragraphs(ARTICLE).label(ARTICLE.text.index(words)) == label


def test_every_line_of_a_table_has_the_number_of_the_table() -> None:
    assert Paragraphs(ARTICLE).number(ARTICLE.text.index("June")) == 3


def test_a_picture_has_the_number_of_the_paragraph_above_it() -> None:
    assert [Paragraphs(ARTICLE).number_of_image(image) for image in ARTICLE.images] == [2, 0]


def test_a_question_about_two_figures_names_paragraphs_by_the_same_numbers() -> None:
    text = ARTICLE.text
    figures = tuple(
        Figure(at, at + 3, word, FigureKind.NUMBER, int(word), of="stones")
        for word in ("310", "290")
        if (at := text.index(word)) >= 0
    )
    (conflict,) = conflicts(figures, ARTICLE)
    assert conflict.question.startswith("¶ 1 says 310 stones, ¶ 5 says 290 stones")
