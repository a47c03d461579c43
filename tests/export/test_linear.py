"""The article as plain lines: every mark is a word, and no word of the article is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader import pipeline
from reader.export.linear import linear
from reader.model.analysis import Analysis, Figure, FigureKind, Quote, QuoteKind
from reader.model.article import Article, Block, BlockKind, SourceFormat, SourceInfo
from reader.model.span import Span
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT

SOURCE = SourceInfo("a.txt", SourceFormat.TEXT, "utf-8", 1, "0" * 64)


def one(
    text: str, *quotes: Quote, figures: tuple[Figure, ...] = (), kind: BlockKind = BlockKind.PARAGRAPH
) -> str:
    article = Article(SOURCE, text, (Block(kind, 0, len(text)),))
    return linear(article, Analysis(quotes, figures=figures)).strip()


def test_the_head_names_title_and_byline() -> None:
    lines = linear(ARTICLE, ANALYSIS).splitlines()
    assert lines[0] == "[TITLE] Council votes to drain the upper basin at Vann"
    assert lines[1] == "[BYLINE] By Elin Sorel. The Vann Courier. 6 May 2024"


@pytest.mark.parametrize(
    "line",
    [
        "[2] [QUOTE Mara Lindt] “We measured 310 [FIGURE] leaks in the dam last winter,” [END] said Mara"
        " Lindt, the council’s chief surveyor. [QUOTE Mara Lindt] “It cannot wait.” [END]",
        "[3] She said [REPORTED Mara Lindt] that more than 2,000 [FIGURE] homes stood below the basin [END].",
        "[HEADING] Doubts on the shore",
        "[PICTURE] The upper dam at Vann in April. Piet Ohm/Courier Pictures",
        "[PICTURE] boats on the shore",
    ],
)
def test_a_paragraph_is_one_line_when_it_is_not_wrapped(line: str) -> None:
    assert line in linear(ARTICLE, ANALYSIS).splitlines()


def test_words_in_marks_that_nobody_says_stay_plain() -> None:
    assert "The so-called “quiet shore” rule, [REPORTED Ministry of Waters] which bans" in linear(
        ARTICLE, ANALYSIS
    )


def test_the_clause_around_a_quoted_part_is_reported_with_it() -> None:
    text = "Holt said the quay was “past mending”."
    part, clause = text.index("“"), text.index("the quay")
    quote = Quote(
        "q1", QuoteKind.MIXED, part, len(text) - 1, "s1", "Holt", spans=(Span(clause, len(text) - 1),)
    )
    assert one(text, quote) == "[1] Holt said [REPORTED Holt] the quay was “past mending” [END]."


def test_no_word_of_the_article_is_lost() -> None:
    bare = re.sub(r"\[[^\]]*\]", " ", linear(ARTICLE, ANALYSIS).split("\n\n", 1)[1])
    for picture in ("The upper dam at Vann in April. Piet Ohm/Courier Pictures", "boats on the shore"):
        bare = bare.replace(picture, "")
    letters = re.sub(r"\s", "", bare)
    assert letters == re.sub(r"\s", "", TEXT)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_lines_keep_to_the_width(width: int) -> None:
    text = linear(ARTICLE, ANALYSIS, width)
    assert max(map(len, text.splitlines())) <= width
    assert text.split() == linear(ARTICLE, ANALYSIS).split()


def test_wide_characters_count_two_cells() -> None:
    article = Article(SOURCE, "水 " * 20, (Block(BlockKind.PARAGRAPH, 0, 39),))
    assert max(map(len, linear(article, Analysis(), 20).splitlines())) == 13


def test_a_quote_in_a_quote_closes_first() -> None:
    text = "“She said ‘no’”"
    quotes = (
        Quote("a", QuoteKind.DIRECT, 0, 15, speaker_name="A"),
        Quote("b", QuoteKind.DIRECT, 10, 14, speaker_name="B"),
    )
    assert one(text, *quotes) == "[1] [QUOTE A] “She said [QUOTE B] ‘no’ [END]” [END]"


def test_a_quote_without_a_speaker_says_so() -> None:
    assert one("“No.”", Quote("a", QuoteKind.DIRECT, 0, 5)) == "[1] [QUOTE speaker not named] “No.” [END]"


def test_a_name_cannot_forge_a_mark() -> None:
    quote = Quote("a", QuoteKind.DIRECT, 0, 5, speaker_name="A] x\n[END")
    assert one("“No.”", quote) == "[1] [QUOTE A) x (END] “No.” [END]"


def test_a_figure_at_the_end_of_a_quote_closes_before_it() -> None:
    figure = Figure(1, 3, "12", FigureKind.NUMBER, 12)
    assert one("“12”", Quote("a", QuoteKind.DIRECT, 0, 4, speaker_name="A"), figures=(figure,)) == (
        "[1] [QUOTE A] “12 [FIGURE]” [END]"
    )


@pytest.mark.parametrize(
    ("kind", "label"),
    [("heading", "[HEADING]"), ("list_item", "[ITEM]"), ("caption", "[CAPTION]"), ("table", "[TABLE]")],
)
def test_a_block_is_named_at_its_start(kind: str, label: str) -> None:
    assert one("Words", kind=BlockKind(kind)) == f"{label} Words"


def test_an_empty_article_is_an_empty_line() -> None:
    assert linear(Article(SOURCE, "", ()), Analysis()) == "\n"


@pytest.mark.parametrize(
    "lines",
    [
        "[ITEM 2] Longer ones wait for the gatekeeper's flag:\n\n[ITEM a] a green flag by day,",
        "[ITEM 3] Fishing boats pay nothing.\n\n[ITEM GOES ON] They must still sign the book",
        "[ITEM] who mends the road,\n\n[ITEM] the board,",
        "[CAPTION] Passages and tolls by kind of boat\n\n[TABLE 4 ROWS 5 COLUMNS]\n[COLUMNS] Kind of",
        "\n[ROW 2] Sailing boats | 9 | 310 | $54 |\n",
        '\n[CODE] load = (draught - empty) * length * beam\nif load > 40:\n    print("wait for the flag")\n',
        "\n\n[BREAK]\n\n[HEADING] What people say",
        "[SUBHEADING] Numbers from the toll book",
        "[BLOCK QUOTE BY] Tobias Fenn, harbour master, in a letter of 9 August",
        "[TERM] Draught\n\n[DEFINITION] How deep a boat lies.",
    ],
)
def test_structure_is_said(lines: str) -> None:
    article = pipeline.read(Path(__file__).parents[1] / "clean" / "data" / "structure.html")
    assert lines in linear(article, Analysis())


def test_marks_stand_in_the_cell_they_are_of() -> None:
    article = pipeline.read(Path(__file__).parents[1] / "clean" / "data" / "structure.md")
    said = linear(article, pipeline.quick_pass(article))
    assert "[ROW 3] Fishing boats | 131 [FIGURE] | 2,870 [FIGURE] | – | Free of toll, by an old right" in said


def test_a_mark_stands_behind_the_word_that_it_is_of() -> None:
    text = "The under-30s and 12 others left."
    figures = (
        Figure(10, 12, "30", FigureKind.AGE, 30, "year"),
        Figure(18, 20, "12", FigureKind.NUMBER, 12),
    )
    assert one(text, figures=figures) == "[1] The under-30s [FIGURE] and 12 [FIGURE] others left."
