"""The byline that a page shows, near the headline or at the end of the story."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import class_words, names_of
from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import frozen
from reader.model.article import BlockKind
from reader.text.late_pattern import late
from reader.text.person_names import (
    has_lead,
    is_capitalised,
    is_given_name,
    is_lead,
    is_organisation,
    is_person_like,
    names_in,
)
from reader.text.written_dates import written_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BEFORE = 8  # blocks before the headline
_AFTER = 14  # blocks after the headline, where the body does not begin sooner
_INTO_BODY = 2  # paragraphs of the body among which a byline or date may stand
_BELOW_STORY = 8  # blocks after the body
_MAX_WORDS = 22
_LINES = 4  # of a block in which a byline may stand
_BESIDE = 10  # words of a byline other than names
_SURE = 0.5  # least probability of a byline that the picker finds
_MOST_BLOCKS = 4_000  # of a page on which the picker is used
_AUTHOR_WORDS = frozenset(
    ("byline", "bylines", "author", "authors", "writer", "writers", "contributor", "authorname", "creator")
)
_READ_TIME = re.compile(r"\b\d+[\s-]*(?:min|minute)s?[\s.-]*(?:read)?\b", re.I)
#: What the dates of a life stand beside.
LIFE = late(r"\b(?:born|died)\b", re.I)
_PARTS = late(r"\s[|•·]\s")
_WROTE = late(r"[,;|/•·]\s*(?:words|text|story|written|reporting)(?: by:?|:) (\S.*)", re.I)
_BY_AFTER = re.compile(r"\bby\s+(\S.*)", re.I)
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|by|staff|people|profiles?|contributors?|writers?|columnists?|team|reporters?)/[^/?#]", re.I
)


@frozen
class VisibleByline:
    """What the page shows: authors, and the numbers of its bylines, date lines and standfirst."""

    authors: tuple[str, ...] = ()
    bylines: frozenset[int] = frozenset()
    datelines: frozenset[int] = frozenset()
    standfirst: int | None = None


def find_byline(
    page: Page,
    kept: Sequence[bool],
    headline: PageBlock | None,
    *,
    without: Collection[int] = (),
) -> VisibleByline:
    """The byline around the story, in other blocks than `without`."""
    near = [b for b in blocks_near_headline(page, kept, headline) if b.number not in without]
    authors, bylines = _byline(near)
    if not authors:
        after = (b for b in blocks_after_story(page, kept) if b.number not in without)
        authors, bylines = _byline([b for b in after if has_lead(b.text)])
    return VisibleByline(authors, bylines)


def find_byline_by_model(page: Page, kept: Sequence[bool], headline: PageBlock | None) -> VisibleByline:
    """The byline of a person that the picker for text dumps finds among the blocks."""
    from reader.clean.models.line_picker import pick_byline
    from reader.clean.models.text_lines import read_line

    if len(page.blocks) > _MOST_BLOCKS:
        return VisibleByline()
    lines = [read_line(" ".join(block.text.split()), gap=True) for block in page.blocks]
    found = pick_byline(lines, kept, headline.number if headline is not None else None, _SURE)
    if found is None or LIFE.search(page.blocks[found.at].text):
        return VisibleByline()
    names = tuple(n for n in found.names if is_person_like(n) and not is_organisation(n))
    if not any(is_given_name(name.split()[0]) for name in names):
        return VisibleByline()
    rest = len(page.blocks[found.at].text.split()) - sum(len(name.split()) for name in names)
    return VisibleByline(names, frozenset((found.at,)) if rest <= _BESIDE else frozenset())


def blocks_near_headline(page: Page, kept: Sequence[bool], headline: PageBlock | None) -> Iterator[PageBlock]:
    """Short blocks around the headline: first those below it, up to a few paragraphs into the story."""
    start = next((n for n, keep in enumerate(kept) if keep and (headline is None or n > headline.number)), 0)
    number = headline.number if headline is not None else max(0, start - _AFTER)
    prose = 0
    for block in page.blocks[number + 1 : max(start, number) + _AFTER]:
        words = len(block.text.split())
        prose += kept[block.number] and words > _MAX_WORDS
        if prose > _INTO_BODY:
            break
        if words <= _MAX_WORDS and not block.hidden:
            yield block
    for block in reversed(page.blocks[max(0, number - _BEFORE) : number]):
        if len(block.text.split()) <= _MAX_WORDS and not block.hidden:
            yield block


def blocks_after_story(page: Page, kept: Sequence[bool]) -> Iterator[PageBlock]:
    """Short blocks at the end of the story and after it."""
    end = max((n for n, keep in enumerate(kept) if keep), default=-1)
    for block in page.blocks[max(0, end - 1) : end + _BELOW_STORY]:
        if len(block.text.split()) <= _MAX_WORDS:
            yield block


def _byline(blocks: Sequence[PageBlock]) -> tuple[tuple[str, ...], frozenset[int]]:
    """The names with the strongest evidence: 'By', an author's address, a class name, a date beside them."""
    for block, following in pairwise([*blocks, None]):
        if block is None:
            break
        if names := _introduced(block):
            return names, frozenset((block.number,))
        if following is not None and is_lead(block.text) and following.number == block.number + 1:
            names = tuple(name for name in names_in(following.text) if is_capitalised(name))
            if names:
                return names, frozenset((block.number, following.number))
    for evidence in (_linked, _named, _dated):
        for block in blocks:
            if names := evidence(block):
                return names, frozenset((block.number,))
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.LIST_ITEM or not is_person_like(block.text):
            continue
        if not any(map(is_given_name, block.text.split())):
            continue
        if any(_is_about_the_text(b) for b in blocks[place + 1 : place + 3]):
            return (block.text,), frozenset((block.number,))
    return (), frozenset()


