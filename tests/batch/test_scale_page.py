"""The queries of the page on scale, run as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

import reader
from reader.export.item import ExportItem
from reader.export.parquet_folder import ParquetFolder
from reader.export.rows.kinds import KINDS
from reader.export.workbook import rows_text
from tests.ui.sample import ANALYSIS, ARTICLE

PAGE = Path(reader.__file__).parent / "batch" / "SCALE.md"
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_the_queries_of_the_page_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = ParquetFolder("OUT", KINDS)
    for name in ("first", "second"):
        folder.start(name)
        folder.add(rows_text(ExportItem(ARTICLE, ANALYSIS, {"file": name}), KINDS.values()))
    folder.close()
    spoken, counted, unnamed = (duckdb.connect().execute(query).fetchall() for query in QUERIES)
    assert spoken[:2] == [("Jonas Areva", 8, 7.2, 2), ("Mara Lindt", 6, 5.4, 2)]
    assert ("cost of the step", "$", 2, 12e6, 12e6) in counted
    assert ("vote", None, 2, 4.0, 7.0) in counted
    assert unnamed == [("2024-05", "The Vann Courier", 2, 10, 0.2)]
