"""The list inside a panel: one ScrollView that draws only the visible rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from reader.render.palette import Palette
from reader.ui.messages import GoBack, GoTo, RestoreCut, Say
from reader.ui.panels.base import LitRow
from reader.ui.panels.row_line import RowLine, in_one_colour, wrapped
from reader.ui.panels.row_order import GroupHeading, RowOrder
from reader.ui.panels.unbound_keys import UnboundKeys
from reader.ui.widgets.pointing import WHEEL_LINES

BLINK = 0.12  # seconds that the text waits before it follows the list, so that a held key does not flood it
KEPT = 1000  # drawn rows


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """The rows of the open panel. The current row follows the text; while focused, the text follows it."""

    DEFAULT_CSS = """
    RowList {
        height: 1fr; background: transparent; overflow-x: hidden; overflow-y: auto;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable; scrollbar-color: $background;
    }
    RowList:focus { scrollbar-color: $scrollbar; } RowList:nocolor { scrollbar-size-vertical: 0; }
    """
    BINDING_GROUP_TITLE = "Lists"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next row", id="list.down", show=False),
        Binding("k,up", "step(-1)", "Previous row", id="list.up", show=False),
        Binding("space,pagedown,d,ctrl+d,ctrl+f", "leaf(1)", "Rows down", id="list.page.down", show=False),
        Binding("b,pageup,u,ctrl+u,ctrl+b", "leaf(-1)", "Rows up", id="list.page.up", show=False),
        Binding("g,home", "edge(-1)", "First row", id="list.first", show=False),
        Binding("G,end", "edge(1)", "Last row", id="list.last", show=False),
        Binding("enter", "enter", "Go to the row’s place, or read its speaker", id="list.enter", show=False),
        Binding("s", "sort", "Sort in another way", id="list.sort", show=False),
        Binding("r", "restore", "Put the cut piece back into the text", id="list.restore", show=False),
        Binding("escape", "leave", "Back to where you were reading", id="list.leave", show=False),
    ]  # fmt: skip

    class Changed(Message):
        """Rows, order or focus have changed."""

    class BarShown(Message):
        """The scroll bar came into sight or went: it is seen with the focus alone."""

        def __init__(self, shown: bool) -> None:
            super().__init__()
            self.shown = shown

    class Unfilter(Message):
        """Esc in a filtered list: the filter goes first."""

    def __init__(self) -> None:
        super().__init__()
        self.view: RowOrder | None = None
        self.cursor: int | None = None
        self._ink: Palette | None = None
        self._ground = Style()
        self._sentence = ""
        self._place = 0
        self._unbound = UnboundKeys()
        self._drawn: dict[tuple[int, int, Style], list[Strip]] = {}
        self._soon: Timer | None = None

    def show(self, view: RowOrder, sentence: str, *, keep: bool = False) -> None:
        """Show `view`, or `sentence` where it has no rows. With `keep` the row under the cursor stays
        under it, on the same line of the screen."""
        place, line = self._standing() if keep else (None, 0)
        self.view, self._sentence = view, sentence
        self._lay_out()
        if not self.has_focus:
            self.follow(self._place)
        else:
            found = None if place is None else view.at(place)
            self.cursor = view.first if found is None else found
            if found is None:
                self._reveal()
            else:
                self._scroll(found * self._height - line)
        self.post_message(self.Changed())

    def paint_with(self, ink: Palette, ground: Style) -> None:
        """Draw in the styles of `ink`, on `ground`, from now on."""
        self._ink, self._ground = ink, ground
        self._redraw()

    def follow(self, place: int) -> None:
        """Light the row of the reading place, a code point, unless the user is in the list."""
        self._place = place
        if self.view is None or self.has_focus:
            return
        self._light(self.view.at(place))

    def refilter(self, wanted: str, sentence: Callable[[RowOrder], str]) -> None:
        """Show only the rows that hold the words of `wanted`; `sentence` is for when there are none."""
        if self.view is not None:
            self.view.filtered(wanted)
            self._sentence = sentence(self.view)
            self.cursor = self.view.first if self.view.count else None
            self._lay_out()
            self._scroll(0)
            self.post_message(self.Changed())

    # Drawing

    @property
    def row_width(self) -> int:
        """Cells for a row: the first holds the mark of the lit one, the last stays free."""
        return max(4, self.scrollable_content_region.width - 2)

    @property
    def begins_blank(self) -> bool:
        """Whether its first line is the blank one above a heading."""
        return self._height > 1 and self.view is not None and bool(self.view.shown) and self.view.first > 0

    @property
    def _height(self) -> int:
        return self.view.panel.height(self.row_width) if self.view else 1

    def render_line(self, y: int) -> Strip:
        """The line `y` of the visible part."""
        width = self.scrollable_content_region.width
        if self._ink is None or self.view is None:
            return Strip.blank(width)
        if not self.view.shown:
            return self._empty_line(y, width)
        position, line = divmod(y + self.scroll_offset.y, self._height)
        if position >= len(self.view.shown):
            return Strip.blank(width, self._ground)
        lit = position == self.cursor and line < self._height - self.view.panel.gap
        shape = self._ink.lit if self.has_focus else self._ink.cursor
        ground = self._ground + shape if lit else self._ground
        strip = self._row(position, ground)[line]
        mark = "▎" if lit and not ground.reverse else " "
        sign = RowLine(1).add(mark, self._ink.accent if self.has_focus else self._ink.dim).strip(ground)
        return Strip.join((sign, strip, RowLine(1).strip(ground))).adjust_cell_length(width, ground)

    def _row(self, position: int, ground: Style) -> list[Strip]:
        drawn = self._drawn.get((position, self.row_width, ground))
        if drawn is None:
            if len(self._drawn) > KEPT:
                self._drawn.clear()
            drawn = [line.strip(ground) for line in self._lines(position)]
            if ground.reverse:
                drawn = [in_one_colour(strip, ground) for strip in drawn]
            self._drawn[position, self.row_width, ground] = drawn
        return drawn

    def _lines(self, position: int) -> list[RowLine]:
        assert self.view is not None and self._ink is not None
        entry = self.view.shown[position]
        width, height = self.row_width, self._height
        if isinstance(entry, GroupHeading):
            head = RowLine(width).add(entry.text, self._ink.heading if entry.count else self._ink.dim)
            head.add(f"  {entry.count}" if entry.count else "", self._ink.dim)
            return [*(RowLine(width) for _ in range(height - 1)), head]
        lines = self.view.panel.draw(self.view.panel.items[entry], width, self._ink)
        return [*lines, *(RowLine(width) for _ in range(height - len(lines)))]

    def _empty_line(self, y: int, width: int) -> Strip:
        assert self._ink is not None
        words = "".join(wrapped(self._sentence, width - 2)[y : y + 1])
        return RowLine(width).add(" ").add(words, self._ink.dim).strip(self._ground)

    def _lay_out(self) -> None:
        if self.view is not None:
            self.cursor = self.view.spaced(self._height == 1, self.cursor)
        lines = (len(self.view.shown) if self.view else 0) * self._height
        seen = self.scrollable_content_region.size
        rest = seen.height % self._height if lines > seen.height else 0  # no row is cut in two at the end
        self.virtual_size = Size(seen.width, lines + rest)
        self._redraw()

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Rows may take a different number of lines now."""
        self._lay_out()
        self._reveal()

    def watch_has_focus(self, focused: bool) -> None:
        """A focused list needs a current row; an unfocused one follows the text again."""
        super().watch_has_focus(focused)
        if focused and self.cursor is None and self.view is not None and self.view.count:
            self.cursor = self.view.first
        if not focused:
            self._move_no_text()
        self.refresh()
        self.post_message(self.Changed())
        self.watch_show_vertical_scrollbar()

    def watch_show_vertical_scrollbar(self) -> None:
        """Say whether a bar is seen."""
        bar = self.show_vertical_scrollbar and self.styles.scrollbar_size_vertical > 0
        self.post_message(self.BarShown(self.has_focus and bar))

    # Moving

    def on_key(self, event: events.Key) -> None:
        """Say that a key without a binding does nothing here."""
        chain = [bindings.key_to_bindings for _, bindings in self.screen._modal_binding_chain]
        refused = self._unbound.refuse(event, chain)
        if refused:
            self.post_message(Say(refused, wrong=True))

    @property
    def lit_row(self) -> LitRow | None:
        """What keys act on while the list has the focus."""
        if self.view is None or self.cursor is None or not self.has_focus:
            return None
        item = self.view.item(self.cursor)
        return None if item is None else self.view.panel.lit(item)

    def _standing(self) -> tuple[int | None, int]:
        """The code point of the row under the cursor, and its line on the screen."""
        if self.view is None or self.cursor is None:
            return None, 0
        item = self.view.item(self.cursor)
        span = None if item is None else self.view.panel.span(item)
        return (span.start if span else None), self.cursor * self._height - self.scroll_offset.y

    def _scroll(self, y: int) -> None:
        """Put line `y` at the top, or the first line of the row behind it: no row begins out of sight."""
        y = max(0, y + -y % self._height)
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def _reveal(self) -> None:
        if self.cursor is not None and self.size.height:  # without a height yet, nothing is out of sight
            above = 1 if self.cursor and self.view and self.view.row(self.cursor - 1) is None else 0
            top = (self.cursor - above) * self._height
            wanted = Region(0, top, 1, (1 + above) * self._height)
            self.scroll_to_region(wanted, animate=False, immediate=True, force=True)
            if self.scroll_offset.y % self._height:
                self._scroll(self.scroll_offset.y)

    def _light(self, cursor: int | None) -> bool:
        """Make this the current row; whether it was another one."""
        before, self.cursor = self.cursor, cursor
        if before == cursor:
            return False
        self._reveal()
        for position in (n for n in (before, cursor) if n is not None):
            self.refresh_lines(position * self._height, self._height)
        return True

    def _move(self, cursor: int) -> None:
        if self._light(cursor):
            self._move_no_text()
            self._soon = self.set_timer(BLINK, self._move_text)

    def _move_no_text(self) -> None:
        if self._soon is not None:
            self._soon.stop()

    def _move_text(self) -> None:
        item = self.view.item(self.cursor) if self.view and self.cursor is not None else None
        span = self.view.panel.span(item) if self.view and item is not None else None
        if self.view and span is not None:
            self.post_message(GoTo(*span, settle=False, picture=self.view.panel.picture(item)))

    def action_step(self, by: int) -> None:
        """Move the cursor by rows."""
        if self.view is None or not self.view.count:
            self.post_message(Say("There is nothing in this list."))
            return
        to = self.view.first if self.cursor is None else self.view.step(self.cursor, by)
        if to == self.cursor:
            self.post_message(Say(f"This is the {'last' if by > 0 else 'first'} row."))
        self._move(to)

    def action_leaf(self, by: int) -> None:
        """Move the cursor by screens."""
        self.action_step(by * max(1, self.size.height // self._height - 1))

    def action_edge(self, by: int) -> None:
        """Move the cursor to the first or the last row."""
        if self.view is not None:
            self.action_step(by * len(self.view.shown))

    def action_enter(self) -> None:
        """Do what Enter does in this panel."""
        item = self.view.item(self.cursor) if self.view and self.cursor is not None else None
        message = self.view.panel.enter(item) if self.view and item is not None else None
        self._move_no_text()
        self.post_message(message or Say("Nothing to go to here.", wrong=True))

    def action_leave(self) -> None:
        """Drop the filter; without one, tell the screen that the user leaves."""
        self._move_no_text()
        self.post_message(self.Unfilter() if self.view and self.view.wanted else GoBack())

    def action_sort(self) -> None:
        """Sort in the panel's next way; the row under the cursor stays under it."""
        if self.view is None or len(self.view.panel.orders) < 2:
            self.post_message(Say("This list has one order only.", wrong=True))
            return
        row = None if self.cursor is None else self.view.row(self.cursor)
        self.view.next_order()
        self.stand_on(row)

    def stand_on(self, row: int | None) -> None:
        """Put the cursor on the row of this number, in a list that may have been reordered."""
        self.cursor = None if self.view is None or row is None else self.view.position(row)
        self._lay_out()
        self._reveal()
        self.post_message(self.Changed())

    def action_restore(self) -> None:
        """Ask the screen to put the cut piece under the cursor back."""
        from reader.ui.panels.cuts import CutRow

        item = self.view.item(self.cursor) if self.view and self.cursor is not None else None
        refused = Say("Only what was cut can be put back: the list Cut has it.", wrong=True)
        self.post_message(RestoreCut(item.index) if isinstance(item, CutRow) else refused)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves what is seen, by whole rows; the current row stays the current one."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The same upwards."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, way: int) -> None:
        event.stop()
        event.prevent_default()
        self._scroll(self.scroll_offset.y + way * self._height * max(1, WHEEL_LINES // self._height))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one does what Enter does."""
        position = (event.y + self.scroll_offset.y) // self._height
        if self.view is not None and self.view.row(position) is not None:
            self._move(position)
            if event.chain > 1:
                self.action_enter()
