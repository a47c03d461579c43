"""`newsreader export`: what was found, as JSON."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NoReturn

import click

from reader.batch.runner import Outcome, Settings, run
from reader.batch.tasks import FileTask, Task
from reader.cli import output
from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import named, records
from reader.cli.options import (
    cache_option,
    clean_option,
    config_option,
    demo_option,
    model_option,
    resolve_options,
)
from reader.cli.output_file import Writer, resolve_target, save

FEW = 5  # up to this many files go by without a progress bar
BETWEEN = "\n---\n\n"  # two articles in Markdown


@click.command("export", short_help="Print what was found as JSON, or the article as Markdown.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "--records",
    "records_path",
    metavar="FILE",
    help="Texts from JSON lines (id, text, published, title); - is standard input.",
)
@click.option(
    "--format", "form", type=click.Choice(["json", "jsonl", "md"]), default="json", show_default=True
)
@click.option("-o", "--output", "target", metavar="OUT", help="Write to the file OUT, whole or not at all.")
@click.option("--no-analysis", is_flag=True, help="Stop after cleaning; no language model is loaded.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes to use, at most one a processor.",
)
@demo_option
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
    demo: bool,
    no_clean: bool,
    model: str | None,
    no_cache: bool,
    config_path: str | None,
) -> int:
    """Print everything found in articles as JSON, or the cleaned articles as Markdown.

    A PATH is a file or a folder of articles; - is standard input. Several articles come one after the other:
    with json each an indented object, with jsonl each an object on a line of its own, with md each parted
    from the next by a rule. One bad file is reported and does not stop the others; the exit code is then 3.
    """
    _end_in_order()
    config, options = resolve_options(config_path, no_clean=no_clean, model=model, no_cache=no_cache)
    for problem in config.problems:
        report(problem)
    settings = Settings(
        options,
        analyse=not no_analysis and form != "md",
        form=form,
    )
    if records_path is None:
        inputs = named(paths, demo=demo, instead="give --demo or --records FILE")
    else:
        inputs = named(paths, demo=demo) if paths or demo else []
    write_to = None if target is None else resolve_target(target, _sources(inputs, records_path))
    tasks: Iterable[Task] = inputs if records_path is None else chain(inputs, records(records_path))
    total = len(inputs) if records_path is None else None
    outcomes = _with_progress(_run(tasks, settings, min(jobs, os.cpu_count() or 1)), total)
    if write_to is not None:
        return _to_file(outcomes, write_to, form)
    return _finish(outcomes, output.write, form)


def _end_in_order() -> None:
    """When the export is asked to end, take its processes and the part of a file along, as Ctrl+C does."""

    def end(number: int, frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup stays nohup
            signal.signal(number, end)


def _sources(inputs: list[FileTask], records_path: str | None) -> list[Path]:
    """What is read, and so must not be written over."""
    return [*(task.path for task in inputs), *([Path(records_path)] if records_path else [])]


def _run(tasks: Iterable[Task], settings: Settings, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        return run(tasks, settings)
    from reader.batch.local import run_parallel

    return run_parallel(tasks, settings, jobs)


def _finish(outcomes: Iterable[Outcome], write: Writer, form: str) -> int:
    good = bad = 0
    told: set[str] = set()
    for outcome in outcomes:
        if outcome.output is not None:
            if good and form == "md":
                write(BETWEEN)
            write(outcome.output)
            good += 1
        if outcome.error is not None:
            report(outcome.error)
            bad += 1
        if outcome.problem is not None and outcome.problem not in told:  # it is the same for every file
            report(outcome.problem)
            told.add(outcome.problem)
    if not bad:
        return Exit.OK
    return Exit.SOME_FAILED if good else Exit.FAILED


def _to_file(outcomes: Iterable[Outcome], target: Path, form: str) -> int:
    """Fill the target; where no article could be read, what was there stays."""
    codes: list[int] = []

    def fill(write: Writer) -> bool:
        codes.append(_finish(outcomes, write, form))
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
