"""The table of export formats: the command line and the README follow it, and each format has a writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.export.formats import FORMATS, ExportFormat, ExportItem
from reader.model.analysis import Analysis
from reader.pipeline import open_record

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
ARTICLE = open_record("Rain fell on Port Ellis.", "rain.txt", title="Rain")


def row(export_format: ExportFormat) -> str:
    suffixes = " ".join(f"`{suffix}`" for suffix in export_format.suffixes)
    return f"| `{export_format.id}` | {suffixes} | {export_format.label} |"


def test_the_readme_lists_every_format_and_no_other() -> None:
    table = README.split("| `--format` |")[1].split("\n\n")[0]
    assert table.splitlines()[2:] == [row(export_format) for export_format in FORMATS.values()]


@pytest.mark.parametrize("export_format", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("analysis", [None, Analysis()], ids=["article", "analysis"])
def test_a_writer_ends_its_text_with_a_line_break(
    export_format: ExportFormat, analysis: Analysis | None
) -> None:
    text = export_format.write(ExportItem(ARTICLE, analysis, {"id": "7"}))
    assert "Rain fell on Port Ellis." in text
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for export_format in FORMATS.values() for suffix in export_format.suffixes]
    assert len(suffixes) == len(set(suffixes))
