"""Searching in the text."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from reader.frozen import replace
from reader.model.analysis import Quote
from reader.model.span import Span
from reader.render import text_search
from reader.ui.features.key_input import KeyInput
from reader.ui.features.movement import Movement
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import ClassSurface, Handlers
from reader.ui.navigation import thread

if TYPE_CHECKING:
    from reader.ui.widgets.search_bar import SearchBar


LONGEST = 80
"""Characters of what was jumped to that may be searched for: not a whole quote."""


class SearchSurface(ClassSurface, Protocol):
    """A surface on which a search line can be put."""

    def mount(self, *widgets: SearchBar) -> Awaitable[object]:
        """Put the widgets on the screen."""


class Search:
    """`/`, `n`, `N`, `&`: hits are found as the pattern is typed."""

    def __init__(
        self, surface: SearchSurface, status: StatusLine, keys: KeyInput, movement: Movement
    ) -> None:
        self._surface, self._status, self._keys, self._movement = surface, status, keys, movement
        self._bar: SearchBar | None = None
        self._origin: int | None = None
        self._searcher: text_search.TextSearcher | None = None

    def commands(self) -> Handlers:
        """Search, its hits, and the paragraphs with one."""
        return {
            "search": self._begin,
            "search.next": partial(self._hit, 1),
            "search.previous": partial(self._hit, -1),
            "search.only": self._only_matching,
            "search.word": self._word_here,
        }

    async def _begin(self) -> None:
        """Open the search line; it is made when it is opened first."""
        from reader.ui.widgets.search_bar import SearchBar

        if self._bar is None:
            bar = SearchBar(self._surface.keymap.scoped_keys)
            await self._surface.mount(bar)
            self._bar = bar
        self._origin = self._surface.place
        self._surface.set_class(True, "-searching")
        self._bar.begin()

    @property
    def open_bar(self) -> SearchBar | None:
        """The search line, while it is open."""
        return self._bar if self._surface.has_class("-searching") else None

    def typed(self, pattern: str, *, regex: bool) -> None:
        """Find the hits, and show the first one behind the place where the search began."""
        surface = self._surface
        within = None
        if surface.view_state.thread is not None:
            within = _disjoint(thread.quotes_of(surface.annotations, surface.view_state.thread))
        try:
            hits = self._searcher_of(surface.session.article.text).find(pattern, regex=regex, within=within)
        except text_search.BadPattern as e:
            surface.hits = text_search.NO_HITS
            self._tell(str(e), wrong=True)
            return
        surface.hits = hits
        origin = self._origin if self._origin is not None else surface.place
        found = hits.next(origin - 1, 1)
        if found is None:
            surface.view_state = replace(surface.view_state, target=None)
            surface.body.go(origin)
            self._tell("no hits" if pattern else "", wrong=True)
            return
        self._movement.go(hits[found[0]], leave=False)
        self._count(found[0])

    def _searcher_of(self, text: str) -> text_search.TextSearcher:
        """What finds hits in `text`; kept while the search line is open."""
        if self._searcher is None or self._searcher.text is not text:
            self._searcher = text_search.TextSearcher(text)
        return self._searcher

    def left(self, *, kept: bool) -> None:
        """Back to the text: at the hit, or where the search began."""
        surface = self._surface
        origin, self._origin, self._searcher = self._origin, None, None
        surface.set_class(False, "-searching")
        surface.body.focus()
        if kept and len(surface.hits):
            if origin is not None and origin != surface.place:
                self._movement.leave(origin)
            self._tell_of_hits()
        elif kept and self._bar is not None and self._bar.words.value:
            self._status.say(f"Nothing holds “{self._bar.words.value}”.", wrong=True)
        elif not kept:
            self.clear()
            if origin is not None:
                surface.body.go(origin)

    def clear(self) -> None:
        """Take the hits away."""
        surface = self._surface
        surface.hits = text_search.NO_HITS
        surface.view_state = replace(surface.view_state, target=None, matching=False)

    def _word_here(self) -> None:
        """Search for what is selected or was jumped to, or else for the first name on this line."""
        surface = self._surface
        text, here = surface.session.article.text, surface.here
        names = surface.annotations.names.overlapping(here.start, max(here.end, here.start + 1))
        span = surface.view_state.selected or surface.view_state.target
        blocks = surface.session.article.blocks
        if span is None or span.end - span.start > LONGEST or any(span == (b.start, b.end) for b in blocks):
            span = Span(names[0].start, names[0].end) if names else None
        words = span.of(text).strip() if span is not None else ""
        if not words or "\n" in words or surface.body.inserted is not None:
            key = surface.keymap.of("name.next")
            self._status.say(f"There is no name here to search for; {key} goes to the next one.", wrong=True)
            return
        surface.hits = self._searcher_of(text).find(words)
        self._searcher = None
        after = span.start if span is not None else surface.place
        found = surface.hits.next(after, 1)
        if found is not None:
            self._movement.go(surface.hits[found[0]])
            self._count(*found, more=f" of “{words}”")

    def _tell_of_hits(self) -> None:
        """Say which hit this is, and how to go on."""
        surface = self._surface
        at = surface.hits.next(surface.here.start - 1, 1)
        if at is not None:
            on, back, out = (surface.keymap.of(id) for id in ("search.next", "search.previous", "back"))
            self._count(at[0], more=f"; {on} and {back} go on, {out} ends the search")

    def _hit(self, by: int) -> None:
        """The next or previous hit."""
        surface = self._surface
        if not len(surface.hits):
            self._status.say(f"Search first: {surface.keymap.of('search')} begins a search.")
            return
        targeted = surface.view_state.target is not None
        origin = surface.here.start if targeted else surface.place - (by > 0)
        self._movement.leave()
        for _ in range(self._keys.count()):
            found = surface.hits.next(origin, by)
            if found is None:
                return
            origin = surface.hits[found[0]].start
            self._movement.go(surface.hits[found[0]], leave=False)
            self._count(*found, by)

    def _count(self, at: int, wrapped: bool = False, by: int = 1, more: str = "") -> None:
        hits = self._surface.hits
        many = f"{len(hits):,}{'+' if hits.cut_short else ''}"
        again = f", again from the {'top' if by > 0 else 'end'}" if wrapped else ""
        mine = " in this speaker’s words" if self._surface.view_state.thread is not None else ""
        self._tell(f"hit {at + 1:,} of {many}{mine}{again}{more}")

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        """Say it in the search line while that is open, otherwise in the footer."""
        bar = self.open_bar
        if bar is not None:
            bar.tell(words, wrong)
        elif words:
            self._status.say(f"{words[:1].upper()}{words[1:]}.", wrong=wrong)

    def _only_matching(self) -> None:
        """Show only the paragraphs with a hit, and all of them again."""
        surface = self._surface
        if surface.view_state.matching:
            surface.view_state = replace(surface.view_state, matching=False)
            self._status.say("All paragraphs.")
            return
        if not len(surface.hits):
            self._status.say(f"Search first: {surface.keymap.of('search')} begins a search.")
            return
        blocks = text_search.matching(surface.hits, surface.session.article.blocks)
        place = surface.place
        surface.view_state = replace(surface.view_state, matching=True, cuts=False)
        surface.body.go(place)
        some = "1 paragraph holds" if len(blocks) == 1 else f"{len(blocks):,} paragraphs hold"
        key = surface.keymap.of("search.only")
        self._status.say(f"{some} “{surface.hits.pattern}”. {key} shows all again.")


def _disjoint(quotes: Sequence[Quote]) -> list[Span]:
    """The quotes' spans, in order, none overlapping the one before."""
    spans: list[Span] = []
    for quote in quotes:
        start = max(quote.start, spans[-1].end) if spans else quote.start
        if start < quote.end:
            spans.append(Span(start, quote.end))
    return spans
