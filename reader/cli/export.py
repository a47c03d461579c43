"""`newsreader export`: what was found, in one of the formats."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import click

from reader.batch.executor import Executor
from reader.batch.file_articles import each_article
from reader.batch.runner import BatchSettings, InProcess, Outcome
from reader.batch.tasks import FileTask, Task
from reader.cli import output
from reader.cli.adding_progress import with_progress
from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import read_records, resolve_inputs
from reader.cli.options import (
    PipelineOptions,
    as_found_option,
    cache_option,
    clean_option,
    config_option,
    dask_option,
    demo_option,
    map_option,
    model_option,
    part_option,
    pipeline_options,
    published_option,
    records_option,
)
from reader.cli.output_file import resolve_target, save
from reader.cli.part_summaries import summarised
from reader.errors import ExportError, NoLanguageModel
from reader.export.binding import Binder
from reader.export.formats import FORMATS, ExportFormat, format_of_name, resolve_format
from reader.export.rows.kinds import KINDS
from reader.text.sanitise import one_line
from reader.wording import counted

if TYPE_CHECKING:
    from reader.export.parquet_folder import ParquetFolder

FEW = 5  # articles up to which no progress bar is shown


@click.command("export", short_help="Print what was found: JSON, tables, Markdown.")
@click.argument("paths", metavar="PATH...", nargs=-1)
@records_option
@click.option(
    "--format",
    "format_id",
    type=click.Choice(list(FORMATS)),
    help=f"{'; '.join(f'{one.id}: {one.label}' for one in FORMATS.values())}. "
    "Without it: what the suffix of OUT says, else json, or with --rows csv.",
)
@click.option(
    "--rows",
    type=click.Choice(list(KINDS)),
    help=f"What a row of a table is: {'; '.join(f'{one.id}: {one.label}' for one in KINDS.values())}.",
)
@click.option("-o", "--output", "target", metavar="OUT", help="Write to the file OUT, whole or not at all.")
@click.option("--no-analysis", is_flag=True, help="Stop after cleaning; no language model is loaded.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes to use, at most one a processor.",
)
@dask_option
@part_option
@map_option
@as_found_option
@demo_option
@pipeline_options(published_option, clean_option, model_option, cache_option, config_option)
def command(
    paths: tuple[str, ...],
    records_path: str | None,
    format_id: str | None,
    rows: str | None,
    target: str | None,
    no_analysis: bool,
    jobs: int,
    dask_address: str | None,
    as_found: bool,
    demo: bool,
    part: int | None,
    options: PipelineOptions,
) -> int:
    """Print everything found in articles: as JSON, as rows of a table, or the cleaned articles as Markdown.

    A PATH is a file, or a folder of articles; - is standard input. A file with many articles gives all of
    them. Several articles come one after the other, in Markdown with a rule between them. One bad file is
    reported and does not stop the others; the exit code is then 3.
    """
    _handle_termination()
    export_format = _chosen_format(format_id, rows, target, analysed=not no_analysis)
    config, pipeline = options.resolve()
    for problem in config.problems:
        report(problem)
    settings = BatchSettings(pipeline, not no_analysis, export_format.id, rows, as_found)
    if records_path is None:
        inputs = resolve_inputs(paths, demo=demo, instead="give --demo or --records FILE", part=part)
    else:
        inputs = resolve_inputs(paths, demo=demo, part=part) if paths or demo else []
    if settings.analyse and dask_address is None:
        _check_model(pipeline.model)
    folder = _folder(export_format, target, rows)
    write_to = (
        None
        if target is None or folder is not None
        else resolve_target(target, _sources(inputs, records_path))
    )
    if write_to is None and export_format.binder is not None and output.is_terminal():
        raise ExportError(f"{export_format.id} is no text for a terminal: name a file with -o")
    tasks: Iterable[Task] = each_article(inputs, pipes=jobs == 1 and dask_address is None)
    if records_path is not None:
        tasks = chain(tasks, read_records(records_path))
    total = len(inputs) if records_path is None else None
    executor = _executor(min(jobs, os.cpu_count() or 1), dask_address)
    if folder is not None:
        from reader.cli.export_folder import run_to_folder

        outcomes = run_to_folder(executor, tasks, settings, folder)
        try:
            return _finish(summarised(_with_progress(outcomes, total), whole=part is None), folder)
        except (KeyboardInterrupt, SystemExit):
            folder.stop()
            report(f"stopped: what is done is kept in {target}, and the next call goes on from there")
            raise
    outcomes = executor.run(tasks, settings)
    if write_to is not None or not output.is_terminal():  # else what is printed shows how it goes on
        outcomes = _with_progress(outcomes, total)
    outcomes = summarised(outcomes, whole=part is None)
    if write_to is not None:
        return _to_file(outcomes, write_to, export_format)
    return _to_stdout(outcomes, export_format)


def _check_model(name: str | None) -> None:
    """Without a language model nothing is exported, which is better said before the first file is read.
    Raises NoLanguageModel."""
    from reader.annotate.nlp import find_model

    try:
        find_model(name)
    except NoLanguageModel as e:
        raise NoLanguageModel(f"{e}; --no-analysis needs none") from e


def _chosen_format(id: str | None, rows: str | None, target: str | None, *, analysed: bool) -> ExportFormat:
    """The format that was asked for, or that the target's name says. Raises click.UsageError where the
    two disagree, where the name says one that there is not, and where there would be no rows."""
    named = format_of_name(target or "")
    if id is None and named is None and (suffix := Path(target or "").suffix):
        known = ", ".join(one for format in FORMATS.values() for one in format.suffixes[:1])
        raise click.UsageError(
            f"no format is written as {one_line(suffix)}: give --format, or a name that ends in {known}"
        )
    if id is not None and named is not None and named.id != id:
        raise click.UsageError(f"{target} is named as {named.id}, and --format asks for {id}")
    try:
        export_format = resolve_format(id or (named.id if named else "csv" if rows else "json"), rows)
    except ExportError as e:
        raise click.UsageError(str(e)) from e
    if not analysed and export_format.needs_analysis:
        raise click.UsageError("--no-analysis leaves nothing for these rows; --rows articles needs none")
    return export_format


def _folder(export_format: ExportFormat, target: str | None, rows: str | None) -> ParquetFolder | None:
    """The folder to fill, where the format is one of folders. Raises ExportError."""
    if not export_format.folder:
        return None
    if target is None:
        raise ExportError(f"{export_format.id} fills a folder: name it with -o")
    from reader.export.parquet_folder import ParquetFolder
    from reader.export.rows.kinds import KINDS

    return ParquetFolder(target, KINDS if rows is None else {rows: KINDS[rows]})


def _handle_termination() -> None:
    """On SIGTERM and SIGHUP, end the processes and remove the partial file, as Ctrl+C does."""

    def end(number: int, frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup stays nohup
            signal.signal(number, end)


def _sources(inputs: list[FileTask], records_path: str | None) -> list[Path]:
    """The files that are read, and so must not be overwritten."""
    return [*(task.path for task in inputs), *([Path(records_path)] if records_path else [])]


def _executor(jobs: int, dask_address: str | None) -> Executor:
    if dask_address is not None:
        from reader.batch.dask import DaskCluster

        return DaskCluster(dask_address, jobs)
    if jobs == 1:
        return InProcess()
    from reader.batch.local import ProcessPool

    return ProcessPool(jobs)


def _finish(outcomes: Iterable[Outcome], binder: Binder) -> int:
    good = bad = 0
    reported: set[str] = set()
    noted: Counter[str] = Counter()
    first: dict[str, str] = {}
    for outcome in outcomes:
        for note in outcome.notes:
            noted[note] += 1
            first.setdefault(note, outcome.file)
        if outcome.output is not None:
            binder.add(outcome.output)
            good += 1
        if outcome.error is not None:
            if outcome.error not in reported:  # a language model that is missing is missing for all
                report(outcome.error)
                reported.add(outcome.error)
            bad += 1
        if outcome.problem is not None and outcome.problem not in reported:  # the same for every file
            report(outcome.problem)
            reported.add(outcome.problem)
    binder.close()
    for note, times in noted.items():
        others = f" and {counted(times - 1, 'other article')}" if times > 1 else ""
        report(f"{first[note]}{others}: {note[0].lower()}{note[1:]}")
    if not bad:
        return Exit.OK
    return Exit.SOME_FAILED if good else Exit.FAILED


def _to_stdout(outcomes: Iterable[Outcome], export_format: ExportFormat) -> int:
    """Print each article at once; what is no text, in the end and as a whole."""
    if export_format.binder is None:
        return _finish(outcomes, export_format.text_binder(output.write))
    whole = BytesIO()
    code = _finish(outcomes, export_format.binder(whole))
    if code != Exit.FAILED:
        output.write_bytes(whole.getvalue())
    return code


def _to_file(outcomes: Iterable[Outcome], target: Path, export_format: ExportFormat) -> int:
    """Fill the target; where no article could be read, the old file stays."""
    codes: list[int] = []

    def fill(out: IO[bytes]) -> bool:
        codes.append(_finish(outcomes, export_format.bind(out)))
        return codes[-1] != Exit.FAILED

    save(target, fill)
    return codes[-1]


def _with_progress(outcomes: Iterator[Outcome], total: int | None) -> Iterator[Outcome]:
    many = None if total is not None and total <= FEW else total  # a file may hold any number
    return with_progress(outcomes, many, _shown, few=FEW)


def _shown(outcome: Outcome) -> str:
    return outcome.file if outcome.part is None else f"{outcome.file}, part {outcome.part.number}"
