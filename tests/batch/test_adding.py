"""Adding to the index: what is new or changed is read once, and nothing is lost whatever happens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.batch.adding import add_files, add_records, indexed_path, mark_gone, open_writer, plan
from reader.batch.runner import BatchSettings, InProcess
from reader.batch.tasks import FileTask, RecordTask
from reader.pipeline import Pipeline
from reader.store.index.reading import IndexReader
from tests.load.lines import lines_are_articles

SETTINGS = BatchSettings(Pipeline(), analyse=False)


def story(folder: Path, name: str, bird: str) -> FileTask:
    path = folder / name
    path.write_text(f"The board met on Monday, and an old {bird} sat on the quay and watched all of them.\n")
    return FileTask(path, name)


class Shelf:
    """An index in a folder, and what runs of `add` do to it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "index.db"

    def add(self, tasks: list[FileTask], folders: tuple[Path, ...] = ()) -> tuple[int, int, list[str], int]:
        """How many were read and left alone, what failed, how many are gone."""
        index = open_writer(self.path, SETTINGS.pipeline)
        what = plan(index, tasks)
        added = list(add_files(index, what.todo, InProcess(), SETTINGS, "birds"))
        gone = mark_gone(index, folders, tasks)
        index.close()
        failed = [one.error for one in added if one.error is not None]
        parts = sum(one.unchanged for one in added)
        read = sum(not one.unchanged for one in added)
        return read, len(what.unchanged) + parts, failed + list(what.known_problems), gone

    def records(self, name: str, lines: list[str]) -> int:
        index = open_writer(self.path, SETTINGS.pipeline)
        tasks = (RecordTask(line, f"line {n}") for n, line in enumerate(lines, 1))
        added = list(add_records(index, name, tasks, InProcess(), SETTINGS))
        index.close()
        return sum(not one.unchanged for one in added)

    def kept(self) -> dict[str, str]:
        reader = IndexReader(self.path)
        found = {Path(one.path).name + one.part: reader.text(one.id) for one in reader.articles()}
        assert len(found) == reader.count()
        reader.close()
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_only_what_is_new_or_changed_is_read(shelf: Shelf, tmp_path: Path) -> None:
    tasks = [story(tmp_path, "a.txt", "owl"), story(tmp_path, "b.txt", "crow")]
    assert shelf.add(tasks) == (2, 0, [], 0)
    assert shelf.add(tasks) == (0, 2, [], 0)
    os.utime(tasks[0].path, (1, 1))  # another date, the same content
    assert shelf.add(tasks) == (0, 2, [], 0)
    tasks[0] = story(tmp_path, "a.txt", "tit")  # as long as before
    assert shelf.add([*tasks, story(tmp_path, "c.txt", "jay")]) == (2, 1, [], 0)
    assert [bird in text for bird, text in zip(("tit", "crow", "jay"), shelf.kept().values(), strict=True)]


def test_what_cannot_be_read_is_told_each_time_and_read_once(shelf: Shelf, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    tasks = [FileTask(empty, "empty.txt"), story(tmp_path, "a.txt", "owl")]
    read, left, failed, _ = shelf.add(tasks)
    assert (read, left, len(failed)) == (2, 0, 1)
    assert shelf.add(tasks) == (0, 2, failed, 0)


def test_what_is_gone_is_marked_and_stays_to_be_found(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    tasks = [story(folder, "a.txt", "owl"), story(folder, "b.txt", "crow")]
    shelf.add(tasks)
    tasks[0].path.unlink()
    assert shelf.add(tasks[1:], (folder,))[3] == 1
    assert shelf.add(tasks[1:], (folder,))[3] == 0
    reader = IndexReader(shelf.path)
    assert {Path(one.path).name: one.gone for one in reader.articles("birds")} == {
        "a.txt": True,
        "b.txt": False,
    }
    reader.close()
    shelf.add([story(folder, "a.txt", "owl")], ())
    reader = IndexReader(shelf.path)
    assert [one.gone for one in reader.articles()] == [False, False]
    reader.close()


def test_records_are_known_by_their_id(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    lines = [json.dumps({"id": n, "text": f"The {bird} sat there."}) for n, bird in enumerate(("owl", "jay"))]
    path.write_text("\n".join(lines))
    assert shelf.records(str(path), lines) == 2
    assert shelf.records(str(path), lines) == 0
    assert shelf.records(str(path), [lines[1], lines[1], '{"id": 7, "text": "A crow."}', "no record"]) == 2
    assert list(shelf.kept()) == ["texts.jsonl1", "texts.jsonl7"]


def test_a_name_that_is_no_text_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    try:
        shelf.add([story(tmp_path, name, "owl")])
    except OSError:
        pytest.skip("no such name can be made here")
    assert indexed_path(tmp_path / name).endswith("\\xff.txt")
    assert list(shelf.kept()) == ["\\xff.txt"]


_CHILD = """
import sys
from pathlib import Path
from tests.batch.test_adding import SETTINGS, InProcess, add_files, open_writer, plan
from reader.batch.tasks import FileTask
index = open_writer(Path(sys.argv[1]), SETTINGS.pipeline)
tasks = [FileTask(path, path.name) for path in sorted(Path(sys.argv[2]).iterdir())]
for one in add_files(index, plan(index, tasks).todo, InProcess(), SETTINGS, "birds"):
    print(one.shown, flush=True)
"""


def _killed_after(count: int, index: Path, folder: Path) -> Iterator[str]:
    """The files that a run adds before it is killed."""
    command = [sys.executable, "-c", _CHILD, str(index), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for number, line in enumerate(process.stdout, 1):
            yield line.strip()
            if number == count:
                process.send_signal(signal.SIGKILL)


def test_killed_again_and_again_no_article_is_lost_or_twice(shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    tasks = [story(folder, f"{number:03}.txt", f"bird {number}") for number in range(120)]
    added: list[str] = []
    for count in (1, 7, 20):
        before = len(added)
        added += _killed_after(count, shelf.path, folder)
        assert len(added) >= before + count
    kept = shelf.kept()
    assert set(added) <= set(kept)
    read, left, _, _ = shelf.add(tasks)
    assert read + left == 120
    assert left >= len(set(added)) - 3  # one may have been kept, and its file not marked as done
    assert sorted(shelf.kept()) == [task.shown for task in tasks]


def test_of_a_file_with_many_articles_only_what_changed_is_read(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines_are_articles(monkeypatch)
    path = tmp_path / "week.lines"

    def week(*lines: str) -> list[FileTask]:
        path.write_text("\n".join(("LINES", *lines)))
        return [FileTask(path, path.name)]

    owl, crow, jay = (f"An old {bird} sat on the quay for a week." for bird in ("owl", "crow", "jay"))
    assert shelf.add(week(owl, crow, jay))[:2] == (3, 0)
    assert shelf.add([FileTask(path, path.name)])[:2] == (0, 1)
    assert shelf.add(week(owl, jay))[:2] == (1, 1)
    assert shelf.kept() == {"week.lines1": owl, "week.lines2": jay}
    assert shelf.add(week(owl, "!"))[2] == [f"{path}: is damaged after article 1"]
    assert shelf.kept() == {"week.lines1": owl, "week.lines2": jay}
