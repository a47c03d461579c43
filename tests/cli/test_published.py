"""The day of an article that states none: given once, remembered, and never put over a stated one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reader.cli.main import cli

_STORY = "The board met on Monday, said Ana Ruiz, who lives on the quay and has signed the petition.\n"


@pytest.fixture(autouse=True)
def _folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def _published(path: Path, *options: str) -> str | None:
    done = _run("export", "--no-analysis", *options, str(path))
    assert done.exit_code == 0, done.output
    found: str | None = json.loads(done.stdout)["published"]
    return found


def test_it_is_given_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_STORY)
    assert _published(path) is None
    assert _published(path, "--published", "2022-02-01") == "2022-02-01"
    assert _published(path) == "2022-02-01"
    assert _published(path, "--published", "2022-02-05") == "2022-02-05"
    assert "2022-02-05" in _run("show", "--no-analysis", str(path)).output


def test_nothing_is_remembered_without_the_cache(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_STORY)
    assert _published(path, "--no-cache", "--published", "2022-02-01") == "2022-02-01"
    assert _published(path) is None


def test_a_stated_day_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ndate: 2024-05-06\n---\n\n{_STORY}")
    assert _published(path, "--published", "2022-02-01") == "2024-05-06"


@pytest.mark.parametrize("day", ["soon", "2022-02-31", "1 February 2022"])
def test_what_is_no_day_is_refused(day: str) -> None:
    done = _run("export", "--published", day, "a.txt")
    assert done.exit_code == 2
    assert "is no day such as 2022-02-01" in done.output
