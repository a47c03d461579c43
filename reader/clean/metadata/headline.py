"""The headline as the page shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind

_WORD = re.compile(r"\w+")
_DEEPEST = 3  # level of heading
_LIKE_STATED = 0.5
_SAME_AS_STATED = 0.8
_LEAST = 2  # words of a title
_MOST_NAMES = 4  # words of the name of a section or a site
_LABELS = frozenset(("exclusive", "breaking", "live", "watch", "video", "updated"))
_SITE = re.compile(r"\s+[|»·•—–-]\s+")


def find_headline(page: Page, stated: Sequence[str], start: int | None) -> PageBlock | None:
    """The block of the headline: a first-level heading that resembles a stated title.

    `stated` are the titles in the page's metadata, best first; `start` is the number of the body's first
    block. A heading of a lower level must be nearly equal; without a stated title the last first-level
    heading before the body is taken.
    """
    references = [_words(title) for title in stated if title]
    scored = []
    for block in page.blocks:
        if block.kind is not BlockKind.HEADING or block.level > _DEEPEST or not _WORD.search(block.text):
            continue
        likeness = max((_likeness(_words(block.text), reference) for reference in references), default=0.0)
        needed = _LIKE_STATED if block.level == 1 else _SAME_AS_STATED
        if likeness >= needed:
            scored.append((likeness - 0.1 * (block.level - 1) - 0.2 * block.hidden, -block.number, block))
    if scored:
        return max(scored, key=lambda s: s[:2])[2]
    first_level = [b for b in page.blocks if b.kind is BlockKind.HEADING and b.level == 1]
    shown = [b for b in first_level if not b.hidden] or first_level
    if start is not None:
        before = [b for b in shown if b.number <= start]
        shown = before[-1:] or shown
    return shown[0] if shown else None


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


def repeats(subtitle: str | None, title: str | None) -> bool:
    """Whether a subtitle says nothing but the title again."""
    return bool(subtitle and title) and _words(subtitle or "") == _words(title or "")


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    both = sum((one & other).values())
    return 2 * both / (one.total() + other.total()) if both else 0.0
