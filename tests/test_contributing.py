"""The pages for contributors are true: what they name exists, and every command in them can be run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import reader

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
COMMANDS = re.findall(r"^    ((?:\.venv/bin/|bash |python3 ).*)$", PAGE, re.MULTILINE)
SCRIPTS = {script.name for script in entry_points(group="console_scripts")}
LINTERS = {"ruff"}  # installed as a program without an entry point


def test_no_file_is_longer_than_the_page_says() -> None:
    found = re.search(r"at most (\d+) lines", PAGE)
    assert found is not None
    files = (path for folder in ("reader", "tests") for path in (ROOT / folder).rglob("*.py"))
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines()) for path in files}
    assert {name: many for name, many in lengths.items() if many > int(found[1])} == {}


def test_the_page_has_commands() -> None:
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_names_what_is_there(command: str) -> None:
    program, *words = shlex.split(command)
    name = Path(program).name
    if name in ("bash", "python", "python3"):
        assert words
    else:
        assert name in SCRIPTS | LINTERS | {"newsreader"}
    if words[:1] == ["-m"]:
        module = words[1]
        assert module in ("venv", "pip") or (ROOT / f"{module.replace('.', '/')}.py").is_file()
    for word in words:
        if "/" in word and word != "--":
            assert (ROOT / word).exists(), word


@pytest.mark.parametrize(
    "words",
    [
        *(c.split()[1:] for c in COMMANDS if c.startswith(".venv/bin/python tests/")),
        *(c.split()[1:] for c in COMMANDS if c.startswith(".venv/bin/python -m tests.")),
        *(["-m", "reader", *c.split()[1:]] for c in COMMANDS if c.startswith(".venv/bin/newsreader")),
    ],
    ids=" ".join,
)
def test_a_command_has_help_and_ends_well(words: list[str]) -> None:
    subprocess.run([sys.executable, *words, "--help"], cwd=ROOT, check=True, capture_output=True, timeout=60)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(tests/[\w./]+)`", PAGE))))
def test_the_places_for_cases_exist(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_changelog_tells_of_this_version() -> None:
    changes = (ROOT / ".github" / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{reader.__version__}]" in changes
