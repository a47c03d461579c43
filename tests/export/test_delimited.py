"""Comma- and tab-separated values: what a spreadsheet and Python's `csv` read back."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.delimited import COMMAS, TABS, Delimited, harmless
from reader.export.formats import FORMATS, format_of_name, resolve_format
from reader.export.item import ExportItem
from reader.export.rows.kinds import KINDS
from tests.export.notebook_sample import SINCE
from tests.ui.sample import ANALYSIS, ARTICLE

ITEM = ExportItem(ARTICLE, ANALYSIS, {"file": "vann.txt"}, changes=SINCE)


def test_commas_are_rfc_4180_with_a_byte_order_mark() -> None:
    assert COMMAS.lines([["a", 'b "c"', "d, e", "two\nlines", 1.5, None]]) == (
        'a,"b ""c""","d, e","two\nlines",1.5,\r\n'
    )
    assert FORMATS["csv"].header.startswith(
        "\ufefffile,part,id,title,url,publisher,published,paragraph,start,end,text,"
    )
    assert FORMATS["csv"].header.endswith("\r\n")


def test_a_row_of_tabs_is_one_line() -> None:
    assert TABS.lines([["a\tb\nc", 7, None, "“d”"]]) == "a b c\t7\t\t“d”\n"
    assert "\ufeff" not in FORMATS["tsv"].header


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-5 degrees", "'-5 degrees"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "' =1"), ("＝1+1", "'＝1+1"), ("1=1", "1=1"), ("— a", "— a"),
        ("“=1”", "“=1”"), ("a\x1b[31mb", "a␛[31mb"), ("a\u202eb", "a\N{REPLACEMENT CHARACTER}b"), ("", ""),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula_or_acts_on_a_terminal(text: str, cell: str) -> None:
    assert harmless(text) == cell


@pytest.mark.parametrize("form", [COMMAS, TABS], ids=["csv", "tsv"])
@given(rows=st.lists(st.tuples(*[st.text() | st.integers() | st.none() | st.floats(-9, 9)] * 3)))
def test_whatever_stands_in_a_cell_the_table_keeps_its_shape(
    form: Delimited, rows: list[tuple[str | int | float | None, ...]]
) -> None:
    read = [*csv.reader(StringIO(form.lines(rows), newline=""), delimiter=form.separator)]
    assert [len(row) for row in read] == [3] * len(rows)
    for given_row, row in zip(rows, read, strict=True):
        for value, cell in zip(given_row, row, strict=True):
            number = isinstance(value, int | float)
            assert cell == str(value) if number else not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers() -> None:
    below = replace(ANALYSIS.figures[4], value=-4.5)
    text = resolve_format("csv", "figures").write(ExportItem(ARTICLE, replace(ANALYSIS, figures=(below,))))
    assert ",-4.5," in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("id", "separator"), [("csv", ","), ("tsv", "\t")])
def test_a_table_is_read_back(kind: str, id: str, separator: str) -> None:
    chosen = resolve_format(id, kind)
    whole = (chosen.header + chosen.write(ITEM)).removeprefix("\ufeff")
    rows = [*csv.DictReader(StringIO(whole, newline=""), delimiter=separator)]
    assert rows and all(row["title"] == ARTICLE.title for row in rows)
    assert list(rows[0]) == [column.name for column in KINDS[kind].all_columns]


@pytest.mark.parametrize(
    ("name", "id"),
    [("out.csv", "csv"), ("OUT.TSV", "tsv"), ("a.b.ndjson", "jsonl"), ("csv", None), ("out.txt", None)],
)
def test_the_name_of_a_file_says_its_format(name: str, id: str | None) -> None:
    found = format_of_name(name)
    assert (found.id if found else None) == id
