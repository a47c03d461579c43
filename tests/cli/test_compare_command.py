"""`newsreader compare`, called as the command line calls it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.compare import command
from reader.errors import MissingFile

OLD = """Quay opens

The new quay cost 600 million crowns, the board of the port said on Monday.

It is open to all."""
NEW = OLD.replace("600", "750").replace("It is open to all.", "It is closed to <b>lorries</b>.")


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "--no-analysis"]


def _run(*words: str) -> str:
    done = CliRunner().invoke(command, words, catch_exceptions=False, standalone_mode=False)
    return done.stdout


def test_changes_are_rows_with_the_paragraph_and_the_words(pair: list[str]) -> None:
    lines = _run(*pair, "--width", "80").splitlines()
    assert lines[0] == "old.txt → new.txt"
    assert lines[1].startswith("2 changes: figure, ")
    assert any("¶ 1" in line and "600 million" in line and "→" in line for line in lines)


def test_json_gives_offsets_into_both_texts(pair: list[str]) -> None:
    changes = json.loads(_run(*pair, "--format", "json"))["changes"]
    assert (changes[0]["kind"], changes[0]["paragraph"]) == ("figure", 1)
    assert changes[0]["before"].startswith("600")


def test_changes_are_rows_of_a_table(pair: list[str]) -> None:
    text = _run(*pair, "--format", "csv")
    first, _ = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    assert (first["kind"], first["paragraph"], first["file"]) == ("figure", "1", "new.txt")
    assert first["before"].startswith("600") and first["text"].startswith("750")
    assert first["start"] == first["start before"] == str(NEW.index("750") - NEW.index("The new"))


def test_the_format_follows_the_suffix_and_the_page_holds_no_markup_of_the_article(
    pair: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "changes.html"
    assert _run(*pair, "-o", str(target)) == ""
    page = target.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<b>lorries" not in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("more", "error"),
    [
        (["--format", "json", "-o", "out.html"], "do not agree"),
        (["--format", "xlsx"], "xlsx"),
        (["-o", "changes.docx"], "no format is written as .docx"),
    ],
)
def test_what_cannot_be_written_is_refused(pair: list[str], more: list[str], error: str) -> None:
    done = CliRunner().invoke(command, [*pair, *more])
    assert done.exit_code == 2
    assert error in done.output


def test_a_missing_file_is_named(pair: list[str]) -> None:
    with pytest.raises(MissingFile, match=r"gone\.txt"):
        _run(pair[0], "gone.txt", "--no-analysis")


def test_two_articles_are_told_from_two_versions(tmp_path: Path) -> None:
    for name, words in (("a", "The quay opened on Monday"), ("b", "A swan stopped the train")):
        lines = (f"{words}, for the {number}th time this year." for number in (11, 12, 13))
        (tmp_path / f"{name}.md").write_text("\n\n".join(lines), "utf-8")
    done = CliRunner().invoke(
        command, [str(tmp_path / "a.md"), str(tmp_path / "b.md"), "--no-analysis"], standalone_mode=False
    )
    assert done.stderr == "newsreader: no paragraph is the same in both: perhaps they are two articles\n"
