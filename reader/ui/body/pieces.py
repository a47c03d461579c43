"""Which pieces of an article stand on the column: its blocks, those that match, or those with the cuts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.model.article import Article, Block, BlockKind
from reader.ui.body.hits import Hits, matching
from reader.ui.state import Look


@dataclass(frozen=True, slots=True)
class Shown:
    """The pieces in order. `texts` are those of cut pieces and `cut_of` their indices into
    `Article.cut`, by index of the piece; `piece_of` is `cut_of` the other way round."""

    pieces: Sequence[Block]
    texts: Mapping[int, str] = field(default_factory=dict)
    cut_of: Mapping[int, int] = field(default_factory=dict)
    piece_of: Mapping[int, int] = field(default_factory=dict)


def differ(old: Look, new: Look) -> bool:
    """Whether other lines are shown, and not the same ones in other colours."""
    keys = ("width", "cuts", "restored", "matching")
    return any(getattr(old, key) != getattr(new, key) for key in keys)


def choose(article: Article, look: Look, hits: Hits) -> Shown:
    """The pieces to show. Cut ones stand where they stood; those put back stay without the cut view."""
    if look.matching:
        return Shown(matching(hits, article.blocks))
    if not look.cuts and not look.restored:
        return Shown(article.blocks)
    wanted = [i for i, cut in enumerate(article.cut) if cut.text and (look.cuts or i in look.restored)]
    wanted.sort(key=lambda i: article.cut[i].at)
    pieces: list[Block] = []
    cut_of: dict[int, int] = {}
    waiting = iter(wanted)
    index = next(waiting, None)
    for block in (*article.blocks, None):
        while index is not None and (block is None or article.cut[index].at <= block.start):
            at = article.cut[index].at
            cut_of[len(pieces)] = index
            pieces.append(Block(BlockKind.PARAGRAPH, at, at))
            index = next(waiting, None)
        if block is not None:
            pieces.append(block)
    texts = {piece: article.cut[i].text for piece, i in cut_of.items()}
    return Shown(pieces, texts, cut_of, {i: piece for piece, i in cut_of.items()})
