"""The ledger: each piece of the input is either kept in the text or cut with a reason, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from reader.frozen import frozen
from reader.model.article import Block, BlockKind, Cut, Hyperlink, Row, Table
from reader.model.span import Span
from reader.named_tuple import NamedTuple


@frozen
class Cells:
    """The cells of a table, with offsets into the text of its block; as `reader.model.article.Table`."""

    header: int
    rows: tuple[Row, ...]


class _Stretch(NamedTuple):
    """Code points `[start, end)` of `whole`, which come after the first `at` parts of a body."""

    whole: str
    start: int
    end: int
    at: int


class Ledger:
    """Takes the pieces of an input one after the other and builds text, blocks, links and cuts from them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._stretch = _Stretch("", 0, 0, 0)
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[Hyperlink] = []
        self._tables: list[Table] = []
        self._rules: list[int] = []
        self._ruled = False
        self._cuts: list[Cut] = []
        self._waiting: list[tuple[str, str]] = []

    @property
    def text(self) -> str:
        """The body so far."""
        whole, start, end, at = self._stretch
        before, after = "".join(self._parts[:at]), "".join(self._parts[at:])
        if whole.startswith(before, start - len(before)) and whole.startswith(after, end):
            return whole[start - len(before) : end + len(after)]  # unchanged: one copy instead of two
        return before + whole[start:end] + after

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the body, in order."""
        return tuple(self._blocks)

    @property
    def last(self) -> int | None:
        """The index of the block that was kept last; None before the first."""
        return len(self._blocks) - 1 if self._blocks else None

    @property
    def links(self) -> tuple[Hyperlink, ...]:
        """The links of the body, in order."""
        return tuple(self._links)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the body, in order."""
        return tuple(self._tables)

    @property
    def rules(self) -> tuple[int, ...]:
        """The indices of the blocks with a line drawn above."""
        return tuple(self._rules)

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """What was cut, in order; a cut stands before the block that follows it, or at the text's end."""
        return (*self._cuts, *(Cut(text, reason, self._length) for text, reason in self._waiting))

    def keep(
        self,
        text: str,
        kind: BlockKind,
        level: int = 0,
        links: Iterable[Hyperlink] = (),
        mark: str | None = None,
        cells: Cells | None = None,
    ) -> None:
        """Add a block; `links` and `cells` have offsets into `text`, which must not be blank."""
        if self._blocks:
            listed = kind is BlockKind.LIST_ITEM and self._blocks[-1].kind is BlockKind.LIST_ITEM
            self._push("\n" if listed else "\n\n")
        start = self._length
        self._cuts += [Cut(cut, reason, start) for cut, reason in self._waiting]
        self._waiting.clear()
        self._push(text)
        if self._ruled and self._blocks:
            self._rules.append(len(self._blocks))
        self._ruled = False
        if cells is not None:
            rows = tuple(tuple(Span(start + a, start + b) for a, b in row) for row in cells.rows)
            self._tables.append(Table(len(self._blocks), cells.header, rows))
        self._blocks.append(Block(kind, start, self._length, level, mark))
        self._links += [Hyperlink(start + link.start, start + link.end, link.href) for link in links]

    def rule(self) -> None:
        """Draw a line above the next block, unless that is the first."""
        self._ruled = True

    def keep_paragraphs(self, texts: Iterable[str]) -> None:
        """Add many paragraphs, as `keep` does, in a third of the time."""
        waiting = iter(texts)
        for first in waiting:
            self.keep(first, BlockKind.PARAGRAPH)
            break
        at = self._length
        for text in waiting:
            start = at + 2
            at = start + len(text)
            self._parts += ("\n\n", text)
            self._blocks.append(Block(BlockKind.PARAGRAPH, start, at))
        self._length = at

    def keep_stretch(self, whole: str, places: Sequence[tuple[int, int]]) -> None:
        """Add many paragraphs that stand in `whole` as they are to stand here, separated by blank lines.

        To be called once at most.
        """
        start, end = places[0]
        self.keep(whole[start:end], BlockKind.PARAGRAPH)
        shift = self._length - end
        paragraph, others = BlockKind.PARAGRAPH, islice(places, 1, None)
        self._blocks += [Block(paragraph, start + shift, end + shift) for start, end in others]
        self._stretch = _Stretch(whole, end, places[-1][1], len(self._parts))
        self._length = places[-1][1] + shift

    def cut(self, text: str, reason: str) -> None:
        """Enter text that does not go into the body."""
        self._waiting.append((text, reason))

    def _push(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
