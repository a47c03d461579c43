"""The changes since an article was last read as rows: paragraph, what changed, the words."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from reader.compare.inline import Piece, PieceKind, pieces_of
from reader.frozen import frozen
from reader.model.article import Article
from reader.model.changes import ChangeKind, Comparison
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.render.palette import Palette
from reader.text.sanitise import one_line
from reader.ui.messages import PlaceChosen
from reader.ui.panels.base import Order, Panel
from reader.ui.panels.row_line import RowLine

INDENT = 6
"""Cells before the words, which stand under what changed."""
_ARROW = (
    ChangeKind.FIGURE, ChangeKind.DATE, ChangeKind.SPEAKER, ChangeKind.UNNAMED, ChangeKind.NAMED,
    ChangeKind.HEADLINE, ChangeKind.SUBTITLE,
)  # fmt: skip


@frozen
class ChangeRow:
    """One change: where it stands in the new text (None: in the headline), its paragraph, what it is, and its
    words in pieces."""

    place: int | None
    paragraph: str
    what: str
    pieces: tuple[Piece, ...]


def change_rows(old: Article, new: Article, since: Comparison) -> tuple[ChangeRow, ...]:
    """The changes in the order of the text."""
    numbers, before = Paragraphs(new), Paragraphs(old)
    rows = []
    for change in since.changes:
        gone = change.kind is ChangeKind.GONE and change.old is not None
        label = before.label(change.old.start) if gone and change.old else ""
        if not gone and change.new is not None:
            label = numbers.label(change.new.start)
        pieces = tuple(pieces_of(change))
        if change.kind in _ARROW and len(pieces) == 2:
            pieces = (pieces[0], Piece(PieceKind.SAME, "→ "), pieces[1])
        place = None if change.new is None else change.new.start
        what = f"{change.kind}, {change.note}" if change.note else str(change.kind)
        rows.append(ChangeRow(place, label, one_line(what), pieces))
    return tuple(rows)


class ChangeList(Panel[ChangeRow]):
    """What changed, and below it the words: what went struck through, what came in the accent colour."""

    name = "Changes"
    title = "What changed since you last read this"
    thing = ("change", "changes")
    empty = "Nothing changed."
    orders = (Order("place"), Order("kind", grouped=True))
    needs_analysis = False

    def __init__(self, rows: Sequence[ChangeRow]) -> None:
        self.items = tuple(rows)

    def things(self) -> Sequence[ChangeRow]:
        return self.items

    def span(self, item: ChangeRow) -> Span | None:
        return None

    def words(self, item: ChangeRow) -> str:
        return f"{item.what} {' '.join(piece.text for piece in item.pieces)}"

    def key(self, item: ChangeRow, order: str) -> object:
        place = -1 if item.place is None else item.place
        return (item.what.partition(",")[0], place) if order == "kind" else place

    def group(self, item: ChangeRow) -> str:
        kind = item.what.partition(",")[0]
        return kind[:1].upper() + kind[1:]

    def height(self, width: int) -> int:
        return 2

    def enter(self, item: ChangeRow) -> Message:
        return PlaceChosen(item.place)

    def draw(self, item: ChangeRow, width: int, ink: Palette) -> list[RowLine]:
        styles = {PieceKind.SAME: ink.text, PieceKind.REMOVED: ink.cut, PieceKind.ADDED: ink.accent}
        words = RowLine(width).add(" " * INDENT)
        for kind, text in item.pieces:
            words.add(text.replace("\n", " "), styles[kind])
            words.add(" " if kind is PieceKind.REMOVED else "")
        return [RowLine(width).add(item.paragraph, ink.dim, INDENT).add(item.what, ink.dim), words]
