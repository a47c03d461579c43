"""`newsreader` without an argument: the shelf, and back to it from every article that is opened there."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.batch.tasks import FileTask
from reader.cli.diagnostics import report
from reader.cli.options import PipelineOptions
from reader.cli.read import painted, reopen_keyboard
from reader.cli.reader_documents import document_of
from reader.errors import ReaderError
from reader.frozen import replace
from reader.model.span import Span
from reader.pipeline import Opened, Pipeline
from reader.store.index.database import index_file
from reader.store.index.finding import FoundPlace
from reader.store.index.kept_article import kept_article
from reader.store.index.listing import ShelfListing, list_shelf
from reader.store.index.rows import IndexedArticle
from reader.store.notebook.file import notebook_file
from reader.text.sanitise import file_name

if TYPE_CHECKING:
    from reader.ui.documents import Document
    from reader.ui.navigation.arrival import Arrival
    from reader.ui.screens.shelf import ShelfChoice
    from reader.ui.startup_state import StartupState

AROUND = 40  # characters on each side of a place by which it is found in a file that has changed


def first_listing() -> ShelfListing | None:
    """What stands on the shelf; None where there is no index, an empty one, or one that cannot be read, which
    is told."""
    if not index_file().exists():
        return None
    try:
        listing = list_shelf(index_file(), notebook=notebook_file())
    except ReaderError as e:
        report(f"{e}; 'newsreader add' builds it again from what was added")
        return None
    return listing if listing.size else None


def open_shelf(listing: ShelfListing) -> int:
    """Show the shelf and read what is chosen there until the user quits. Returns the exit code."""
    reopen_keyboard()
    config, pipeline = PipelineOptions().resolve()
    pipeline = pipeline.for_screens()
    from reader.ui.startup_state import read_startup_state
    from reader.ui.terminal.interpreter_tuning import tune_interpreter
    from reader.ui.terminal.shutdown_signals import handle_shutdown_signals

    row = 0
    tune_interpreter()
    while True:
        startup = read_startup_state(config, os.environ).on_terminal(os.environ)
        startup = startup._replace(keeps_versions=pipeline.cache is not None)
        with handle_shutdown_signals() as shutdown_signals:
            shutdown_signals.wait()
            from reader.ui.app import TO_SHELF
            from reader.ui.shelf_app import show_shelf

            end = show_shelf(
                listing,
                partial(list_shelf, index_file(), notebook=notebook_file()),
                startup,
                row=row,
                shutdown_signals=shutdown_signals,
            )
        if end.choice is None:
            return end.code
        code = _read(end.choice, startup, pipeline)
        if code != TO_SHELF:
            return code
        row = end.choice.row
        listing = _again(end.listing)


def _again(listing: ShelfListing) -> ShelfListing:
    """The same listing as it is now; as it was where the index cannot be read any more."""
    try:
        return list_shelf(index_file(), listing.typed, listing.collection, notebook=notebook_file())
    except ReaderError:
        return listing


def _read(choice: ShelfChoice, startup: StartupState, pipeline: Pipeline) -> int:
    """Read what was chosen, at its place. Returns the exit code, or TO_SHELF."""
    from reader.ui.features.background_analysis import BackgroundAnalysis
    from reader.ui.reading_session import ReadingSession
    from reader.ui.terminal.shutdown_signals import handle_shutdown_signals

    document, opened, arrival = open_choice(choice.article, choice.place, pipeline)
    session = ReadingSession(document, opened)
    session.place = arrival.span.start if arrival.span else startup.place_of(session.article)
    if arrival.span:
        startup = startup._replace(view_state=replace(startup.view_state, target=arrival.span))
    with (
        handle_shutdown_signals() as shutdown_signals,
        painted(session, startup, 1) as held,
        BackgroundAnalysis(pipeline.model) as analysis,
    ):
        shutdown_signals.wait()
        from reader.ui.app import run

        if not session.annotations.analysis.complete:
            analysis.warm()
        return run(
            (document,), session, startup, analysis,
            held=held, shutdown_signals=shutdown_signals, arrival=arrival,
        )  # fmt: skip


def open_choice(
    known: IndexedArticle, place: FoundPlace | None, pipeline: Pipeline
) -> tuple[Document, Opened, Arrival]:
    """An article of the index as the reader opens it: its file, or where that is gone or holds the article no
    more, the text that the index kept. Raises IndexFailure where even that is gone."""
    from reader.ui.navigation.arrival import Arrival

    back = "Esc goes back to the shelf."
    part = int(known.part) if known.part.isdigit() else 1
    task = FileTask(Path(known.path), Path(known.path).name, part)
    document = document_of(task, pipeline)
    try:
        opened = document.open()
    except ReaderError as e:
        why = "is gone" if not task.path.exists() else f"cannot be read ({e})"
    else:
        span = place_in(opened.article.text, place) if place and not place.in_title else None
        if span or not known.part or (known.part.isdigit() and opened.article.title == known.title):
            lost = place is not None and not place.in_title and span is None
            return (
                document,
                opened,
                Arrival(
                    f"The file has changed: these words are no more in it. {back}" if lost else back, span
                ),
            )
        why = "does not hold it as a page of its own"
    return _kept(known, place, document, f"{why}: this is the text that the index kept. {back}")


def _kept(
    known: IndexedArticle, place: FoundPlace | None, file: Document, why: str
) -> tuple[Document, Opened, Arrival]:
    from reader.ui.navigation.arrival import Arrival

    article = kept_article(index_file(), known.id)
    opened = Opened(article)
    document = file._replace(path=None, name=article.source.name, open=lambda: opened, siblings=None)
    span = Span(place.start, place.end) if place and not place.in_title else None
    return document, opened, Arrival(f"{file_name(Path(known.path).name)} {why}", span)


def place_in(text: str, place: FoundPlace) -> Span | None:
    """Where the words of a place stand in a text that may have changed since; None where they do not."""
    if text[place.start : place.end] == place.match:
        return Span(place.start, place.end)
    for around in (AROUND, 0):
        left = place.left[-around:] if around else ""
        at = text.find(left + place.match + place.right[:around])
        if at >= 0:
            return Span(at + len(left), at + len(left) + len(place.match))
    return None
