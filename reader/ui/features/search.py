"""Searching in the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.render import text_search as search
from reader.ui.navigation import thread
from reader.ui.screens.reading_base import ReadingBase

if TYPE_CHECKING:
    from reader.ui.widgets.search_bar import SearchBar


class Search(ReadingBase):
    """`/`, `n`, `N`, `&`: hits are found as the pattern is typed."""

    _searching_from: int | None = None
    _searcher: search.TextSearcher | None = None

    async def action_search(self) -> None:
        """Open the search line."""
        from reader.ui.widgets.search_bar import SearchBar

        bar = self._bar()
        if bar is None:
            bar = SearchBar(self.keymap.scoped_keys)
            await self.mount(bar)
        self._searching_from = self.place
        self.add_class("-searching")
        bar.begin()

    def _bar(self) -> SearchBar | None:
        """The search line, once there was a search."""
        from reader.ui.widgets.search_bar import SearchBar

        return next(iter(self.query(SearchBar)), None)

    @property
    def searching(self) -> SearchBar | None:
        """The search line, while it is open."""
        return self._bar() if self.has_class("-searching") else None

    def on_search_bar_typed(self, event: SearchBar.Typed) -> None:
        """Find the hits, and show the first one behind the place where the search began."""
        article = self.session.article
        within = None
        if self.view_state.thread is not None:
            within = _parted(thread.quotes_of(self.annotations, self.view_state.thread))
        if self._searcher is None or self._searcher.text is not article.text:
            self._searcher = search.TextSearcher(article.text)
        try:
            self.hits = self._searcher.find(event.text, regex=event.regex, within=within)
        except search.BadPattern as e:
            self.hits = search.NO_HITS
            self._tell(str(e), wrong=True)
            return
        origin = self._searching_from if self._searching_from is not None else self.place
        found = self.hits.next(origin - 1, 1)
        if found is None:
            self.view_state = replace(self.view_state, target=None)
            self.body.go(origin)
            self._tell("no hits" if event.text else "", wrong=True)
            return
        self.go(self.hits[found[0]], leave=False)
        self._count(found[0])

    def on_search_bar_left(self, event: SearchBar.Left) -> None:
        """Back to the text: at the hit, or where the search began."""
        origin, self._searching_from, self._searcher = self._searching_from, None, None
        self.remove_class("-searching")
        self.body.focus()
        if event.kept and len(self.hits):
            if origin is not None and origin != self.place:
                self.session.jumps = self.session.jumps.leave(origin)
            self._tell_of_hits()
        elif event.kept and (bar := self._bar()) is not None and bar.words.value:
            self.say(f"Nothing holds “{bar.words.value}”.", wrong=True)
        elif not event.kept:
            self.clear_search()
            if origin is not None:
                self.body.go(origin)

    def _tell_of_hits(self) -> None:
        """Say which hit this is, and how to go on."""
        at = self.hits.next(self.here.start - 1, 1)
        assert at is not None
        on, back, out = (self.keymap.of(action) for action in ("hit(1)", "hit(-1)", "back"))
        self._count(at[0], more=f"; {on} and {back} go on, {out} ends the search")

    def clear_search(self) -> None:
        """Take the hits away."""
        self.hits = search.NO_HITS
        self.view_state = replace(self.view_state, target=None, matching=False)

    def action_hit(self, by: int) -> None:
        """The next or previous hit."""
        if not len(self.hits):
            self.say(f"Search first: {self.keymap.of('search')} begins a search.")
            return
        origin = self.here.start if self.view_state.target is not None else self.place - (by > 0)
        self.leave()
        for _ in range(self.count()):
            found = self.hits.next(origin, by)
            assert found is not None
            origin = self.hits[found[0]].start
            self.go(self.hits[found[0]], leave=False)
            self._count(*found, by)

    def leave(self) -> None:
        """Put the present place on the jump list."""
        raise NotImplementedError

    def _count(self, at: int, wrapped: bool = False, by: int = 1, more: str = "") -> None:
        many = f"{len(self.hits):,}{'+' if self.hits.cut_short else ''}"
        again = f", again from the {'top' if by > 0 else 'end'}" if wrapped else ""
        mine = " in this speaker’s words" if self.view_state.thread is not None else ""
        self._tell(f"hit {at + 1:,} of {many}{mine}{again}{more}")

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        """Say it in the search line while that is open, otherwise in the footer."""
        bar = self.searching
        if bar is not None:
            bar.tell(words, wrong)
        elif words:
            self.say(f"{words[:1].upper()}{words[1:]}.", wrong=wrong)

    def action_only_matching(self) -> None:
        """Show only the paragraphs with a hit, and all of them again."""
        if self.view_state.matching:
            self.view_state = replace(self.view_state, matching=False)
            self.say("All paragraphs.")
            return
        if not len(self.hits):
            self.say(f"Search first: {self.keymap.of('search')} begins a search.")
            return
        blocks = search.matching(self.hits, self.session.article.blocks)
        place = self.place
        self.view_state = replace(self.view_state, matching=True, cuts=False)
        self.body.go(place)
        some = "1 paragraph holds" if len(blocks) == 1 else f"{len(blocks):,} paragraphs hold"
        self.say(f"{some} “{self.hits.pattern}”. {self.keymap.of('only_matching')} shows all again.")


def _parted(quotes: list) -> list[Span]:  # type: ignore[type-arg]
    """The quotes' spans, in order, none overlapping the one before."""
    spans: list[Span] = []
    for quote in quotes:
        start = max(quote.start, spans[-1].end) if spans else quote.start
        if start < quote.end:
            spans.append(Span(start, quote.end))
    return spans
