"""`newsreader FILE`: open articles in the reader."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader import service
from reader.batch.tasks import FileTask
from reader.cli import output
from reader.cli.diagnostics import Exit, complain
from reader.cli.inputs import named
from reader.cli.options import cache_option, clean_option, config_option, demo_option, model_option, settle
from reader.digest import sha256
from reader.load.sanitise import file_name
from reader.model.article import Article

if TYPE_CHECKING:
    from reader.config import Config
    from reader.load.source import File
    from reader.ui.beginning import Beginning
    from reader.ui.documents import Document
    from reader.ui.first_paint.terminal import Held
    from reader.ui.sitting import Sitting

IN_BROWSER = "TEXTUAL_DRIVER" in os.environ  # set by `newsreader serve`: there is a screen, but no terminal


@click.command("read", short_help="Open articles in the reader; meant when no command is named.")
@click.argument("paths", metavar="FILE...", nargs=-1)
@click.option("--theme", metavar="NAME", help="Start with this theme; Ctrl+p lists them.")
@click.option(
    "--width", metavar="CELLS", type=click.IntRange(40, 120), help="Width of the text column in cells."
)
@click.option("--linear", is_flag=True, help="Plain lines with [QUOTE name] markers, for screen readers.")
@demo_option
@clean_option
@model_option
@cache_option
@config_option
def command(
    paths: tuple[str, ...],
    theme: str | None,
    width: int | None,
    linear: bool,
    demo: bool,
    no_clean: bool,
    model: str | None,
    no_cache: bool,
    config_path: str | None,
) -> int:
    """Open articles in the reader (the command that is meant when none is named).

    When standard output is no terminal, the article is printed instead.
    """
    config, options = settle(config_path, no_clean=no_clean, model=model, no_cache=no_cache)
    tasks = named(paths, demo=demo)
    if linear or not (output.is_terminal() or IN_BROWSER):
        from reader.cli.show import Wish, show

        return show(tasks, config, options, Wish(linear=linear, width=width))
    config = config._replace(theme=theme or config.theme, width=width or config.width)
    options = service.for_screens(options)
    from reader.ui.documents import Document

    documents = tuple(
        Document(
            path=_watched(task),
            name=file_name(task.shown),
            open=partial(service.open_for_screen, task.path, options),
            recall=partial(service.recall, options=options),
            remember=partial(service.remember, options=options),
        )
        for task in tasks
    )
    return _read(documents, tasks[0].path, config, options)


def _read(documents: tuple[Document, ...], path: Path, config: Config, options: service.Options) -> int:
    """Paint the first screen, and only then load what takes long: the rest of a large text, the toolkit, and
    the language model in a process of its own."""
    gc.disable()  # until the first paint: much is made now, and hardly any of it is garbage
    file = service.read_file(path)  # what is wrong with it is a plain line
    if not IN_BROWSER:
        _take_back_the_keyboard()
    from reader.ui.analysing import Analyst
    from reader.ui.beginning import begin
    from reader.ui.first_paint.ending import hearing
    from reader.ui.sitting import Sitting
    from reader.ui.startup import lighten

    beginning = begin(config, os.environ)
    part = _preview(file, beginning, options)
    seen = sitting = Sitting(documents[0], part or service.open_read(file, options), part=part is not None)
    seen.place = beginning.place_of(seen.article)
    with (
        hearing() as ending,
        _painted(seen, beginning, len(documents)) as held,
        Analyst(options.model) as analyst,
    ):
        if part:
            sitting = Sitting(documents[0], service.open_read(file, options))
            sitting.glance(seen.glanced)  # what is highlighted stays so
        del file, part, seen
        ending.wait()
        lighten()
        from reader.ui.app import run

        if not sitting.finds.analysis.complete:
            analyst.warm()
        return run(documents, sitting, beginning, analyst, held=held, ending=ending)


def _preview(file: File, beginning: Beginning, options: service.Options) -> Article | None:
    """The beginning of a large text, unless it was left further on."""
    part = service.preview(file, options)
    places = beginning.memory.places
    return None if part and places and sha256(file.data) in places else part


def _painted(sitting: Sitting, beginning: Beginning, articles: int) -> AbstractContextManager[Held | None]:
    if IN_BROWSER or os.name != "posix":
        return nullcontext()
    from reader.ui.first_paint.paint import first_paint

    return first_paint(sitting, beginning, articles)


def _watched(task: FileTask) -> Path | None:
    """The file to watch for changes: none when the article came through standard input."""
    return None if str(task.path) == service.STDIN else task.path


def _take_back_the_keyboard() -> None:
    """Where standard input is no terminal, since an article came through it, say, or is closed, read the keys
    from the terminal itself."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        complain("there is no terminal to read keys from: save the article to a file, or add --linear")
        raise SystemExit(Exit.FAILED) from None
    if terminal != 0:  # it is where standard input was closed
        os.dup2(terminal, 0)
        os.close(terminal)
    if sys.stdin is None:
        sys.stdin = sys.__stdin__ = os.fdopen(0, closefd=False)  # type: ignore[misc]  # of the toolkit
