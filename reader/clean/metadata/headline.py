"""The headline as the page shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind
from reader.text.person_names import is_paper
from reader.text.written_dates import written_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_DEEPEST = 3  # level of heading
_LIKE_STATED = 0.5
_SAME_AS_STATED = 0.8
_LEAST = 2  # words of a title
_MOST_NAMES = 4  # words of the name of a section or a site
_LABELS = frozenset(("exclusive", "breaking", "live", "watch", "video", "updated"))
_SITE = re.compile(r"\s+(?:[|»·•—–-]|::|--)\s+")
_LEAST_PART = 3  # words of a part of a title that a page shows as its headline
_ADDRESS = re.compile(r"(?:[\w-]{2,40}\.){1,3}[a-z]{2,8}")  # of a site
_PARTED = re.compile(r"[:–—|]|-\s")
_KICKER = 5  # words over a headline
_FIRST = 40  # blocks


def find_headline(page: Page, stated: Sequence[str], start: int | None) -> PageBlock | None:
    """The block of the headline: a first-level heading that resembles a stated title.

    `stated` are the titles in the page's metadata, best first; `start` is the number of the body's first
    block. A heading of a lower level must be nearly equal, to a title or to the longest of the parts that it
    joins; without a stated title the last first-level heading before the body is taken.
    """
    found = _most_alike(page, [_words(title) for title in stated if title])
    if found is not None and found[0] >= _SAME_AS_STATED:
        return found[1]
    shown = found[1] if found is not None else _first_level(page, start)
    parts = [part for title in stated if (part := headline_part(title))]
    told = _most_alike(page, parts) if parts else None
    if told is not None and told[0] == 1.0 and (shown is None or _is_site_beside(stated, shown, told[1])):
        return told[1]
    if shown is None:
        return None
    beside = _after_site(page, stated, shown)
    is_site = (found is None and _is_end_of_title(stated, shown)) or _ADDRESS.fullmatch(shown.text)
    return beside or (None if is_site and stated else shown)


def _is_end_of_title(stated: Sequence[str], shown: PageBlock) -> bool:
    """Whether a heading says no more than what the page's title has behind its headline: the site's name."""
    named = _words(shown.text)
    parts = [[_words(part) for part in _SITE.split(title)] for title in stated]
    return any(rest[-1:] == [named] and first.total() >= _LEAST for first, *rest in parts)


def _first_level(page: Page, start: int | None) -> PageBlock | None:
    """The last first-level heading before the body, or the first one of the page."""
    first_level = [b for b in page.blocks if b.kind is BlockKind.HEADING and b.level == 1]
    shown = [b for b in first_level if not b.hidden] or first_level
    if start is not None:
        before = [b for b in shown if b.number <= start]
        shown = before[-1:] or shown
    return shown[0] if shown else None


def _is_site_beside(stated: Sequence[str], site: PageBlock, headline: PageBlock) -> bool:
    """Whether a heading is the shorter part of a title, beside a headline: the site's name."""
    named = _words(site.text)
    if named.total() >= _words(headline.text).total():
        return False
    parts = [_SITE.split(title) for title in stated]
    return any(named == _words(part) for _, *rest in parts for part in rest[-1:]) or is_paper(site.text)


def _after_site(page: Page, stated: Sequence[str], site: PageBlock) -> PageBlock | None:
    """The heading that a title has after the site's name, a heading too: 'Leith Notes: The drum'."""
    for title in stated:
        folded = " ".join(title.split()).casefold()
        if not folded.startswith(site.text.casefold()):
            continue
        rest = folded[len(site.text) :].strip()
        if not rest.startswith(": "):
            continue
        for block in page.blocks:
            if (
                block.kind is BlockKind.HEADING
                and " ".join(block.text.split()).casefold() == rest[2:].strip()
            ):
                return block
    return None


def _most_alike(page: Page, references: Sequence[Counter[str]]) -> tuple[float, PageBlock] | None:
    """The heading most like one of the references, the first of equals, and how like it is, 0 to 1."""
    scored = []
    for block in page.blocks:
        if block.kind is not BlockKind.HEADING or block.level > _DEEPEST or not _WORD.search(block.text):
            continue
        likeness = max((_likeness(_words(block.text), reference) for reference in references), default=0.0)
        needed = _LIKE_STATED if block.level == 1 else _SAME_AS_STATED
        if likeness >= needed:
            rank = likeness - 0.1 * (block.level - 1) - 0.2 * block.hidden
            scored.append((rank, -block.number, likeness, block))
    if not scored:
        return None
    best = max(scored, key=lambda s: s[:2])
    return best[2], best[3]


