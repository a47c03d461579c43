"""Which pieces of an article stand on the column: its blocks with its pictures, those that match, or all
with the cuts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rich.cells import cell_len

from reader.model.article import Article, Block, BlockKind, Table
from reader.render import pictures
from reader.render.text_search import SearchHits, matching
from reader.render.view_state import ViewState

BETWEEN = "   "
"""What stands at least between a cut piece and its reason."""


@dataclass(frozen=True, slots=True)
class VisiblePieces:
    """The pieces in order. `texts` are those of cut pieces and of pictures, which are not in the text;
    `cut_of` are the indices of cut pieces into `Article.cut`, `picture_of` those of pictures into
    `Article.images`, all by index of the piece. `tables` and `ruled` are as `lay_out` takes them."""

    pieces: Sequence[Block]
    texts: Mapping[int, str] = field(default_factory=dict)
    cut_of: Mapping[int, int] = field(default_factory=dict)
    picture_of: Mapping[int, int] = field(default_factory=dict)
    tables: Mapping[int, Table] = field(default_factory=dict)
    ruled: frozenset[int] = frozenset()

    def inserted(self, piece: int) -> tuple[int | None, int | None]:
        """What names a piece that is not in the text, whatever else is shown: its cut or its picture."""
        return self.cut_of.get(piece), self.picture_of.get(piece)

    def ends(self, article: Article, restored: frozenset[int]) -> dict[int, int]:
        """The cells that each cut piece needs behind its last line for its reason."""
        apart = len(BETWEEN)
        return {
            piece: apart + cell_len(article.cut[cut].reason)
            for piece, cut in self.cut_of.items()
            if cut not in restored
        }

    def piece_of(self, inserted: tuple[int | None, int | None]) -> int | None:
        """The index of the piece that a guest is now, if it is shown."""
        return next((piece for piece in self.texts if self.inserted(piece) == inserted), None)


def differ(old: ViewState, new: ViewState) -> bool:
    """Whether other lines are shown, and not the same ones in other colours."""
    keys = ("width", "cuts", "restored", "matching")
    return any(getattr(old, key) != getattr(new, key) for key in keys)


def choose(article: Article, view_state: ViewState, hits: SearchHits) -> VisiblePieces:
    """The pieces to show. Cut ones stand where they stood, and stay without the cut view when they were
    put back; pictures stand after the block that they follow on the page."""
    shown = VisiblePieces(
        article.blocks,
        tables={article.blocks[table.block].start: table for table in article.tables},
        ruled=frozenset(article.blocks[block].start for block in article.rules),
    )
    if view_state.matching:
        return replace(shown, pieces=matching(hits, article.blocks), ruled=frozenset())
    insertions = [(at, 0, i, words) for at, i, words in pictures.standing(article)] if article.images else []
    if view_state.cuts or view_state.restored:
        insertions += [
            (cut.at, 1, i, cut.text)
            for i, cut in enumerate(article.cut)
            if cut.text and (view_state.cuts or i in view_state.restored)
        ]
    if not insertions:
        return shown
    insertions.sort(key=lambda inserted: inserted[:3])
    pieces: list[Block] = []
    texts: dict[int, str] = {}
    of: tuple[dict[int, int], dict[int, int]] = ({}, {})
    waiting = iter(insertions)
    inserted = next(waiting, None)
    for block in (*article.blocks, None):
        while inserted is not None and (block is None or inserted[0] <= block.start):
            at, cut, index, words = inserted
            of[cut][len(pieces)], texts[len(pieces)] = index, words
            pieces.append(Block(BlockKind.PARAGRAPH if cut else BlockKind.CAPTION, at, at))
            inserted = next(waiting, None)
        if block is not None:
            pieces.append(block)
    return replace(shown, pieces=pieces, texts=texts, cut_of=of[1], picture_of=of[0])
