"""An article as a printed page: Rich renderables with highlights, and with what was cut if wanted."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from reader.frozen import frozen
from reader.model.analysis import Analysis, QuoteKind
from reader.model.article import TERM, Article, Block, BlockKind, Cut
from reader.model.span_index import SpanIndex
from reader.render.annotation_index import is_name
from reader.render.line_part import Tone
from reader.render.page_lines import PageLine, PageLines
from reader.render.plain_page import cut_line, cuts_before_blocks, head

# One shape for each kind beside its colour, so that a page without colours still tells them apart.
STYLES = {"direct": "cyan", "reported": "blue", "name": "underline", "figure": "bold", "date": "italic"}
HEAD = ("bold", "italic", "dim")  # title, subtitle, and the line of facts


def page(article: Article, analysis: Analysis, *, with_cut: bool = False) -> RenderableType:
    """The whole article, top to bottom, as wide as what it is printed on."""
    return _Page(article, SpanIndex(_highlights(analysis, article.text)), with_cut)


@frozen
class _Mark:
    start: int
    end: int
    style: str


@frozen
class _Page:
    article: Article
    marks: SpanIndex[_Mark]
    with_cut: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        article = self.article
        cuts = cuts_before_blocks(article) if self.with_cut else {}
        lines = PageLines(article, options.max_width)
        yield from _head(article)
        for i in range(len(article.blocks) + 1):
            above = [self._line(line, "") for line in lines.above(i)]
            if i in cuts:
                yield from [Text()] * min(1, i)
                yield from (_cut(cut) for cut in cuts[i])
                above = above or [Text()]
            yield from above
            if i < len(article.blocks):
                style = _style(article.blocks[i], lines.top)
                yield from (self._line(line, style) for line in lines.block(i))

    def _line(self, line: PageLine, style: str) -> Text:
        text = Text(no_wrap=True, overflow="ignore").append(line.before, "dim")
        for part in line.parts:
            text.append(" " * (len(line.before) + part.at - text.cell_len) if part.at else "")
            named = part.tone is not Tone.PLAIN  # a column's name
            words = Text(
                self.article.text[part.start : part.end], style="bold" if named else style or "not dim"
            )
            for mark in self.marks.overlapping(part.start, part.end):
                start, end = max(0, mark.start - part.start), min(mark.end, part.end) - part.start
                words.stylize(mark.style, start, end)
            text.append_text(words)
        return text.append(line.words, "dim")


def _style(block: Block, top: int) -> str:
    """How the words of a block look before anything was found in them."""
    if block.kind is BlockKind.HEADING:
        return "bold" if block.level <= top else "bold dim"
    if block.mark == TERM:
        return "bold"
    quiet = block.kind in (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE) or block.is_attribution
    return "dim" if quiet else ""


def _head(article: Article) -> Iterator[RenderableType]:
    lines = [Text(line, style=style) for line, style in zip(head(article), HEAD, strict=True) if line]
    yield from lines
    if lines:
        yield Text()


def _highlights(analysis: Analysis, text: str) -> list[_Mark]:
    """Every highlight; those that start together come shortest first."""
    marks = [_Mark(*mark) for mark in _stretches(analysis, text)]
    return sorted(marks, key=lambda mark: (mark.start, mark.end, mark.style))


def _stretches(analysis: Analysis, text: str) -> Iterator[tuple[int, int, str]]:
    for quote in analysis.quotes:
        if quote.kind is not QuoteKind.SCARE:
            kind = "reported" if quote.kind is QuoteKind.INDIRECT else "direct"
            yield quote.start, quote.end, STYLES[kind]
    for entity in analysis.entities:
        yield from (
            (span.start, span.end, STYLES["name"]) for span in entity.mentions if is_name(span.of(text))
        )
    for figure in analysis.figures:
        yield figure.start, figure.end, STYLES["figure"]
    for date in analysis.dates:
        yield date.start, date.end, STYLES["date"]


def _cut(cut: Cut) -> RenderableType:
    reason, words = cut_line(cut)
    return Text(reason, style="dim").append(words, style="dim strike")
