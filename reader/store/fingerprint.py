"""Fingerprints of what results are computed with: a change makes older cache entries unused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reader.text.digest import sha256

# packages that results are computed with: rules, tables and weights
_PARTS = ("model", "text", "numerics", "load", "markup", "clean", "annotate")
_LIBRARIES = ("spacy", "lxml", "readability", "trafilatura", "markdownify", "markdown_it", "ftfy")


@cache
def pipeline_fingerprint() -> str:
    """A hash of the name, size and time of every file of the pipeline and of the libraries' first files.

    Content is not read: this runs at each opening, and takes a millisecond or two.
    """
    package = Path(__file__).parent.parent
    marks = [mark for part in _PARTS for mark in sorted(_walk(str(package / part)))]
    marks += [model_fingerprint(name) for name in _LIBRARIES]
    return sha256("\n".join(marks).encode("utf-8", "replace"))


def model_fingerprint(name: str) -> str:
    """The mark of an installed package, or of the folder of a language model."""
    folder = Path(name)
    if not folder.is_dir():
        try:
            found = find_spec(name)
        except (ImportError, ValueError):
            found = None
        if found is None or found.origin is None:
            return f"{name} is not there"
        folder = Path(found.origin).parent
    return " ".join([name, *(_mark(str(folder / first)) for first in ("meta.json", "__init__.py"))])


def _walk(folder: str) -> Iterator[str]:
    waiting = [folder]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield _mark(entry.path)


def _mark(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - a hundred paths at each opening
    except OSError:
        return f"{path} is not there"
    return f"{path} {status.st_size} {status.st_mtime_ns}"
