"""The articles that a run was asked to open; each is loaded when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.named_tuple import NamedTuple
from reader.pipeline import Opened


class StatedFacts(NamedTuple):
    """What a file says of one of its articles: for the list, until the article is opened."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    words: int | None = None


NOTHING_STATED = StatedFacts()


class Document(NamedTuple):
    """One article to read. `open` loads and cleans it and raises ReaderError.

    `path` is the file to watch for changes, or None for standard input and the demonstration; `name` is
    safe to print. `keep` keeps a whole analysis for the next opening, and says in words what went wrong;
    `kept` is what was kept of an earlier version. `states_day`: whether the article says itself when it was
    published; where not, `give_day` remembers the day that the person gives. `part` is the article's number
    in its file, `siblings` finds all articles of that file, itself too, and raises ReaderError where it is
    damaged; `stated` is what the file says of the article, safe to print, before it was opened. `another`
    makes the document of another file, or of the article of this number in it.
    """

    path: Path | None
    name: str
    open: Callable[[], Opened]
    keep: Callable[[Article, Analysis], str | None] = lambda article, analysis: None
    kept: Callable[[Article], Analysis | None] = lambda article: None
    states_day: Callable[[Article], bool] = lambda article: article.published is not None
    give_day: Callable[[Article, str], None] = lambda article, day: None
    part: int = 1
    siblings: Callable[[], Iterator[Document]] | None = None
    stated: StatedFacts | None = None
    another: Callable[[Path, int], Document] | None = None

    @property
    def address(self) -> tuple[Path | None, int]:
        """Where the article lies: its file, None for none, and its number there."""
        return self.path and self.path.absolute(), self.part
