"""Waiting for files to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.extras import require


def changes(paths: Sequence[str]) -> Iterator[set[str]]:
    """The paths that changed at or below `paths`, some at a time. Raises MissingExtra; Ctrl+C passes."""
    require("corpus", "--watch", "watchfiles")
    from watchfiles import watch

    for batch in watch(*paths, raise_interrupt=True):
        yield {path for _, path in batch}
