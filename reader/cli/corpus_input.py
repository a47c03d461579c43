"""The articles that a report is about: those of the index, or files that are read for it alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from reader.cli.adding_progress import with_progress
from reader.cli.diagnostics import report
from reader.cli.index_access import into_option, period_options, reading_index
from reader.cli.options import Decorated, PipelineOptions
from reader.corpus.audit import ArticleSpeech
from reader.errors import MissingExtra
from reader.extras import require
from reader.frozen import frozen
from reader.store.index.reading import IndexReader
from reader.store.index.rows import IndexedArticle

MOST_JOBS = 4  # processes for files that are read for a report


@frozen
class ReportScope:
    """Which articles a report is about, as the command line says it; `since` and `until` are days of
    publication."""

    paths: tuple[str, ...]
    into: str | None
    count_copies: bool
    since: str = ""
    until: str = ""


@frozen
class ReportInput:
    """The articles of a report, and the index that holds what was found in them."""

    reader: IndexReader
    articles: tuple[IndexedArticle, ...]

    def speech(self) -> Iterator[ArticleSpeech]:
        """The articles with what is said in them."""
        return (ArticleSpeech(one, self.reader.quotes(one.id)) for one in self.articles)


def paths_argument(command: Decorated) -> Decorated:
    """`[PATH]...`: files and folders that a report is about, instead of the index."""
    return click.argument("paths", metavar="[PATH]...", nargs=-1)(command)


def copies_option(command: Decorated) -> Decorated:
    """`--count-copies`: near-copies of an article count like others."""
    return click.option(
        "--count-copies", is_flag=True, help="Count near-copies of an article, which count once otherwise."
    )(command)


def scope_options(command: Decorated) -> Decorated:
    """The files, and the options that limit a report; the command is given a `scope` of them."""

    @wraps(command)
    def scoped(
        *, paths: tuple[str, ...], into: str | None, count_copies: bool, since: str, until: str, **own: Any
    ) -> Any:
        return command(scope=ReportScope(paths, into, count_copies, since, until), **own)

    return paths_argument(into_option(copies_option(period_options(scoped))))


@contextmanager
def report_input(scope: ReportScope) -> Iterator[ReportInput]:
    """The articles of files that are named, else of a collection or the whole index, by day.

    Raises IndexFailure, LoadError, click.UsageError.
    """
    from reader.store.index.query import checked_day

    since, until = checked_day(scope.since), checked_day(scope.until)
    if scope.paths and scope.into is not None:
        raise click.UsageError("name files or give --into, not both")
    with _files(scope.paths) if scope.paths else reading_index() as reader:
        found = tuple(
            one
            for one in reader.articles(scope.into)
            if one.published >= since and (not until or one.published < until + "\uffff")
        )
        kept = found if scope.count_copies else _without_copies(reader, found)
        if left := len(found) - len(kept):
            copies = (
                "1 near-copy of another article counts"
                if left == 1
                else f"{left:,} near-copies of other articles count"
            )
            report(f"{copies} once (--count-copies)")
        yield ReportInput(reader, kept)


def _without_copies(reader: IndexReader, found: tuple[IndexedArticle, ...]) -> tuple[IndexedArticle, ...]:
    from reader.corpus.copies import copy_groups

    if len(found) < 2:
        return found
    try:
        require("corpus", "telling near-copies of an article apart", "datasketch")
    except MissingExtra as e:
        report(f"all articles count, copies of one another too: {e}")
        return found
    groups = copy_groups((one.id, reader.text(one.id)) for one in found)
    others = {number for group in groups for number in group[1:]}
    return tuple(one for one in found if one.id not in others)


@contextmanager
def _files(paths: tuple[str, ...]) -> Iterator[IndexReader]:
    """An index of these files that nobody keeps."""
    import os

    from reader.batch.adding import add_files, open_writer, plan
    from reader.batch.local import ProcessPool
    from reader.batch.runner import BatchSettings, InProcess
    from reader.cli.inputs import list_files

    _, pipeline = PipelineOptions().resolve()
    tasks = list_files(paths)
    with TemporaryDirectory(prefix="newsreader-") as folder:
        path = Path(folder) / "index.db"
        index = open_writer(path, pipeline)
        try:
            todo = plan(index, tasks).todo
            jobs = min(MOST_JOBS, os.cpu_count() or 1) if len(todo) > MOST_JOBS else 1
            executor = ProcessPool(jobs) if jobs > 1 else InProcess()
            for one in with_progress(
                add_files(index, todo, executor, BatchSettings(pipeline)), len(todo), lambda one: one.shown
            ):
                if one.error is not None:
                    report(one.error)
        finally:
            index.close()
        reader = IndexReader(path)
        try:
            yield reader
        finally:
            reader.close()
