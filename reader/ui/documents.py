"""The articles that a run was asked to open; each is loaded when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.pipeline import Opened


class Document(NamedTuple):
    """One article to read. `open` loads and cleans it and raises ReaderError.

    `path` is the file to watch for changes, or None for standard input and the demonstration;
    `name` is safe to print. `keep` keeps a whole analysis for the next opening, and says in words what went
    wrong.
    """

    path: Path | None
    name: str
    open: Callable[[], Opened]
    keep: Callable[[Article, Analysis], str | None] = lambda article, analysis: None
