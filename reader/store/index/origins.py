"""What was added to the index, apart from it: from this list a lost or damaged index is built again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from reader.errors import IndexFailure
from reader.frozen import frozen
from reader.store.locks import entry_lock
from reader.store.safe_files import read_private, write_private

_MAX_BYTES = 8 * 1024 * 1024


@frozen
class Origin:
    """A path that was added: a file or a folder, or a file of `records`; into which collection."""

    path: str
    collection: str | None = None
    records: bool = False


def origins_file(index: Path) -> Path:
    """Where the list of the index at this path lies."""
    return index.with_name(f"{index.stem}-sources.json")


def read_origins(index: Path) -> tuple[Origin, ...]:
    """All that was added, in order; nothing where the list is missing or damaged."""
    data = read_private(origins_file(index), _MAX_BYTES)
    try:
        rows = json.loads(data) if data else []
        return tuple(
            Origin(str(path), None if name is None else str(name), bool(r)) for path, name, r in rows
        )
    except (ValueError, TypeError, RecursionError):
        return ()


def remember_origins(index: Path, added: tuple[Origin, ...]) -> None:
    """Put what is added to the list. Raises IndexFailure."""
    _change(index, lambda known: tuple(dict.fromkeys([*known, *added])))


def forget_origins(index: Path, collection: str | None) -> None:
    """Take what was added to a collection (None: everything) from the list. Raises IndexFailure."""
    _change(
        index, lambda known: tuple(o for o in known if collection is not None and o.collection != collection)
    )


def _change(index: Path, newer: Callable[[tuple[Origin, ...]], tuple[Origin, ...]]) -> None:
    path = origins_file(index)
    with entry_lock(path.with_suffix(".lock")):
        known = read_origins(index)
        changed = newer(known)
        if changed != known:
            rows = [[one.path, one.collection, one.records] for one in changed]
            if problem := write_private(path, json.dumps(rows).encode("ascii")):
                raise IndexFailure(problem)
