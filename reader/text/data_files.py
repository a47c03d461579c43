"""Data files beside the code. `importlib.resources` finds them too, but costs 10 ms at the first paint."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent.parent


def files(package: str) -> Path:
    """The folder of a package of this program, such as "reader.load"."""
    return _ROOT.joinpath(*package.split(".")[1:])


def data_lines(package: str, name: str) -> list[str]:
    """The lines of the file `name` in a package's folder `data`, without blank ones and comments (`#`)."""
    lines = (files(package) / "data" / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def named_lists(package: str, name: str) -> dict[str, list[str]]:
    """The lists of a data file that holds one a line: its name, then its items, between spaces."""
    rows = (line.split() for line in data_lines(package, name))
    return {row[0]: row[1:] for row in rows}


def holds_line(text: str, line: str) -> bool:
    """Whether one of the sorted lines of `text` is `line`; comments above them are none.

    It is searched for where it would stand: a set of 30,000 lines takes 4 MB, and as many milliseconds.
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


def word_lists(path: Path) -> dict[str, list[str]]:
    """Lists of words by section: `[name]`, then words parted by commas; `#` starts a comment.

    At a tenth of the time that TOML takes to read.
    """
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words += [word for part in line.split(",") if (word := part.strip())]
    return found