def headline_part(title: str) -> Counter[str] | None:
    """The words of the longest part of a title that joins a headline to other names; None for one part."""
    parts = [_words(part) for part in _SITE.split(title)]
    longest = max(parts, key=Counter.total)
    return longest if len(parts) > 1 and longest.total() >= _LEAST_PART else None


def title_in_text(page: Page, stated: Sequence[str], start: int | None) -> str | None:
    """The part of a stated title that stands as a line above the story, without the tag of a heading."""
    end = min(_FIRST, start + 1 if start is not None else _FIRST)
    lines = [
        line.strip()
        for block in page.blocks[:end]
        if not block.hidden
        for line in block.text.split("\n", 4)[:4]
    ]
    for title in stated:
        told = headline_part(title)
        for line in lines if told else ():
            if _words(line) == told:
                return line
    return None


def day_in_title(stated: Sequence[str]) -> str | None:
    """The day that is one of the parts of a title: 'Ferry to end | Quay Wire | 10.06.2013'."""
    for title in stated:
        for part in _SITE.split(title)[1:]:
            day = next(written_dates(part, month_first=None), None)
            if day is not None and (day.start, day.end) == (0, len(part.strip())):
                return day.iso
    return None


def without_section(title: str) -> str:
    """A title without a label ('EXCLUSIVE | ...') and the names of sections and sites after a bar."""
    label, bar, story = title.partition(" | ")
    if bar and label.isupper() and label.casefold() in _LABELS:
        title = story
    story, *rest = title.split(" | ")
    words = len(story.split())
    names = all(len(part.split()) <= _MOST_NAMES for part in rest)
    return story if names and words >= _LEAST and words > sum(len(part.split()) for part in rest) else title


def without_site(title: str, publisher: str | None, *, shown: bool = False) -> str:
    """A title without the name of the site after it or, unless it is the title as shown, before it."""
    title = without_section(title)
    parts = _SITE.split(title)
    if len(parts) < 2:
        return title
    name = _words(publisher or "")
    for index in (-1,) if shown else (-1, 0):
        if name and _likeness(_words(parts[index]), name) > _LIKE_STATED:
            seen = _SITE.search(title) if index == 0 else list(_SITE.finditer(title))[-1]
            if seen is not None:
                return title[seen.end() :] if index == 0 else title[: seen.start()]
    return title


def without_kicker(headline: PageBlock, title: str, stated: Sequence[str]) -> str:
    """The `title` of a headline without the words over it that a page sets into one element with it, or with
    the colon behind them: 'Trains Night line opens' where 'Night line opens' or 'Trains: ...' is stated.
    """
    said = _WORD.findall(title.casefold())
    for one in stated:
        told = _WORD.findall(one.casefold())
        over = len(said) - len(told)
        if told == said:
            return one if ":" in one and not _PARTED.search(title) else title
        if len(told) >= _LEAST_PART and 0 < over <= _KICKER and said[over:] == told:
            if said[:over] != _words_apart(headline.element):
                continue
            start = list(_WORD.finditer(title))[over].start()
            before = title[:start]
            if ":" not in before:
                return title[start - len(_opening(before)) :]
    return title


def _words_apart(element: HtmlElement) -> list[str]:
    """The words of the part of an element's first line that is an element of its own."""
    if (element.text or "").strip() or not len(element):
        return []
    return _WORD.findall("".join(element[0].itertext()).casefold())


def _opening(before: str) -> str:
    """The quotation mark that a headline begins with."""
    return before[-1] if before[-1:] in "“‘\"'«„" else ""


def repeats(subtitle: str | None, title: str | None) -> bool:
    """Whether a subtitle says nothing but the title again."""
    return bool(subtitle and title) and set(_words(subtitle or "")) == set(_words(title or ""))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    both = sum((one & other).values())
    return 2 * both / (one.total() + other.total()) if both else 0.0
