"""The shelf: articles and collections of the index, and a search in all of them as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from reader import wording
from reader.errors import ReaderError
from reader.frozen import frozen, replace
from reader.render.palette import Palette
from reader.store.index.finding import FoundPlace
from reader.store.index.listing import ShelfListing
from reader.store.index.query import tag_key
from reader.store.index.rows import CollectionRow, IndexedArticle, TagRow
from reader.text.sanitise import one_line
from reader.ui.keys.key_queue import SequentialKeys
from reader.ui.keys.rebinding import NO_KEYS, key_of, offered_keys, rebind
from reader.ui.messages import Say
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.row_list import RowList
from reader.ui.panels.row_order import RowOrder
from reader.ui.panels.shelf_rows import ShelfList
from reader.ui.panels.strips import Hints

_HERE = {
    "list.enter": "Read it; of a collection or a tag, list it alone",
    "list.leave": "Without the query, then out of the collection",
    "filter.clear": "Without the query",
}
_NOT_HERE = ("list.sort", "list.restore")
ASKS, ASKS_LITTLE = "words in all articles: port strike, strik*, speaker:morland", "words in all articles"
"""What the search line says while it is empty; the second on narrow screens."""
AROUND = 6
"""Cells beside those words."""


@frozen
class ShelfChoice:
    """What is to be read: the article of the index, and the place in it where one was found. `row` is the
    number of its row."""

    article: IndexedArticle
    place: FoundPlace | None = None
    row: int = 0


class ShelfFound(Message):
    """A listing is there. `typed` and `collection` are what was asked."""

    def __init__(self, listing: ShelfListing) -> None:
        super().__init__()
        self.listing = listing


class ShelfScreen(Screen[None]):
    """Lists what `look` finds, in a thread: at most one look at a time, and then the one asked for last."""

    DEFAULT_CSS = """
    ShelfScreen { background: $background; color: $foreground; padding: 1 2 0 2; }
    ShelfScreen #shelf-heading { height: 2; padding-left: 1; }
    ShelfScreen Hints { height: 4; }
    """
    BINDING_GROUP_TITLE = "Shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search in all articles", id="shelf.search", show=False),
        Binding("question_mark", "help", "Every key", id="shelf.help", show=False),
        Binding("q", "app.quit", "Quit", id="shelf.quit", show=False),
    ]
    AUTO_FOCUS = "RowList"

    def __init__(
        self,
        listing: ShelfListing,
        look: Callable[[str, str | None], ShelfListing],
        palette: Palette,
        own: Mapping[str, str] = NO_KEYS,
        row: int = 0,
    ) -> None:
        """`listing` is shown first, with the cursor on `row`; `own` are the user's keys, by id."""
        super().__init__()
        self._view, self._listing, self._look = RowOrder(ShelfList(listing)), listing, look
        self._ink, self._own, self._first = palette, own, row
        self._wanted = (listing.typed, listing.collection)
        self._looking = self._filled = False
        self.chosen: ShelfChoice | None = None

    @property
    def listing(self) -> ShelfListing:
        """What is listed now."""
        return self._listing

    def compose(self) -> ComposeResult:
        """What is listed, the search line, the rows, and the key hints."""
        line, rows = FilterLine(ASKS), RowList()
        line.value, line.display = self._listing.typed, True
        for node in (line, rows, self):
            rebind((node,), self._own)
        yield Static(id="shelf-heading", markup=False)
        yield line
        yield rows
        yield Hints()

    def on_resize(self, event: events.Resize) -> None:
        """The search line says as much as there is room for."""
        whole = event.size.width >= len(ASKS) + AROUND
        self.query_one(FilterLine).placeholder = ASKS if whole else ASKS_LITTLE

    def on_mount(self) -> None:
        """Fill the list."""
        self._filled = True
        self.paint_with(self._ink)
        self._show(self._listing)
        self.query_one(RowList).stand_on(self._first)

    def paint_with(self, ink: Palette) -> None:
        """Draw in these styles from now on."""
        self._ink = ink
        if self._filled:  # the terminal may answer before
            for part in (self.query_one(RowList), self.query_one(Hints)):
                part.paint_with(ink, ink.page)
            self._show_heading()

    # --- what is listed -------------------------------------------------------------------------------

    def _ask(self, typed: str, collection: str | None) -> None:
        """List this, as soon as the look that is under way ends."""
        self._wanted = (typed, collection)
        if not self._looking and self._wanted != (self._listing.typed, self._listing.collection):
            self._looking = True
            self.run_worker(partial(self._work, typed, collection), thread=True, exit_on_error=False)
        if not self.query_one(FilterLine).has_focus:
            self._hold_keys()

    def _hold_keys(self) -> None:
        """Keys for the rows wait for those that were asked for."""
        if not self.settled and isinstance(self.app, SequentialKeys):
            self.app.hold_keys()

    def _work(self, typed: str, collection: str | None) -> None:
        try:
            found = self._look(typed, collection)
        except ReaderError as e:
            found = ShelfListing(typed, collection, problem=str(e))
        self.post_message(ShelfFound(found))

    def on_shelf_found(self, event: ShelfFound) -> None:
        """Show it, unless something else is wanted by now."""
        self._looking = False
        typed, collection = event.listing.typed, event.listing.collection
        if (typed, collection) == self._wanted:
            self._show(event.listing)
            if isinstance(self.app, SequentialKeys):
                self.app.release_keys()
        else:
            self._ask(*self._wanted)

    @property
    def settled(self) -> bool:
        """Whether what is listed is what was asked for last."""
        return not self._looking and self._wanted == (self._listing.typed, self._listing.collection)

    def _show(self, listing: ShelfListing) -> None:
        """A query that cannot be followed, such as one with an open bracket, leaves the list as it was, and
        the heading says so."""
        keeps = bool(listing.problem) and bool(self._view.count)
        self._listing = listing
        if not keeps:
            self._view = RowOrder(ShelfList(listing))
            sentence = ("" if listing.odd else listing.problem) or (
                f"Nothing on the shelf has “{one_line(listing.typed)}”." if listing.typed else ShelfList.empty
            )
            rows = self.query_one(RowList)
            rows.show(self._view, sentence)
            rows.scroll_home(animate=False, immediate=True)
        self._show_heading()
        self._say("")

    def _show_heading(self) -> None:
        listing, ink = self._listing, self._ink
        where = f"  ›  {one_line(listing.collection)}" if listing.collection is not None else ""
        heading = Text("The shelf", ink.heading, no_wrap=True, overflow="ellipsis")
        heading.append(where, ink.accent)
        if listing.odd:
            heading.append(f"   {one_line(listing.problem)}", ink.warn)
        else:
            heading.append(f"   {wording.counted(listing.size, 'article')}", ink.dim)
        self.query_one("#shelf-heading", Static).update(heading)

    def _count(self) -> str:
        """How much is listed, or why not, unless the heading or the list itself says so."""
        listing = self._listing
        if listing.problem:
            return listing.problem if self._view.count and not listing.odd else ""
        total = wording.counted(listing.total, "article")
        if not listing.typed.strip():
            shown = len(listing.articles)
            whole = total if listing.collection is not None else ""
            return whole if shown == listing.total else f"the newest {shown:,} of {total}"
        if not listing.places:
            return ""
        places = wording.counted(len(listing.places), "place")
        shown = len({place.article.id for place in listing.places})
        return (
            f"{places} in {total}"
            if shown == listing.total
            else f"the first {places}, in {shown:,} of {total}"
        )

    def _say(self, message: str) -> None:
        """Show the count, or this message in its place, and the key hints."""
        rows = self.query_one(RowList)
        nodes = (rows, self)
        offered = ({"list.enter": "read it"} if self._view.count else {}) | {"shelf.search": "search"}
        if self._listing.typed or self._listing.collection is not None:
            offered["list.leave"] = "the whole shelf"
        offered |= {"shelf.help": "every key", "shelf.quit": "quit"}
        self.query_one(Hints).say(one_line(message) or self._count(), offered_keys(nodes, offered))

    def on_row_list_changed(self) -> None:
        """Say what is listed."""
        self._say("")

    def on_say(self, event: Say) -> None:
        """Show the message below the list."""
        event.stop()
        self._say(event.text)

    # --- what the user does ---------------------------------------------------------------------------

    def action_search(self) -> None:
        """Type in the search line."""
        self.query_one(FilterLine).focus()

    def action_help(self) -> None:
        """Show every key that works here, in words for the shelf."""
        from reader.ui.keys.live_commands import entries
        from reader.ui.overlays.help import HelpScreen

        shown = [
            replace(one, says=_HERE.get(one.id, one.says)) for one in entries(self) if one.id not in _NOT_HERE
        ]
        self.app.push_screen(HelpScreen(shown, self._ink, self._own))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        self._ask(event.value, self._wanted[1])

    def on_input_submitted(self) -> None:
        """To the rows."""
        self.query_one(RowList).focus()
        self._hold_keys()

    def on_filter_line_step(self, event: FilterLine.Step) -> None:
        """The arrows and the keys that turn pages move in the list while the query is typed."""
        rows = self.query_one(RowList)
        (rows.action_leaf if event.screens else rows.action_step)(event.by)

    def on_filter_line_cleared(self) -> None:
        """Esc in the search line: without the query."""
        self.query_one(FilterLine).value = ""
        self.query_one(RowList).focus()

    def on_go_back(self) -> None:
        """Esc in the list: without the query, then out of the collection."""
        line = self.query_one(FilterLine)
        if line.value:
            line.value = ""
        elif self._wanted[1] is not None:
            self._ask("", None)
        else:
            quits = key_of((self,), "shelf.quit")
            self._say(f"Nothing to leave. {quits} quits." if quits else "")

    def on_shelf_list_chosen(self, event: ShelfList.Chosen) -> None:
        """Enter: a collection or a tag alone, or an article in the reader."""
        row = event.row
        if isinstance(row, CollectionRow):
            self._ask(self._wanted[0], row.name)
            return
        if isinstance(row, TagRow):
            self.query_one(FilterLine).value = f'tag:"{tag_key(row.word)}"'
            return
        cursor = self.query_one(RowList).cursor
        number = (None if cursor is None else self._view.row(cursor)) or 0
        place = row if isinstance(row, FoundPlace) else None
        article = row.article if isinstance(row, FoundPlace) else row
        self.chosen = ShelfChoice(article, place, number)
        self.app.exit(0)

    def on_key(self, event: events.Key) -> None:
        """The last message goes with the next key."""
        if not event.is_printable:
            self._say("")
