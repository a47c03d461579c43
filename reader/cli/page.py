"""An article as a printed page: Rich renderables with highlights, and with what was cut if wanted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reader.model.analysis import Analysis, QuoteKind
from reader.model.article import Article, Block, BlockKind, Cut

# One shape for each kind beside its colour, so that a page without colours still tells them apart.
STYLES = {"direct": "cyan", "reported": "blue", "name": "underline", "figure": "bold", "date": "italic"}


def page(article: Article, analysis: Analysis, *, with_cut: bool = False) -> RenderableType:
    """The whole article, top to bottom."""
    cuts = _cuts_before_blocks(article) if with_cut else {}
    marks = sorted(_highlights(analysis))
    parts: list[RenderableType] = list(_head(article))
    first = 0
    for i, block in enumerate(article.blocks):
        parts += [_cut(cut) for cut in cuts.get(i, ())]
        while first < len(marks) and marks[first][1] <= block.start:
            first += 1
        parts.append(_block(article, block, marks, first))
        if not _runs_on(article, i):
            parts.append(Text())
    parts += [_cut(cut) for cut in cuts.get(len(article.blocks), ())]
    return Group(*parts)


def _head(article: Article) -> Iterator[RenderableType]:
    if article.title:
        yield Text(article.title, style="bold")
    if article.subtitle:
        yield Text(article.subtitle, style="italic")
    facts = (", ".join(article.authors), article.publisher or "", (article.published or "")[:10])
    line = " · ".join(fact for fact in facts if fact)
    if line:
        yield Text(line, style="dim")
    if article.title or article.subtitle or line:
        yield Text()


def _highlights(analysis: Analysis) -> Iterator[tuple[int, int, str]]:
    """Every highlight as start, end and style; those that start together come shortest first."""
    for quote in analysis.quotes:
        if quote.kind is not QuoteKind.SCARE:
            kind = "reported" if quote.kind is QuoteKind.INDIRECT else "direct"
            yield quote.start, quote.end, STYLES[kind]
    for entity in analysis.entities:
        yield from ((span.start, span.end, STYLES["name"]) for span in entity.mentions)
    for figure in analysis.figures:
        yield figure.start, figure.end, STYLES["figure"]
    for date in analysis.dates:
        yield date.start, date.end, STYLES["date"]


def _block(article: Article, block: Block, marks: list[tuple[int, int, str]], first: int) -> RenderableType:
    text = Text(article.text[block.start : block.end])
    for start, end, style in marks[first:]:
        if start >= block.end:
            break
        if end > block.start:
            text.stylize(style, max(0, start - block.start), min(end, block.end) - block.start)
    match block.kind:
        case BlockKind.HEADING:
            text.stylize("bold")
        case BlockKind.CAPTION | BlockKind.CREDIT | BlockKind.NOTE:
            text.stylize("dim")
        case BlockKind.LIST_ITEM:
            return Padding(Text("• ").append_text(text), (0, 0, 0, 2 * max(0, block.level - 1)))
        case BlockKind.BLOCKQUOTE:
            return Padding(text, (0, 0, 0, 4 * max(1, block.level)))
        case BlockKind.CODE | BlockKind.TABLE:
            text.no_wrap = True
            text.overflow = "ignore"
    return text


def _runs_on(article: Article, i: int) -> bool:
    """Whether the next block follows without a blank line: the items of one list do."""
    pair = article.blocks[i : i + 2]
    return len(pair) == 2 and all(block.kind is BlockKind.LIST_ITEM for block in pair)


def _cuts_before_blocks(article: Article) -> dict[int, list[Cut]]:
    """The cut pieces by the index of the block before which they stood."""
    starts = [block.start for block in article.blocks]
    placed = sorted(((bisect_left(starts, cut.at), i, cut) for i, cut in enumerate(article.cut)))
    return {index: [cut for _, _, cut in group] for index, group in groupby(placed, key=lambda p: p[0])}


def _cut(cut: Cut) -> RenderableType:
    line = Text(f"✂ {cut.reason}: ", style="dim")
    return Group(line.append(" ".join(cut.text.split()), style="dim strike"), Text())
