"""`newsreader add`: articles into the index, and kept up to date there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import click

from reader.batch.adding import AddedArticle, add_files, add_records, mark_gone, open_writer, plan
from reader.batch.executor import Executor
from reader.batch.runner import BatchSettings, InProcess
from reader.batch.tasks import FileTask
from reader.cli.adding_progress import with_progress
from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import list_files, read_records
from reader.cli.options import (
    PipelineOptions,
    cache_option,
    config_option,
    dask_option,
    model_option,
    pipeline_options,
    records_option,
)
from reader.errors import MissingFile
from reader.frozen import frozen
from reader.pipeline import STDIN
from reader.store.index.database import DamagedIndex, index_file, set_aside
from reader.store.index.origins import Origin, read_origins, remember_origins
from reader.store.index.writing import IndexWriter

FEW = 8  # articles for which no further process is started
MOST_JOBS = 4  # processes, where nobody says how many: each needs a quarter of a gigabyte
SHOWN = 20  # failures in the summary
LONGEST_NAME = 100  # code points of a collection: it stands in tables, messages and on the shelf


@frozen
class _Way:
    """How articles are treated, and where: in how many processes, None for what suits; or on a cluster."""

    settings: BatchSettings
    jobs: int | None = None
    dask: str | None = None

    def executor(self, articles: int | None) -> Executor:
        """Where so many articles are worked on; None: nobody knows how many."""
        processors = os.cpu_count() or 1
        wanted = min(self.jobs, processors) if self.jobs else min(MOST_JOBS, processors)
        if self.dask is not None:
            from reader.batch.dask import DaskCluster

            return DaskCluster(self.dask, wanted)
        if wanted == 1 or (self.jobs is None and articles is not None and articles <= FEW):
            return InProcess()
        from reader.batch.local import ProcessPool

        return ProcessPool(wanted)


@dataclass(slots=True)
class _Summary:
    """What became of the inputs of a run."""

    added: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: list[str] = field(default_factory=list)
    problems: set[str] = field(default_factory=set)

    def lines(self) -> Iterator[str]:
        """The summary: what failed, and why, then the sums."""
        yield from self.failed[:SHOWN]
        if len(self.failed) > SHOWN:
            yield f"... and {len(self.failed) - SHOWN:,} more that could not be read"
        yield from sorted(self.problems)
        sums = [f"{self.added:,} added", f"{self.unchanged:,} as they were"]
        sums += [f"{self.gone:,} gone from the disk and marked so"] if self.gone else []
        sums += [f"{len(self.failed):,} could not be read"] if self.failed else []
        yield ", ".join(sums)


@click.command("add", short_help="Add articles to the index, to be searched and counted together.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@records_option
@click.option("--into", metavar="NAME", help="Into the collection NAME as well, which is made at need.")
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(1), help="Processes to use, at most one a processor."
)
@dask_option
@click.option("--watch", is_flag=True, help="Go on, and add what is new or changed, until Ctrl+C.")
@pipeline_options(model_option, cache_option, config_option)
def command(
    paths: tuple[str, ...],
    records_path: str | None,
    into: str | None,
    jobs: int | None,
    dask_address: str | None,
    watch: bool,
    options: PipelineOptions,
) -> int:
    """Read, clean and analyse articles and keep what was found in the index, for `find`, `sources`, `repeats`
    and the others.

    A PATH is a file or a folder. Only what is new or changed is read; without a PATH everything that was ever
    added is looked at again. Ctrl+C at any moment keeps what is done, and the next call goes on from there.
    What is gone from the disk is marked, and stays to be found.
    """
    config, pipeline = options.resolve()
    for problem in config.problems:
        report(problem)
    origins = _origins(paths, records_path, into)
    way = _Way(BatchSettings(pipeline, as_found=True), jobs, dask_address)
    index_path = index_file()
    try:
        code = _run(index_path, origins, way)
    except DamagedIndex as e:
        aside = set_aside(index_path)
        report(f"{e}; it is kept as {aside.name}, and built again from all that was added")
        origins = tuple(dict.fromkeys([*read_origins(index_path), *origins]))
        code = _run(index_path, origins, way)
    if watch:
        with suppress(KeyboardInterrupt):  # it is how watching ends
            _watch(index_path, origins, way)
    return code


def _watch(index_path: Path, origins: tuple[Origin, ...], way: _Way) -> None:
    """Add what is new or changed, until Ctrl+C."""
    from reader.cli.watching import changes

    for changed in changes([origin.path for origin in origins if not origin.records]):
        if not changed:
            report("watching for what is new or changed, until Ctrl+C")
            # what was saved during the first run, after its file was looked for
            _run(index_path, tuple(one for one in origins if not one.records), way, told=False)
            continue
        here = tuple(one for one in origins if one.records or _touches(one.path, changed))
        _run(index_path, here, _Way(way.settings, 1))


def _touches(origin: str, changed: set[str]) -> bool:
    below = origin.rstrip(os.sep) + os.sep
    return any(path == origin or path.startswith(below) for path in changed)


def _origins(paths: tuple[str, ...], records_path: str | None, into: str | None) -> tuple[Origin, ...]:
    """What to add: what is named, or all that was added before. Raises click.UsageError."""
    if STDIN in paths:
        raise click.UsageError(
            "an article in the index has a file: save it, and add that; records may be piped"
        )
    if into is not None and not into.strip():
        raise click.UsageError("the name of the collection is empty")
    if into is not None and len(into) > LONGEST_NAME:
        raise click.UsageError(f"the name of the collection is longer than {LONGEST_NAME} characters")
    collection = " ".join(into.split()) if into else None
    found = [Origin(_whole(path), collection) for path in paths]
    if records_path is not None:
        found.append(
            Origin(records_path if records_path == STDIN else _whole(records_path), collection, True)
        )
    if not found:
        found = [one for one in read_origins(index_file()) if collection in (None, one.collection)]
    if not found:
        raise click.UsageError("name a file or a folder, or give --records FILE")
    return tuple(found)


def _whole(path: str) -> str:
    if not path:
        raise click.UsageError("the name of a file is empty")
    if path.lower().startswith(("http://", "https://")):
        raise click.UsageError(f"{path} is an address; save the page in a browser, and add that file")
    return os.path.abspath(path)  # noqa: PTH100 - a link stays a link


def _run(index_path: Path, origins: tuple[Origin, ...], way: _Way, *, told: bool = True) -> int:
    """Add everything, and say what became of it; without `told` only where something was added. What is kept
    so far stays kept when this is interrupted."""
    summary = _Summary()
    index = open_writer(index_path, way.settings.pipeline)
    try:
        for origin in origins:
            if origin.records:
                if origin.path != STDIN:
                    remember_origins(index.path, (origin,))
                _records(index, origin, way, summary)
        for collection in dict.fromkeys(origin.collection for origin in origins if not origin.records):
            here = [one for one in origins if one.collection == collection and not one.records]
            _files(index, here, collection, way, summary)
    except KeyboardInterrupt:
        report(f"stopped: {summary.added:,} articles were added, and the next call goes on from there")
        raise
    finally:
        index.close()
    for line in summary.lines() if told or summary.added else ():
        report(line)
    if not summary.failed:
        return Exit.OK
    return Exit.SOME_FAILED if summary.added or summary.unchanged else Exit.FAILED


def _files(
    index: IndexWriter,
    origins: list[Origin],
    collection: str | None,
    way: _Way,
    summary: _Summary,
) -> None:
    folders = [Path(one.path) for one in origins if Path(one.path).is_dir()]
    tasks = _listed(origins)
    if tasks:
        remember_origins(index.path, tuple(origins))
    what = plan(index, tasks)
    summary.unchanged += len(what.unchanged) - len(what.known_problems)
    summary.failed += what.known_problems
    if collection is not None and what.unchanged:
        index.collect(what.unchanged, collection)
    added = add_files(index, what.todo, way.executor(len(what.todo)), way.settings, collection)
    _take(with_progress(added, len(what.todo), _shown), summary)
    summary.gone += mark_gone(index, folders, tasks)


def _listed(origins: list[Origin]) -> list[FileTask]:
    """The files of all paths. A folder that is gone, or is empty now, has none."""
    found: list[FileTask] = []
    for origin in origins:
        try:
            found += list_files((origin.path,))
        except MissingFile as e:
            if not Path(origin.path).is_dir() and len(origins) == 1:
                raise
            report(str(e))
    return list({task.path: task for task in found}.values())


def _records(index: IndexWriter, origin: Origin, way: _Way, summary: _Summary) -> None:
    records = read_records(origin.path)
    executor = way.executor(None)
    added = add_records(index, origin.path, records, executor, way.settings, origin.collection)
    _take(with_progress(added, None, _shown), summary)


def _shown(one: AddedArticle) -> str:
    return one.shown


def _take(added: Iterable[AddedArticle], summary: _Summary) -> None:
    for one in added:
        summary.unchanged += one.unchanged
        if one.error is None:
            summary.added += not one.unchanged
        else:
            summary.failed.append(one.error)
        if one.problem is not None:
            summary.problems.add(one.problem)
