"""`newsreader config`: all settings, where each comes from, and every fault in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from reader.cli.diagnostics import Exit
from reader.cli.options import config_option
from reader.config import Config, config_file, load_config
from reader.named_tuple import NamedTuple
from reader.text.sanitise import file_name, one_line


class Setting(NamedTuple):
    """One line of the report: a setting, its value in words, and where the value comes from."""

    name: str
    value: str
    origin: str


@click.command("config", short_help="Print all settings, where each comes from, and every fault.")
@config_option
def command(config_path: str | None) -> int:
    """Print where the config file is, every setting with its value and where that comes from, the folders
    that the program writes to, and everything in the settings that cannot be followed.

    The exit code is 1 where something cannot be followed.
    """
    from reader.ui.startup_state import read_startup_state

    path = Path(config_path) if config_path else None
    config = load_config(path)
    startup = read_startup_state(config, os.environ)
    rows = [*_files(path), *_settings(config, startup.theme.name, startup.view_state.width)]
    width = max(len(row.name) for row in rows)
    shown = max(len(row.value) for row in rows if row.origin)
    for row in rows:
        value = f"{row.value:<{shown}}" if row.origin else row.value
        click.echo(f"{row.name:<{width}}  {value}  {row.origin}".rstrip())
    problems = [*startup.problems, *_key_problems(startup.keys.scoped_keys)]
    for problem in problems:
        click.echo(f"{'fault':<{width}}  {one_line(problem)}")
    return Exit.FAILED if problems else Exit.OK


def _files(path: Path | None) -> Iterator[Setting]:
    from reader.store.notebook.file import notebook_file
    from reader.store.session_memory import memory_file
    from reader.user_folders import cache_folder, config_folder

    used = path or config_file()
    yield Setting("config file", file_name(str(used), 300) + ("" if used.is_file() else "  (not there)"), "")
    yield Setting("theme folder", file_name(str(config_folder() / "themes"), 300), "")
    yield Setting("session memory", file_name(str(memory_file()), 300), "")
    yield Setting("notebook", file_name(str(notebook_file()), 300), "")
    yield Setting("cache folder", file_name(str(cache_folder()), 300), "")


def _settings(config: Config, theme: str, width: int) -> Iterator[Setting]:
    followed = not config.theme or theme != config.theme  # one that is not there is a fault, told below
    yield Setting("theme", theme, "as the terminal is" if followed else "config file")
    yield Setting(
        "width", str(width), _origin(config, "width", "" if width == config.width else "as you left it")
    )
    yield Setting("model", config.model or "the best one installed", _origin(config, "model"))
    yield Setting("cache", "true" if config.cache else "false", _origin(config, "cache"))
    yield Setting("pictures", config.pictures, _origin(config, "pictures"))
    for command_id, keys in config.keys:
        yield Setting(one_line(command_id), one_line(keys), "config file")
    if not config.keys:
        yield Setting("keys", "as the help (?) shows them", "default")


def _origin(config: Config, name: str, otherwise: str = "") -> str:
    return "config file" if name in config.given else otherwise or "default"


def _key_problems(own: Mapping[str, str]) -> list[str]:
    """What is wrong with keys that the lists, the cards and the other screens have for themselves."""
    if not own:
        return []
    from reader.ui.app import ReaderApp
    from reader.ui.screens.binding_scopes import problems

    return problems(own, ReaderApp)
