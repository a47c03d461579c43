"""Libraries that are installed with an extra of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def needs_extra(extra: str, what: str) -> Iterator[None]:
    """Raise click.UsageError, with the command that installs it, where a library of `extra` is missing."""
    try:
        yield
    except ImportError as e:
        raise click.UsageError(f"{what} needs more: pip install 'newsreader-tui[{extra}]'") from e
