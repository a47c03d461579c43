"""Whatever happens to the notebook's file, nothing saved is lost, and one line says what could not be."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from reader.errors import NotebookError
from reader.model.notebook import ReaderNote, ReaderTag
from reader.store.notebook import connecting, schema
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.notebook import Notebook
from tests.store.notebooks import ARTICLE, CARD, CHECKED, NOTE, notebook, words

KILLS = int(os.environ.get("NEWSREADER_KILLS", "20"))
"""How many writers are killed; the check of a clean checkout kills 200."""


def test_a_program_that_is_killed_while_it_writes_loses_nothing(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.store.notebook_writer", str(tmp_path), str(KILLS)]
    told = subprocess.run(words, capture_output=True, check=True, timeout=110, text=True).stdout.split()
    assert int(told[0]) >= KILLS and told[1:] == ["saved,", "0", "lost"]


@pytest.mark.parametrize("spoil", ["all of it", "a page within", "the last half"])
def test_a_damaged_file_is_set_aside_and_read_as_far_as_it_goes(spoil: str, tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    mine.write(CARD, [mine.event(ReaderTag(f"{number} " + "w" * 600)) for number in range(100)])
    mine.close()
    data = bytearray(mine.path.read_bytes())
    middle = len(data) // 8192 * 4096
    stretch = {"all of it": slice(0, None), "a page within": slice(middle, middle + 4096)}.get(
        spoil, slice(middle, None)
    )
    data[stretch] = b"\xa5" * len(data[stretch])
    mine.path.write_bytes(data)
    saved = mine.events(CARD.identity)
    mine.write(CARD, [mine.event(NOTE)])
    assert len(saved) < 100 and (spoil == "all of it") is not bool(saved)
    assert mine.events(CARD.identity)[len(saved) :][0].entry == NOTE
    (aside,) = (
        p for p in tmp_path.iterdir() if "damaged" in p.name and not p.name.endswith(connecting.BESIDE)
    )
    assert aside.read_bytes() == data
    assert mine.problem and aside.name in mine.problem


def test_a_full_disk_is_said_and_what_is_there_stays(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    open_article = ArticleNotebook(mine, ARTICLE)
    assert open_article.add(CHECKED) is None
    assert mine._connection is not None
    (pages,) = mine._connection.execute("PRAGMA page_count").fetchone()
    mine._connection.execute(f"PRAGMA max_page_count = {pages}")
    long = ReaderNote(words("40"), "x" * 100_000)
    assert open_article.add(long) == f"{mine.path}: the disk is full"
    assert [kept.entry for kept in open_article.state.notes] == [long]
    assert [event.entry for event in notebook(tmp_path).events(CARD.identity)] == [CHECKED]
    mine._connection.execute("PRAGMA max_page_count = 100000")
    assert open_article.add(NOTE) is None  # and with it what could not be written before
    assert [event.entry for event in notebook(tmp_path).events(CARD.identity)] == [CHECKED, long, NOTE]


def test_a_file_of_a_later_program_is_left_alone(tmp_path: Path) -> None:
    mine = notebook(tmp_path)
    mine.write(CARD, [mine.event(NOTE)])
    mine.close()
    with closing(sqlite3.connect(mine.path)) as other:
        other.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    before = mine.path.read_bytes()
    for work in (lambda: mine.events(CARD.identity), lambda: mine.write(CARD, [mine.event(NOTE)])):
        with pytest.raises(NotebookError, match="was made by a later version of this program"):
            work()
    assert mine.path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "notebook.db")) as other:
        other.execute("CREATE TABLE cookies (name TEXT)")
    with pytest.raises(NotebookError, match="is a database of another program"):
        notebook(tmp_path).write(CARD, [])


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    mine = Notebook(tmp_path / "file" / "notebook.db", "ada", "desk")
    assert mine.events(CARD.identity) == ()
    with pytest.raises(NotebookError, match=r"notebook\.db: "):
        mine.write(CARD, [mine.event(NOTE)])


def test_a_notebook_that_cannot_be_written_to_is_read(tmp_path: Path) -> None:
    with _folder_of_somebody_else() as folder:
        mine = notebook(folder)
        mine.write(CARD, [mine.event(NOTE)])  # its log of changes stays beside it, as after a kill
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        with _as_nobody():
            theirs = notebook(folder, "ben")
            assert [event.entry for event in theirs.events(CARD.identity)] == [NOTE]
            with pytest.raises(NotebookError, match=r"notebook\.db: "):
                theirs.write(CARD, [theirs.event(NOTE)])
            assert len(theirs.events(CARD.identity)) == 1


@contextmanager
def _folder_of_somebody_else() -> Iterator[Path]:
    """A folder that others may go into, which is not so below pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        Path(name).chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """As a user without rights to what this one made; where the tests run as such a user, as they are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
