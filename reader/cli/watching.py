"""Waiting for files to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.cli.extras import needs_extra


def changes(paths: Sequence[str]) -> Iterator[set[str]]:
    """The paths that changed at or below `paths`, some at a time, until Ctrl+C. Raises click.UsageError."""
    with needs_extra("corpus", "--watch"):
        from watchfiles import watch

    for batch in watch(*paths, raise_interrupt=False):
        yield {path for _, path in batch}
