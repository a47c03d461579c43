"""Quotes that stand in other articles of the index too: a sign in the margin, and their list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader import wording
from reader.errors import ReaderError
from reader.model.span import Span
from reader.model.span_index import SpanIndex
from reader.render.annotation_index import SharedQuote
from reader.render.margin_signs import ELSEWHERE
from reader.text.sanitise import file_name
from reader.ui.features.movement import Movement
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ListedFindsSurface
from reader.ui.messages import OtherWanted
from reader.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader.corpus.elsewhere import OtherPlace, QuoteElsewhere
    from reader.ui.documents import Document


class Elsewhere:
    """Looks in the index once the whole analysis is there; `A` lists who else has the quote here."""

    def __init__(self, surface: ListedFindsSurface, status: StatusLine, movement: Movement) -> None:
        self._surface, self._status, self._movement = surface, status, movement
        self._looked: set[str] = set()
        self._wanted: tuple[Document, OtherPlace] | None = None

    def commands(self) -> Handlers:
        """The list."""
        return {"elsewhere": self._list}

    def look(self, session: ReadingSession) -> None:
        """Look for the quotes of an article in the others, beside the screen, once all was found."""
        if not session.found.complete or session.key in self._looked or not session.found.quotes:
            return
        self._looked.add(session.key)
        self._surface.run_worker(
            partial(self._search, session, session.key), thread=True, exit_on_error=False
        )

    def _search(self, session: ReadingSession, key: str) -> None:
        from reader.store.index.database import index_file

        if not index_file().exists():
            return
        from reader.corpus.elsewhere import quotes_elsewhere

        path = session.document.path
        own = str(path.absolute()) if path is not None else ""
        try:
            found = quotes_elsewhere(index_file(), session.article, session.found, own)
        except ReaderError:  # the shelf says what is wrong with it, and an article is read without
            return
        if found:
            self._surface.call_later(self._take, session, key, found)

    def _take(self, session: ReadingSession, key: str, found: tuple[QuoteElsewhere, ...]) -> None:
        """Mark what was found, unless the file was read again meanwhile."""
        if key == session.key:
            session.elsewhere = found
            shared = SpanIndex(SharedQuote(one.start, one.end, len(one.others)) for one in found)
            session.annotations = session.annotations._replace(elsewhere=shared)
            self._surface.show_annotations(session)
            if session is self._surface.session and not self._status.message:
                many = wording.counted(len(found), "quote")
                stands = "stands" if len(found) == 1 else "stand"
                lists = f"{self._surface.keymap.of('elsewhere')} lists them."
                self._status.say(f"{many} here {stands} in other articles too, marked {ELSEWHERE}; {lists}")

    def _list(self) -> None:
        """Show the articles that have the quote here, or on this line."""
        from reader.ui.overlays.places import PlacesScreen
        from reader.ui.panels.other_articles import OtherArticles

        session, palette, here = self._surface.session, self._surface.palette, self._surface.here
        found = [
            one
            for one in session.elsewhere
            if one.start < max(here.end, here.start + 1) and here.start < one.end
        ]
        if not found:
            nothing = "No other article on the shelf is known to have this quote."
            if session.found.complete and not session.elsewhere:
                nothing += " Nor has any other quote of this one."
            self._status.say(nothing)
        elif palette is not None:
            others = max(found, key=lambda one: one.start <= here.start and here.end <= one.end).others
            screen = PlacesScreen(OtherArticles(others), palette, self._surface.keymap.scoped_keys)
            self._surface.lay_over(screen, partial(self._picked, others))

    def _picked(self, others: tuple[OtherPlace, ...], number: int | None) -> None:
        """Open the other article, where there is a file that holds it."""
        if number is None:
            return
        article, another = others[number].article, self._surface.session.document.another
        path, name = Path(article.path), file_name(Path(article.path).name)
        if another is None or not path.is_file():
            self._status.say(f"{name} is gone; its text is kept: newsreader opens the shelf.", wrong=True)
        elif article.part and not article.part.isdigit():
            self._status.say(
                f"{name} holds records; its texts are read on the shelf: newsreader.", wrong=True
            )
        else:
            document = another(path, int(article.part or 1))
            self._wanted = document, others[number]
            self._surface.post_message(OtherWanted(document))

    def arrive(self, session: ReadingSession) -> None:
        """Go to the quote in the article that was opened for it."""
        wanted, self._wanted = self._wanted, None
        if wanted is None or session.document.address != wanted[0].address:
            return
        at = session.article.text.find(wanted[1].quote.words)
        if at >= 0:
            self._movement.go(Span(at, at + len(wanted[1].quote.words)))
