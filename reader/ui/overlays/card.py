"""A card at the foot: lines to read, and to agree to where something is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.strip import Strip

from reader.render.palette import Palette
from reader.ui.keys.rebinding import NO_KEYS, key_of, keys_of, rebind
from reader.ui.overlays.overlay import OverlayScreen
from reader.ui.panels.row_line import Piece, RowLine
from reader.ui.panels.strips import Hints
from reader.ui.widgets.arrangement import HEADER
from reader.ui.widgets.scrolled_lines import ScrolledLines

CardLine = tuple[Piece, ...]
AROUND = 3
"""Lines of a card that are not its content: a blank one, the title, and the keys."""
SLIVER = 3
"""Lines of the page that are not left in sight above a card: so few tell nothing."""
LOW = 14
"""Height of a screen from which on a card leaves the head of the page in sight."""


class CardScreen(OverlayScreen[bool]):
    """Shows lines until it is closed; the result is whether Enter was pressed where that does something."""

    DEFAULT_CSS = """
    CardScreen { background: transparent; align: center bottom; }
    CardScreen > Vertical { height: auto; max-height: 100%; width: 100%; background: $surface; }
    CardScreen > Vertical { padding: 0 2; }
    CardScreen ScrolledLines { height: auto; }
    CardScreen Hints { height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(False)", "Close the card", id="card.close", show=False),
        Binding("enter", "take", "Agree", id="card.take", show=False),
    ]
    AUTO_FOCUS = "ScrolledLines"

    def __init__(
        self,
        title: str,
        lines: Callable[[int], Sequence[CardLine]],
        palette: Palette,
        own: Mapping[str, str] = NO_KEYS,
        take: str = "",
    ) -> None:
        """`lines` makes the content for a width in cells; `take` says what Enter does, empty: nothing."""
        super().__init__()
        self._title, self._lines, self._ink, self._own, self._take = title, lines, palette, own, take
        self._ground = Style(color=palette.page.color, bgcolor=palette.cursor.bgcolor)

    def compose(self) -> ComposeResult:
        """The lines, and the keys."""
        sheet = ScrolledLines()
        rebind((self, sheet), self._own)
        with Vertical():
            yield sheet
            yield Hints(edge=0)

    def on_mount(self) -> None:
        """Take the colours."""
        if not self.query(ScrolledLines):
            return  # the reader is being left, and nothing more is made
        self.query_one(Vertical).styles.background = (
            self._ground.bgcolor.name if self._ground.bgcolor else None
        )
        self.query_one(Hints).paint_with(self._ink, self._ground)
        self.query_one(ScrolledLines).stand_on(self._ground)

    def _say(self, *, scrolls: bool) -> None:
        """Name the keys; those that scroll where there is more than is seen."""
        keys = [(key_of((self,), "card.take"), self._take)] if self._take else []
        if scrolls:
            sheet = self.query_one(ScrolledLines)
            keys.append((keys_of((sheet,), "help.leaf.down", "help.leaf.up"), "scroll"))
        keys.append((key_of((self,), "card.close"), "close"))
        self.query_one(Hints).say(self._title, [(key, does) for key, does in keys if key])

    def on_resize(self) -> None:
        """Lay the lines out again."""
        if not self.query(ScrolledLines):
            return
        width = max(10, self.size.width - 4)
        strips = [RowLine(width).strip(self._ground)]
        for line in self._lines(width - 1):
            strips += _broken(line, width - 1, self._ground)
        sheet = self.query_one(ScrolledLines)
        head = HEADER if self.size.height >= LOW else 0
        room = max(1, self.size.height - AROUND - head)
        sheet.styles.height = seen = room if len(strips) > room - SLIVER else len(strips)
        if seen < room and self._ink.lit.reverse:  # a card without a ground of its own, below the text
            strips[0] = RowLine(width).add("─" * width, self._ink.rule).strip(self._ground)
        self._say(scrolls=len(strips) > seen)
        self.call_after_refresh(sheet.lay, strips, self._ground)

    def action_take(self) -> None:
        """Enter: agree, where something is asked."""
        if self._take:
            self.dismiss(True)


def _broken(line: CardLine, width: int, ground: Style) -> list[Strip]:
    """A line in as many strips as its pieces need; white space stays as it is."""
    if sum(cell_len(text) for text, _ in line) <= width:
        return [Strip([Segment(text, ground + style) for text, style in line])]
    return [
        Strip([Segment(part, ground + style)]) for text, style in line for part in chop_cells(text, width)
    ]
