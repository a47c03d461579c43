"""Byline and date as a reader sees them, near the headline or at the end of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.clean.html.elements import class_words, names_of
from reader.clean.html.page import Page, PageBlock
from reader.clean.metadata.dates import stated_date, written_dates
from reader.clean.metadata.names import has_lead, is_capitalised, is_lead, is_person_like, names_in
from reader.model.article import BlockKind
from reader.resources import files, word_lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BEFORE = 8  # blocks before the headline
_AFTER = 14  # blocks after the headline, where the body does not begin sooner
_INTO_BODY = 2  # paragraphs of the body between which a byline or a date may stand
_BEHIND = 8  # blocks after the body
_MAX_WORDS = 22
_MAX_DATE_LINE = 14  # words
_AUTHOR_WORDS = frozenset(
    ("byline", "bylines", "author", "authors", "writer", "writers", "contributor", "authorname", "creator")
)
_READ_TIME = re.compile(r"\b\d+[\s-]*(?:min|minute)s?[\s.-]*(?:read)?\b", re.I)
_BY_AFTER = re.compile(r"\bby\s+(\S.*)", re.I)
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|by|staff|people|profiles?|contributors?|writers?|columnists?|team|reporters?)/[^/?#]", re.I
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows: names, dates and the numbers of the blocks they stand in."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    bylines: frozenset[int] = frozenset()
    datelines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Labels:
    published: tuple[str, ...]
    modified: tuple[str, ...]
    other: tuple[str, ...]


@cache
def _labels() -> _Labels:
    data = word_lists(files("reader.clean.metadata") / "data" / "datelabels.txt")
    return _Labels(tuple(data["published"]), tuple(data["modified"]), tuple(data["other"]))


def look(page: Page, kept: Sequence[bool], headline: PageBlock | None, *, month_first: bool | None) -> Seen:
    """The byline and the dates that the page shows around its story."""
    near = list(_near(page, kept, headline))
    authors, bylines = _byline(near)
    published, modified, datelines = _dates(near, month_first)
    if not authors or (published is None and modified is None):
        behind = list(_behind(page, kept))
        if not authors:
            authors, bylines = _byline([b for b in behind if has_lead(b.text)])
        if published is None and modified is None:
            published, modified, datelines = _dates([b for b in behind if _label(b.text)], month_first)
    return Seen(authors, published, modified, bylines, datelines)


def _near(page: Page, kept: Sequence[bool], headline: PageBlock | None) -> Iterator[PageBlock]:
    """Short blocks around the headline: those under it first, up to where the story is well on its way."""
    start = next((n for n, keep in enumerate(kept) if keep and (headline is None or n > headline.number)), 0)
    number = headline.number if headline is not None else max(0, start - _AFTER)
    prose = 0
    for block in page.blocks[number + 1 : max(start, number) + _AFTER]:
        words = len(block.text.split())
        prose += kept[block.number] and words > _MAX_WORDS
        if prose > _INTO_BODY:
            break
        if words <= _MAX_WORDS:
            yield block
    for block in reversed(page.blocks[max(0, number - _BEFORE) : number]):
        if len(block.text.split()) <= _MAX_WORDS and not block.hidden:
            yield block


def _behind(page: Page, kept: Sequence[bool]) -> Iterator[PageBlock]:
    end = max((n for n, keep in enumerate(kept) if keep), default=-1)
    for block in page.blocks[max(0, end - 1) : end + _BEHIND]:
        if len(block.text.split()) <= _MAX_WORDS:
            yield block


def _byline(blocks: Sequence[PageBlock]) -> tuple[tuple[str, ...], frozenset[int]]:
    """Names by the strength of what says so: 'By', an author's address, a class name, a date beside it."""
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
        if any(_is_about_the_text(b) for b in blocks[place + 1 : place + 3]):
            return (block.text,), frozenset((block.number,))
    return (), frozenset()


