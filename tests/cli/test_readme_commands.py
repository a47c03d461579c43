"""The command lines in the README: each names a command, and options that it has."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from reader.cli.main import cli

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
LINES = [
    re.split(r" {2,}| > ", line)[0]
    for line in re.findall(r"^    (?:.* \| )?(newsreader \S[^#\n]+)", README, re.MULTILINE)
]


@pytest.mark.filterwarnings("ignore:'protected_args':DeprecationWarning")  # click 9 has all words in `args`
@pytest.mark.parametrize("line", LINES)
def test_a_command_line_is_understood(line: str) -> None:
    words = shlex.split(line)[1:]
    with cli.make_context("newsreader", words) as context:
        name, command, rest = cli.resolve_command(context, [*context.protected_args, *context.args])
        assert name == (words[0] if words[0].isalpha() else "read")
        assert command is not None
        command.make_context(name, rest, parent=context).close()


def test_the_readme_has_command_lines() -> None:
    assert len(LINES) > 30
