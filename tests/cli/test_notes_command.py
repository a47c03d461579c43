"""`newsreader notes`: a notebook is handed over, and another's is taken in; whose entries they are stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from reader.cli.main import run
from reader.cli.notes import command
from reader.errors import ReaderError
from reader.model.notebook import ReaderNote, anchor
from reader.notebook.identity import article_identity
from reader.pipeline import read
from reader.store.notebook.file import own_notebook
from reader.store.notebook.notebook import card_of

STORY = "The pier lost 40 boats, said Ada Morland on Tuesday. Nobody else counts them at the harbour.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


@pytest.fixture
def newsreader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> Any:
    """Runs the command for somebody, and gives what it printed and said."""

    def run(author: str, *words: object) -> tuple[str, str]:
        monkeypatch.setenv("NEWSREADER_AUTHOR", author)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / author))
        assert command.main([str(word) for word in words], standalone_mode=False) == 0
        printed = capsysbinary.readouterr()
        return printed.out.decode(), printed.err.decode()

    return run


@pytest.mark.parametrize("command_of", ["notes", "notes of it", "show", "export"])
def test_whoever_meets_a_damaged_notebook_first_tells_of_it(
    command_of: str,
    story: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "newsreader").mkdir()
    (tmp_path / "newsreader" / "notebook.db").write_bytes(b"no database " * 99)
    of_it = [] if command_of == "notes" else [str(story)]
    colour = ["--color", "always"] if command_of == "show" else []
    for _ in range(2):
        monkeypatch.setattr("sys.argv", ["newsreader", command_of.split()[0], *of_it, *colour])
        with pytest.raises(SystemExit):
            run()
    said = capsys.readouterr().err
    assert said.count("The notebook was damaged and is kept as notebook.db.damaged-") == 1


def note(path: Path, words: str) -> None:
    """Whoever ran the command last writes a note on the figure."""
    article, mine = read(path), own_notebook()
    start = article.text.index("40")
    entry = ReaderNote(anchor(article.text, start, start + 2), words)
    mine.write(card_of(article), [mine.event(entry)])


def test_a_colleague_sees_the_same_and_whose_it_is(newsreader: Any, story: Path, tmp_path: Path) -> None:
    assert json.loads(newsreader("ada", story)[0])["total"] == 0
    note(story, "Called the harbour.")
    written, _ = newsreader("ada", story)
    (tmp_path / "ada.json").write_text(written, "utf-8")
    newsreader("ben", story)
    note(story, "My own.")
    assert newsreader("ben", story, "--from", tmp_path / "ada.json")[1].endswith(
        "ada.json, by ada: 1 new entry\n"
    )
    assert "1 were there already" in newsreader("ben", story, "--from", tmp_path / "ada.json")[1]
    items = json.loads(newsreader("ben", story)[0])["first"]["items"]
    assert sorted((item["creator"]["name"], item["body"][0]["value"]) for item in items) == [
        ("ada", "Called the harbour."), ("ben", "My own."),
    ]  # fmt: skip


def test_the_articles_that_there_are_notes_on(newsreader: Any, story: Path) -> None:
    assert newsreader("ada")[0] == "Your notebook is empty.\n"
    note(story, "Called.")
    assert len(newsreader("ada")[0].splitlines()) == 1


@pytest.mark.parametrize("kept", [True, False])
def test_the_notes_on_a_text_that_is_in_no_file_any_more(kept: bool, newsreader: Any, story: Path) -> None:
    newsreader("ada", story)
    note(story, "Called.")
    known = article_identity(article := read(story))
    if kept:
        own_notebook().keep_version(card_of(article), article)
    story.write_text("Something else.\n", "utf-8")
    assert json.loads(newsreader("ada", story)[0])["total"] == 0
    printed = json.loads(newsreader("ada", "--of", known[:12])[0])["first"]["items"]
    assert [(item["body"][0]["value"], item["target"]["source"]["id"]) for item in printed] == [
        ("Called.", f"urn:newsreader:{known}")
    ]
    with pytest.raises(ReaderError, match="no article “pear” is in your notebook"):
        newsreader("ada", "--of", "pear")


@pytest.mark.parametrize(
    ("content", "says"),
    [("{", "this is no file of Web Annotations (JSON-LD)"), ("[" * 90_000, "this is no file of Web"),
     ("{}", "there are no Web Annotations in it"), ("\x00", "this is no file of Web")],
)  # fmt: skip
def test_what_is_no_notebook_is_refused_in_one_line(
    content: str, says: str, newsreader: Any, story: Path, tmp_path: Path
) -> None:
    (tmp_path / "odd.json").write_text(content)
    with pytest.raises(ReaderError, match=r"odd\.json: ") as refused:
        newsreader("ada", story, "--from", tmp_path / "odd.json")
    assert says in str(refused.value) and "\n" not in str(refused.value)


HARBOUR = "Ada Morland said the pier lost 40 boats."
CLINIC = "Ben Okafor said the clinic turned away 40 patients."


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two articles that state what they are."""
    for name, text in (("harbour", HARBOUR), ("clinic", CLINIC)):
        stated = {"title": f"The {name}", "url": f"https://vann.example/{name}", "text": text}
        (tmp_path / f"{name}.json").write_text(json.dumps(stated), "utf-8")
    return tmp_path / "harbour.json", tmp_path / "clinic.json"


