"""The words of the lines around a text that was copied or mailed."""

from __future__ import annotations

from functools import cache

from reader.text.data_files import word_lists


@cache
def edge_words(kind: str) -> tuple[str, ...]:
    """The words of a section of `data/edges.txt`, which says what they are."""
    return tuple(word_lists("reader.clean.dump", "edges.txt")[kind])
