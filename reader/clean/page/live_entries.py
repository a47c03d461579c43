"""The entries of a live report: when each was written, and by whom, stands over it as a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import class_words, names_of
from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import replace
from reader.model.article import BlockKind
from reader.text.person_names import has_lead, names_in
from reader.text.written_dates import is_time

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST = 2  # entries of a live report
_LEVELS = 5  # from the time of an entry up to the entry
_STAMP = 8  # words of a line with the time of an entry
_ENDS = ("?", "!", ":", "”")
_NAMES = 8  # words of a line with its author
_LEVEL = 3  # of a heading, where the entry has none
_AUTHOR = frozenset(("byline", "author", "authors", "writer", "reporter", "contributor", "name"))


def with_entry_headings(
    page: Page, kept: Sequence[bool], headline: PageBlock | None
) -> tuple[Page, dict[int, bool]]:
    """The page with the times and authors of its entries as headings, and which blocks these are, with the
    headings of the entries themselves."""
    prose = _prose_by_place(page, kept)
    entries: dict[HtmlElement, int] = {}
    for block in page.blocks:
        if _is_stamp(block):
            home = _entry(block, prose)
            if home is not None:
                entries.setdefault(home, block.number)
    alike = Counter(map(_signature, entries))
    entries = {home: n for home, n in entries.items() if alike[_signature(home)] >= _LEAST}
    heads: dict[int, PageBlock] = {}
    for home, number in entries.items():
        first = prose[home]
        around = [b for b in page.blocks[max(0, number - 3) : first] if _within(b.element, home)]
        level = min((b.level for b in around if b.kind is BlockKind.HEADING), default=_LEVEL)
        for block in around:
            own = headline is None or block.number != headline.number
            if block.kind is BlockKind.HEADING and own and block.reason is None and not block.hidden:
                heads.setdefault(block.number, block)  # what the entry is about
            if block.number == number or _is_author(block):
                heads[block.number] = replace(block, kind=BlockKind.HEADING, level=level, mark=None)
    if not heads:
        return page, {}
    blocks = tuple(heads.get(block.number, block) for block in page.blocks)
    return replace(page, blocks=blocks), dict.fromkeys(heads, True)


def _signature(home: HtmlElement) -> tuple[str, str, HtmlElement]:
    """What the entries of one report have in common."""
    return home.tag, (home.get("class") or "").partition(" ")[0], home.getparent()


def _prose_by_place(page: Page, kept: Sequence[bool]) -> dict[HtmlElement, int]:
    """For each element the first kept block in it that is no heading."""
    first: dict[HtmlElement, int] = {}
    for block in page.blocks:
        if kept[block.number] and block.kind is not BlockKind.HEADING and not _is_stamp(block):
            if _is_author(block):
                continue
            for place in islice((block.element, *block.element.iterancestors()), _LEVELS + 2):
                first.setdefault(place, block.number)
    return first


def _is_stamp(block: PageBlock) -> bool:
    """Whether a block is the time of an entry: a time of day alone, or a `time` element with one."""
    text = block.text
    if block.hidden or not text[:1].isalnum() or len(text) > 60 or len(text.split()) > _STAMP:
        return False
    words = text.replace("|", " ").replace("·", " ").replace(",", " ").split()
    if text[-1] in _ENDS:
        return is_time(text)
    # '19:05', '19:05 BST', '14 May 19:05', '7.05pm Sam Oduya'
    runs = ((start, end) for start in range(len(words)) for end in (start + 3, start + 2, start + 1))
    return any(is_time(" ".join(words[start:end])) for start, end in runs)


def _is_author(block: PageBlock) -> bool:
    if block.hidden or block.kind is BlockKind.HEADING or len(block.text.split()) > _NAMES:
        return False
    if not names_in(block.text):
        return False
    places = (block.element, block.element.getparent())
    named = any(p is not None and not _AUTHOR.isdisjoint(class_words(names_of(p))) for p in places)
    return named or has_lead(block.text)


def _entry(block: PageBlock, prose: dict[HtmlElement, int]) -> HtmlElement | None:
    """The innermost element around the time of an entry that holds words of the story after it."""
    for place in islice((block.element, *block.element.iterancestors()), _LEVELS + 1):
        if place.tag in ("body", "main"):
            return None
        if prose.get(place, -1) > block.number:
            return place
    return None


def _within(element: HtmlElement, home: HtmlElement) -> bool:
    return any(place is home for place in islice((element, *element.iterancestors()), _LEVELS + 2))
