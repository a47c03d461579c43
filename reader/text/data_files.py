"""The data files of packages, in their folders `data`: one reader for each kind of file.

`importlib.resources` finds them too, but its import costs 10 ms before the first paint.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]


def data_path(package: str, name: str) -> Path:
    """Where the data file `name` of a package of this program, such as "reader.load", lies."""
    return _ROOT.joinpath(*package.split(".")[1:], "data", name)


def data_bytes(package: str, name: str) -> bytes:
    """The bytes of a data file."""
    return data_path(package, name).read_bytes()


def data_text(package: str, name: str) -> str:
    """The text of a data file."""
    return data_path(package, name).read_text("utf-8")


def data_lines(package: str, name: str) -> list[str]:
    """The lines of a data file, without blank ones and comments (`#`)."""
    return [line for line in data_text(package, name).splitlines() if line and not line.startswith("#")]


def data_json(package: str, name: str) -> Any:
    """What a JSON file holds."""
    import json

    return json.loads(data_text(package, name))


def data_toml(package: str, name: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    import tomllib

    return tomllib.loads(data_text(package, name))


def word_lists(package: str, name: str) -> dict[str, list[str]]:
    """Lists of words by section: `[name]`, then words separated by commas; `#` starts a comment.

    Takes a tenth of the time of TOML.
    """
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in data_text(package, name).splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words += [word for part in line.split(",") if (word := part.strip())]
    return found


@cache
def word_set(package: str, name: str, section: str) -> frozenset[str]:
    """The words of one section of a file that `word_lists` reads. Raises KeyError where there is none."""
    return _word_sets(package, name)[section]


@cache
def _word_sets(package: str, name: str) -> dict[str, frozenset[str]]:
    return {section: frozenset(words) for section, words in word_lists(package, name).items()}


@cache
def named_lists(package: str, name: str) -> dict[str, list[str]]:
    """The lists of a data file that holds one a line: its name, then its items, between spaces."""
    rows = (line.split() for line in data_lines(package, name))
    return {row[0]: row[1:] for row in rows}


def holds_line(text: str, line: str) -> bool:
    """Whether `line` is one of the sorted lines of `text`; comment lines do not count.

    A binary search in the text itself: a set of 30,000 lines takes 4 MB, and as many milliseconds.
    """
    low, high = 0, len(text)
    while low < high:
        start = max(low, text.rfind("\n", low, (low + high) // 2) + 1)
        end = text.find("\n", start, high)
        end = end if end >= 0 else high
        found = text[start:end]
        if found == line:
            return line[:1] not in ("", "#")
        low, high = (end + 1, high) if found < line else (low, start)
    return False
