"""The articles that are open: which one to read now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from reader import wording
from reader.model.article import Article
from reader.model.span import Span
from reader.render.palette import Palette
from reader.text.reading_time import reading_minutes
from reader.ui.keys.rebinding import NO_KEYS, key_of, rebind
from reader.ui.messages import Say
from reader.ui.panels.base import Order, Panel
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.row_line import RowLine
from reader.ui.panels.row_list import RowList
from reader.ui.panels.row_order import RowOrder
from reader.ui.panels.strips import Hints
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.overlay import OverlayScreen


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One open article as it stands on the shelf. `article` is None until it was looked into, or where it
    cannot be read: `problem` says why. `share` is how far the reader got, 0-1."""

    number: int
    name: str
    article: Article | None = None
    share: float = 0.0
    here: bool = False
    problem: str = ""


def summaries(
    names: Sequence[str],
    sessions: Sequence[ReadingSession | None],
    number: int,
    place: int,
    problems: Mapping[int, str] | None = None,
) -> tuple[ArticleSummary, ...]:
    """The articles called `names`, with what is known of those that were opened; the one of this
    `number` is read now, at the code point `place`. `problems` are why articles cannot be opened."""
    found = []
    for i, (name, session) in enumerate(zip(names, sessions, strict=True)):
        article = session.article if session else None
        at = place if i == number else session.place if session else 0
        share = at / max(1, len(article.text)) if article else 0.0
        found.append(ArticleSummary(i, name, article, share, i == number, (problems or {}).get(i, "")))
    return tuple(found)


class ArticleList(Panel[ArticleSummary]):
    """Title, publisher, date, length and place of every article."""

    name = "Articles"
    thing = ("article", "articles")
    empty = "No article is open."
    enters = "read it"
    orders = (Order("place"), Order("date"), Order("title"), Order("length"))
    needs_analysis = False
    gap = 1

    class Chosen(Message):
        """The user wants to read the article of this number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, summaries: Sequence[ArticleSummary]) -> None:
        self.items = tuple(summaries)

    def things(self) -> Sequence[ArticleSummary]:
        return self.items

    def span(self, item: ArticleSummary) -> Span | None:
        return None

    def words(self, item: ArticleSummary) -> str:
        a = item.article
        return (
            f"{_title(item)} {item.name} {a.publisher or '' if a else ''} {', '.join(a.authors) if a else ''}"
        )

    def key(self, item: ArticleSummary, order: str) -> object:
        a = item.article
        if order == "date":
            return (a is None or not a.published, (a.published or "") if a else "")
        return (
            -len(a.text) if order == "length" and a else 0 if order == "length" else _title(item).casefold()
        )

    def enter(self, item: ArticleSummary) -> Message:
        return self.Chosen(item.number)

    def anchors(self) -> list[tuple[int, int]]:
        return [(0, number) for number, item in enumerate(self.items) if item.here]

    def height(self, width: int) -> int:
        return 3

    def draw(self, item: ArticleSummary, width: int, ink: Palette) -> list[RowLine]:
        place = "here" if item.here else f"{item.share:.0%} read" if item.share else ""
        title = RowLine(width, place, ink.accent if item.here else ink.dim)
        title.add(" ").add(_title(item), ink.heading if item.here else ink.text)
        a = item.article
        if a is None:
            facts = [item.problem.removeprefix(f"{item.name}: ") or "not opened yet"]
        else:
            day = wording.day(a.published) if a.published else ""
            facts = [a.publisher or "", day, f"{reading_minutes(a.words)} min read"]
        named = [item.name] if _title(item) != item.name else []
        return [title, RowLine(width).add("   ").add(" · ".join(f for f in (*facts, *named) if f), ink.dim)]


class ArticlesScreen(OverlayScreen[int | None]):
    """Lists the open articles; gives the number of the one to read, or None."""

    DEFAULT_CSS = """
    ArticlesScreen { background: $background; padding: 1 2; align: center top; }
    ArticlesScreen > * { max-width: 100; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter the list", id="articles.filter", show=False),
        Binding("escape,a,q", "dismiss(None)", "Back to the text", id="articles.close", show=False),
    ]
    AUTO_FOCUS = "RowList"

    def __init__(
        self, summaries: Sequence[ArticleSummary], palette: Palette, own: Mapping[str, str] = NO_KEYS
    ) -> None:
        """`own` are the user's keys, by id."""
        super().__init__()
        self._view, self._ink, self._own = RowOrder(ArticleList(summaries)), palette, own
        self._told = False

    def compose(self) -> ComposeResult:
        """The filter line, the list, and what to press."""
        line, rows = FilterLine(), RowList()
        rebind((line,), self._own)
        rebind((rows,), self._own)
        rebind((self,), self._own)
        yield line
        yield rows
        yield Hints()

    def on_mount(self) -> None:
        """Stand on the article that is read now."""
        rows, hints = self.query_one(RowList), self.query_one(Hints)
        rows.paint_with(self._ink, self._ink.page)
        hints.paint_with(self._ink, self._ink.page)
        rows.show(self._view, self._sentence(self._view))
        items = self._view.panel.items
        rows.stand_on(next((number for number, item in enumerate(items) if item.here), None))

    def learn(self, summaries: Sequence[ArticleSummary]) -> None:
        """More is known of the same articles."""
        rows = self.query_one(RowList)
        row = None if rows.cursor is None else self._view.row(rows.cursor)
        self._view.renew(ArticleList(summaries))
        rows.stand_on(row)

    def _sentence(self, view: RowOrder) -> str:
        return f"No article matches “{view.wanted}”." if view.wanted else view.panel.empty

    def on_row_list_changed(self) -> None:
        """Say what is listed."""
        self._tell("")

    def _tell(self, message: str) -> None:
        """Say what is listed, or this message in its place, and what to press."""
        many = len(self._view.panel.items)
        nodes = (self.query_one(RowList), self)
        offered = {"list.enter": "read it"}
        if many > 1:
            offered |= {"articles.filter": "filter", "list.sort": f"sort: {self._view.order.name}"}
        offered["list.leave"] = "all again" if self._view.wanted else "back"
        keys = [(key, does) for id, does in offered.items() if (key := key_of(nodes, id))]
        shown = f"{self._view.count} of {many}" if self._view.wanted else f"{many}"
        self._told = bool(message)
        self.query_one(Hints).say(message or f"{shown} article{'s' if many != 1 else ''}", keys)

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Enter on an article."""
        self.dismiss(event.number)

    def on_go_back(self) -> None:
        """Esc in the list."""
        self.dismiss(None)

    def on_say(self, event: Say) -> None:
        """There is no footer here: the line below the list says it, until the next key."""
        event.stop()
        self._tell(event.text)

    def on_key(self) -> None:
        """Take the last message away."""
        if self._told:
            self._tell("")

    def action_filter(self) -> None:
        """Let the user type what to look for."""
        line = self.query_one(FilterLine)
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter with every letter."""
        self.query_one(RowList).refilter(event.value, self._sentence)

    def on_input_submitted(self) -> None:
        """To the rows."""
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


def _title(item: ArticleSummary) -> str:
    return (item.article.title if item.article else None) or item.name
