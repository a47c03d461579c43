"""What cannot be read or kept of the program's own files is said in one line, and the work goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

STORY = "Board votes for the quay\n\nThe port board voted on Tuesday to build a new quay, said Ines Okafor.\n"


def newsreader(*words: str, **env: str) -> tuple[str, list[str]]:
    """Standard output and the lines of standard error of a run that ends well within a minute."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", *words],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **env},
        timeout=60,
        check=True,
    )
    return done.stdout.decode(), done.stderr.decode().splitlines()


@pytest.fixture
def stories(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_text(STORY * (paths.index(path) + 1), "utf-8")
    return [str(path) for path in paths]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_that_cannot_be_written_to_is_said_once(
    jobs: str, stories: list[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    words = ("export", "--format", "jsonl", "--jobs", jobs, *stories)
    lines, messages = newsreader(*words, XDG_CACHE_HOME=str(tmp_path / "file"))
    assert [json.loads(line)["title"] for line in lines.splitlines()] == ["Board votes for the quay"] * 2
    (problem,) = messages
    assert problem.startswith("newsreader: the results cannot be kept for the next opening: ")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"\xff\xfe garbage [["),
        lambda path: path.write_text("colour = 1"),
        lambda path: path.mkdir(),
    ],
)
@pytest.mark.parametrize("words", [["show"], ["export", "--no-analysis"]])
def test_settings_that_are_not_understood_are_named(
    words: list[str], spoil: Callable[[Path], object], stories: list[str], tmp_path: Path
) -> None:
    config = tmp_path / "config" / "newsreader" / "config.toml"
    config.parent.mkdir(parents=True)
    spoil(config)
    out, messages = newsreader(*words, stories[0], XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert "build a new quay" in out
    (problem,) = messages
    assert "config" in problem
