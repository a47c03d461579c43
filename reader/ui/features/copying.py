"""Copying what is here, with its source."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader import wording
from reader.model.span import Span
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface, paragraph_here
from reader.ui.navigation import motions

if TYPE_CHECKING:
    from reader.ui.citation import Passage


class Copying:
    """Copies the selection, or else the link, quote, figure or paragraph here. `put` takes the text."""

    def __init__(
        self,
        surface: ReadingSurface,
        status: StatusLine,
        selection: Selection,
        put: Callable[[str], None],
    ) -> None:
        self._surface, self._status, self._selection, self._put = surface, status, selection, put

    def commands(self) -> Handlers:
        """Copy, as plain text and as Markdown."""
        return {
            "copy": partial(self._copy, as_markdown=False),
            "copy.markdown": partial(self._copy, as_markdown=True),
        }

    def _copy(self, *, as_markdown: bool) -> None:
        from reader.ui import citation

        surface, status = self._surface, self._status
        article = surface.session.article
        if not article.blocks:
            status.say("There is nothing to copy.", wrong=True)
            return
        row = surface.lit_row
        if as_markdown and row is not None and row.is_speaker and row.speaker is not None:
            self._copy_all_of(row.speaker)
            return
        if row is not None and row.passage is not None:
            self._take(row.passage, as_markdown=as_markdown)
            return
        selected = surface.view_state.selected
        span = selected or surface.here
        inserted = surface.body.inserted if selected is None else None
        link = motions.link_at(article, span) if span == surface.view_state.target else None
        if link is not None and Span(link.start, link.end) == span:
            label = article.text[link.start : link.end]
            self._put(citation.link(label, link.href) if as_markdown else link.href)
            status.say("Copied the address of this link.")
            return
        numbers = surface.session.paragraphs
        paragraph = numbers.number(span.start) if inserted is None else paragraph_here(surface)
        passage = citation.passage(article, surface.annotations, span, paragraph, exact=selected is not None)
        if inserted is not None:
            what = "the picture's words" if surface.body.cut_here() is None else "what was cut"
            passage = citation.Passage(what, inserted, "", passage.paragraph)
        self._take(passage, as_markdown=as_markdown)
        if selected is not None:
            self._selection.clear()

    def _copy_all_of(self, id: str) -> None:
        """All that a speaker says, in the order of the text."""
        from reader.ui import citation

        session, found = self._surface.session, self._surface.annotations
        speaker = found.speakers[id]
        quotes = [one for one in found.analysis.quotes if one.speaker == id and one.is_shown]
        numbered = [(session.paragraphs.number(one.start), one) for one in quotes]
        self._put(citation.all_of(session.article, speaker, numbered))
        many = wording.counted(len(quotes), "quote")
        self._status.say(f"Copied all of {wording.one_line(speaker.name)}: {many}, Markdown.")

    def _take(self, passage: Passage, *, as_markdown: bool) -> None:
        """Put the words on the clipboard with their source, and say so."""
        from reader.ui import citation

        written = citation.markdown if as_markdown else citation.plain
        self._put(written(self._surface.session.article, passage))
        words = len(passage.words.split())
        counted = f"{words} word" + ("" if words == 1 else "s")
        self._status.say(
            f"Copied {passage.what} with its source ({counted}{', Markdown' if as_markdown else ''})."
        )
