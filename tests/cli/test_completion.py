"""Shells complete commands, options and files; every command has a man page."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from click.testing import CliRunner

from reader.cli.completion import VARIABLE
from reader.cli.main import COMMANDS, cli
from tests import man_pages


def completed(*words: str) -> list[str]:
    """What bash offers for the last word; of a file only that it is one."""
    kind = get_completion_class("bash")
    assert kind is not None
    found = kind(cli, {}, "newsreader", VARIABLE).get_completions(list(words[:-1]), words[-1])
    return [one.value if one.type == "plain" else one.type for one in found]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("sho",), ["show", "file"]),
        (("story.txt", "--lin"), ["--linear"]),
        (("nearly-shwo", "x", "--lin"), ["--linear"]),
        (("show", "sto"), ["file"]),
        (("show", "--color", "a"), ["auto", "always"]),
        (("show", "--config", "x"), ["file"]),
        (("compare", "a", "b"), ["file"]),
        (("completion", "z"), ["zsh"]),
    ],
)
def test_the_last_word_is_completed(words: tuple[str, ...], offered: list[str]) -> None:
    assert [value for value in completed(*words) if value != "never"] == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    printed = CliRunner().invoke(cli, ["completion", shell]).output
    assert f"{VARIABLE}={shell}_complete" in printed and "newsreader" in printed and "%(" not in printed


def test_every_command_has_a_man_page(tmp_path: Path) -> None:
    man_pages.main(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {
        "newsreader", *(f"newsreader-{name}" for name in COMMANDS)
    }  # fmt: skip
    assert "127.0.0.1" in (tmp_path / "newsreader-serve.1").read_text("utf-8")
