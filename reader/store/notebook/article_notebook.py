"""The notebook of one article that is open: its state in this text, and what is added to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.errors import NotebookError
from reader.model.article import Article, SourceFormat, SourceInfo
from reader.model.notebook import Entry, NotebookEvent, Redo, Undo
from reader.model.notebook_state import Kept, NotebookState
from reader.notebook.document_comments import comment_events
from reader.notebook.replay import replay
from reader.store.notebook.known_again import KnownArticle, known_article
from reader.store.notebook.notebook import ArticleCard, Notebook, card_of, version_digest
from reader.store.notebook.own_name import own_author, own_machine


def read_state(path: Path, article: Article, file: Path | None = None) -> tuple[NotebookState, str | None]:
    """What stands in the notebook at `path` about an article in `file`; and where it was damaged and had
    to be set aside, that in words. Raises NotebookError."""
    notebook = Notebook(path, own_author(), own_machine())
    try:
        state = ArticleNotebook(notebook, article, file).state
        return state, notebook.problem
    finally:
        notebook.close()


def state_of(notebook: Notebook, card: ArticleCard) -> tuple[Article, NotebookState]:
    """What stands about an article of the notebook whose file is not at hand, in its last version that was
    kept; in none, where none was. Raises NotebookError."""
    versions = notebook.versions(card.identity)
    article = notebook.version(card.identity, versions[-1].sha256) if versions else None
    if article is None:
        nothing = SourceInfo(card.title or card.identity, SourceFormat.TEXT, "utf-8", 0, "")
        article = Article(nothing, "", (), title=card.title, url=card.url)
    return article, replay(notebook.events(card.identity), article.text, notebook.author)


def read_earlier(path: Path, article: Article, file: Path | None = None) -> Article | None:
    """The last version of an article that was opened and is another one than this, as the notebook at `path`
    keeps it; None where it keeps none. Raises NotebookError."""
    notebook = Notebook(path, own_author(), own_machine())
    try:
        identity, here = known_article(notebook, article, file).card.identity, version_digest(article)
        others = [one for one in notebook.versions(identity) if one.sha256 != here]
        return notebook.version(identity, others[-1].sha256) if others else None
    finally:
        notebook.close()


class ArticleNotebook:
    """What was done with `article`, and what is added now. Raises NotebookError where it cannot be read.

    What cannot be written counts until the program ends: it is on the screen, and the person is told.
    """

    def __init__(
        self, notebook: Notebook, article: Article, file: Path | None = None, *, asked: bool = True
    ) -> None:
        """`file` is where the article was read. Unless `asked`, nothing is read of the notebook. `other` is
        the identity of another text that the file held before, `replaced` counts what was done with that."""
        self._notebook, self._article = notebook, article
        self.card, self.other = (
            known_article(notebook, article, file) if asked else KnownArticle(card_of(article))
        )
        self._events: list[NotebookEvent] = [*notebook.events(self.card.identity)] if asked else []
        before = notebook.events(self.other) if self.other else ()
        self.replaced = sum(event.kind != "place" for event in before)
        self._unwritten: list[NotebookEvent] = []
        self._known: dict[str, Kept[Any]] = {}
        self._state: NotebookState | None = None

    @property
    def state(self) -> NotebookState:
        """What stands now."""
        if self._state is None:
            self._state = replay(self._events, self._article.text, self._notebook.author, self._known)
        return self._state

    def add(self, entry: Entry) -> str | None:
        """Add an entry. Returns in words why it could not be saved, or None."""
        self._events.append(event := self._notebook.event(entry))
        self._unwritten.append(event)
        self._state = None
        return self._write()

    @property
    def article(self) -> Article:
        """The article that it is about."""
        return self._article

    @property
    def left(self) -> int:
        """How many events could not be written so far."""
        return len(self._unwritten)

    def write_left(self) -> bool:
        """Try to write what could not be written so far; whether nothing is left."""
        return not self._unwritten or self._write() is None

    def _write(self) -> str | None:
        try:
            self._notebook.write(self.card, self._unwritten)
        except NotebookError as e:
            return str(e)
        self._unwritten.clear()
        return None

    def take_in_comments(self, *, kept: bool) -> None:
        """Add the comments of the document as notes of those who wrote them, unless they are there; `kept`
        says whether they are written to the file too; what cannot be is written with the next entry."""
        if not self._article.comments:
            return
        known = {event.id for event in self._events}
        made = self._notebook.now()
        new = [event for event in comment_events(self._article, made) if event.id not in known]
        self._events += new
        self._state = None
        if new and kept:
            try:
                self._notebook.write(self.card, new)
            except NotebookError:
                self._unwritten += new

    def undo(self) -> tuple[Entry | None, str | None]:
        """Take the last entry back. Returns it, None where there is none, and what `add` returns."""
        return self._reverse(self.state.can_undo, Undo)

    def redo(self) -> tuple[Entry | None, str | None]:
        """Make what was taken back last count again; returns the same."""
        return self._reverse(self.state.can_redo, Redo)

    def _reverse(self, target: str | None, kind: type[Undo | Redo]) -> tuple[Entry | None, str | None]:
        if target is None:
            return None, None
        entry = next(event.entry for event in self._events if event.id == target)
        return entry, self.add(kind(target))
