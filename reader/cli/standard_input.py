"""Whether an article comes through standard input."""

from __future__ import annotations

import os
import stat
import sys


def is_piped() -> bool:
    """Whether standard input is a pipe or a file. A terminal is neither, nor is a device such as /dev/null,
    which is standard input in a scheduled job, say."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):  # closed, or no real file
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)
