"""The side panel: the panels of `PANELS`, which share one list widget."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.timer import Timer
from textual.widget import AwaitMount
from textual.widgets import Input

from reader.model.analysis import NOT_ENGLISH, Analysis
from reader.model.article import Article
from reader.model.speaker_marks import SpeakerMark
from reader.render.palette import Palette
from reader.render.view_state import ViewState
from reader.ui.keys.key_table import LISTS
from reader.ui.keys.rebinding import key_of, rebind
from reader.ui.messages import Say, Widen
from reader.ui.panels.base import WAITING, Contents, LitRow
from reader.ui.panels.filter_line import FilterLine
from reader.ui.panels.panel_table import CHECKS, CUTS, PANELS
from reader.ui.panels.row_list import RowList
from reader.ui.panels.row_order import RowOrder
from reader.ui.panels.strips import ColumnHeads, Hints, Key, Tabs

if TYPE_CHECKING:
    from reader.model.notebook_state import NotebookState
    from reader.model.questions import Question

LOW, LOWEST = 22, 17
"""Below these heights in lines, the key hints get one line less."""
ROOMY = 76
"""From this width in cells on, one line has room for all that are needed."""
MOST_ASKED = 300_000
"""Code points of an article up to which questions about it are looked for while somebody waits."""
SHARE = 10
"""While results stream in, wait SHARE times as long as the last rebuild took before the next one."""


class PanelStack(Vertical):
    """The panels. All state comes by `data_bind`; messages go up (`GoTo`, `GoBack`, `ReadThread`,
    `RestoreCut`, `Say`). `read` is the code point of what is read, `widened` whether the list is a
    wide table. It is empty until it is filled.
    """

    DEFAULT_CSS = """
    PanelStack { width: 100%; height: 100%; background: $background; }
    PanelStack.-low Hints { height: 4; }
    PanelStack.-roomy Hints { height: 3; }
    PanelStack.-lowest Hints { height: 3; }
    """
    BINDING_GROUP_TITLE = "Lists"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter the list", id="list.filter", show=False),
        Binding("z", "widen", "The list as a wide table, and back", id="list.wide", show=False),
        Binding("right", "turn(1)", "Next list", id="list.next", show=False),
        Binding("left", "turn(-1)", "Previous list", id="list.previous", show=False),
    ]

    # Variables, not reactives: the parts paint themselves, each only what has changed.
    article: var[Article | None] = var(None)
    analysis: var[Analysis] = var(Analysis())
    speaker_marks: var[Mapping[str, SpeakerMark]] = var({})
    notebook: var[NotebookState | None] = var(None)
    read: var[int] = var(0)
    view_state: var[ViewState] = var(ViewState())
    palette: var[Palette | None] = var(None)
    widened: var[bool] = var(False)

    def __init__(
        self, *, id: str | None = None, keys: Mapping[str, str] | None = None, into: str = "Tab"
    ) -> None:
        """`keys` are the user's keys for list commands, by id; `into` is the key that focuses the list."""
        super().__init__(id=id)
        self._into = into
        self._own = keys or {}
        self._names = tuple(PANELS)
        self._open = self._names[0]
        self._views: dict[str, RowOrder] = {}
        self._restored: frozenset[int] = frozenset()
        self._ready = self._due = False
        self._cost = 0.0
        self._later: Timer | None = None
        self._asked: tuple[Analysis, tuple[Question, ...]] | None = None
        self._line: FilterLine | None = None
        self._filling: AwaitMount | None = None

    async def fill(self) -> None:
        """Make tabs, list and key hints, unless they are there; the filter line comes when it is first asked
        for. Then show the state that was bound before."""
        if self._filling is None:
            self._filling = self.mount_all((Tabs(self._names), ColumnHeads(), RowList(), Hints()))
        await self._filling
        if self._ready or not self.query(RowList):
            return  # the reader is being left, and nothing more is made
        self._ready = True
        rebind((self.query_one(RowList), self), self._own)
        self.watch_palette()
        self._renew()

    def on_resize(self) -> None:
        """On a low screen, leave more lines to the list; the keys may be other ones."""
        self.set_class(self.size.height < LOW, "-low")
        self.set_class(self.size.height < LOWEST, "-lowest")
        self.set_class(self.size.width >= ROOMY, "-roomy")
        self.on_row_list_changed()

    def show(self, name: str) -> None:
        """Open the panel of this name (`Speakers`, `Quotes`, ...); an unknown one changes nothing."""
        if name in self._names:
            self._open = name
            self._renew()

    def _questions(self) -> tuple[Question, ...]:
        """What a fact-checker would ask, found once for an analysis; of a very long text nothing."""
        article, analysis = self.article, self.analysis
        if article is None or not analysis.complete or len(article.text) > MOST_ASKED:
            return ()
        if self._asked is None or self._asked[0] is not analysis:
            from reader.questions.ask import ask

            self._asked = analysis, ask(article, analysis)
        return self._asked[1]

    def enter(self) -> None:
        """Give the list the focus."""
        self.query_one(RowList).focus()

    @property
    def lit_row(self) -> LitRow | None:
        """The row that keys act on; None while no list has the focus."""
        return self.query_one(RowList).lit_row if self._ready else None

    @property
    def open(self) -> str:
        """The name of the open panel."""
        return self._open

    # State that comes down

    def watch_article(self) -> None:
        """Another article: discard the lists."""
        self._views.clear()
        self._restored = frozenset()
        self._renew()

    def watch_analysis(self) -> None:
        """More was found. Rebuilding a long list takes time, so streamed results are throttled."""
        if self._later is not None:
            self._later.stop()
        wait = 0.0 if self.analysis.complete else self._cost * SHARE
        self._later = self.set_timer(wait, self._renew) if wait > 0.05 else None
        if self._later is None and self._ready and not self._due:
            self._due = True
            self.call_next(self._renew)

    def watch_speaker_marks(self) -> None:
        """Speaker marks arrive together with the analysis; rebuild once for both."""
        self.watch_analysis()

    def watch_notebook(self) -> None:
        """The person did something."""
        if self._open == CHECKS:
            self.watch_analysis()

    def watch_view_state(self, view_state: ViewState) -> None:
        """A cut piece is back in the text."""
        if view_state.restored != self._restored:
            self._restored = view_state.restored
            self._renew()

    def watch_read(self, read: int) -> None:
        """The reader moved on."""
        if self._ready:
            self.query_one(RowList).follow(read)

    def watch_palette(self) -> None:
        """The theme changed."""
        if self.palette is not None and self._ready:
            ground = self.palette.page
            self.query_one(Tabs).paint_with(self.palette, ground)
            self.query_one(ColumnHeads).paint_with(self.palette, ground)
            self.query_one(RowList).paint_with(self.palette, ground)
            self.query_one(Hints).paint_with(self.palette, ground)

    def watch_widened(self) -> None:
        """The list is a wide table now, or a list again."""
        if self._ready:
            self.on_row_list_changed()

    # The open list

    def _renew(self) -> None:
        """Rebuild the open list with its order and filter."""
        self._due = False
        if self.article is None or not self._ready:
            return
        began = perf_counter()
        kind = PANELS[self._open]()
        old = self._views.get(self._open)
        contents = Contents(
            self.article, self.analysis, self.speaker_marks, self._restored, self.notebook, self._questions
        )
        view = RowOrder(kind(contents), old.order.name if old else None, old.wanted if old else "")
        rows = self.query_one(RowList)
        keep = rows.view is not None and rows.view.panel.name == self._open
        self._views[self._open] = view
        rows.show(view, self._sentence(view), keep=keep)
        self.query_one(Tabs).open(self._open)
        if not keep:
            self._show_filter(view.wanted)
        self._cost = perf_counter() - began

    def _sentence(self, view: RowOrder) -> str:
        if view.wanted:
            clear = key_of((self._line,), "filter.clear") if self._line else ""
            return f"Nothing here matches “{view.wanted}”. {clear} shows all again."
        if view.panel.needs_analysis and not self.analysis.complete:
            return WAITING
        if view.panel.needs_speakers and not self.analysis.sought:
            return NOT_ENGLISH
        return view.panel.empty

    def _show_filter(self, wanted: str, *, typing: bool = False) -> None:
        line = self._line
        if line is None:
            return
        with line.prevent(Input.Changed):
            line.value = wanted
        line.display = typing or bool(wanted)

    def on_row_list_changed(self) -> None:
        """Update the summary and the key hints."""
        rows = self.query_one(RowList) if self._ready else None
        view = rows.view if rows else None
        if rows is None or view is None:
            return
        self.query_one(Tabs).set_class(rows.begins_blank, "-close")
        self.query_one(ColumnHeads).show(view.panel if view.count else None, self.size.width)
        one, many = view.panel.thing
        listed, total = len(view.panel.items), view.panel.total()
        count = f"{view.count:,} of {listed:,}" if view.wanted else f"{total:,}"
        parts = [f"{count} {one if total == 1 else many}", "" if view.wanted else view.panel.summary()]
        if not self.analysis.complete and view.panel.needs_analysis:
            parts = [WAITING]
        summary = " · ".join(part for part in parts if part) if listed else ""
        self.query_one(Hints).say(summary, self._keys(rows, view))

    def _keys(self, rows: RowList, view: RowOrder) -> list[Key]:
        if self._line is not None and self._line.has_focus:
            typing = {"filter.done": "to the list", "filter.clear": "all again"}
            return [(key_of((self._line,), id), does) for id, does in typing.items()]
        if not rows.has_focus:
            return [(self._into, "into the list")] if self._into else []
        offered: list[Key] = [("enter", view.panel.enters)] if view.count else []
        nodes = (rows, self)
        keys = [(key_of(nodes, LISTS + name), does) for name, does in offered]
        turn = " ".join(key_of(nodes, LISTS + way) for way in ("previous", "next")).strip()
        keys.append((turn, "lists"))
        offered = [("filter", "filter")] if view.count else []
        if view.panel.name == CUTS and view.count:
            offered.append(("restore", "put back"))
        if len(view.panel.orders) > 1 and view.count > 1:
            offered.append(("sort", f"sort: {view.order.name}"))
        if self.widened or (view.count and self.size.width < self.screen.size.width):
            offered.append(("wide", "narrow" if self.widened else "wide"))
        offered.append(("leave", "all again" if view.wanted else "back"))
        keys += [(key_of(nodes, LISTS + name), does) for name, does in offered]
        return [(key, does) for key, does in keys if key]

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """A tab was clicked."""
        event.stop()
        self.show(event.name)
        self.enter()

    def action_turn(self, by: int) -> None:
        """Open the next or the previous panel."""
        self.show(self._names[(self._names.index(self._open) + by) % len(self._names)])
        self.enter()

    def action_widen(self) -> None:
        """Ask for the wide table, or for the list again."""
        self.post_message(Widen())

    # The filter

    async def action_filter(self) -> None:
        """Open the filter line."""
        rows = self.query_one(RowList)
        if rows.view is None or not rows.view.panel.items:
            self.post_message(Say("There is nothing to filter.", wrong=True))
            return
        rows.view.prepare()
        if self._line is None:
            self._line = FilterLine()
            await self.mount(self._line, before=self.query_one(ColumnHeads))
            rebind((self._line,), self._own)
        rows.refilter("", self._sentence)
        self._show_filter("", typing=True)
        self._line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed."""
        event.stop()
        rows = self.query_one(RowList)
        if rows.view is not None:
            rows.refilter(event.value, self._sentence)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the filter and focuses the rows."""
        event.stop()
        self._show_filter(event.value)
        self.enter()

    def on_filter_line_step(self, event: FilterLine.Step) -> None:
        """The arrows and the keys that turn pages move in the list while the filter is typed."""
        event.stop()
        rows = self.query_one(RowList)
        (rows.action_leaf if event.screens else rows.action_step)(event.by)

    def on_filter_line_cleared(self, event: FilterLine.Cleared) -> None:
        """Esc while typing shows all rows again."""
        event.stop()
        self.on_row_list_unfilter()
        self.enter()

    def on_row_list_unfilter(self) -> None:
        """Show all rows again."""
        self._show_filter("")
        self.query_one(RowList).refilter("", self._sentence)
