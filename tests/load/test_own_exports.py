"""What was exported beside an article is no further article of the folder."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from reader.cli.inputs import list_files
from reader.export.formats import FORMATS
from reader.export.item import ExportItem
from tests.ui.sample import ANALYSIS, ARTICLE


def export(format: str, into: Path) -> None:
    out = BytesIO()
    binder = FORMATS[format].bind(out)
    binder.add(FORMATS[format].write(ExportItem(ARTICLE, ANALYSIS, {"file": "vann.txt"})))
    binder.close()
    into.write_bytes(out.getvalue())


@pytest.mark.parametrize(
    ("format", "name", "beside", "articles"),
    [
        ("html", "vann.html", "vann.txt", ["vann.txt"]),
        ("md", "vann.md", "vann.txt", ["vann.txt"]),
        ("docx", "vann.docx", "vann.txt", ["vann.txt"]),
        ("json", "vann.json", "vann.txt", ["vann.txt"]),
        ("jsonl", "all.jsonl", "vann.txt", ["vann.txt"]),
        ("json", "vann.json", "other.txt", ["other.txt", "vann.json"]),
        ("html", "vann.html", None, ["vann.html"]),
        ("md", "vann.md", "sub/vann.txt", ["sub/vann.txt", "vann.md"]),
    ],
)
def test_a_folder_with_exports(
    format: str,
    name: str,
    beside: str | None,
    articles: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    export(format, tmp_path / name)
    if beside is not None:
        (tmp_path / beside).parent.mkdir(exist_ok=True)
        (tmp_path / beside).write_text("The pier lost 40 boats.\n", "utf-8")
    assert [task.shown for task in list_files((str(tmp_path),))] == articles
    told = "1 file passed over, exported from articles beside" in capsys.readouterr().err
    assert told is (name not in articles)


def test_an_export_that_is_named_is_opened(tmp_path: Path) -> None:
    export("md", tmp_path / "vann.md")
    (tmp_path / "vann.txt").write_text("The pier lost 40 boats.\n", "utf-8")
    assert [task.shown for task in list_files((str(tmp_path / "vann.md"),))] == ["vann.md"]
