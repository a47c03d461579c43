"""The notebook of the article that is read: opened after the first paint, written to at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import FindingSurface, Handlers
from reader.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader.model.article import Article
    from reader.model.notebook import Entry
    from reader.model.notebook_state import NotebookState
    from reader.render.inline_notes import InlineNote
    from reader.store.notebook.article_notebook import ArticleNotebook
    from reader.store.notebook.notebook import Notebook


SHORT = len("text:") + 8
"""Characters of an identity that are enough to name an article."""


class NotebookKeeping:
    """Opens the notebook, adds to it, takes back and makes again. What cannot be saved is said.

    `keeps_versions`: the text of every version that is opened is kept too.
    """

    def __init__(self, surface: FindingSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status
        self._file: Notebook | None = None
        self._unsaved: dict[int, ArticleNotebook] = {}
        self.keeps_versions = False
        self._noted: tuple[object, ...] = ()
        self._noted_in: Article | None = None

    def commands(self) -> Handlers:
        """Undo and redo."""
        return {"undo": self._undo, "redo": self._redo}

    @property
    def state(self) -> NotebookState:
        """What stands in the notebook of the article that is read."""
        return self._opened().state

    def open(self, session: ReadingSession) -> None:
        """Read the notebook of an article, beside the screen."""
        self.show_notes(session)
        if session.notebook is None:
            key = session.key
            self._surface.run_worker(lambda: self._read(session, key), thread=True, exit_on_error=False)

    def _read_in(
        self, session: ReadingSession, key: str, notebook: ArticleNotebook | None, problem: str | None
    ) -> None:
        """Show what the person did, unless the file was read again, or something was added, meanwhile."""
        if problem:
            self._status.say(problem, wrong=True)
        if notebook is not None and key == session.key and session.notebook is None:
            session.notebook = notebook
            self._show(session)
            if session is self._surface.session and not problem:
                self._tell_of_orphans(notebook)

    def close(self) -> str | None:
        """Close the file: what was written is there. What could not be goes elsewhere, as is told."""
        if self._file is None:
            return None
        told = None
        if self._unsaved:
            from reader.ui.features.notebook_rescue import rescued

            told = rescued([*self._unsaved.values()], self._places())
        self._file.close()
        return told

    def _places(self) -> list[Path]:
        """Where a file may be put, the best place first."""
        from tempfile import gettempdir

        return [self._notebook().path.parent, Path.home(), Path.cwd(), Path(gettempdir())]

    def _tell_of_orphans(self, notebook: ArticleNotebook) -> None:
        """Say how much of what the person wrote has lost its words, or its whole text."""
        lost = sum(1 for _ in notebook.state.orphans())
        if notebook.replaced and notebook.other is not None:
            many = "1 entry" if notebook.replaced == 1 else f"{notebook.replaced:,} entries"
            command = f"newsreader notes --of {notebook.other[:SHORT]}"
            self._status.say(f"Another text was in this file; {many} on it: {command}")
        elif lost:
            one = lost == 1
            many = "One of your entries has" if one else f"{lost:,} of your entries have"
            self._status.say(f"{many} lost {'its' if one else 'their'} words; the list Checks tells which.")

    def add(self, entry: Entry, told: str) -> None:
        """Add an entry, and say what was done; or that it could not be saved."""
        problem = self._opened().add(entry)
        self._show(self._surface.session)
        self._tell(told, problem)

    def _opened(self) -> ArticleNotebook:
        """The notebook of the article that is read; where it cannot be read, one for this reading."""
        from reader.errors import NotebookError
        from reader.store.notebook.article_notebook import ArticleNotebook

        session = self._surface.session
        if session.notebook is None:
            try:
                session.notebook = ArticleNotebook(self._notebook(), session.article, session.document.path)
            except NotebookError:
                session.notebook = ArticleNotebook(self._notebook(), session.article, asked=False)
        return session.notebook

    def _read(self, session: ReadingSession, key: str) -> None:
        from reader.errors import NotebookError
        from reader.store.notebook.article_notebook import ArticleNotebook

        notebook, problem, file = None, None, self._notebook()
        try:
            notebook = ArticleNotebook(file, session.article, session.document.path)
            notebook.take_in_comments(kept=self.keeps_versions)
            problem = file.problem
            notebook.state  # noqa: B018 - found here, and not where the screen waits for it
            if self.keeps_versions:
                self._find_earlier(session, file, notebook)
                file.keep_version(notebook.card, session.article)
        except NotebookError as e:
            problem = f"Your notebook cannot be read: {e}"
        self._surface.call_later(self._read_in, session, key, notebook, problem)

    def _find_earlier(self, session: ReadingSession, file: Notebook, notebook: ArticleNotebook) -> None:
        """Find the version that was read last, where it is another one."""
        from reader.store.notebook.notebook import version_digest
        from reader.ui.reading_session import EarlierVersion

        versions = file.versions(notebook.card.identity)
        if session.earlier is None and versions and versions[-1].sha256 != version_digest(session.article):
            article = file.version(notebook.card.identity, versions[-1].sha256)
            if article is not None:
                analysis = session.document.kept(article)
                session.earlier = EarlierVersion(article, analysis, versions[-1].opened)

    def _notebook(self) -> Notebook:
        if self._file is None:
            from reader.store.notebook.file import own_notebook

            self._file = own_notebook()
        return self._file

    def _undo(self) -> None:
        """Take the last entry back."""
        entry, problem = self._opened().undo()
        self._reversed(entry, problem, "Taken back: ", "Nothing is left to take back.")

    def _redo(self) -> None:
        """Make what was taken back count again."""
        entry, problem = self._opened().redo()
        self._reversed(entry, problem, "Made again: ", "Nothing was taken back.")

    def _reversed(self, entry: Entry | None, problem: str | None, done: str, nothing: str) -> None:
        from reader.notebook.words import told

        if entry is None:
            self._status.say(nothing)
            return
        self._show(self._surface.session)
        self._tell(done + told(entry), problem)

    def _show(self, session: ReadingSession) -> None:
        session.renew()
        self._surface.show_annotations(session)
        if session is self._surface.session:
            self.show_notes(session)

    def show_notes(self, session: ReadingSession) -> None:
        """Let the notes of an article stand in its text."""
        surface = self._surface
        state = None if session.notebook is None else session.notebook.state
        written = () if state is None else state.notes
        if written == self._noted and session.article is self._noted_in:
            return
        self._noted, self._noted_in = written, session.article
        notes: tuple[InlineNote, ...] = ()
        if state is not None and written:
            from reader.render.inline_notes import inline_notes

            notes = inline_notes(session.article, state)
        if notes != surface.view_state.notes:
            surface.view_state = replace(surface.view_state, notes=notes)

    def _tell(self, told: str, problem: str | None) -> None:
        if problem is None:
            self._status.say(told)
        else:
            notebook = self._opened()
            self._unsaved[id(notebook)] = notebook
            self._status.say(f"{told} Not saved: {problem}", wrong=True)
