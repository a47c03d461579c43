"""The article as plain lines, for screen readers and pipes: every mark is a word in the text.

A quotation reads `[QUOTE Ines Okafor] ... [END]`, reported speech `[REPORTED Ines Okafor] ... [END]`,
a number `4,200 [FIGURE]`. Headings, captions, lists and pictures are named at the start of their line.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from reader.export import phrases
from reader.model.analysis import Analysis, Quote, QuoteKind
from reader.model.article import Article, Block, BlockKind, Image
from reader.model.paragraphs import COUNTED

OPENINGS = {QuoteKind.DIRECT: "QUOTE", QuoteKind.MIXED: "REPORTED", QuoteKind.INDIRECT: "REPORTED"}
LABELS = {
    BlockKind.HEADING: "HEADING", BlockKind.LIST_ITEM: "ITEM", BlockKind.BLOCKQUOTE: "BLOCK QUOTE",
    BlockKind.CAPTION: "CAPTION", BlockKind.CREDIT: "CREDIT", BlockKind.TABLE: "TABLE",
    BlockKind.CODE: "CODE", BlockKind.NOTE: "NOTE",
}  # fmt: skip


def linear(article: Article, analysis: Analysis, width: int | None = None) -> str:
    """The whole article as text that ends in a line break, wrapped to `width` cells, or one line a
    paragraph when `width` is None."""
    marks = _marks(analysis)
    lines = [*_head(article)]
    images: dict[int, list[Image]] = {}
    for image in article.images:
        images.setdefault(len(article.blocks) - 1 if image.block is None else image.block, []).append(image)
    number = first = 0
    for index, block in enumerate(article.blocks):
        while first < len(marks) and marks[first][0] < block.start:
            first += 1
        if block.kind in COUNTED:
            number += 1
        body, first = _marked(article.text, block, marks, first)
        lines += ["", f"{_label(block, number)} {body}" if body else _label(block, number)]
        lines += [_picture(image) for image in images.get(index, ())]
    wrapped = lines if width is None else [part for line in lines for part in _wrap(line, width)]
    return "\n".join(wrapped) + "\n"


def _head(article: Article) -> Iterator[str]:
    if article.title:
        yield f"[TITLE] {phrases.one_line(article.title)}"
    if article.subtitle:
        yield f"[SUBTITLE] {phrases.one_line(article.subtitle)}"
    day = phrases.day(article.published) if article.published else ""
    by = f"By {', '.join(article.authors)}" if article.authors else ""
    facts = [phrases.one_line(fact) for fact in (by, article.publisher or "", day) if fact]
    if facts:
        yield f"[BYLINE] {'. '.join(facts)}"


def _label(block: Block, number: int) -> str:
    label = LABELS.get(block.kind)
    return f"[{label}]" if label else f"[{number}]"


def _marks(analysis: Analysis) -> list[tuple[int, int, int, str]]:
    """What to write at which offset, in the order of writing: closings before openings, and of two
    that close together the one that opened last first."""
    marks: list[tuple[int, int, int, str]] = []
    for quote in analysis.quotes:
        if quote.kind is not QuoteKind.SCARE and quote.start < quote.end:
            marks.append((quote.start, 1, -quote.end, f"[{OPENINGS[quote.kind]} {_who(quote)}] "))
            marks.append((quote.end, 0, -quote.start, " [END]"))
    marks += [(figure.end, -1, 0, " [FIGURE]") for figure in analysis.figures]
    return sorted(marks)


def _who(quote: Quote) -> str:
    name = phrases.one_line(quote.speaker_name or "") or "speaker not named"
    return name.replace("[", "(").replace("]", ")")


def _marked(text: str, block: Block, marks: list[tuple[int, int, int, str]], first: int) -> tuple[str, int]:
    """The words of `block` with its marks written in, and the number of the first mark after it."""
    parts, here = [], block.start
    while first < len(marks) and marks[first][0] <= block.end:
        offset, _, _, words = marks[first]
        if offset == block.end and words.endswith(" "):  # opens in the next block
            break
        parts += [text[here:offset], words]
        here = offset
        first += 1
    return phrases.one_line("".join(parts) + text[here : block.end]), first


def _picture(image: Image) -> str:
    said = " ".join(phrases.one_line(part) for part in (image.caption or image.alt, image.credit) if part)
    return f"[PICTURE] {said or 'without a caption'}"


def _wrap(line: str, width: int) -> Iterator[str]:
    """`line` in pieces of at most `width` cells, parted at spaces; a longer word stands alone."""
    here: list[str] = []
    used = 0
    for word in line.split(" "):
        size = _cells(word)
        if here and used + 1 + size > width:
            yield " ".join(here)
            here, used = [], 0
        here.append(word)
        used += size + (1 if len(here) > 1 else 0)
    yield " ".join(here)


def _cells(word: str) -> int:
    """The columns that a terminal gives to `word` (Unicode Standard Annex 11)."""
    if word.isascii():
        return len(word)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in word)
