"""Settings: what is wrong with them is said, and never stops the reader."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.config import Config, load_config
from reader.errors import ConfigError
from reader.user_folders import config_folder


def test_without_a_file_there_are_the_defaults() -> None:
    assert load_config() == Config()


def test_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'theme = "paper"\nwidth = 80\nmodel = "x"\ncache = false\n[keys]\n"app.quit" = "x,ctrl+x"\n'
    )
    given = frozenset({"theme", "width", "model", "cache"})
    assert load_config(path) == Config("paper", 80, "x", False, (("app.quit", "x,ctrl+x"),), given)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colour = 1", "there is no setting “colour”"),
        ("width = '80'", "“width” should be a whole number"),
        ("width = true", "“width” should be a whole number"),
        ("width = 3", "“width” should be 40 to 120 cells"),
        ("pictures = 'ascii'", "“pictures” should be one of auto, kitty, sixel, blocks, off"),
        ("cache = 1", "“cache” should be true or false"),
        ("[keys]\nquit = 1", "the keys of “quit” should be a string"),
        ("theme = ", "config.toml: this is no valid TOML: invalid value (at end of document)"),
        ("\x00", "this is no valid TOML"),
        ("a = " + "[" * 100_000, "this is no valid TOML: it is nested too deep"),
        ("#" * 2_000_000, "config.toml: is larger than 1 MB, more than any config file"),
    ],
)
def test_what_is_not_understood_is_named_and_the_default_stands(text: str, problem: str) -> None:
    path = config_folder() / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    config = load_config()
    assert len(config.problems) == 1
    assert problem in config.problems[0]
    assert config == Config(problems=config.problems)


def test_a_file_that_was_named_must_be_there_and_be_right(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such config file"):
        load_config(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="not in UTF-8"):
        load_config(tmp_path / "bad.toml")
    with pytest.raises(ConfigError, match="is a folder, not a config file"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("put", "says"),
    [
        (Path.mkdir, "config.toml: is a folder, not a config file"),
        (os.mkfifo, "config.toml: is a device or a pipe, not a config file"),
        (lambda path: path.symlink_to(path), "config.toml: the config file cannot be read"),
    ],
)
def test_what_is_no_file_is_not_waited_for(put: Callable[[Path], None], says: str) -> None:
    path = config_folder() / "config.toml"
    path.parent.mkdir(parents=True)
    put(path)
    (problem,) = load_config().problems
    assert says in problem
