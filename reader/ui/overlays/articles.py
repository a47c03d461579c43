"""The articles that are open: which one to read now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from reader.render.palette import Palette
from reader.ui.keys.rebinding import NO_KEYS, offered_keys, rebind
from reader.ui.overlays.list_screen import ListScreen
from reader.ui.panels.article_list import ArticleList, ArticleSummary, checked
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.row_list import RowList
from reader.ui.panels.row_order import RowOrder
from reader.ui.panels.strips import Hints, Title


class ArticlesScreen(ListScreen):
    """Lists the open articles; returns the number of the one to read, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter the list", id="articles.filter", show=False),
        Binding("escape,a,q", "dismiss(None)", "Back to the text", id="articles.close", show=False),
    ]

    def __init__(
        self, summaries: Sequence[ArticleSummary], palette: Palette, own: Mapping[str, str] = NO_KEYS
    ) -> None:
        """`own` are the user's keys, by id."""
        super().__init__(ArticleList(summaries), palette, own)
        self._has_message = False
        self._checked = checked(summaries)

    def compose(self) -> ComposeResult:
        """What is listed, the filter line, the list, and the key hints."""
        line, rows = FilterLine(), RowList()
        rebind((line,), self._own)
        rebind((rows,), self._own)
        rebind((self,), self._own)
        yield Title(self._view.panel.title, self._ink)
        yield line
        yield rows
        yield Hints()

    def on_mount(self) -> None:
        """Put the cursor on the article that is read now."""
        rows = self.fill(self._sentence(self._view))
        items = self._view.panel.items
        rows.stand_on(next((number for number, item in enumerate(items) if item.here), None))

    def learn(self, summaries: Sequence[ArticleSummary]) -> None:
        """Show newer summaries of the same articles."""
        rows = self.query_one(RowList)
        row = None if rows.cursor is None else self._view.row(rows.cursor)
        self._view.renew(ArticleList(summaries))
        rows.stand_on(row)
        if self._checked is None and (sentence := checked(summaries)):
            self._checked = sentence
            self.show_status("")

    def _sentence(self, view: RowOrder) -> str:
        return f"No article matches “{view.wanted}”." if view.wanted else view.panel.empty

    def show_status(self, message: str) -> None:
        """Show the count, or this message in its place, and the key hints."""
        many = len(self._view.panel.items)
        nodes = (self.query_one(RowList), self)
        offered = {"list.enter": "read it"}
        if many > 1:
            offered |= {"articles.filter": "filter", "list.sort": f"sort: {self._view.order.name}"}
        offered["list.leave"] = "all again" if self._view.wanted else "back"
        shown = f"{self._view.count} of {many}" if self._view.wanted else f"{many}"
        self._has_message = bool(message)
        count = f"{shown} article{'s' if many != 1 else ''}"
        if self._checked and not self._view.wanted:
            count = self._checked
        self.query_one(Hints).say(message or count, offered_keys(nodes, offered))

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Enter on an article."""
        self.dismiss(event.number)

    def on_key(self) -> None:
        """Clear the last message, which stands until the next key."""
        if self._has_message:
            self.show_status("")

    def action_filter(self) -> None:
        """Open the filter line."""
        line = self.query_one(FilterLine)
        line.value, line.display = "", True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed."""
        self.query_one(RowList).refilter(event.value, self._sentence)

    def on_input_submitted(self) -> None:
        """Focus the rows."""
        self.query_one(RowList).focus()

    def on_filter_line_step(self, event: FilterLine.Step) -> None:
        """The arrows and the keys that turn pages move in the list while the filter is typed."""
        rows = self.query_one(RowList)
        (rows.action_leaf if event.screens else rows.action_step)(event.by)

    def on_filter_line_cleared(self) -> None:
        """All rows again."""
        self.on_row_list_unfilter()
        self.query_one(RowList).focus()

    def on_row_list_unfilter(self) -> None:
        """All rows again."""
        line = self.query_one(FilterLine)
        line.value, line.display = "", False
