"""What a person did is there again, whoever else writes; the file is theirs alone and only grows."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.notebook import CheckStatus, NotebookEvent, ReaderNote, ReaderTag
from reader.store.notebook import schema
from reader.store.notebook.article_notebook import ArticleNotebook
from tests.store.notebooks import ARTICLE, CARD, CHECKED, NOTE, TEXT, notebook, words


def test_what_is_written_is_there_for_the_next_reader(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    events = [mine.event(CHECKED), mine.event(NOTE)]
    assert mine.write(CARD, events) == 2
    assert notebook(tmp_path).events(CARD.identity) == tuple(events)
    assert notebook(tmp_path).articles() == (CARD,)


def test_the_file_is_the_users_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    notebook(folder).write(CARD, [])
    assert stat.S_IMODE((folder / "notebook.db").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_reading_makes_no_file(tmp_path: Path) -> None:
    mine = notebook(tmp_path / "none")
    assert (mine.events("url:a"), mine.articles(), mine.versions("url:a")) == ((), (), ())
    assert mine.version("url:a", "0") is None
    assert not (tmp_path / "none").exists()


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    mine, other = notebook(tmp_path), notebook(tmp_path, "ben")
    for number in range(5):
        mine.write(CARD, [mine.event(ReaderTag(f"a{number}"))])
        other.write(CARD, [other.event(ReaderTag(f"b{number}"))])
    found = mine.events(CARD.identity)
    assert [(event.author, event.entry) for event in found[:2]] == [
        ("ada", ReaderTag("a0")),
        ("ben", ReaderTag("b0")),
    ]
    assert len(found) == 10


def test_what_is_taken_in_twice_is_there_once(tmp_path: Path) -> None:
    mine, other = notebook(tmp_path / "a"), notebook(tmp_path / "b", "ben")
    theirs = [other.event(CHECKED), other.event(NOTE)]
    own = mine.event(ReaderTag("quay"))
    mine.write(CARD, [own])
    assert (mine.write(CARD, theirs), mine.write(CARD, [own, *theirs])) == (2, 0)
    assert mine.events(CARD.identity) == (own, *theirs)


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    for made, status in (
        ("2024-05-06T10:00:00Z", CheckStatus.WRONG),
        ("1970-01-01T00:00:00Z", CheckStatus.QUERY),
    ):
        mine.write(CARD, [replace(mine.event(replace(CHECKED, status=status)), made=made)])
    assert ArticleNotebook(mine, ARTICLE).state.check_of(*words("40").span) is CheckStatus.QUERY


def test_every_version_is_kept_once_and_the_one_opened_last_comes_last(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    newer = replace(ARTICLE, text=TEXT.replace("40", "41"))
    for article in (ARTICLE, newer, newer, ARTICLE):
        mine.keep_version(CARD, article)
    second, first = mine.versions(CARD.identity)
    assert mine.version(CARD.identity, first.sha256) == ARTICLE
    assert mine.version(CARD.identity, second.sha256) == newer


def test_an_event_never_changes(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    mine.write(CARD, [mine.event(NOTE)])
    with closing(sqlite3.connect(mine.path)) as other:
        for statement in ("DELETE FROM events", "UPDATE events SET author = 'ben'"):
            with pytest.raises(sqlite3.IntegrityError, match="event"):
                other.execute(statement)


def test_a_file_of_the_first_schema_becomes_one_of_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    mine = notebook(tmp_path)
    with closing(sqlite3.connect(path)) as old:
        old.executescript(schema.MIGRATIONS[0])
        old.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO articles (number, identity) VALUES (3, ?)", CARD[:1])
        row = ("7", 3, "2024-05-06T10:00:00Z", "ada", "desk", "label", '{"word": "quay"}')
        old.execute(
            "INSERT INTO events (id, article, made, author, machine, kind, entry) VALUES (?,?,?,?,?,?,?)", row
        )
        old.commit()
    assert [event.entry for event in mine.events(CARD.identity)] == [ReaderTag("quay")]
    mine.keep_version(CARD, ARTICLE)
    assert len(mine.versions(CARD.identity)) == 1


def test_words_from_elsewhere_are_safe_to_show(tmp_path: Path) -> None:
    mine = notebook(tmp_path, "ada\x1b[2J")
    nasty = "red \x1b[31m and \u202eback\nsecond line"
    mine.write(
        CARD,
        [mine.event(ReaderNote(replace(words("40"), prefix="\x1b]0;"), nasty)), mine.event(ReaderTag(nasty))],
    )
    note, tag = mine.events(CARD.identity)
    assert (note.author, tag.entry) == ("ada␛[2J", ReaderTag("red ␛[31m and back second line"))
    assert isinstance(note.entry, ReaderNote)
    assert note.entry.text == "red ␛[31m and back\nsecond line"
    assert note.entry.anchor.prefix == "␛]0;"


def test_an_entry_that_is_not_understood_stays_in_the_file(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    mine.write(CARD, [mine.event(NOTE), mine.event(ReaderTag("quay"))])
    with closing(sqlite3.connect(mine.path)) as other:
        columns = "id, article, made, author, machine, kind, entry"
        insert = f"INSERT INTO events ({columns}) VALUES (?, 1, '', '', '', ?, ?)"
        for number, (kind, entry) in enumerate([("verdict", "{}"), ("label", "{"), ("label", '{"word": 7}')]):
            other.execute(insert, (f"x{number}", kind, entry))
        other.commit()
    assert [event.entry for event in mine.events(CARD.identity)] == [NOTE, ReaderTag("quay")]


def test_a_very_long_note_is_kept_whole(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    long = ReaderNote(words("40"), "word " * 200_000)
    mine.write(CARD, [mine.event(long)])
    (event,) = mine.events(CARD.identity)
    assert event.entry == long


def test_undo_and_redo_survive_the_program(tmp_path: Path) -> None:
    def opened() -> ArticleNotebook:
        return ArticleNotebook(notebook(tmp_path), ARTICLE)

    assert opened().add(CHECKED) is None
    assert opened().undo() == (CHECKED, None)
    assert opened().state.checks == () and opened().undo() == (None, None)
    assert opened().redo() == (CHECKED, None)
    assert opened().state.check_of(*words("40").span) is CheckStatus.CHECKED


def test_another_persons_entries_stay_theirs(tmp_path: Path) -> None:
    theirs = ArticleNotebook(notebook(tmp_path, "ben"), ARTICLE)
    theirs.add(NOTE)
    mine = ArticleNotebook(notebook(tmp_path), ARTICLE)
    assert mine.undo() == (None, None)
    assert [(note.author, note.machine) for note in mine.state.notes] == [("ben", "desk")]
    event: NotebookEvent = notebook(tmp_path).events(CARD.identity)[0]
    assert event.made.endswith("Z")
