"""The index on the command line: opened for a command, and the options that many commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from reader.cli.options import Decorated
from reader.store.index.database import DamagedIndex, index_file, set_aside
from reader.store.index.reading import IndexReader


@contextmanager
def reading_index() -> Iterator[IndexReader]:
    """The index, to be read. A damaged one is set aside, and the error says how it is built again.

    Raises IndexFailure.
    """
    path = index_file()
    try:
        reader = IndexReader(path)
        try:
            yield reader
        finally:
            reader.close()
    except DamagedIndex as e:
        aside = set_aside(path)
        raise DamagedIndex(f"{e}; it is kept as {aside.name}, and 'newsreader add' builds it again") from e


def into_option(command: Decorated) -> Decorated:
    """`--into`: a collection instead of the whole index."""
    return click.option("--into", metavar="NAME", help="Of the collection NAME alone.")(command)


def period_options(command: Decorated) -> Decorated:
    """`--since` and `--until`: days of publication."""
    until = click.option(
        "--until", metavar="DAY", default="", help="Published on DAY, a month or a year, or before."
    )
    since = click.option(
        "--since", metavar="DAY", default="", help="Published on DAY, a month or a year, or after."
    )
    return since(until(command))
