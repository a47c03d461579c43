"""Reports over many articles on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reader import extras
from reader.cli.main import cli
from reader.cli.tables import TableColumn, print_table
from reader.store.index.database import index_file
from tests.shelf import Counted, Said, Story, shelve

Command = Callable[..., Result]
_SAID = "“We will build the dam this year and the farmers will have water,”"
STORIES = (
    Story(
        f"{_SAID} Ada Morland said. The flood in Vann killed 17 people.",
        (Said(_SAID, "Ada Morland", "=mayor", address="Ms 1"),),
        figures=(Counted("17", 17, "people"),),
        names=("Vann", "Leddow"),
        title="The <b>dam</b>",
    ),
    Story(
        f"{_SAID} Eva Holt said. The flood in Vann killed 19 people.",
        (Said(_SAID, "Eva Holt"),),
        figures=(Counted("19", 19, "people", "Eva Holt"),),
        names=("Vann", "Leddow"),
        outlet="Evening Post",
    ),
    Story("“It rains,” a clerk said.", (Said("“It rains,”", "a clerk"),), outlet="Evening Post"),
)


@pytest.fixture
def command() -> Command:
    """Runs a command line on an index of three articles."""
    index_file().parent.mkdir(parents=True)
    shelve(index_file(), STORIES, into="dam").close()
    return lambda *words: CliRunner().invoke(cli, words, standalone_mode=False)


def test_where_copies_cannot_be_told_apart_reports_count_them_and_say_so(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda module: None)
    done = command("claims")
    assert (done.return_value, "17 2022-02-01" in done.stdout) == (0, True)
    assert "copies of one another too: telling near-copies of an article apart needs" in done.stderr


def test_a_place_is_one_line_of_a_table(command: Command) -> None:
    done = command("find", "water", "--format", "csv")
    assert len(done.stdout.splitlines()) == 1 + len(rows(done)) > 1


def rows(done: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))


def test_the_audit(command: Command) -> None:
    done = command("sources", "--into", "dam", "--format", "csv", "--gender")
    assert [(row["source"], row["role"], row["place"], row["gender"]) for row in rows(done)] == [
        ("Ada Morland", "'=mayor", "only", "woman"),
        ("Eva Holt", "", "only", "unknown"),
        ("a clerk", "", "only", "unknown"),
    ]
    assert "3 sources in 3 articles; 1 without a name, with 1 ± 0 of 3 quotes" in done.stderr


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("sources", "--by", "outlet"), "Evening Post"),
        (("sources", "--by", "person"), "in one article"),
        (("sources", "--verbs"), "say"),
        (("sources", "--format", "html"), "<td>The &lt;b&gt;dam&lt;/b&gt;</td>"),
        (("repeats",), "the same"),
        (("repeats", "--disputed"), "Ada Morland"),
        (("claims",), "17 2022-02-01"),
        (("claims", "--disputed"), "19 Eva Holt"),
        (("person", "Morland"), "# Ada Morland"),
        (("person", "Morland", "--format", "html"), "The &lt;b&gt;dam&lt;/b&gt;"),
    ],
)
def test_reports(words: tuple[str, ...], shown: str, command: Command) -> None:
    done = command(*words, "--count-copies")
    assert (done.exception, done.return_value) == (None, 0)
    assert shown in done.stdout


@pytest.mark.parametrize(("form", "heading"), [("text", ["source"]), ("csv", ["\ufeffsource,role"])])
def test_a_column_without_a_word_in_it_is_left_out_for_people(
    form: str, heading: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    print_table((TableColumn("source"), TableColumn("role")), [("Ada Morland", ""), ("a clerk", None)], form)
    lines = capfdbinary.readouterr().out.decode().split("\n")
    assert next(line.split() for line in lines if line.strip()) == heading


def test_the_matrix_for_programs(command: Command) -> None:
    lines = [json.loads(line) for line in command("claims", "--format", "jsonl").stdout.splitlines()]
    assert [(line["counted"], line["value"], line["agree"], line["source"]) for line in lines] == [
        ("people", 17.0, "no", None),
        ("people", 19.0, "no", "Eva Holt"),
    ]


def test_markdown_of_what_somebody_said_means_the_words_alone(command: Command) -> None:
    assert "The \\<b\\>dam\\</b\\>, ¶ 1, 100% sure" in command("person", "Ada").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("person", "Nobody"), "nobody called Nobody says anything"),
        (("timeline",), "no dates are found"),
        (("sources", "--since", "2030"), "nobody speaks in these articles"),
        (("repeats", "--until", "2010"), "no quote stands in several articles"),
        (("claims", "--until", "2010"), "nothing is counted by several"),
        (("sources", "--by", "gender"), "--by gender needs --gender"),
        (("sources", "a.txt", "--into", "dam"), "name files or give --into, not both"),
        (("sources", "--into", "nowhere"), "there is no collection nowhere; there are dam"),
        (("claims", "--since", "soon"), "“soon” is no date"),
    ],
)
def test_what_is_not_there_is_told(words: tuple[str, ...], told: str, command: Command) -> None:
    done = command(*words)
    assert done.return_value == 1 or done.exception is not None
    assert told in done.stderr + str(done.exception)


def test_files_are_read_for_a_report_alone(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The weir will open on 3 May 2022, the board of Vann said in a letter to the farmers.\n")
    done = command("timeline", str(path), "--format", "jsonl")
    assert [json.loads(line)["date"] for line in done.stdout.splitlines()] == ["2022-05-03"]
    assert "weir" not in command("timeline").stdout