def _is_about_the_text(block: PageBlock) -> bool:
    """A date or the time it takes to read."""
    return any(written_dates(block.text, month_first=True)) or _READ_TIME.search(block.text) is not None


def _dated(block: PageBlock) -> tuple[str, ...]:
    """The name before the date of a date line ('Ana Ruiz | 12 March 2024'), or after 'by' behind it."""
    first = next(written_dates(block.text, month_first=True), None)
    if first is None:
        return ()
    if after := _BY_AFTER.search(block.text, first.end):
        return tuple(name for name in names_in(after[1]) if is_person_like(name))
    if not 3 < first.start < 60:
        return ()
    return tuple(name for name in names_in(block.text[: first.start]) if is_person_like(name))


def _introduced(block: PageBlock) -> tuple[str, ...]:
    if not has_lead(block.text):
        return ()
    return tuple(name for name in names_in(block.text) if is_capitalised(name))


def _linked(block: PageBlock) -> tuple[str, ...]:
    return tuple(
        name
        for link in block.links
        if _AUTHOR_ADDRESS.search(link.href)
        for name in names_in(block.text[link.start : link.end])
        if is_person_like(name)
    )


def _named(block: PageBlock) -> tuple[str, ...]:
    if not _is_author_place(block.element):
        return ()
    return tuple(name for name in names_in(block.text) if is_person_like(name))


def _is_author_place(element: HtmlElement) -> bool:
    for level, place in enumerate((element, *element.iterancestors())):
        if level > 3 or place.tag in ("body", "article", "main"):
            return False
        if place.get("itemprop") == "author" or place.get("rel") == "author":
            return True
        if not _AUTHOR_WORDS.isdisjoint(class_words(names_of(place))):
            return True
    return False


def _label(text: str) -> str | None:
    """What a date line says its date is: 'published', 'modified', 'other' (an event, a visit) or nothing."""
    folded = text.casefold()
    labels = _labels()
    for kind, words in (
        ("modified", labels.modified),
        ("published", labels.published),
        ("other", labels.other),
    ):
        if any(word in folded for word in words):
            return kind
    return None


def _dates(
    blocks: Sequence[PageBlock], month_first: bool | None
) -> tuple[str | None, str | None, frozenset[int]]:
    published = modified = None
    places: set[int] = set()
    for place, block in enumerate(blocks):
        before = blocks[place - 1].text if place and blocks[place - 1].number == block.number - 1 else ""
        used = False
        for index, found in enumerate(_stated(block, month_first) or _timed(block)):
            iso, label = found
            if label is None and index == 0 and len(before) < 40:
                label = _label(before)
            if label == "modified":
                modified = modified or iso
            elif label != "other":
                published = published or iso
            used = True
        if used and _is_date_line(block):
            places.add(block.number)
    return published, modified, frozenset(places)


def _is_date_line(block: PageBlock) -> bool:
    """Whether the block is there for its date alone."""
    return len(block.text.split()) <= (_MAX_DATE_LINE if _label(block.text) else _MAX_DATE_LINE // 2)


def _stated(block: PageBlock, month_first: bool | None) -> list[tuple[str, str | None]]:
    """The dates of a block, each with what the words before it say of it."""
    found: list[tuple[str, str | None]] = []
    last = 0
    for one in written_dates(block.text, month_first=month_first):
        label = _label(block.text[last : one.start]) or (_label(block.text[one.end :]) if not found else None)
        found.append((one.iso, label))
        last = one.end
    return found


def _timed(block: PageBlock) -> list[tuple[str, str | None]]:
    """The date of a `time` element whose words are no date ('3 days ago')."""
    if len(block.text.split()) > _MAX_WORDS // 2 or block.element.tag == "body":
        return []
    moments = [d for time in block.element.iter("time") if (d := stated_date(time.get("datetime")))]
    return [(moments[0], _label(block.text))] if len(set(moments)) == 1 else []
