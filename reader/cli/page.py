"""An article as a printed page: Rich renderables with highlights, and with what was cut if wanted."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reader.cli.plain import cut_line, cuts_before_blocks, head, runs_on
from reader.model.analysis import Analysis, QuoteKind
from reader.model.article import Article, Block, BlockKind, Cut

# One shape for each kind beside its colour, so that a page without colours still tells them apart.
STYLES = {"direct": "cyan", "reported": "blue", "name": "underline", "figure": "bold", "date": "italic"}
HEAD = ("bold", "italic", "dim")  # title, subtitle, and the line of facts


def page(article: Article, analysis: Analysis, *, with_cut: bool = False) -> RenderableType:
    """The whole article, top to bottom."""
    cuts = cuts_before_blocks(article) if with_cut else {}
    marks = sorted(_highlights(analysis))
    parts: list[RenderableType] = list(_head(article))
    first = 0
    for i, block in enumerate(article.blocks):
        parts += [_cut(cut) for cut in cuts.get(i, ())]
        while first < len(marks) and marks[first][1] <= block.start:
            first += 1
        parts.append(_block(article, block, marks, first))
        if not runs_on(article, i):
            parts.append(Text())
    parts += [_cut(cut) for cut in cuts.get(len(article.blocks), ())]
    return Group(*parts)


def _head(article: Article) -> Iterator[RenderableType]:
    lines = [Text(line, style=style) for line, style in zip(head(article), HEAD, strict=True) if line]
    yield from lines
    if lines:
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


def _cut(cut: Cut) -> RenderableType:
    reason, words = cut_line(cut)
    return Group(Text(reason, style="dim").append(words, style="dim strike"), Text())
