"""The pieces of an article that are visible: its blocks, pictures and the person's notes, only the matching
blocks, or the cut pieces as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from rich.cells import cell_len

from reader.frozen import frozen, replace
from reader.model.article import Article, Block, BlockKind, Table
from reader.named_tuple import NamedTuple
from reader.render import pictures
from reader.render.text_search import SearchHits, matching
from reader.render.view_state import ViewState

REASON_GAP = 3
"""Cells at least between a cut piece and its reason."""


_KINDS = (BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.NOTE)
"""The kinds of pictures, cut pieces and notes as pieces."""


class Insertion(NamedTuple):
    """A piece that is not in the text, whatever else is visible: the index of its cut, its picture or its
    note."""

    cut: int | None
    picture: int | None
    note: int | None = None


@frozen
class VisiblePieces:
    """The pieces in order. `texts` are those of cut pieces, pictures and notes, which are not in the text;
    `cut_of` are the indices of cut pieces into `Article.cut`, `picture_of` those of pictures into
    `Article.images`, `note_of` those of notes into `ViewState.notes`, all by index of the piece. `tables` and
    `ruled` are as `lay_out` takes them."""

    pieces: Sequence[Block]
    texts: Mapping[int, str] = field(default_factory=dict)
    cut_of: Mapping[int, int] = field(default_factory=dict)
    picture_of: Mapping[int, int] = field(default_factory=dict)
    note_of: Mapping[int, int] = field(default_factory=dict)
    tables: Mapping[int, Table] = field(default_factory=dict)
    ruled: frozenset[int] = frozenset()

    def insertion(self, piece: int) -> Insertion:
        """Which insertion the piece with this index is; it must be one."""
        return Insertion(self.cut_of.get(piece), self.picture_of.get(piece), self.note_of.get(piece))

    def reason_widths(self, article: Article, restored: frozenset[int]) -> dict[int, int]:
        """The cells that each cut piece needs behind its last line for its reason."""
        return {
            piece: REASON_GAP + cell_len(article.cut[cut].reason)
            for piece, cut in self.cut_of.items()
            if cut not in restored
        }

    def piece_of(self, insertion: Insertion) -> int | None:
        """The index of the piece that an insertion is now, if it is visible."""
        return next((piece for piece in self.texts if self.insertion(piece) == insertion), None)


def lines_differ(old: ViewState, new: ViewState) -> bool:
    """Whether `new` shows other lines than `old`, rather than the same ones in other colours."""
    keys = ("width", "cuts", "restored", "matching", "notes")
    return any(getattr(old, key) != getattr(new, key) for key in keys)


def choose_pieces(
    article: Article,
    view_state: ViewState,
    hits: SearchHits,
    wordless: Sequence[tuple[int, int]] = (),
) -> VisiblePieces:
    """The pieces to show. Cut ones stand where they were cut, also outside the cut view once they were
    put back; pictures stand after the block that they follow on the page, notes after the block that they are
    about. `wordless` are pictures that are seen though nothing is said of them: place and index."""
    visible = VisiblePieces(
        article.blocks,
        tables={article.blocks[table.block].start: table for table in article.tables},
        ruled=frozenset(article.blocks[block].start for block in article.rules),
    )
    if view_state.matching:
        return replace(visible, pieces=matching(hits, article.blocks), ruled=frozenset())
    placed = pictures.placed_pictures(article) if article.images else []
    insertions = [(at, 0, i, words) for at, i, words in placed]
    insertions += [(at, 0, i, pictures.UNSAID) for at, i in wordless]
    if view_state.cuts or view_state.restored:
        insertions += [
            (cut.at, 1, i, cut.text)
            for i, cut in enumerate(article.cut)
            if cut.text and (view_state.cuts or i in view_state.restored)
        ]
    insertions += [(note.at, 2, i, note.text) for i, note in enumerate(view_state.notes)]
    if not insertions:
        return visible
    insertions.sort(key=lambda entry: entry[:3])
    pieces: list[Block] = []
    texts: dict[int, str] = {}
    of: tuple[dict[int, int], ...] = ({}, {}, {})
    pending = iter(insertions)
    entry = next(pending, None)
    for block in (*article.blocks, None):
        while entry is not None and (block is None or entry[0] <= block.start):
            at, sort, index, words = entry
            of[sort][len(pieces)], texts[len(pieces)] = index, words
            pieces.append(Block(_KINDS[sort], at, at))
            entry = next(pending, None)
        if block is not None:
            pieces.append(block)
    return replace(visible, pieces=pieces, texts=texts, cut_of=of[1], picture_of=of[0], note_of=of[2])
