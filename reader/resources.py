"""Data files beside the code. `importlib.resources` finds them too, but costs 10 ms at the first paint."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parent


def files(package: str) -> Path:
    """The folder of a package of this program, such as "reader.load"."""
    return _ROOT.joinpath(*package.split(".")[1:])
