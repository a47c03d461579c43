"""What the user named on the command line, as files to read."""

from __future__ import annotations

import stat
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from reader.batch.tasks import FileTask, RecordTask
from reader.cli.diagnostics import report
from reader.cli.standard_input import is_piped
from reader.errors import MissingFile, NotAnArticle
from reader.load.file_bytes import read_lines, stdin_lines
from reader.load.formats import opened_suffixes, what_opens
from reader.pipeline import STDIN

DEMO = Path(__file__).parents[1] / "data" / "demo.txt"


def named(paths: tuple[str, ...], *, demo: bool, instead: str = "give --demo") -> list[FileTask]:
    """What to open: the files named, the article that comes with the program, or what is piped in.

    Raises click.UsageError when nothing was named (`instead` is what else could be given), and otherwise as
    `files` does.
    """
    tasks = [FileTask(DEMO, "demo.txt")] if demo else []
    tasks += files(paths)
    if not tasks and is_piped():
        tasks = files((STDIN,))
    if not tasks:
        raise click.UsageError(f"name a file or a folder, or {instead}")
    return tasks


def files(paths: tuple[str, ...]) -> list[FileTask]:
    """Every file named, and the articles of every folder named (hidden files left out), sorted by name.

    Raises MissingFile when a folder cannot be listed, and click.UsageError when a name is empty or standard
    input is named twice. A file that is missing is found out on opening.
    """
    if "" in paths:
        raise click.UsageError("the name of a file is empty")
    if paths.count(STDIN) > 1:
        raise click.UsageError("- can be named once: it stands for all that comes through standard input")
    found: list[FileTask] = []
    for name in paths:
        path = Path(name)
        if name == STDIN:
            _say_that_we_wait()
            found.append(FileTask(path, path.name))
        elif _is_folder(path):
            found += _folder(path)
        else:
            found.append(FileTask(path, path.name))
    return list(_told_apart(found))


def _told_apart(tasks: list[FileTask]) -> Iterator[FileTask]:
    """Show the whole path of those that would be shown under one name."""
    times = Counter(task.shown for task in tasks)
    for task in tasks:
        yield task if times[task.shown] == 1 else task._replace(shown=str(task.path))


def _say_that_we_wait() -> None:
    if sys.stdin is not None and sys.stdin.isatty():
        report("type or paste the article, and end it with Ctrl+d on a line of its own")


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
        raise MissingFile(f"{folder}: there are no articles in this folder ({what_opens()})")
    return [FileTask(p, str(p.relative_to(folder))) for p in inside]


def _is_article(relative: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") for part in relative.parts)
    return not hidden and path.suffix.lower() in opened_suffixes() and _may_be_file(path)


def _may_be_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):  # a link to what is no more
        return False
    except OSError:  # such as a link into a folder that may not be entered: opening says what is wrong
        return True


def records(name: str) -> Iterator[RecordTask]:
    """The lines of a file of JSON records, or of standard input (`-`), blank ones left out.

    Raises LoadError, also when there are none.
    """
    from reader.load.loading import STDIN_NAME

    lines, shown = (stdin_lines(STDIN_NAME), STDIN_NAME) if name == STDIN else (read_lines(Path(name)), name)
    some = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            some = True
            yield RecordTask(line.decode("utf-8", "replace"), f"{shown}, line {number}")
    if not some:
        raise NotAnArticle(f"{shown}: there are no records in it")
