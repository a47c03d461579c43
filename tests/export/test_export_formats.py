"""The table of export formats: the command line and the README follow it, and each format has a writer."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import Option

from reader.cli.export import command
from reader.export.binding import TextBinder
from reader.export.formats import FORMATS, ExportFormat
from reader.export.item import ExportItem
from reader.model.analysis import Analysis
from reader.pipeline import open_record

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
WITH_TEXT = ("json", "jsonl", "md", "docx", "html")
"""The formats that hold the whole text of an article."""
ARTICLE = open_record("Rain fell on Port Ellis.", "rain.txt", title="Rain")


def row(export_format: ExportFormat) -> str:
    suffixes = " ".join(f"`{suffix}`" for suffix in export_format.suffixes)
    return f"| `{export_format.id}` | {suffixes or 'a folder'} | {export_format.label} |"


def test_the_readme_lists_every_format_and_no_other() -> None:
    table = README.split("| `--format` |")[1].split("\n\n")[0]
    assert table.splitlines()[2:] == [row(export_format) for export_format in FORMATS.values()]


@pytest.mark.parametrize("export_format", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("analysis", [None, Analysis()], ids=["article", "analysis"])
def test_a_writer_ends_its_text_with_a_line_break(
    export_format: ExportFormat, analysis: Analysis | None
) -> None:
    text = export_format.write(ExportItem(ARTICLE, analysis, {"id": "7"}))
    assert ("Rain fell on Port Ellis." in text) == (export_format.id in WITH_TEXT)
    assert (text.endswith("\n") and not text.endswith("\n\n")) or (text == "" and export_format.of_rows)


@pytest.mark.parametrize("export_format", FORMATS.values(), ids=FORMATS)
def test_a_header_is_lines_of_its_own(export_format: ExportFormat) -> None:
    assert not export_format.header or export_format.header.endswith("\n")


@pytest.mark.parametrize("to_file", [False, True])
def test_a_header_is_written_once_and_only_above_an_article(
    to_file: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    table = ExportFormat(
        "jsonl", "a table", (".table",), lambda item: f"{item.article.title}\n",
        header="title\n", separator="-\n", analysed=False,
    )  # fmt: skip
    monkeypatch.setitem(FORMATS, "jsonl", table)  # a dict, which nobody else changes
    out, rows = tmp_path / "out", tmp_path / "rows.jsonl"
    words = ["--records", str(rows), "--format", "jsonl", *(["-o", str(out)] if to_file else [])]
    for lines, expected in (
        (
            "rain\n" + '{"id": 1, "text": "Rain.", "title": "A"}\n{"id": 2, "text": "Wind.", "title": "B"}\n',
            b"title\nA\n-\nB\n",
        ),
        ("rain\n", b""),
    ):
        rows.write_text(lines)
        out.unlink(missing_ok=True)
        command.main(words, standalone_mode=False)
        printed = capsysbinary.readouterr().out
        assert (out.read_bytes() if out.exists() else printed) == expected


def test_the_help_says_what_each_format_is() -> None:
    (option,) = (one for one in command.params if one.name == "format_id")
    assert isinstance(option, Option) and option.help
    assert all(f"{one.id}: {one.label}" in option.help for one in FORMATS.values())


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for export_format in FORMATS.values() for suffix in export_format.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_rows_are_csv_where_no_format_is_named(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "rain.txt").write_text("Rain fell.\n", "utf-8")
    command.main([str(tmp_path / "rain.txt"), "--rows", "articles", "--no-analysis"], standalone_mode=False)
    assert capsysbinary.readouterr().out.decode().startswith("\ufefffile,part,id,title,")


def test_an_article_of_which_nothing_is_written_takes_no_room() -> None:
    written: list[str] = []
    binder = TextBinder(written.append, "head\n", "-\n", str.upper)
    for text in ("", "a\n", "", "b\n", ""):
        binder.add(text)
    assert "".join(written) == "head\na\n-\nB\n"
