"""The words of dates, read once from the files beside this module."""

from __future__ import annotations

from functools import cache

from reader.text.data_files import data_lines


def _lines(name: str) -> dict[str, list[str]]:
    rows = (line.split() for line in data_lines(__package__, name))
    return {row[0]: row[1:] for row in rows}


@cache
def numbers(name: str) -> dict[str, int]:
    """A list of `words.txt`: words and the numbers they stand for."""
    pairs = (pair.split("=") for pair in _lines("words.txt")[name])
    return {word: int(value) for word, value in pairs}


@cache
def words(name: str) -> frozenset[str]:
    """A list of `lists.txt`."""
    return frozenset(_lines("lists.txt")[name])
