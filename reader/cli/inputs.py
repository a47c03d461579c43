"""What the user named on the command line, as files to read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reader.batch.tasks import FileTask, RecordTask
from reader.errors import MissingFile
from reader.load.open import read_lines
from reader.service import STDIN

DEMO = Path(__file__).parents[1] / "data" / "demo.txt"
SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".md", ".markdown", ""})


def named(paths: tuple[str, ...], *, demo: bool) -> list[FileTask]:
    """What to open: the files named, the article that comes with the program, or what is piped in.

    Raises click.UsageError when nothing was named, and MissingFile as `files` does.
    """
    tasks = [FileTask(DEMO, "demo.txt")] if demo else []
    tasks += files(paths)
    if not tasks and sys.stdin is not None and not sys.stdin.isatty():
        tasks = files((STDIN,))
    if not tasks:
        raise click.UsageError("name a file to open, or give --demo")
    return tasks


def files(paths: tuple[str, ...]) -> list[FileTask]:
    """Every file named, and the articles of every folder named (hidden files left out), sorted by name.

    Raises MissingFile when a folder cannot be listed. A file that is missing is found out on opening.
    """
    found: list[FileTask] = []
    for name in paths:
        path = Path(name)
        if _is_folder(path):
            found += _folder(path)
        else:
            found.append(FileTask(path, path.name))
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # such as a name that is too long: opening says what is wrong
        return False


def _folder(folder: Path) -> list[FileTask]:
    try:
        inside = sorted(p for p in folder.rglob("*") if _is_article(p.relative_to(folder), p))
    except OSError as e:
        raise MissingFile(f"{folder}: the folder cannot be listed ({e.strerror})") from e
    if not inside:
        raise MissingFile(f"{folder}: there are no articles in this folder (.txt, .html or .md)")
    return [FileTask(p, str(p.relative_to(folder))) for p in inside]


def _is_article(relative: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") for part in relative.parts)
    return not hidden and path.suffix.lower() in SUFFIXES and path.is_file()


def records(name: str) -> Iterator[RecordTask]:
    """The lines of a file of JSON records, blank ones left out. Raises LoadError."""
    for number, line in enumerate(read_lines(Path(name)), 1):
        if line.strip():
            yield RecordTask(line.decode("utf-8", "replace"), f"{name}, line {number}")
