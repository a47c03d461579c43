"""`newsreader export`: what was found, as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from reader.batch.runner import Outcome, Settings, run
from reader.batch.tasks import FileTask, Task
from reader.cli import output
from reader.cli.diagnostics import Exit, complain
from reader.cli.inputs import files, records
from reader.cli.options import cache_option, clean_option, config_option, model_option, settle
from reader.cli.saving import Writer, save, settle_target

FEW = 5  # up to this many files go by without a progress bar


@click.command("export", short_help="Print what was found as JSON, or the article as Markdown.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "--records", "records_path", metavar="FILE", help="Texts from JSON lines: id, text, published, title."
)
@click.option(
    "--format", "form", type=click.Choice(["json", "jsonl", "md"]), default="json", show_default=True
)
@click.option("-o", "--output", "target", metavar="OUT", help="Write to the file OUT.")
@click.option("--no-analysis", is_flag=True, help="Stop after cleaning; no language model is loaded.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@clean_option
@model_option
@cache_option
@config_option
def command(
    paths: tuple[str, ...],
    records_path: str | None,
    form: str,
    target: str | None,
    no_analysis: bool,
    jobs: int,
    no_clean: bool,
    model: str | None,
    no_cache: bool,
    config_path: str | None,
) -> int:
    """Print everything found in articles as JSON (one object a line with jsonl), or cleaned as Markdown.

    A PATH is a file or a folder of articles. One bad file is reported and does not stop the others; the
    exit code is then 3.
    """
    if not paths and not records_path:
        raise click.UsageError("name a file or a folder, or give --records FILE")
    config, options = settle(config_path, no_clean=no_clean, model=model, no_cache=no_cache)
    for problem in config.problems:
        complain(problem)
    settings = Settings(
        options,
        analyse=not no_analysis and form != "md",
        form=form,
    )
    tasks: Iterable[Task] = files(paths) if paths else records(records_path or "")
    total = len(tasks) if isinstance(tasks, list) else None
    file = settle_target(target, _sources(tasks, records_path)) if target is not None else None
    outcomes = _with_progress(_run(tasks, settings, jobs), total)
    if file is not None:
        return _to_file(outcomes, file)
    return _finish(outcomes, output.write)


def _sources(tasks: Iterable[Task], records_path: str | None) -> list[Path]:
    """What is read, and so must not be written over."""
    named = [task.path for task in tasks if isinstance(task, FileTask)] if isinstance(tasks, list) else []
    return [*named, Path(records_path)] if records_path else named


def _run(tasks: Iterable[Task], settings: Settings, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        return run(tasks, settings)
    from reader.batch.local import run_parallel

    return run_parallel(tasks, settings, jobs)


def _finish(outcomes: Iterable[Outcome], write: Writer) -> int:
    good = bad = 0
    told: set[str] = set()
    for outcome in outcomes:
        if outcome.output is not None:
            write(outcome.output)
            good += 1
        if outcome.error is not None:
            complain(outcome.error)
            bad += 1
        if outcome.problem is not None and outcome.problem not in told:  # it is the same for every file
            complain(outcome.problem)
            told.add(outcome.problem)
    if not bad:
        return Exit.OK
    return Exit.SOME_FAILED if good else Exit.FAILED


def _to_file(outcomes: Iterable[Outcome], target: Path) -> int:
    """Fill the target; where no article could be read, what was there stays."""
    codes: list[int] = []

    def fill(write: Writer) -> bool:
        codes.append(_finish(outcomes, write))
        return codes[-1] != Exit.FAILED

    save(target, fill)
    return codes[-1]


def _with_progress(outcomes: Iterator[Outcome], total: int | None) -> Iterator[Outcome]:
    if not sys.stderr.isatty() or (total is not None and total <= FEW):
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(outcomes, "Reading", total=total, console=Console(stderr=True), transient=True)
