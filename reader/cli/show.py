"""`newsreader show`: the cleaned article on standard output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from reader.batch.file_articles import each_article
from reader.batch.tasks import FailedTask, FileTask, PartTask, Task, path_of
from reader.cli import output
from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import resolve_inputs
from reader.cli.options import (
    PipelineOptions,
    as_found_option,
    cache_option,
    clean_option,
    config_option,
    demo_option,
    local_option,
    map_option,
    model_option,
    part_option,
    pipeline_options,
    published_option,
)
from reader.cli.part_summaries import PartSummaries
from reader.config import Config
from reader.errors import ReaderError, wrap_internal_errors
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.notebook_state import NO_NOTEBOOK, NotebookState
from reader.model.part_lengths import length_of
from reader.named_tuple import NamedTuple
from reader.pipeline import Opened, Pipeline, corrected, quick_pass


class ShowOptions(NamedTuple):
    """What of an article is printed, and how: its page, the evidence for quote `quote_number`, its
    `questions`, a `plot` of what can be drawn, `linear` lines, or what it can `say` aloud. `width` counts
    cells; `color` is auto, always or never; `as_found`: without the person's corrections."""

    with_cut: bool = False
    quote_number: int | None = None
    linear: bool = False
    questions: bool = False
    plot: bool = False
    say: bool = False
    no_analysis: bool = False
    width: int | None = None
    color: str = "auto"
    as_found: bool = False

    @property
    def needs_analysis(self) -> bool:
        """On a plain page no highlight would be seen, so none is looked for."""
        return not (self.no_analysis or self.say) and (
            self.questions
            or self.plot
            or self.linear
            or self.quote_number is not None
            or output.wants_color(self.color)
        )


@click.command("show", short_help="Print an article with its highlights.")
@click.argument("paths", metavar="FILE...", nargs=-1)
@click.option("--cut", "with_cut", is_flag=True, help="Show what cleaning removed, in place, with reasons.")
@click.option(
    "--why", "quote_number", metavar="N", type=click.IntRange(1), help="Explain the article's quote number N."
)
@click.option("--linear", is_flag=True, help="Plain lines with [QUOTE name] markers, for screen readers.")
@click.option("--questions", is_flag=True, help="Print what a fact-checker would ask about the article.")
@click.option("--plot", is_flag=True, help="Draw shares of speech, figures of one unit, and dates.")
@click.option("--say", is_flag=True, help="Read it aloud, through the system's program that speaks.")
@click.option("--no-analysis", is_flag=True, help="No names and speakers; no language model is loaded.")
@click.option("--width", metavar="CELLS", type=click.IntRange(20, 1000), help="Width of the page in cells.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@part_option
@local_option
@map_option
@as_found_option
@demo_option
@pipeline_options(published_option, clean_option, model_option, cache_option, config_option)
def command(
    paths: tuple[str, ...],
    demo: bool,
    allow_local: bool,
    part: int | None,
    options: PipelineOptions,
    **how: Any,
) -> int:
    """Print the cleaned article with its highlights (plain text when it is piped)."""
    config, pipeline = options.resolve()
    return show(
        resolve_inputs(paths, demo=demo, part=part, allow_local=allow_local),
        config,
        pipeline,
        ShowOptions(**how),
    )


def show(tasks: Sequence[FileTask], config: Config, pipeline: Pipeline, options: ShowOptions) -> int:
    """Print every input; one that cannot be read is reported and does not stop the others."""
    for problem in config.problems:
        report(problem)
    pipeline = pipeline.for_screens()
    failed = number = 0
    summaries = PartSummaries(whole=all(task.part is None for task in tasks))
    for number, task in enumerate(each_article(tasks)):
        try:
            opened = _opened(task, pipeline)
            article = opened.article
            summaries.add(task.shown, article.source.part, length_of(article.text))
            _report_notes(article, article.notes)
            told = _told(opened, pipeline, options, path_of(task))
            if number:
                rule = f"{'═' * (options.width or output.page_width())}\n\n"
                output.write(rule if options.quote_number is None and not options.linear else "\n")
            with wrap_internal_errors(article.source.name):
                _print(article, told, options)
        except ReaderError as e:
            report(str(e))
            failed += 1
    summaries.end()
    if not failed:
        return Exit.OK
    return Exit.FAILED if failed == number + 1 else Exit.SOME_FAILED


def _opened(task: Task, pipeline: Pipeline) -> Opened:
    match task:
        case FileTask():
            return pipeline.open_for_screen(task.path, task.part or 1)
        case PartTask():
            return pipeline.open_part_for_screen(task.file, task.found)
        case _:
            raise ReaderError(task.error if isinstance(task, FailedTask) else f"{task.shown}: is a record")


class _Told(NamedTuple):
    """What is told of an article: the `analysis` as the person corrected it in their `notebook`, and as it
    was `found`; None where nothing of theirs was looked for."""

    analysis: Analysis
    found: Analysis | None = None
    notebook: NotebookState = NO_NOTEBOOK


def _told(opened: Opened, pipeline: Pipeline, options: ShowOptions, file: Path | None) -> _Told:
    """All there is to find, as the person corrected it; without a language model, what needs none; nothing
    where nothing of it is printed."""
    if not options.needs_analysis:
        return _Told(quick_pass(opened.article) if options.plot else Analysis())
    analysis = _found(opened, pipeline)
    if options.as_found:
        return _Told(analysis)
    try:
        notebook, problem = pipeline.notebook_of(opened.article, file)
    except ReaderError as e:
        report(str(e))
        return _Told(analysis)
    if problem is not None:
        report(problem)
    return _Told(corrected(opened.article, analysis, notebook), analysis, notebook)


def _found(opened: Opened, pipeline: Pipeline) -> Analysis:
    try:
        analysis, problem = pipeline.analyse(opened)
    except ReaderError as e:
        report(str(e))
        return quick_pass(opened.article)
    if problem is not None:
        report(problem)
    _report_notes(opened.article, analysis.notes)
    return analysis


def _report_notes(article: Article, notes: Iterable[str]) -> None:
    for note in notes:
        report(f"{article.source.name}: {note[:1].lower()}{note[1:]}")


def _print(article: Article, told: _Told, options: ShowOptions) -> None:
    analysis = told.analysis
    if options.quote_number is not None:
        from reader.evidence import explain_number

        why = explain_number(article, analysis, options.quote_number, told.found, told.notebook)
        output.write(why + "\n")
    elif options.questions:
        from reader.cli.questions import questions_text

        output.write(questions_text(article, analysis, options.width or output.page_width()))
    elif options.plot:
        from reader.cli.plotted import print_plots

        print_plots(article, analysis, options.width or output.page_width(), options.color)
    elif options.say:
        from reader.cli.say import say

        say(article)
    elif options.linear:
        from reader.export.linear import linear

        output.write(linear(article, analysis, options.width))
    elif not output.wants_color(options.color):
        from reader.render.plain_page import plain_page

        output.write(plain_page(article, options.width or output.page_width(), with_cut=options.with_cut))
    else:
        from reader.cli.styled_page import page

        output.print_renderable(
            page(article, analysis, with_cut=options.with_cut), width=options.width, color=options.color
        )
