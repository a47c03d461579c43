"""The evidence card: why something is highlighted, over the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.evidence import Explanation, Fact
from reader.model.span import Span
from reader.model.speaker_marks import SpeakerMark
from reader.render.palette import Palette
from reader.ui.keys.key_queue import replay_key
from reader.ui.keys.rebinding import NO_KEYS, key_of, keys_of, rebind
from reader.ui.overlays.overlay import OverlayScreen
from reader.ui.panels.row_line import RowLine, wrapped

LABEL = 18
"""Cells of the label column; more where a longer label is on the card."""
CARD, LEAST, EDGE, SLIVER = 76, 56, 2, 5
"""Width of the card where the text's is not known, its least width, its margin to the foot of the screen
where there is room, and the cells beside it that are too few to be left; in cells."""
MOST = 2
"""Explanations on one card: more annotations than these rarely overlap."""


class EvidenceCard(Widget):
    """The lines of the card; the fact under the cursor is highlighted."""

    DEFAULT_CSS = "EvidenceCard { width: 100%; height: auto; max-height: 100%; }"

    def __init__(
        self,
        shown: Sequence[Explanation],
        palette: Palette,
        speaker_marks: Mapping[str, SpeakerMark],
        hints: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`hints` are the keys and what they do; the last one closes the card."""
        super().__init__()
        self._hints = tuple(hints)
        self._all, self._ink, self._speaker_marks = tuple(shown[:MOST]), palette, speaker_marks
        self._ground = Style(color=palette.page.color, bgcolor=palette.cursor.bgcolor)
        self.places: list[Span] = []
        self.cursor: int | None = None
        self.fit(10_000, 76)

    def fit(self, room: int, width: int) -> int:
        """Drop explanations from the end until the rest fits into `room` lines of `width` cells; returns
        the number of lines used."""
        shown = self._all
        while True:
            self._shown = shown
            self.places = [f.at for e in shown for f in e.facts if f.at]
            self._room = room
            if len(shown) <= 1 or len(self._every(width)) <= room:
                return len(self.lines(width))
            shown = shown[:-1]

    def lines(self, width: int) -> list[Strip]:
        """The lines of the card, `width` cells wide; where there is little room the keys stay."""
        strips = self._every(width)
        return strips if len(strips) <= self._room else [*strips[1 : self._room], strips[-1]]

    def _every(self, width: int) -> list[Strip]:
        edge = "─" * width if self._ink.lit.reverse else ""  # a card without a ground of its own
        strips = [RowLine(width).add(edge, self._ink.rule).strip(self._ground)]
        place = 0
        for number, explanation in enumerate(self._shown):
            if number:
                strips.append(RowLine(width).strip(self._ground))
            speaker_mark = self._speaker_marks.get(explanation.speaker or "")
            colour = self._ink.speaker(speaker_mark.colour) if speaker_mark else self._ink.heading
            for words in wrapped(explanation.title, width - 4):
                title = RowLine(width).add("  ").add(words, colour + Style(bold=True))
                strips.append(title.strip(self._ground))
            for fact in explanation.facts:
                lit = fact.at is not None and place == self.cursor
                strips += self._fact(fact, width, lit)
                place += fact.at is not None
        keys = RowLine(width).add("  ")
        left = width - 2 - _cells(self._hints[-1])  # the way out is always named
        for number, (key, does) in enumerate(self._hints if self.places else self._hints[-1:], 1):
            is_last = number == len(self._hints) or not self.places
            if key and (is_last or _cells((key, does)) <= left):
                left -= _cells((key, does))
                keys.add(key, self._ink.accent).add(f" {does}", self._ink.dim).add("   ")
        return [*strips, RowLine(width).strip(self._ground), keys.strip(self._ground)]

    def _fact(self, fact: Fact, width: int, lit: bool) -> list[Strip]:
        mark = "▎" if lit else " "
        longest = max((cell_len(f.label) for e in self._shown for f in e.facts), default=0)
        label = max(LABEL, longest + 1) if width >= 50 else 0
        strips = []
        if not label:
            strips.append(RowLine(width).add(f" {mark}", self._ink.accent).add(fact.label, self._ink.dim))
        for number, words in enumerate(wrapped(fact.text, width - label - 5)):
            line = RowLine(width).add(f" {mark}", self._ink.accent)
            line.add(fact.label if label and not number else "", self._ink.dim, label or 1)
            strips.append(line.add(words, Style(underline=lit)))
        return [line.strip(self._ground) for line in strips]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of the card."""
        lines = self.lines(self.size.width)
        return lines[y] if y < len(lines) else RowLine(self.size.width).strip(self._ground)


def _cells(hint: tuple[str, str]) -> int:
    """Cells of a key, what it does, and the gap behind it."""
    return cell_len(hint[0]) + cell_len(hint[1]) + 4


class EvidenceScreen(OverlayScreen[Span | None]):
    """Shows explanations until Esc, which returns None; Enter on a piece of evidence returns its place. A
    key without a binding here closes the card too, and is passed to the screen below."""

    DEFAULT_CSS = """
    EvidenceScreen { background: transparent; align: left bottom; }
    EvidenceScreen.-top { align: left top; }
    EvidenceScreen > EvidenceCard { width: 76; max-width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,w,q", "dismiss(None)", "Close the card", id="why.close", show=False),
        Binding("j,down,tab", "step(1)", "Next piece of evidence", id="why.next", show=False),
        Binding("k,up,shift+tab", "step(-1)", "Previous piece of evidence", id="why.previous", show=False),
        Binding("enter", "show", "Show it in the text", id="why.show", show=False),
    ]

    def __init__(
        self,
        shown: Sequence[Explanation],
        palette: Palette,
        speaker_marks: Mapping[str, SpeakerMark],
        row: int,
        own: Mapping[str, str] = NO_KEYS,
        column: tuple[int, int] = (0, CARD),
    ) -> None:
        """`row` of the screen is explained: the card goes above or below it, where there is more room, and
        over the text's `column`, which is its first cell and its width. `own` are the user's keys, by id."""
        super().__init__()
        rebind((self,), own)
        hints = (
            (keys_of((self,), "why.next", "why.previous"), "evidence"),
            (key_of((self,), "why.show"), "show it"),
            (key_of((self,), "why.close"), "close"),
        )
        self._card, self._row = EvidenceCard(shown, palette, speaker_marks, hints), row
        self._column = column

    def compose(self) -> ComposeResult:
        """The card alone."""
        yield self._card

    def on_resize(self, event: events.Resize) -> None:
        """Fit the card into what is free above or below the row that it explains."""
        width, height = event.size
        above = self._row > height // 2
        room = max(3, self._row if above else height - self._row - 1)
        left, cells = self._column
        cells = max(1, min(max(cells, LEAST), width))
        cells = width if width - cells <= SLIVER else cells
        left = max(0, min(left, width - cells))
        taken = self._card.fit(room, cells)
        edge = max(0, min(EDGE, room - taken))
        self._card.styles.width = cells
        self._card.styles.margin = (edge, 0, 0, left) if above else (0, 0, edge, left)
        self.set_class(above, "-top")

    def on_key(self, event: events.Key) -> None:
        """Pass reading keys to the screen below."""
        if any(event.key in bindings.key_to_bindings for _, bindings in self._modal_binding_chain):
            return
        self.dismiss(None)
        replay_key(self.app, event)

    def action_step(self, by: int) -> None:
        """Highlight the next piece of evidence that has a place in the text."""
        card = self._card
        if card.places:
            here = card.cursor if card.cursor is not None else (-1 if by > 0 else 0)
            card.cursor = (here + by) % len(card.places)
            card.refresh()

    def action_show(self) -> None:
        """Close the card and go to the highlighted piece of evidence."""
        card = self._card
        self.dismiss(None if card.cursor is None else card.places[card.cursor])

    def on_click(self, event: events.Click) -> None:
        """A click beside the card closes it."""
        if event.widget is self:
            self.dismiss(None)