def test_a_whole_notebook_is_handed_over_in_one_file(
    newsreader: Any, two: tuple[Path, Path], story: Path, tmp_path: Path
) -> None:
    newsreader("ada")
    for path, words in zip((*two, story), ("Called.", "Rang twice.", "No answer."), strict=True):
        note(path, words)
    everything = tmp_path / "all.json"
    everything.write_text(newsreader("ada", "--all")[0], "utf-8")
    assert newsreader("ben", "--from", everything)[1].endswith(": 3 new entries on 3 articles\n")
    assert newsreader("ben", "--from", everything)[1].endswith("; 3 were there already\n")
    for path, words in zip((*two, story), ("Called.", "Rang twice.", "No answer."), strict=True):
        (item,) = json.loads(newsreader("ben", path)[0])["first"]["items"]
        assert (item["creator"]["name"], item["body"][0]["value"]) == ("ada", words)
    assert "1 new entry; 2 are about other articles" in newsreader("eva", two[0], "--from", everything)[1]


def test_the_notes_on_another_article_are_not_taken_for_notes_on_this_one(
    newsreader: Any, two: tuple[Path, Path], tmp_path: Path
) -> None:
    newsreader("ada")
    start = (article := read(two[0])).text.index("Ada")
    words = ReaderNote(anchor(article.text, start, start + 11), "Called her.")
    own_notebook().write(card_of(article), [own_notebook().event(words)])
    (tmp_path / "mine.json").write_text(newsreader("ada", two[0])[0], "utf-8")
    with pytest.raises(ReaderError, match="is about “The harbour”; none of its words stand in this article"):
        newsreader("ben", two[1], "--from", tmp_path / "mine.json")
    assert newsreader("ben")[0] == "Your notebook is empty.\n"
    copy = tmp_path / "copy.txt"
    copy.write_text(f"{HARBOUR} He saw it.\n", "utf-8")
    assert "1 new entry\n" in newsreader("ben", copy, "--from", tmp_path / "mine.json")[1]


def test_annotations_that_name_no_article_need_one(newsreader: Any, story: Path, tmp_path: Path) -> None:
    bare = {"type": "Annotation", "body": "Called.", "target": {"selector": [
        {"type": "TextQuoteSelector", "exact": "40 boats"}]}}  # fmt: skip
    (tmp_path / "bare.json").write_text(json.dumps(bare), "utf-8")
    with pytest.raises(ReaderError, match="does not say which article it is about: name that too"):
        newsreader("ben", "--from", tmp_path / "bare.json")
    assert "1 new entry\n" in newsreader("ben", story, "--from", tmp_path / "bare.json")[1]


def test_all_is_of_every_article(newsreader: Any, story: Path) -> None:
    with pytest.raises(click.UsageError, match="every article of your notebook"):
        newsreader("ada", story, "--all")
