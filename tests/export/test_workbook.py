"""The workbook, read back as the zip of XML that it is."""

from __future__ import annotations

import gc
import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reader.export import workbook
from reader.export.formats import FORMATS, resolve_format
from reader.export.item import ExportItem
from reader.export.rows.kinds import KINDS
from tests.ui.sample import ANALYSIS, ARTICLE

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ITEM = ExportItem(replace(ARTICLE, url="https://vann.example/basin"), ANALYSIS, {"file": "vann.txt"})


def bound(*items: ExportItem, rows: str | None = None) -> ZipFile:
    out = BytesIO()
    chosen = resolve_format("xlsx", rows)
    binder = chosen.bind(out)
    for item in items:
        binder.add(chosen.write(item))
    binder.close()
    return ZipFile(out)


def sheets(book: ZipFile) -> dict[str, etree._Element]:
    """The sheets by name."""
    names = [
        e.get("name", "") for e in etree.fromstring(book.read("xl/workbook.xml")).iterfind(".//x:sheet", NS)
    ]
    return {
        name: etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
        for number, name in enumerate(names, 1)
    }


def cells(sheet: etree._Element) -> list[list[str]]:
    """The cells of each row, as text."""
    return [
        ["".join(str(words) for words in cell.itertext()) for cell in row.iterfind("x:c", NS)]
        for row in sheet.iterfind(".//x:row", NS)
    ]


@pytest.fixture(scope="module")
def book() -> ZipFile:
    return bound(ITEM, ITEM)


def test_each_kind_of_row_has_a_sheet(book: ZipFile) -> None:
    assert [*sheets(book)] == [kind.capitalize() for kind in KINDS]
    for name, sheet in sheets(book).items():
        kind = KINDS[name.lower()]
        head, *rows = cells(sheet)
        assert sorted(head) == sorted(column.name for column in kind.all_columns)
        assert len(rows) == 2 * len(json.loads(FORMATS["xlsx"].write(ITEM))[kind.id])


def test_heads_are_frozen_and_filtered_over_all_rows(book: ZipFile) -> None:
    sheet = sheets(book)["Quotes"]
    pane, filtered = sheet.find(".//x:pane", NS), sheet.find("x:autoFilter", NS)
    assert pane is not None and (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert filtered is not None and re.fullmatch(r"A1:[A-Z]23", filtered.get("ref", ""))
    widths = [float(column.get("width", 0)) for column in sheet.iterfind(".//x:col", NS)]
    assert max(widths) > 40


def test_what_was_found_stands_before_the_article_that_it_is_in(book: ZipFile) -> None:
    head, first, *_ = cells(sheets(book)["Quotes"])
    assert head[:4] == ["paragraph", "text", "speaker", "role"]
    assert head[-7:] == ["id", "title", "url", "publisher", "published", "start", "end"]
    assert first[:3] == ["2", "“We measured 310 leaks in the dam last winter,”", "Mara Lindt"]


def test_numbers_are_numbers_words_are_words_and_addresses_are_links(book: ZipFile) -> None:
    sheet = sheets(book)["Figures"]
    text = FORMATS["xlsx"].write(replace(ITEM, article=replace(ITEM.article, title="=1+1\x1b")))
    assert "=1+1" in text
    formula = sheets(bound(replace(ITEM, article=replace(ITEM.article, title="=1+1\x1b"))))["Articles"]
    assert formula.find(".//x:f", NS) is None
    assert "=1+1␛" in cells(formula)[1]
    values = {cell.get("t"): cell.findtext("x:v", namespaces=NS) for cell in sheet.iterfind(".//x:c", NS)}
    assert values[None] is not None
    links = [link.get("ref") for link in sheet.iterfind(".//x:hyperlink", NS)]
    assert len(links) == 2 * len(ANALYSIS.figures)


def test_a_full_sheet_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 5)
    found = sheets(bound(ITEM, rows="quotes"))
    assert [*found] == ["Quotes", "Quotes 2", "Quotes 3"]
    assert [len(cells(sheet)) - 1 for sheet in found.values()] == [4, 4, 3]


def test_a_full_disk_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = resolve_format("xlsx", "articles")
    with Path("/dev/full").open("wb", buffering=0) as full:
        binder = chosen.bind(full)
        binder.add(chosen.write(ITEM))
        with pytest.raises(OSError, match="No space left"):
            binder.close()
    del binder
    gc.collect()
    assert capsys.readouterr().err == ""


def test_links_and_words_keep_to_what_excel_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_LINKS", 3)
    monkeypatch.setattr(workbook, "MAX_CHARACTERS", 30)
    sheet = sheets(bound(ITEM, rows="names"))["Names"]
    assert len([*sheet.iterfind(".//x:hyperlink", NS)]) == 3
    assert max(len(cell) for row in cells(sheet)[1:] for cell in row) == 30
