"""What a page says by its structure alone: numbers of items, cells of tables, who a quote is by, rules."""

from __future__ import annotations

from html import escape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.page.cleaner import clean_html
from reader.clean.structure.block_walk import walk
from reader.clean.structure.list_markers import counted
from reader.clean.structure.page_model import PageBlock
from reader.load.source import Source
from reader.markup.html import parse
from reader.model.article import Article, BlockKind, SourceFormat, SourceInfo

PROSE = "<p>The harbour board heard four hours of evidence before it voted for the plan of its chair.</p>"


def _blocks(markup: str) -> tuple[PageBlock, ...]:
    return walk(parse(markup)).blocks


def _clean(inside: str) -> Article:
    markup = f"<html><body><article><h1>Harbour</h1>{PROSE * 8}{inside}{PROSE * 2}</article></body></html>"
    return clean_html(Source(SourceInfo("a.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup))


@pytest.mark.parametrize(
    ("markup", "marks"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=3><li>a<li value=9>b<li>c</ol>", ["3.", "9.", "10."]),
        ("<ol reversed><li>a<li>b</ol>", ["2.", "1."]),
        ("<ol type=a><li>a<li>b</ol>", ["a.", "b."]),
        ("<ol type=I start=4><li>a</ol>", ["IV."]),
        ("<ol start=x><li value='1e9'>a</ol>", ["1."]),
        ("<ul><li>a<li>b</ul>", [None, None]),
        ("<ol><li>a<ul><li>b</ul>c<li>d</ol>", ["1.", None, "", "2."]),
        ("<ol><li>a<ol><li>b<li>c</ol><li>d</ol>", ["1.", "1.", "2.", "2."]),
        ("<ol><li><p>a</p><p>b</p><li>c</ol>", ["1.", "", "2."]),
        ("<ol><li><h3>a</h3><p>b</p></ol>", ["1.", ""]),
        ("<dl><dt>a<dd>b<dd><p>c</p><p>d</p></dl>", [";", ":", ":", ""]),
    ],
)
def test_the_marks_of_items(markup: str, marks: list[str | None]) -> None:
    assert [block.mark for block in _blocks(markup)] == marks


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<blockquote>a<ul><li>b<li>c</ul></blockquote>", [(None, "a"), ("•", "b"), ("•", "c")]),
        ("<blockquote><ol><li><p>a</p><p>b</p></ol>c</blockquote>", [("1.", "a"), ("", "b"), (None, "c")]),
        ("<blockquote><dl><dt>a<dd>b</dl></blockquote>", [(None, "a"), ("", "b")]),
        ("<blockquote>a<ul><li>b</ul><p>— Ana</p></blockquote>", [(None, "a"), ("•", "b"), ("—", "— Ana")]),
    ],
)
def test_the_items_of_a_list_in_a_quote_are_of_the_quote(
    markup: str, blocks: list[tuple[str | None, str]]
) -> None:
    found = _blocks(markup)
    assert [(block.mark, block.text) for block in found] == blocks
    assert {(block.kind, block.level) for block in found} == {(BlockKind.BLOCKQUOTE, 1)}


def test_a_quote_in_an_item_is_a_quote() -> None:
    found = _blocks("<ol><li>a<blockquote>b</blockquote>c</ol>")
    assert [(b.kind.value, b.mark) for b in found] == [
        ("list_item", "1."),
        ("blockquote", None),
        ("list_item", ""),
    ]


@pytest.mark.parametrize(
    ("number", "style", "word"),
    [
        (27, "a", "aa"),
        (702, "A", "ZZ"),
        (1994, "i", "mcmxciv"),
        (4000, "i", "4000"),
        (0, "a", "0"),
        (-2, "1", "-2"),
    ],
)
def test_counting_in_letters(number: int, style: str, word: str) -> None:
    assert counted(number, style) == word


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<blockquote>It must stop.<footer>Ana, <cite>Log</cite></footer></blockquote>", "Ana, Log"),
        ("<blockquote><p>It must stop.</p><p>— Ana Ruiz</p></blockquote>", "— Ana Ruiz"),
        ("<blockquote>It must stop.<br><br>- Ana Ruiz</blockquote>", "- Ana Ruiz"),
        ("<blockquote><p>It must stop. <cite>Ana Ruiz</cite></p></blockquote>", "Ana Ruiz"),
        ("<figure><blockquote>It must stop.</blockquote><figcaption>Ana</figcaption></figure>", "Ana"),
    ],
    ids=["footer", "dash", "hyphen", "cite", "figcaption"],
)  # fmt: skip
def test_the_last_line_of_a_quote_says_who_it_is_by(markup: str, said: str) -> None:
    quote, by = _blocks(markup)
    assert (quote.text, quote.mark, by.text, by.mark) == ("It must stop.", None, said, "—")
    article = _clean(markup)
    assert any(article.text[b.start : b.end] == said and b.is_attribution for b in article.blocks)


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>— Yes.</p><p>— No.</p></blockquote>",
        "<blockquote><p>— Ana Ruiz</p></blockquote>",
        "<blockquote><p>In <cite>The Log</cite> she says so.</p></blockquote>",
        "<p>It must stop.</p><p>— Ana Ruiz</p>",
        "<blockquote><p>It must stop.</p><p>—</p></blockquote>",
    ],
    ids=["dialogue", "alone", "title", "no quote", "a dash alone"],
)
def test_what_only_looks_like_it_is_no_attribution(markup: str) -> None:
    assert all(block.mark is None for block in _blocks(markup))


