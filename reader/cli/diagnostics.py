"""Standard error and exit codes."""

from __future__ import annotations

import sys
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes. `SOME_FAILED`: several inputs were given and not all could be read."""

    OK = 0
    FAILED = 1
    USAGE = 2
    SOME_FAILED = 3
    INTERRUPTED = 130


def report(message: str) -> None:
    """Print one line for the user on standard error, safe for a terminal."""
    from reader.text.sanitise import one_line

    if sys.stderr is None:  # it was closed
        return
    try:
        print(f"newsreader: {one_line(message)}", file=sys.stderr)
    except OSError:
        return
