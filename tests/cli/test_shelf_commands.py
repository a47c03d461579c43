"""The index on the command line: add, find, collections, forget."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click import Abort
from click.testing import CliRunner, Result

from reader.cli.adding_progress import progress_line
from reader.cli.main import cli
from reader.model.notebook import ReaderTag
from reader.pipeline import open_record
from reader.store.index.database import index_file
from reader.store.index.origins import Origin, read_origins, remember_origins
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.file import notebook_file
from reader.store.notebook.notebook import Notebook
from tests.shelf import Said, Story, shelve

STRIKE = Story(
    "The port strike went on.\n\n“We will strike until May,” said Ada Morland.",
    (Said("“We will strike until May,”", "Ada Morland", "=leader"),),
    outlet="=HYPERLINK(1)",
)
Command = Callable[..., Result]


@pytest.fixture
def command() -> Command:
    """Runs a command line; its index is empty and its own."""
    return lambda *words, stdin=None: CliRunner().invoke(cli, words, input=stdin, standalone_mode=False)


@pytest.fixture
def shelved(command: Command) -> Command:
    """The same, with an article in the index."""
    index_file().parent.mkdir(parents=True)
    shelve(index_file(), [STRIKE], into="strikes").close()
    return command


def test_a_folder_is_added_and_found_and_built_again_from_its_files(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The board met on Monday and chose a heron for the coat of arms.\n")
    (tmp_path / "empty.md").write_text("")
    done = command("add", str(tmp_path), "--into", "birds")
    assert done.return_value == 3
    assert "empty.md: " in done.stderr
    assert "1 added, 0 as they were, 1 could not be read" in done.stderr
    done = command("add")
    assert "0 added, 1 as they were, 1 could not be read" in done.stderr
    done = command("find", "heron", "--into", "birds")
    assert done.return_value == 0
    assert "chose a heron for the coat" in done.stdout
    assert "1 place in 1 of 1 article" in done.stderr
    index_file().write_bytes(b"no database " * 400)
    done = command("find", "heron")
    assert "it is kept as index.damaged-1.db, and 'newsreader add' builds it again" in str(done.exception)
    assert "1 added" in command("add").stderr
    assert "heron" in command("find", "heron", "--into", "birds").stdout


def test_a_file_name_is_made_safe_where_it_stands_for_the_outlet(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\u202e\nb.txt").write_text(
        "The board met on Monday and chose a heron for its arms.\n"
    )
    command("add", str(tmp_path))
    found = command("find", "heron").stdout
    assert "a␛[31m�␊b.txt" in found
    assert not set("\x1b\u202e") & set(found)


def test_places_stand_one_below_the_other(shelved: Command) -> None:
    lines = shelved("find", "strike").stdout.splitlines()
    assert len(lines) == 2
    assert [line[35:41] for line in lines] == ["strike", "strike"]
    assert lines[1].rstrip().endswith("2022-02-01 · =HYPERLINK(1) · Ada Morland")


def test_csv_is_safe_in_a_spreadsheet(shelved: Command) -> None:
    done = shelved("find", "until May", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff")))
    assert (row["match"], row["outlet"], row["role"]) == ("until May", "'=HYPERLINK(1)", "'=leader")
    assert (row["speaker"], row["paragraph"]) == ("Ada Morland", "2")


def test_queries_come_from_a_file_too(shelved: Command, tmp_path: Path) -> None:
    path = tmp_path / "queries.txt"
    path.write_text("# of the port\nport\n\nuntil May\n")
    done = shelved("find", "--queries", str(path), "--format", "jsonl")
    assert [json.loads(line)["query"] for line in done.stdout.splitlines()] == ["port", "until May"]
    path.write_text("port AND\n")
    done = shelved("find", "--queries", str(path))
    assert "port AND: AND needs words on both sides" in str(done.exception)


@pytest.mark.parametrize("label", ["outlet", "month", "speaker"])
def test_counts(label: str, shelved: Command) -> None:
    done = shelved("find", "strike", "--count", label, "--format", "jsonl")
    row = json.loads(done.stdout)
    assert (row["articles"], row["quotes"]) == (1, 1 if label == "speaker" else 0)


def test_nothing_found_is_told(shelved: Command) -> None:
    done = shelved("find", "heron")
    assert (done.return_value, done.stdout) == (1, "")
    assert "nothing is found" in done.stderr


def test_a_collection_is_forgotten_when_it_is_confirmed(shelved: Command) -> None:
    remember_origins(index_file(), (Origin("/news", "strikes"), Origin("/more")))
    assert "strikes" in shelved("collections").stdout
    assert isinstance(shelved("forget", "strikes", stdin="n\n").exception, Abort)
    assert "strikes" in shelved("collections").stdout
    assert "1 articles are out of the index" in shelved("forget", "strikes", stdin="y\n").stderr
    assert read_origins(index_file()) == (Origin("/more"),)
    assert "there is no collection strikes" in str(shelved("forget", "strikes", "--yes").exception)
    shelved("forget", "--all", "--yes")
    assert not index_file().exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add",), "name a file or a folder"),
        (("add", "-"), "an article in the index has a file"),
        (("add", "https://example.org"), "is an address"),
        (("find",), "give words to look for"),
        (("find", "port AND"), "AND needs words on both sides"),
        (("find", "port"), "there is no index yet: newsreader add PATH... makes one"),
        (("forget",), "name a collection, or give --all"),
    ],
)
def test_what_is_wrong_is_told(words: tuple[str, ...], told: str, command: Command) -> None:
    done = command(*words)
    assert done.exception is not None
    assert told in done.output + str(done.exception)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "line"),
    [
        (412, 2000, 50.9, "412 of 2,000 · 8.1 a second · 3 min left · story-17.html"),
        (1, 4, 2.0, "1 of 4 · 30 a minute · 6 s left · story-17.html"),
        (10, None, 5.0, "10 · 2.0 a second · story-17.html"),
        (100, 100_000, 10.0, "100 of 100,000 · 10.0 a second · 2.8 h left · story-17.html"),
    ],
)
def test_progress_is_one_line(done: int, total: int | None, seconds: float, line: str) -> None:
    assert progress_line(done, total, seconds, "story-17.html") == line


def test_a_tag_is_an_option_too(shelved: Command) -> None:
    notebook = Notebook(notebook_file(), "Ada", "desk")
    article = replace(open_record("Port.", "port"), title=STRIKE.title, publisher=STRIKE.outlet)
    ArticleNotebook(notebook, article).add(ReaderTag("to call"))
    notebook.close()
    assert "1 place in 1 of 1 article" in shelved("find", "until May", "--tag", "To call").stderr
    assert STRIKE.title in shelved("find", "--tag", "to call", "--format", "csv").stdout
    assert shelved("find", "--tag", "whales").return_value == 1
