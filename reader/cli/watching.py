"""Waiting for files to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.extras import require

BEGUN = 500  # milliseconds after which watching has begun


def changes(paths: Sequence[str]) -> Iterator[set[str]]:
    """The paths that changed at or below `paths`, some at a time; first of all none, when watching has begun:
    what changed before is to be looked for then. Raises MissingExtra; Ctrl+C passes."""
    require("corpus", "--watch", "watchfiles")
    from watchfiles import watch

    begun = False
    for batch in watch(*paths, raise_interrupt=True, rust_timeout=BEGUN, yield_on_timeout=True):
        if not begun:
            begun = True
            yield set()
        if batch:
            yield {path for _, path in batch}
