"""Quotation marks of every style, paired within paragraphs. Linear in the text."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotate.marks.glyphs import Family, glyphs
from reader.annotate.marks.pairing import Pairer, Stretch
from reader.annotate.records import Mark
from reader.model.analysis import Quote, QuoteKind
from reader.model.article import Article, BlockKind

_BY_LINE = (BlockKind.TABLE, BlockKind.CODE)

__all__ = ["as_quotes", "find"]


def find(article: Article) -> tuple[Mark, ...]:
    """Every quotation, one record per pair of marks and paragraph, in order."""
    paragraphs = list(_paragraphs(article))
    ranges: list[list[Stretch]] = []
    goes_on = False
    for start, end in paragraphs:
        here = list(glyphs(article.text, start, end))
        if not here:
            ranges.append([])
            goes_on = False
            continue
        found = Pairer(article.text, start, end, here).run(goes_on=goes_on)
        found.sort(key=lambda s: (s.start, -s.end))
        goes_on = any(not s.closed and s.end == end and s.family is not Family.SINGLE for s in found)
        ranges.append(found)
    return tuple(_number(paragraphs, ranges))


def as_quotes(found: tuple[Mark, ...], prefix: str = "q") -> tuple[Quote, ...]:
    """The quotations as they are shown before their speakers are known; their ids begin with `prefix`."""
    outer = [m for m in found if m.depth == 0]
    return tuple(Quote(f"{prefix}{i}", QuoteKind.DIRECT, m.start, m.end) for i, m in enumerate(outer, 1))


def _paragraphs(article: Article) -> Iterator[tuple[int, int]]:
    for block in article.blocks:
        if block.kind not in _BY_LINE:
            yield block.start, block.end
            continue
        at = block.start
        for line in article.text[block.start : block.end].split("\n"):
            yield at, at + len(line)
            at += len(line) + 1


def _number(paragraphs: list[tuple[int, int]], ranges: list[list[Stretch]]) -> Iterator[Mark]:
    """Depths, and one group for the stretches of a quotation that runs over several paragraphs."""
    counted = -1
    pending: Family | None = None
    pending_group = -1
    for i, ((start, end), found) in enumerate(zip(paragraphs, ranges, strict=True)):
        following = ranges[i + 1] if i + 1 < len(ranges) else []
        after = paragraphs[i + 1][0] if following else -1
        open_family: Family | None = None
        enclosing: list[int] = []
        for s in found:
            single = s.family is Family.SINGLE
            if single and not s.closed and not (following and _begins(following[0], after, s.family)):
                continue  # an apostrophe after all
            while enclosing and enclosing[-1] <= s.start:
                enclosing.pop()
            depth = len(enclosing)
            enclosing.append(s.end)
            joins = depth == 0 and pending is s.family and (_begins(s, start, s.family) or not s.opened)
            counted += not joins
            group = pending_group if joins else counted
            if depth == 0:
                pending = None
                if not s.closed and s.end == end:
                    open_family, pending_group = s.family, group
            yield Mark(s.start, s.end, s.opened, s.closed, group, depth)
        pending = open_family


def _begins(stretch: Stretch, start: int, family: Family) -> bool:
    """Whether a stretch opens its paragraph."""
    return stretch.family is family and stretch.start - start <= 2
