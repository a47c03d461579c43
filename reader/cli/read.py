"""`newsreader FILE`: open articles in the reader."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from reader.batch.tasks import FileTask
from reader.cli import output
from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import resolve_inputs
from reader.cli.options import (
    PipelineOptions,
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
from reader.cli.reader_documents import document_of
from reader.model.article import Article
from reader.pipeline import Opened, Pipeline, read_file
from reader.text.digest import sha256

if TYPE_CHECKING:
    from reader.config import Config
    from reader.load.source import File
    from reader.store.place_excerpts import PlaceExcerpt
    from reader.ui.documents import Document
    from reader.ui.reading_session import ReadingSession
    from reader.ui.startup_state import StartupState
    from reader.ui.terminal.held_terminal import HeldTerminal

IN_BROWSER = "TEXTUAL_DRIVER" in os.environ  # set by `newsreader serve`: a screen without a terminal


@click.command("read", short_help="Open articles in the reader; meant when no command is named.")
@click.argument("paths", metavar="FILE...", nargs=-1)
@click.option("--theme", metavar="NAME", help="Start with this theme; Ctrl+p lists them.")
@click.option(
    "--width", metavar="CELLS", type=click.IntRange(40, 120), help="Width of the text column in cells."
)
@click.option("--say", is_flag=True, help="Read aloud, through the system's program that speaks.")
@click.option("--linear", is_flag=True, help="Plain lines with [QUOTE name] markers, for screen readers.")
@part_option
@local_option
@map_option
@demo_option
@pipeline_options(published_option, clean_option, model_option, cache_option, config_option)
def command(
    paths: tuple[str, ...],
    theme: str | None,
    width: int | None,
    linear: bool,
    say: bool,
    demo: bool,
    allow_local: bool,
    part: int | None,
    options: PipelineOptions,
) -> int:
    """Open articles in the reader (the command that is meant when none is named).

    When standard output is no terminal, the article is printed instead.
    """
    config, pipeline = options.resolve()
    tasks = resolve_inputs(paths, demo=demo, part=part, allow_local=allow_local)
    if linear or say or not (output.is_terminal() or IN_BROWSER):
        from reader.cli.show import ShowOptions, show

        return show(tasks, config, pipeline, ShowOptions(linear=linear, say=say, width=width))
    config = config._replace(theme=theme or config.theme, width=width or config.width)
    pipeline = pipeline.for_screens()
    documents = tuple(document_of(task, pipeline) for task in tasks)
    return _read(documents, tasks[0], config, pipeline)


def _read(documents: tuple[Document, ...], task: FileTask, config: Config, pipeline: Pipeline) -> int:
    """Paint the first screen, and only then load what takes long: the rest of a large text, the toolkit, and
    the language model in a child process."""
    gc.disable()  # until the first paint: many objects are made now, and hardly any is garbage
    file = read_file(task.path)  # before the screen opens, so that an error is a plain line
    if not IN_BROWSER:
        reopen_keyboard()
    from reader.ui.features.background_analysis import BackgroundAnalysis
    from reader.ui.reading_session import ReadingSession
    from reader.ui.startup_state import read_startup_state
    from reader.ui.terminal.interpreter_tuning import tune_interpreter
    from reader.ui.terminal.shutdown_signals import handle_shutdown_signals

    startup = read_startup_state(config, os.environ).on_terminal(os.environ)
    startup = startup._replace(keeps_versions=pipeline.cache is not None)
    near = _left_at(file, startup) if task.part in (None, 1) else None
    start = near.article if near else _preview(file, startup, pipeline) if task.part in (None, 1) else None
    opened = Opened(start) if start else pipeline.open_file_for_screen(file, task.part or 1)
    seen = session = ReadingSession(documents[0], opened, part=start is not None, excerpt=near)
    seen.place = near.place - near.start if near else startup.place_of(seen.article)
    with (
        handle_shutdown_signals() as shutdown_signals,
        painted(seen, startup, len(documents)) as held,
        BackgroundAnalysis(pipeline.model) as analysis,
    ):
        if start:
            session = ReadingSession(documents[0], pipeline.open_file_for_screen(file, task.part or 1))
            session.place = startup.place_of(session.article)
            session.quick_pass(seen.quick_passed)  # what is highlighted stays so
        del file, start, opened, seen, near
        shutdown_signals.wait()
        tune_interpreter()
        from reader.ui.app import run

        if not session.annotations.analysis.complete:
            analysis.warm()
        return run(documents, session, startup, analysis, held=held, shutdown_signals=shutdown_signals)


def _left_at(file: File, startup: StartupState) -> PlaceExcerpt | None:
    """What stood where the user left a large file; None where that is not known."""
    from reader.store import place_excerpts

    if len(file.data) < place_excerpts.LEAST or not startup.memory.places:
        return None
    digest = sha256(file.data)
    known = digest in startup.memory.places
    near = place_excerpts.load(place_excerpts.excerpts_file(), digest) if known else None
    return near if near and near.place == startup.memory.places[digest] else None


def _preview(file: File, startup: StartupState, pipeline: Pipeline) -> Article | None:
    """The beginning of a large text, unless the user left it further on."""
    part = pipeline.preview(file)
    places = startup.memory.places
    return None if part and places and sha256(file.data) in places else part


def painted(
    session: ReadingSession, startup: StartupState, articles: int
) -> AbstractContextManager[HeldTerminal | None]:
    """The terminal with the first screen of a session on it; None where that cannot be."""
    if IN_BROWSER or os.name != "posix":
        return nullcontext()
    from reader.ui.terminal.first_paint import first_paint

    return first_paint(session, startup, articles)


def reopen_keyboard() -> None:
    """Read the keys from the terminal itself where standard input is none (an article came through it, say)
    or is closed."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        report("there is no terminal to read keys from: save the article to a file, or add --linear")
        raise SystemExit(Exit.FAILED) from None
    if terminal != 0:  # it is 0 where standard input was closed
        os.dup2(terminal, 0)
        os.close(terminal)
    if sys.stdin is None:
        sys.stdin = sys.__stdin__ = os.fdopen(0, closefd=False)  # type: ignore[misc]  # of the toolkit
