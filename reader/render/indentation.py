"""The indent of blocks, the gaps between them, and the markers before their first line: bullets, numbers,
the dash before the name of who is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.article import DEFINITION, TERM, Block, BlockKind
from reader.text.late_pattern import late

DEEPEST = 6
"""Lists and quotes within each other are indented no further than this."""
BULLETS = ("•", "◦", "▪")
OWN_BULLETS = ("•", "-", "*", "–", "·", "◦", "‣")
BAR = "│ "
"""What stands before each line of a block quote, at each of its depths."""
DASHES = ("—", "–", "―", "-", "~")
BULLET = 2
"""Cells that a bullet takes, or the bar of a quote."""

_NUMBERED = late(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)](?!\d)")
_MOST = 8  # cells that the number of an item takes at most
_CAPTIONS = (BlockKind.CAPTION, BlockKind.CREDIT)
_TIGHT = frozenset(
    {
        (BlockKind.CAPTION, BlockKind.CREDIT),
        (BlockKind.CREDIT, BlockKind.CREDIT),
        (BlockKind.CAPTION, BlockKind.TABLE),
    }
)


def gap(above: Block, below: Block) -> int:
    """How many empty lines stand between two blocks."""
    one, other = above.kind, below.kind
    if one is other is BlockKind.LIST_ITEM:
        another = above.level == below.level and (above.mark is None) != (below.mark is None)
        return int(another or "" in (above.mark, below.mark) or (below.mark == TERM != above.mark))
    if one is other is BlockKind.BLOCKQUOTE and is_quoted_item(above) and is_quoted_item(below):
        return int("" in (above.mark, below.mark))
    if (one, other) in _TIGHT or (below.is_attribution and one is BlockKind.BLOCKQUOTE):
        return 0
    return 1


def indent(block: Block) -> int:
    """How many cells a block's lines stand to the right of the column's edge. For list items it is the least;
    `HangingIndents` knows that of numbered ones."""
    kind = block.kind
    if kind is BlockKind.LIST_ITEM:
        return BULLET * (min(max(1, block.level), DEEPEST) - (block.mark == TERM))
    if kind is BlockKind.BLOCKQUOTE:
        return BULLET * bars(block) + (0 if block.mark is None else max(BULLET, len(block.mark) + 1))
    if kind is BlockKind.HEADING:
        return min(_MOST, len(block.mark) + 1) if block.mark else 0
    return BULLET if kind is BlockKind.CODE or kind in _CAPTIONS else 0


class HangingIndents:
    """The indents of list items: wide enough for the widest number of their depth. Ask for them in order.

    `own` are the cells of those that `indent` does not know, by index of the piece.
    """

    def __init__(self, pieces: Sequence[Block]) -> None:
        self.own: dict[int, int] = {}
        self._pieces = pieces
        self._until = 0  # end of the list that was measured last

    def of(self, index: int) -> int:
        """The cells for piece number `index`, which is an item."""
        if index >= self._until:
            self._measure(index)
        own = self.own.get(index)
        return indent(self._pieces[index]) if own is None else own

    def _measure(self, first: int) -> None:
        pieces, last, numbered = self._pieces, first, False
        while last < len(pieces) and pieces[last].kind is BlockKind.LIST_ITEM:
            numbered = numbered or pieces[last].mark is not None
            last += 1
        self._until = last
        if not numbered:
            return
        widest: dict[int, int] = {}
        for item in pieces[first:last]:
            level = min(max(1, item.level), DEEPEST)
            widest[level] = max(widest.get(level, BULLET), _room(item))
        self.own.update((n, _sum(widest, pieces[n])) for n in range(first, last))


def bars(quote: Block) -> int:
    """How many bars stand before the lines of a block quote."""
    return min(max(1, quote.level), DEEPEST)


def is_quoted_item(block: Block) -> bool:
    """Whether a block is an item of a list within a block quote, or a further paragraph of one."""
    return block.kind is BlockKind.BLOCKQUOTE and block.mark is not None and not block.is_attribution


def quote_bar(above: Block, below: Block) -> str:
    """The bars that go on between two blocks of one quote."""
    one = above.kind is below.kind is BlockKind.BLOCKQUOTE and not above.is_attribution
    return BAR * min(bars(above), bars(below)) if one else ""


def list_marker(block: Block, text: str, inset: int) -> str:
    """What stands before the first line `text` of a block that is indented by `inset` cells; as wide."""
    mark = block.mark
    if block.kind is BlockKind.LIST_ITEM and mark is None:
        has_own = text.startswith(OWN_BULLETS) or _NUMBERED.match(text)
        mark = "" if has_own else BULLETS[(max(1, block.level) - 1) % len(BULLETS)]
    if not mark or mark in (TERM, DEFINITION):
        return " " * inset
    return f"{mark} ".rjust(inset)[-inset:] if inset else ""


def _room(item: Block) -> int:
    return min(_MOST, len(item.mark) + 1) if item.mark and item.mark != TERM else BULLET


def _sum(widest: dict[int, int], item: Block) -> int:
    deepest = min(max(1, item.level), DEEPEST) - (item.mark == TERM)
    return sum(widest.get(level, BULLET) for level in range(1, deepest + 1))
