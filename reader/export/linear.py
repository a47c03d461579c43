"""The article as plain lines, for screen readers and pipes: every mark is a word in the text.

A quote reads `[QUOTE Ines Okafor] ... [END]`, reported speech `[REPORTED Ines Okafor] ... [END]`,
a number `4,200 [FIGURE]`. Headings, captions, lists and pictures are named at the start of their line:
`[ITEM 3]` with the number that it has, `[ROW 2] Barges | 48` for a table, `[BLOCK QUOTE BY] Tobias Fenn`.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from reader import wording
from reader.model.analysis import Analysis, Quote, QuoteKind
from reader.model.article import BULLET, DEFINITION, TERM, Article, Block, BlockKind, Image, Row, Table
from reader.model.paragraphs import is_counted

OPENINGS = {QuoteKind.DIRECT: "QUOTE", QuoteKind.MIXED: "REPORTED", QuoteKind.INDIRECT: "REPORTED"}
LABELS = {
    BlockKind.HEADING: "HEADING", BlockKind.LIST_ITEM: "ITEM", BlockKind.BLOCKQUOTE: "BLOCK QUOTE",
    BlockKind.CAPTION: "CAPTION", BlockKind.CREDIT: "CREDIT", BlockKind.TABLE: "TABLE",
    BlockKind.CODE: "CODE", BlockKind.NOTE: "NOTE",
}  # fmt: skip


def linear(article: Article, analysis: Analysis, width: int | None = None) -> str:
    """The whole article as text that ends in a line break, wrapped to `width` cells, or one line a
    paragraph when `width` is None."""
    marks = _marks(article.text, analysis)
    lines = [*_head(article)]
    images: dict[int, list[Image]] = {}
    for image in article.images:
        images.setdefault(len(article.blocks) - 1 if image.block is None else image.block, []).append(image)
    top = min((block.level for block in article.blocks if block.kind is BlockKind.HEADING), default=0)
    tables = {table.block: table for table in article.tables}
    ruled = frozenset(article.rules)
    number = first = 0
    for index, block in enumerate(article.blocks):
        while first < len(marks) and marks[first][0] < block.start:
            first += 1
        number += is_counted(block)
        lines += ["", *(["[BREAK]", ""] if index in ruled else [])]
        for label, (start, end) in _stretches(article.text, block, number, tables.get(index)):
            label = "SUBHEADING" if block.kind is BlockKind.HEADING and block.level > top else label
            body, first = _marked(article.text, start, end, marks, first)
            kept = article.text[start:end] if block.kind is BlockKind.CODE else body
            lines.append(f"[{label}] {kept}".rstrip() if label else kept)
        lines += [_picture(image) for image in images.get(index, ())]
    wrapped = lines if width is None else [part for line in lines for part in _wrap(line, width)]
    return "\n".join(wrapped) + "\n"


def _head(article: Article) -> Iterator[str]:
    if article.title:
        yield f"[TITLE] {wording.one_line(article.title)}"
    if subtitle := wording.subtitle(article):
        yield f"[SUBTITLE] {subtitle}"
    day = wording.day(article.published) if article.published else ""
    by = f"By {', '.join(article.authors)}" if article.authors else ""
    facts = [wording.one_line(fact) for fact in (by, article.publisher or "", day) if fact]
    if facts:
        yield f"[BYLINE] {'. '.join(facts)}"


def _stretches(
    text: str, block: Block, number: int, table: Table | None
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The lines of a block, each with the word that names it: of a table its rows, of code its own lines."""
    label = _label(block, number)
    if table is not None:
        yield f"TABLE {len(table.rows) - table.header} ROWS {len(table.rows[0])} COLUMNS", (0, 0)
        for at, row in enumerate(table.rows):
            yield f"ROW {at - table.header + 1}" if at >= table.header else "COLUMNS", _row(row)
    elif block.kind in (BlockKind.TABLE, BlockKind.CODE):
        start = block.start
        while start <= block.end:
            stop = text.find("\n", start, block.end)
            stop = block.end if stop < 0 else stop
            yield label, (start, stop)
            label, start = "ROW" if block.kind is BlockKind.TABLE else "", stop + 1
    else:
        yield label, (block.start, block.end)


def _row(row: Row) -> tuple[int, int]:
    return row[0].start, max(row[0].start, row[-1].end)


def _label(block: Block, number: int) -> str:
    label = LABELS.get(block.kind)
    if block.is_attribution:
        return "BLOCK QUOTE BY"
    if block.kind is BlockKind.BLOCKQUOTE and block.mark is not None:
        number_of = "" if block.mark == BULLET else f" {block.mark.rstrip('.')}"
        return f"BLOCK QUOTE ITEM{number_of}" if block.mark else str(label)
    if block.kind is BlockKind.LIST_ITEM and block.mark is not None:
        named = {TERM: "TERM", DEFINITION: "DEFINITION", "": "ITEM GOES ON"}
        return named.get(block.mark, f"ITEM {block.mark.rstrip('.')}")
    return label or str(number)


def _marks(text: str, analysis: Analysis) -> list[tuple[int, int, int, str]]:
    """What to write at which offset, in the order of writing: closings before openings, and of two
    that close together the one that opened last first."""
    marks: list[tuple[int, int, int, str]] = []
    for quote in analysis.quotes:
        if quote.kind is not QuoteKind.SCARE and quote.start < quote.end:
            start, end = quote.clause or (quote.start, quote.end)
            marks.append((start, 1, -end, f"[{OPENINGS[quote.kind]} {_who(quote)}] "))
            marks.append((end, 0, -start, " [END]"))
    marks += [(_word_end(text, figure.end), -1, 0, " [FIGURE]") for figure in analysis.figures]
    return sorted(marks)


def _word_end(text: str, at: int) -> int:
    """Where the word ends that goes on at an offset: behind the 's' of 'under-30s'."""
    while 0 < at < len(text) and text[at].isalpha() and text[at - 1].isalnum():
        at += 1
    return at


def _who(quote: Quote) -> str:
    name = wording.one_line(quote.speaker_name or "") or "speaker not named"
    if quote.speaker_name and not quote.is_shown:
        name = "speaker unsure"
    return name.replace("[", "(").replace("]", ")")


def _marked(
    text: str, start: int, end: int, marks: list[tuple[int, int, int, str]], first: int
) -> tuple[str, int]:
    """The words of `[start, end)` with their marks written in, and the number of the first mark after it."""
    parts, here = [], start
    while first < len(marks) and marks[first][0] <= end:
        offset, _, _, words = marks[first]
        if offset == end and words.endswith(" "):  # opens in the next block
            break
        parts += [text[here:offset], words]
        here = offset
        first += 1
    return wording.one_line("".join(parts) + text[here:end]), first


def _picture(image: Image) -> str:
    said = " ".join(wording.one_line(part) for part in (image.caption or image.alt, image.credit) if part)
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
