"""An article as a page of plain text, wrapped to a width: what a pipe gets, without any library."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from reader import wording
from reader.model.article import Article, Cut
from reader.render.page_lines import PageLines

# Text of which each character takes one cell: Latin, Greek, Cyrillic, and the marks that come with them.
_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*+"
)
_WORD = re.compile(r"\S+ *|^ +")


def plain_page(article: Article, width: int, *, with_cut: bool = False) -> str:
    """The whole article, top to bottom, in lines of at most `width` cells; code and tables keep theirs."""
    return "".join(f"{line.rstrip()}\n" for line in _page(article, width, with_cut))


def cuts_before_blocks(article: Article) -> dict[int, list[Cut]]:
    """The cut pieces by the index of the block before which they stood."""
    starts = [block.start for block in article.blocks]
    placed = sorted(((bisect_left(starts, cut.at), i, cut) for i, cut in enumerate(article.cut)))
    return {index: [cut for _, _, cut in group] for index, group in groupby(placed, key=lambda p: p[0])}


def head(article: Article) -> list[str]:
    """The title, the subtitle, and one line of authors, publisher and day; what is not known, or what the
    text begins with, is ""."""
    facts = (", ".join(article.authors), article.publisher or "", (article.published or "")[:10])
    return [article.title or "", wording.subtitle(article), " · ".join(fact for fact in facts if fact)]


def cut_line(cut: Cut) -> tuple[str, str]:
    """Why a piece was cut, and its words."""
    return f"✂ {cut.reason}: ", " ".join(cut.text.split())


def _page(article: Article, width: int, with_cut: bool) -> Iterator[str]:
    cuts = cuts_before_blocks(article) if with_cut else {}
    top = [line for line in head(article) if line]
    for line in top:
        yield from wrap_plain(line, width)
    if top:
        yield ""
    lines = PageLines(article, width)
    for i in range(len(article.blocks) + 1):
        above = [line.written(article.text) for line in lines.above(i)]
        if i in cuts:
            yield from [""] * min(1, i)
            for cut in cuts[i]:
                yield from wrap_plain("".join(cut_line(cut)), width)
            above = above or [""]
        yield from above
        if i < len(article.blocks):
            yield from (line.written(article.text) for line in lines.block(i))


def wrap_plain(text: str, width: int) -> Iterator[str]:
    """Lines of at most `width` cells, broken at spaces, and within a word where that is longer."""
    for whole in text.expandtabs(8).split("\n"):
        line = whole.rstrip(" ")
        yield from _narrow(line, width) if _NARROW.fullmatch(line) else _wide(line, width)


def _narrow(line: str, width: int) -> Iterator[str]:
    start = 0
    while len(line) - start > width:
        space = line.rfind(" ", start, start + width + 1)
        if space <= start:
            space = start + width
        yield line[start:space]
        while line.startswith(" ", space):
            space += 1
        start = space
    yield line[start:]


def _wide(line: str, width: int) -> Iterator[str]:
    """The same for text with characters of no or of two cells."""
    from rich.cells import cell_len, chop_cells

    words: list[str] = []
    used = 0
    for word in _WORD.findall(line):
        cells = cell_len(word.rstrip())
        if used and used + cells > width:
            yield "".join(words)
            words, used = [], 0
        if cells > width:
            *whole, word = [*chop_cells(word.rstrip(), width), " " * (len(word) - len(word.rstrip()))]
            rest = whole.pop() if whole else ""
            yield from whole
            word = rest + word
        words.append(word)
        used += cell_len(word)
    yield "".join(words)
