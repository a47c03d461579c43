"""Packages that only some work needs: asked for by name when that work begins."""

from __future__ import annotations

from importlib.util import find_spec

from reader.errors import MissingExtra


def require(extra: str, what: str, *modules: str) -> None:
    """Raises MissingExtra, which names the extra to install, where one of its modules is not there. `what` is
    the work that needs it, as the beginning of a sentence: 'a Dask cluster'."""
    if any(find_spec(module) is None for module in modules):
        raise MissingExtra(f"{what} needs more packages: pip install 'newsreader-tui[{extra}]'")
