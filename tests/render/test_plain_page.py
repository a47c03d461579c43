"""The plain page: the coloured one without its colours, in lines that fit."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reader import pipeline
from reader.cli.styled_page import page
from reader.model.analysis import Analysis
from reader.model.article import Article, Block, BlockKind, Cut, SourceFormat, SourceInfo
from reader.render.plain_page import plain_page, wrap_plain

INFO = SourceInfo("a.txt", SourceFormat.TEXT, "utf-8", 1, "0" * 64)


def article(*blocks: tuple[BlockKind, str, int], **known: object) -> Article:
    text, placed = "", []
    for kind, words, level in blocks:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        placed.append(Block(kind, start, len(text), level))
    return Article(INFO, text, tuple(placed), **known)  # type: ignore[arg-type]


def by_rich(what: Article, width: int, *, with_cut: bool = False) -> str:
    out = StringIO()
    console = Console(file=out, width=width, markup=False, emoji=False, highlight=False, color_system=None)
    console.print(page(what, Analysis(), with_cut=with_cut), crop=False)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


STORY = article(
    (BlockKind.HEADING, "The harbour", 2),
    (
        BlockKind.PARAGRAPH,
        "The council met on Tuesday to discuss the harbour works, “at last”, as one said.",
        0,
    ),
    (BlockKind.LIST_ITEM, "one item that is long enough to be wrapped", 1),
    (BlockKind.LIST_ITEM, "another below it", 2),
    (BlockKind.BLOCKQUOTE, "We counted 4,200 containers in January", 1),
    (BlockKind.PARAGRAPH, "市議会は火曜日に港の工事について話し合いました。 and Latin words", 0),
    (BlockKind.PARAGRAPH, "https://a.example/a-very-long-address/that-does-not-fit/in-one-line", 0),
    (BlockKind.CAPTION, "A dredger waits", 0),
    title="Harbour works",
    subtitle="A second line",
    authors=("Ann Ba", "C. Da"),
    publisher="The Gazette",
    published="2022-02-01T10:00",
    cut=(Cut("Share\nthis", "share bar", 0), Cut("Copyright", "copyright", 10_000)),
)


@pytest.mark.parametrize("width", [20, 33, 80, 100])
@pytest.mark.parametrize("with_cut", [False, True])
def test_it_is_the_coloured_page_without_colours(width: int, with_cut: bool) -> None:
    assert plain_page(STORY, width, with_cut=with_cut) == by_rich(STORY, width, with_cut=with_cut)


def test_code_and_tables_keep_their_lines_whole() -> None:
    code = "x = [1, 2, 3]  # a line that is longer than the page is wide\n    y"
    assert plain_page(article((BlockKind.CODE, code, 0)), 20) == f"{code}\n\n"


@given(st.lists(st.text("ab–“é", min_size=1, max_size=8), min_size=1).map(" ".join), st.integers(8, 20))
def test_words_are_wrapped_as_rich_wraps_them(text: str, width: int) -> None:
    console = Console(file=StringIO(), width=width)
    assert list(wrap_plain(text, width)) == [line.plain.rstrip() for line in Text(text).wrap(console, width)]


@given(st.text("ab 市é\u0301\U0001f600\n", max_size=60), st.integers(2, 12))
def test_every_line_fits_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = list(wrap_plain(text, width))
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_one_line_of_five_megabytes_and_many_lines() -> None:
    assert sum(len(line) + 1 for line in wrap_plain("word " * 1_000_000, 80)) == 5_000_000
    many = article(*((BlockKind.PARAGRAPH, "words here", 0) for _ in range(1000)))
    assert plain_page(many, 80).count("words here\n\n") == 1000


@pytest.mark.parametrize("width", [20, 40, 72, 100])
@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_structure_is_printed_alike_with_and_without_colours_and_no_line_is_too_wide(
    name: str, width: int
) -> None:
    what = pipeline.read(Path(__file__).parents[1] / "clean" / "data" / name)
    plain = plain_page(what, width)
    assert plain == by_rich(what, width)
    code = next(block for block in what.blocks if block.kind is BlockKind.CODE)
    own = what.text[code.start : code.end].split("\n")
    assert all(cell_len(line) <= width for line in plain.splitlines() if line not in own)


@pytest.mark.parametrize(
    "lines",
    [
        "3. Fishing boats pay nothing.\n\n   They must still",
        "   a. a green flag by day,\n   b. two lamps",
        "  ◦ or the county;\n• whether",
        "│ through the winter.\n│ — Tobias Fenn, harbour master, in a letter of 9 August\n",
        "the clay.\n│\n│ Open it",
        "  Picture: The first barge passes the gate on Tuesday morning. ·\n  Photo: Orla Benn\n",
        "Sailing boats      9     310    $54\n",
        "Draught\n  How deep a boat lies.\n",
    ],
)
def test_structure_on_paper(lines: str) -> None:
    what = pipeline.read(Path(__file__).parents[1] / "clean" / "data" / "structure.html")
    assert lines in plain_page(what, 64)


def test_a_list_in_a_quote_stands_behind_its_bar() -> None:
    marks = (None, "•", "2.", "", "—")
    text = "Some said no: too loud it is too late by far Ana Ruiz"
    words = ("Some said no:", "too loud it is", "too late", "by far", "Ana Ruiz")
    places = [(text.index(part), text.index(part) + len(part)) for part in words]
    quote = tuple(Block(BlockKind.BLOCKQUOTE, a, b, 1, m) for (a, b), m in zip(places, marks, strict=True))
    what = Article(INFO, text, quote)
    assert plain_page(what, 15) == by_rich(what, 15)
    assert plain_page(what, 15).splitlines()[:-1] == [
        "│ Some said no:",
        "│",
        "│ • too loud it",
        "│   is",
        "│ 2. too late",
        "│",
        "│   by far",
        "│ — Ana Ruiz",
    ]


def test_a_cut_piece_stands_by_itself_wherever_it_stood() -> None:
    bare = article(
        (BlockKind.PARAGRAPH, "one", 0),
        (BlockKind.HEADING, "two", 2),
        (BlockKind.LIST_ITEM, "three", 1),
        (BlockKind.LIST_ITEM, "four", 1),
    )
    cut = tuple(Cut(f"cut {at}", "ad", at) for at in (0, *(b.start for b in bare.blocks[1:]), len(bare.text)))
    what = replace(bare, cut=cut)
    assert plain_page(what, 40, with_cut=True) == by_rich(what, 40, with_cut=True)
    assert plain_page(what, 40, with_cut=True).splitlines() == [
        *("✂ ad: cut 0", "", "one", "", "✂ ad: cut 5", "", "two", "", "✂ ad: cut 10", "", "• three"),
        *("", "✂ ad: cut 17", "", "• four", "", "✂ ad: cut 21", ""),
    ]