@pytest.mark.parametrize(
    ("rows", "header", "cells"),
    [
        ("<tr><th>Port<th>Tons<tr><td>Ellis<td>42", 1, [["Port", "Tons"], ["Ellis", "42"]]),
        ("<tr><td>Port<td>Tons<tr><td>Ellis<td>42", 1, [["Port", "Tons"], ["Ellis", "42"]]),
        ("<tr><td><b>A</b><td><p><b>B</b></p><tr><td>Ellis<td>far", 1, [["A", "B"], ["Ellis", "far"]]),
        ("<tr><td><b>Ellis</b><td>far<tr><td><b>Vann</b><td>near", 0, [["Ellis", "far"], ["Vann", "near"]]),
        ("<tr><td>Ellis<td>42<tr><td>Vann<td>7", 0, [["Ellis", "42"], ["Vann", "7"]]),
        ("<tr><th>Port<td>Ellis<tr><th>Tons<td>42", 0, [["Port", "Ellis"], ["Tons", "42"]]),
        (
            "<thead><tr><td><td colspan=2>Tons<tr><td>Port<td>in<td>out<tbody><tr><td>Ellis<td>4<td>2",
            2,
            [["", "Tons", ""], ["Port", "in", "out"], ["Ellis", "4", "2"]],
        ),
        (
            "<tr><th>Year<th>Port<th>Tons<tr><td rowspan=2>2023<td>Ellis<td>4<tr><td>Vann<td>7",
            1,
            [["Year", "Port", "Tons"], ["2023", "Ellis", "4"], ["", "Vann", "7"]],
        ),
        ("<tr><th>Port<th>Tons<th>Year<tr><td> Vann <td>", 1, [["Port", "Tons", "Year"], ["Vann", "", ""]]),
    ],
    ids=["head", "by words", "bold", "bold rows", "none", "heads of rows", "two rows", "over rows", "short"],
)  # fmt: skip
def test_the_cells_of_a_table(rows: str, header: int, cells: list[list[str]]) -> None:
    (block,) = _blocks(f"<table>{rows}</table>")
    assert block.cells is not None and block.cells.header == header
    assert [[cell.of(block.text) for cell in row] for row in block.cells.rows] == cells


CELL = st.tuples(
    st.sampled_from(["td", "th"]),
    st.integers(0, 3),
    st.integers(0, 3),
    st.text(st.sampled_from("ab 1|<&é港\n"), max_size=6),
)


@given(st.lists(st.lists(CELL, max_size=5), min_size=1, max_size=6))
def test_the_cells_of_any_table_are_in_order_and_hold_all_its_words(
    rows: list[list[tuple[str, int, int, str]]],
) -> None:
    cells_of = [
        "".join(f"<{tag} colspan={a} rowspan={b}>{escape(words)}</{tag}>" for tag, a, b, words in row)
        for row in rows
    ]
    written = "".join(f"<tr>{row}</tr>" for row in cells_of)
    for block in _blocks(f"<table>{written}</table>"):
        if block.cells is None:
            continue
        cells = [cell for row in block.cells.rows for cell in row]
        assert len({len(row) for row in block.cells.rows}) == 1 and block.cells.header < len(block.cells.rows)
        assert all(one.end <= other.start for one, other in pairwise(cells))
        held = "".join(cell.of(block.text) for cell in cells)
        assert "".join(held.split()) == "".join("".join(words.split()) for row in rows for *_, words in row)


def test_a_table_has_its_cells_in_the_article_and_keeps_its_caption() -> None:
    table = "<table><caption>Tons a year</caption><tr><th>Port<th>Tons<tr><td>Ellis<td>4,200</table>"
    article = _clean(table)
    (found,) = article.tables
    kinds = [block.kind for block in article.blocks]
    assert kinds[found.block - 1 : found.block + 1] == [BlockKind.CAPTION, BlockKind.TABLE]
    assert [[cell.of(article.text) for cell in row] for row in found.rows] == [
        ["Port", "Tons"],
        ["Ellis", "4,200"],
    ]
    assert "caption" not in [cut.reason for cut in article.cut]


@pytest.mark.parametrize(("number", "rows"), [(99999, 2), (3, 20_000)])
def test_cells_without_end_are_read_line_by_line(number: int, rows: int) -> None:
    row = f"<tr><td colspan={number}>a<td rowspan={number}>b"
    (block,) = _blocks(f"<table>{row * rows}</table>")
    assert block.kind is BlockKind.TABLE and block.cells is None


def test_a_rule_stands_above_the_block_below_it_and_not_at_the_ends() -> None:
    article = _clean(
        "<hr><p>After a pause the chair went on, and nobody in the hall of the board said a word.</p>"
    )
    (rule,) = article.rules
    assert article.text[article.blocks[rule].start :].startswith("After a pause")
    assert _clean("").rules == ()


def test_lists_within_lists_are_of_the_story() -> None:
    article = _clean("<ol><li>berths<ul><li>the <b>north</b> berth</li></ul></li><li><p>cranes</p></li></ol>")
    items = [b for b in article.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.mark, b.level, article.text[b.start : b.end]) for b in items] == [
        ("1.", 1, "berths"),
        (None, 2, "the north berth"),
        ("2.", 1, "cranes"),
    ]
