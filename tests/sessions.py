"""Which processes run in a session that a program under test has for itself."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def processes(session: int) -> list[int]:
    """The ids of those that are alive, in the session that the process with the id `session` leads."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, of = path.read_text().rpartition(")")[2].split()[:4]
            if state != "Z" and int(of) == session:
                found.append(int(path.parent.name))
    return found
