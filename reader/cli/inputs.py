"""The inputs named on the command line, as tasks: files, folders, standard input, records."""

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
from reader.errors import LoadError, MissingFile, NotAnArticle
from reader.load.file_bytes import read_lines, stdin_lines
from reader.load.format_record import suffix_of
from reader.load.formats import opened_suffixes, what_opens
from reader.pipeline import STDIN
from reader.wording import counted

ADDRESSES = ("http://", "https://")
DEMO = Path(__file__).parents[1] / "data" / "demo.txt"


def resolve_inputs(
    paths: tuple[str, ...],
    *,
    demo: bool,
    instead: str = "give --demo",
    part: int | None = None,
    allow_local: bool = False,
) -> list[FileTask]:
    """What to open: the files named, the demonstration article, or what is piped in; of each file all
    articles, or the one whose number is `part`. An address is fetched; one of this machine only with
    `allow_local`.

    Raises click.UsageError when there is nothing (`instead` is what else could be given), and the errors of
    `list_files`.
    """
    tasks = [FileTask(DEMO, "demo.txt")] if demo else []
    tasks += list_files(paths, allow_local=allow_local)
    if not tasks and is_piped():
        tasks = list_files((STDIN,))
    if not tasks:
        raise click.UsageError(f"name a file or a folder, or {instead}")
    return tasks if part is None else [task._replace(part=part) for task in tasks]


def list_files(paths: tuple[str, ...], *, allow_local: bool = False) -> list[FileTask]:
    """Every file named, and the articles in every folder named, sorted by name, without hidden files.

    Of an address it is the file in which the page is kept. Raises MissingFile when a folder cannot be listed,
    FetchError when a page cannot be fetched, and click.UsageError when a name is empty, or standard input is
    named twice. A missing file is reported when it is opened.
    """
    if "" in paths:
        raise click.UsageError("the name of a file is empty")
    if paths.count(STDIN) > 1:
        raise click.UsageError("- can be named once: it stands for all that comes through standard input")
    found: list[FileTask] = []
    for name in paths:
        path = Path(name)
        if name.lower().startswith(ADDRESSES):
            from reader.cli.addresses import fetched

            path = fetched(name, allow_local=allow_local)
            found.append(FileTask(path, path.name))
        elif name == STDIN:
            _report_waiting()
            found.append(FileTask(path, path.name))
        elif _is_folder(path):
            found += _folder(path)
        else:
            found.append(FileTask(path, path.name))
    return list(_distinguished(found))


def _distinguished(tasks: list[FileTask]) -> Iterator[FileTask]:
    """Show the whole path where several tasks would be shown under one name."""
    times = Counter(task.shown for task in tasks)
    for task in tasks:
        yield task if times[task.shown] == 1 else task._replace(shown=str(task.path))


def _report_waiting() -> None:
    if sys.stdin is not None and sys.stdin.isatty():
        report("type or paste the article, and end it with Ctrl+d on a line of its own")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that is too long, say: opening it reports that
        return False


def _folder(folder: Path) -> list[FileTask]:
    """The articles of a folder: content decides. What is passed over is counted in one line."""
    from reader.load.containers.kept_ways import chosen
    from reader.load.own_exports import without_own_exports

    try:
        files = sorted(
            p for p in folder.rglob("*") if not _is_hidden(p.relative_to(folder)) and _may_be_file(p)
        )
    except OSError as e:
        raise MissingFile(f"{folder}: the folder cannot be listed ({e.strerror})") from e
    names = {p.relative_to(folder).as_posix(): p for p in files}
    wanted = chosen(names)
    articles = [(name, p) for name, p in names.items() if name in wanted and _is_article(p)]
    inside = without_own_exports(articles)
    if not inside:
        raise MissingFile(f"{folder}: there are no articles in this folder ({what_opens()})")
    if exported := len(articles) - len(inside):
        report(f"{folder}: {counted(exported, 'file')} passed over, exported from articles beside")
    if others := len(names) - len(articles):
        are = "is no article" if others == 1 else "are no articles"
        report(f"{folder}: {counted(others, 'file')} passed over, which {are}")
    return [FileTask(p, name) for name, p in inside]


def _is_hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def _is_article(path: Path) -> bool:
    """Whether a file is an article; one that cannot be read is taken for one, so that opening it says why."""
    from reader.load.article_files import HEAD, is_article_file
    from reader.load.file_bytes import read_head

    try:
        head, size = read_head(path, HEAD)
    except LoadError:
        return suffix_of(path.name) in opened_suffixes()
    return not size or is_article_file(head, path.name)


def _may_be_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):  # a broken link
        return False
    except OSError:  # a link into a forbidden folder, say: opening it reports that
        return True


def read_records(name: str) -> Iterator[RecordTask]:
    """The non-blank lines of a file of JSON records, or of standard input (`-`).

    Raises LoadError, also when there are none.
    """
    from reader.load.loading import STDIN_NAME

    lines, shown = (stdin_lines(STDIN_NAME), STDIN_NAME) if name == STDIN else (read_lines(Path(name)), name)
    found = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            found = True
            yield RecordTask(line.decode("utf-8", "replace"), f"{shown}, line {number}")
    if not found:
        raise NotAnArticle(f"{shown}: there are no records in it")
