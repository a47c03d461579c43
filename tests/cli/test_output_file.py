"""Where `export -o` writes, what it leaves alone, and what it says where nothing can be written."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from reader.cli.output_file import resolve_target, save
from reader.errors import ExportError

STORY = "Rain in Port Ellis\n\nRain fell on the quay of Port Ellis on Monday, and nobody was surprised.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def filled(target: Path, words: str, good: bool = True) -> None:
    def fill(out: IO[bytes]) -> bool:
        out.write(words.encode())
        return good

    save(target, fill)


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    target.chmod(0o640)
    filled(target, "new\n")
    assert target.read_text() == "new\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_not_worth_keeping_leaves_the_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    filled(target, "new\n", good=False)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_on_the_way_leaves_the_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def fill(out: IO[bytes]) -> bool:
        out.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match=r"out\.json: .* not be written \(the disk is full\)"):
        save(target, fill)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_part_of_another_export_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.json"
    parts = [tmp_path / f".newsreader-{name}.part" for name in (os.getpid(), "00" * 8)]
    for part in parts:
        part.write_text("of another")
    filled(target, "new\n")
    assert target.read_text() == "new\n"
    monkeypatch.setattr(os, "urandom", bytes)  # the very name of the second
    with pytest.raises(ExportError, match="file exists"):
        filled(target, "newer\n")
    assert [part.read_text() for part in parts] == ["of another"] * 2
    assert target.read_text() == "new\n"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "out.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    settled = resolve_target(str(link), [])
    assert settled is not None
    filled(settled, "new\n")
    assert link.is_symlink()
    assert target.read_text() == "new\n"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path, story: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    line = f"cat '{pipe}' & '{sys.executable}' -m reader export --no-analysis '{story}' -o '{pipe}'; wait"
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, check=True)
    assert json.loads(done.stdout)["title"] == "Rain in Port Ellis"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("target", ["-", "/dev/stdout"])
def test_standard_output_may_be_named(story: Path, target: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "export", "--no-analysis", str(story), "-o", target],
        capture_output=True,
        timeout=60,
        check=True,
        cwd=story.parent,
    )
    assert json.loads(done.stdout)["title"] == "Rain in Port Ellis"
    assert list(story.parent.iterdir()) == [story]


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("", "the name after -o is empty; name a file, or - for standard output"),
        ("here", "here: is a folder; name a file in it with -o"),
        ("no/such/out.json", "no/such/out.json: there is no folder no/such; make it first"),
        ("new/", "new/: is the name of a folder; name a file with -o"),
        ("story.txt", "story.txt: is itself one of the articles; name another file with -o"),
        ("./here/../story.txt", "is itself one of the articles"),
        ("story.txt/out", "story.txt/out: the export could not be written (part of the path is no folder)"),
        ("x" * 300, "the export could not be written (the name is too long)"),
        ("a\0b", "the export could not be written (no file can have this name)"),
    ],
)
def test_what_cannot_be_written_is_said_before_the_work(
    named: str, says: str, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(story.parent)
    Path("here").mkdir()
    with pytest.raises(ExportError) as messages:
        resolve_target(named, [story])
    assert says in str(messages.value)


def test_a_folder_that_was_removed_meanwhile_is_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    with pytest.raises(ExportError, match=r"out\.json: .* not be written \(there is no such folder\)"):
        resolve_target("out.json", [])


def test_the_article_survives_its_own_export(story: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "export", str(story), "-o", str(story), "--format", "md"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert story.read_text("utf-8") == STORY
