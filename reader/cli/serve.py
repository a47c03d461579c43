"""`newsreader serve`: the same reader in a web page of this machine."""

from __future__ import annotations

import shlex
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from reader.cli.diagnostics import Exit
from reader.cli.inputs import named
from reader.cli.options import demo_option
from reader.errors import ReaderError
from reader.service import STDIN

HOST = "127.0.0.1"  # never another: whoever reaches the page reads the user's files


@click.command("serve", short_help="Show the reader in a web browser.")
@click.argument("paths", metavar="FILE...", nargs=-1)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@demo_option
def command(paths: tuple[str, ...], port: int, demo: bool) -> int:
    """Show the reader in a web browser, at an address that only this machine can reach."""
    if find_spec("textual_serve") is None:
        raise ReaderError("serving needs one more package: pip install textual-serve")
    tasks = named(paths, demo=demo)
    if any(str(task.path) == STDIN for task in tasks):
        raise ReaderError("standard input cannot be shown in a browser; save it to a file first")
    for task in tasks:
        if not task.path.is_file():
            raise ReaderError(f"{task.path}: there is no such file")
    files = [str(task.path.resolve()) for task in tasks]
    from textual_serve.server import Server

    # textual-serve starts its program through a shell, so every word is quoted for one.
    words = [sys.executable, "-P", "-m", "reader", "read", "--", *files]
    pages = str(Path(__file__).parent / "web")  # ours: its own page fetches a font from the network
    Server(shlex.join(words), host=HOST, port=port, title="newsreader", templates_path=pages).serve()
    return Exit.OK