def _is_about_the_text(block: PageBlock) -> bool:
    """Whether a block holds a date or a reading time."""
    return any(written_dates(block.text, month_first=True)) or _READ_TIME.search(block.text) is not None


def _dated(block: PageBlock) -> tuple[str, ...]:
    """The name before the date of a date line ('Ana Ruiz | 12 March 2024'), or after it and 'by'."""
    first = next(written_dates(block.text, month_first=True), None)
    if first is None or LIFE.search(block.text):
        return ()
    if after := _BY_AFTER.search(block.text, first.end):
        return tuple(name for name in names_in(after[1]) if is_person_like(name))
    for part in _PARTS.split(block.text):
        names = tuple(name for name in names_in(part) if is_person_like(name))
        if names and is_given_name(names[0].split()[0]) and not any(written_dates(part, month_first=True)):
            return names
    if not 3 < first.start < 60:
        return ()
    return tuple(name for name in names_in(block.text[: first.start]) if is_person_like(name))


def _introduced(block: PageBlock) -> tuple[str, ...]:
    if not has_lead(block.text):
        if wrote := _WROTE.search(block.text):
            return tuple(name for name in names_in(wrote[1]) if is_person_like(name))
        for part in _PARTS.split(block.text)[1:]:
            if has_lead(part) and (names := tuple(n for n in names_in(part) if is_person_like(n))):
                return names
        for line in block.text.split("\n")[1:_LINES]:
            if has_lead(line) and (names := tuple(n for n in names_in(line) if _is_known(n))):
                return names
        return ()
    return tuple(name for name in names_in(block.text) if is_capitalised(name))


def _is_known(name: str) -> bool:
    return is_person_like(name) and is_given_name(name.split()[0])


def _linked(block: PageBlock) -> tuple[str, ...]:
    return tuple(
        name
        for link in block.links
        if _AUTHOR_ADDRESS.search(link.href)
        for name in names_in(block.text[link.start : link.end])
        if is_person_like(name)
    )


def _named(block: PageBlock) -> tuple[str, ...]:
    if not _is_author_place(block.element) and not _is_of_author(block):
        return ()
    return tuple(name for name in names_in(block.text) if is_person_like(name))


def _is_of_author(block: PageBlock) -> bool:
    """Whether a block is the text of an inline element that is named as an author, in a larger element."""
    said = block.text.strip()
    return any(
        not _AUTHOR_WORDS.isdisjoint(class_words(names_of(inner)))
        and " ".join("".join(inner.itertext()).split()) == said
        for inner in block.element.iterchildren("span", "a", "b", "i", "em", "strong", "cite", "address")
        if inner.get("class")
    )


def _is_author_place(element: HtmlElement) -> bool:
    for level, place in enumerate((element, *element.iterancestors())):
        if level > 3 or place.tag in ("body", "article", "main"):
            return False
        if place.get("itemprop") == "author" or place.get("rel") == "author":
            return True
        if not _AUTHOR_WORDS.isdisjoint(class_words(names_of(place))):
            return True
    return False
