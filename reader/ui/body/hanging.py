"""How far blocks stand from the edge of the column, how much air is between them, and what hangs before
their first line: bullets, numbers, the dash of who a quote is by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from reader.model.article import DEFINITION, TERM, Block, BlockKind

DEEPEST = 6
"""Lists and quotes within each other hang no deeper than this."""
BULLETS = ("•", "◦", "▪")
OWN_BULLETS = ("•", "-", "*", "–", "·", "◦", "‣")
BAR = "│ "
"""What stands before each line of a block quote, at each of its depths."""
DASHES = ("—", "–", "―", "-", "~")
BULLET = 2
"""Cells that a bullet takes, or the bar of a quote."""

_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)](?!\d)")
_MOST = 8  # cells that the number of an item takes at most
_CAPTIONS = (BlockKind.CAPTION, BlockKind.CREDIT)
_TIGHT = frozenset(
    {
        (BlockKind.CAPTION, BlockKind.CREDIT),
        (BlockKind.CREDIT, BlockKind.CREDIT),
        (BlockKind.CAPTION, BlockKind.TABLE),
    }
)


def gap(above: Block, below: Block, top: int = 2) -> int:
    """How many empty lines stand between two blocks; `top` is the level of the article's main headings."""
    one, other = above.kind, below.kind
    if one is other is BlockKind.LIST_ITEM:
        return int("" in (above.mark, below.mark) or (below.mark == TERM != above.mark))
    if (one, other) in _TIGHT or (below.is_attribution and one is BlockKind.BLOCKQUOTE):
        return 0
    if other is BlockKind.HEADING and one is not BlockKind.HEADING:
        return 2 if below.level <= top else 1
    return 1


def indent(block: Block) -> int:
    """How many cells a block's lines stand to the right of the column's edge. Of list items it is the least;
    `hangs` says it for those with numbers."""
    kind = block.kind
    if kind is BlockKind.LIST_ITEM:
        return _sum({}, block)
    if kind is BlockKind.BLOCKQUOTE:
        return BULLET * bars(block) + (BULLET if block.is_attribution else 0)
    if kind is BlockKind.HEADING:
        return min(_MOST, len(block.mark) + 1) if block.mark else 0
    return BULLET if kind is BlockKind.CODE or kind in _CAPTIONS else 0


def hangs(pieces: Sequence[Block], first: int) -> list[int]:
    """How far each item hangs, of the list that begins with piece number `first`: wide enough for the widest
    number of its depth."""
    items = list(takewhile(_is_item, (pieces[n] for n in range(first, len(pieces)))))
    widest: dict[int, int] = {}
    for item in items:
        level = min(max(1, item.level), DEEPEST)
        widest[level] = max(widest.get(level, BULLET), _room(item))
    return [_sum(widest, item) for item in items]


def bars(quote: Block) -> int:
    """How many bars stand before the lines of a block quote."""
    return min(max(1, quote.level), DEEPEST)


def quote_bar(above: Block, below: Block) -> str:
    """What stands between two blocks of one quote: its bars go on."""
    one = above.kind is below.kind is BlockKind.BLOCKQUOTE and not above.is_attribution
    return BAR * min(bars(above), bars(below)) if one else ""


def sign(block: Block, text: str, inset: int) -> str:
    """What stands before the first line `text` of a block that hangs by `inset` cells, as wide as that."""
    mark = block.mark
    if block.kind is BlockKind.LIST_ITEM and mark is None:
        own = text.startswith(OWN_BULLETS) or _NUMBERED.match(text)
        mark = "" if own else BULLETS[(max(1, block.level) - 1) % len(BULLETS)]
    if not mark or mark in (TERM, DEFINITION):
        return " " * inset
    return f"{mark} ".rjust(inset)[-inset:] if inset else ""


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM


def _room(item: Block) -> int:
    return min(_MOST, len(item.mark) + 1) if item.mark and item.mark != TERM else BULLET


def _sum(widest: dict[int, int], item: Block) -> int:
    deepest = min(max(1, item.level), DEEPEST) - (item.mark == TERM)
    return sum(widest.get(level, BULLET) for level in range(1, deepest + 1))
