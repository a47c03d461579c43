"""Writes a man page for the program and each of its commands: `python tests/man_pages.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader import __version__
from reader.cli.main import cli


def main(folder: Path) -> None:
    """Write the pages into `folder`, which is made where there is none."""
    try:
        from click_man.core import write_man_pages
    except ImportError:
        raise SystemExit("man pages are made by click-man: pip install -e '.[dev]'") from None
    folder.mkdir(parents=True, exist_ok=True)
    ctx = click.Context(cli, info_name="newsreader")
    for name in cli.list_commands(ctx):
        command = cli.get_command(ctx, name)
        assert command is not None
        cli.add_command(command)  # click-man asks for no command that is not loaded
    write_man_pages("newsreader", cli, version=__version__, target_dir=str(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "man"))
