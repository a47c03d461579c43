"""What the reader is asked to open: articles that are read when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reader.model.analysis import Analysis
from reader.model.article import Article


class Document(NamedTuple):
    """One article to read. `open` loads and cleans it and raises ReaderError.

    `path` is the file to watch for changes, or None for standard input and the demonstration;
    `name` is safe to print. `recall` gives the whole analysis that was kept at an earlier opening, if
    there is one: then no worker is needed. `remember` keeps one, and says in words what went wrong.
    """

    path: Path | None
    name: str
    open: Callable[[], Article]
    recall: Callable[[Article], Analysis | None] = lambda article: None
    remember: Callable[[Article, Analysis], str | None] = lambda article, analysis: None
