"""Words under which the person files an article, or a stretch of it: its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.text.sanitise import one_line
from reader.ui.features.notebook_keeping import NotebookKeeping
from reader.ui.features.prompting import Prompting
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface

if TYPE_CHECKING:
    from reader.model.notebook import ReaderTag
    from reader.model.notebook_state import Kept

MOST = 60
"""Characters of a tag."""


class Filing:
    """Asks for a word, and files the article or the selection under it; a word under which it stands already
    is taken away."""

    def __init__(
        self,
        surface: ReadingSurface,
        status: StatusLine,
        selection: Selection,
        keeping: NotebookKeeping,
        prompting: Prompting,
    ) -> None:
        self._surface, self._status, self._selection = surface, status, selection
        self._keeping, self._prompting = keeping, prompting

    def commands(self) -> Handlers:
        """File this under a word."""
        return {"tag": self._ask}

    async def _ask(self) -> None:
        from reader.ui.features.things import trimmed

        session, selected = self._surface.session, self._surface.view_state.selected
        span = None if selected is None else trimmed(session.article.text, selected)
        given = [kept.entry.word for kept in self._mine(span)]
        known = sorted({kept.entry.word for kept in self._keeping.state.tags})

        def answer(typed: str | None) -> None:
            if self._surface.session is session:
                self._take(span, typed)

        under = f", now under {', '.join(given)}" if given else ""
        what = "the article" if span is None else "the selection"
        await self._prompting.ask(f"Tag ({what}{under}):", answer, names=known)

    def _take(self, span: Span | None, typed: str | None) -> None:
        from reader.model.notebook import ReaderTag, Undo, anchor

        word = one_line(typed or "").strip().lstrip("#")[:MOST].strip()
        if self._surface.view_state.selected is not None:
            self._selection.clear()
        if not word:
            self._status.say("No tag was given.")
            return
        old = next((kept for kept in self._mine(span) if kept.entry.word.casefold() == word.casefold()), None)
        if old is not None:
            self._keeping.add(Undo(old.id), f"No longer filed under {old.entry.word}.")
            return
        words = None if span is None else anchor(self._surface.session.article.text, *span)
        undo = self._surface.keymap.of("undo")
        self._keeping.add(ReaderTag(word, words), f"Filed under {word}. {undo} takes it back.")

    def _mine(self, span: Span | None) -> list[Kept[ReaderTag]]:
        """The person's own tags of the article, or of just `span`."""
        state = self._keeping.state
        mine = (kept for kept in state.tags if kept.author == state.author)
        return [k for k in mine if (k.entry.anchor is None if span is None else k.span == span)]
