"""What stood around the place at which a large article was left: painted again before the whole is loaded.

It can be thrown away at any time; the place itself is in the session memory.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from reader.frozen import frozen
from reader.model.article import Article
from reader.model.codec import from_plain, to_sparse
from reader.store.safe_files import read_private, write_private
from reader.user_folders import cache_folder

LEAST = 1 << 20
"""Bytes of a file from which an excerpt pays: smaller ones load within a frame."""
MOST = 12
"""Articles of which an excerpt is kept; those left last stay."""
MAX_BYTES = 2_000_000


@frozen
class PlaceExcerpt:
    """A stretch of an article as an `article` of its own. `start` is where it begins in the whole, `place`
    where the reader was, both code points of a text of `length`; `paragraph` is the number there, of
    `paragraphs`."""

    article: Article
    start: int
    place: int
    length: int
    paragraph: int
    paragraphs: int


def excerpts_file() -> Path:
    """Where the excerpts are stored."""
    return cache_folder() / "places.json"


def load(path: Path, sha256: str) -> PlaceExcerpt | None:
    """The excerpt of the file with this hash; None if there is none, or it is damaged."""
    found = _all(path).get(sha256)
    try:
        excerpt = None if found is None else from_plain(PlaceExcerpt, found)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    inside = excerpt is not None and 0 <= excerpt.place - excerpt.start < len(excerpt.article.text)
    return excerpt if inside else None


def update(path: Path, excerpts: Mapping[str, PlaceExcerpt]) -> None:
    """Keep these, by the hash of their files, in the place of older ones; nothing is lost with them."""
    if excerpts:
        kept = {key: value for key, value in _all(path).items() if key not in excerpts}
        kept |= {key: to_sparse(excerpt) for key, excerpt in excerpts.items()}
        write_private(path, json.dumps(dict(list(kept.items())[-MOST:])).encode())


def _all(path: Path) -> dict[str, object]:
    data = read_private(path, MAX_BYTES)
    try:
        raw = json.loads(data) if data else {}
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}
