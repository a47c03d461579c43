"""Smaller things that a page shows of its article: standfirst, dateline, contributors, copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean.html.elements import class_words, names_of
from reader.clean.html.page import Page, PageBlock
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.names import is_person_like, names_in

_STANDFIRST = frozenset(
    ("standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "subheading", "tagline")
)
_AFTER_HEADLINE = 5  # blocks
_MAX_STANDFIRST = 60  # words
_AROUND_END = 4  # blocks before and after the end of the story
_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{2,40}(?:,\s[A-Z][\w. ]{1,25})?"
_DATELINE = re.compile(rf"({_PLACE})(?:,\s\d[^—–]{{1,20}}?)?\s?(?:\([\w ./]{{2,30}}\)\s?)?(?:—|–|--|-)\s")
_CONTRIBUTORS = re.compile(
    r"\(?(?:additional |further |other )?(?:reporting|research)(?: was contributed)? by:?\s(.{4,200})"
    r"|(.{4,120}?) contributed (?:to this|reporting)\b",
    re.I,
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s).{3,}", re.I)
_MAX_LINE = 40  # words


def look_around(page: Page, kept: Sequence[bool], headline: PageBlock | None) -> Metadata:
    """What the page shows of these; nothing is guessed from their place alone."""
    numbers = [n for n, keep in enumerate(kept) if keep]
    if not numbers:
        return Metadata()
    end = numbers[-1]
    last = page.blocks[max(0, end - _AROUND_END) : end + _AROUND_END]
    return Metadata(
        subtitle=_standfirst(page, headline),
        dateline=_dateline([page.blocks[n] for n in numbers[:3]]),
        contributors=next((names for block in last if (names := _contributors(block.text))), ()),
        copyright=next((b.text for b in reversed(page.blocks) if _is_copyright(b.text)), None),
    )


def _standfirst(page: Page, headline: PageBlock | None) -> str | None:
    if headline is None:
        return None
    for block in page.blocks[headline.number + 1 : headline.number + 1 + _AFTER_HEADLINE]:
        words = class_words(names_of(block.element)) | class_words(names_of(block.element.getparent()))
        if not _STANDFIRST.isdisjoint(words) and 3 < len(block.text.split()) <= _MAX_STANDFIRST:
            return " ".join(block.text.split())
    return None


def _dateline(first: Sequence[PageBlock]) -> str | None:
    return next((m[1].strip() for block in first if (m := _DATELINE.match(block.text))), None)


def _contributors(text: str) -> tuple[str, ...]:
    if len(text.split()) > _MAX_LINE or (match := _CONTRIBUTORS.match(text.strip())) is None:
        return ()
    listed = (match[1] or match[2]).partition(";")[0]
    return tuple(name for name in names_in(listed) if is_person_like(name))


def _is_copyright(text: str) -> bool:
    return len(text.split()) <= _MAX_LINE // 2 and _COPYRIGHT.match(text) is not None
