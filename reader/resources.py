"""Data files beside the code. `importlib.resources` finds them too, but costs 10 ms at the first paint."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parent


def files(package: str) -> Path:
    """The folder of a package of this program, such as "reader.load"."""
    return _ROOT.joinpath(*package.split(".")[1:])


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
