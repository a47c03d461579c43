"""The dates that a page shows around its story, with the labels beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from reader.clean.metadata.visible_byline import LIFE, blocks_after_story, blocks_near_headline
from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import frozen
from reader.text.data_files import word_lists
from reader.text.late_pattern import late
from reader.text.written_dates import stated_date, written_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SLASHED = re.compile(r"(?<![\d/])(\d\d?)[/-](\d\d?)[/-](?:19|20)\d\d(?!\d)")
# behind a date 'Updated 8 hours ago' is a moment of its own, and 'Written by' a byline
_AGO = late(r"\b\w+:? (?:\d{1,3}|an?) (?:minute|hour|day|week)s? ago\b|\bwritten by\b", re.I)
# what a page sets side by side without a space: '5 March 20244:05 PM', '4:05pmTuesday', '4 MarchModified'
_GLUED = late(
    r"(?:19|20)\d\d(?=\d{1,2}(?::\d\d| [A-Z][a-z]{2})|[A-Z][a-z])"
    r"|(?:[ap]m|\b[A-Z]{2,4}|\d\d)(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Updated|Published|Modified|Posted)[a-z]*\b)"
)
# a zone of time tells the land, and the land which of month and day comes first
_ZONE = late(
    r"\d(?: ?[AaPp]\.?[Mm]\.?)? (?:(?P<west>(?:[ECMP][SD]?T|AK[SD]T))"
    r"|GMT|BST|IST|CES?T|UTC\+\d|AE[SD]T|NZ[SD]T|SAST|WAT)\b"
)
_MAX_BEFORE = 40  # characters of a block before a date that labels it
_MAX_TIMED = 11  # words of a block with a `time` element but no written date
_MAX_ELEMENT = 300  # characters of an element whose date stands only in its markup
_MAX_DATE_LINE = 14  # words
_LEAST_SMALL = 5  # words of a sentence that begin with a small letter
_MAX_DATES_LINE = 24  # words of one that says which of its dates is which
_MAX_LOOKED_AT = 400  # characters
_MAX_SHOWN = 60

Labelled = tuple[str, str | None]


class Zone(StrEnum):
    """Where on the page a date stands."""

    ABOVE = "above the headline"
    BELOW = "below the headline"
    AFTER = "after the story"


@frozen
class ShownDate:
    """A date that the page shows.

    `label` is 'published', 'modified', 'other' (an event, a visit) or None, by the words beside it. `steps`
    are blocks from the headline, or from the end of the story. `timed`: it stands only in the markup of a
    `time` element. `line`: the block `number` is a date line.
    """

    iso: str
    zone: Zone
    label: str | None
    steps: int
    timed: bool
    number: int
    line: bool


@frozen
class _Labels:
    published: tuple[str, ...]
    modified: tuple[str, ...]
    other: tuple[str, ...]


@cache
def _labels() -> _Labels:
    data = word_lists("reader.clean.metadata", "datelabels.txt")
    return _Labels(tuple(data["published"]), tuple(data["modified"]), tuple(data["other"]))


def shown_days(
    page: Page,
    kept: Sequence[bool],
    headline: PageBlock | None,
    *,
    month_first: bool | None,
    known: frozenset[str],
) -> list[ShownDate]:
    """The dates near the headline and after the story, those below the headline first.

    03/04/2024 is read by the page's language, else by its other dates of this form, else by `known` dates,
    else not at all.
    """
    if month_first is None:
        month_first = _order(page)
    found: list[ShownDate] = []
    over = headline.number if headline is not None else -1
    near = list(blocks_near_headline(page, kept, headline))
    for place, block in enumerate(near):
        before = near[place - 1] if place and near[place - 1].number == block.number - 1 else None
        zone = Zone.ABOVE if block.number < over else Zone.BELOW
        steps = abs(block.number - over) if headline is not None else place
        dates = _of(block, before, zone, steps, month_first, known)
        # a sentence of the story dates what it tells: 'The act was signed into law on August 14, 1935'
        told = kept[block.number] and _is_sentence(block.text)
        found += [date for date in dates if date.label is not None or date.timed or not told]
    near_numbers = {block.number for block in near}
    for place, block in enumerate(blocks_after_story(page, kept)):
        if block.number not in near_numbers:
            found += _of(block, None, Zone.AFTER, place, month_first, known)
    return found[:_MAX_SHOWN]


def date_lines(shown: Sequence[ShownDate]) -> frozenset[int]:
    """The numbers of date lines; those after the story need a label, and count if there are none near the
    headline."""
    near = [s for s in shown if s.zone is not Zone.AFTER]
    if any(s.label != "other" for s in near):
        return frozenset(s.number for s in near if s.line)
    return frozenset(s.number for s in shown if s.line and (s.zone is not Zone.AFTER or s.label))


def _of(
    block: PageBlock,
    before: PageBlock | None,
    zone: Zone,
    steps: int,
    month_first: bool | None,
    known: frozenset[str],
) -> Iterator[ShownDate]:
    text = _GLUED.sub(r"\g<0> ", block.text) if len(block.text) <= _MAX_LOOKED_AT else block.text
    if month_first is None and (zone_of := _ZONE.search(text)):
        month_first = zone_of["west"] is not None
    written = _written(text, month_first)
    if not any(iso in known for iso, _ in written):
        written = _both_ways(text, known) or written
    timed = [] if written else _timed(block)
    for index, (iso, label) in enumerate(written or timed):
        if label is None and index == 0 and before is not None and len(before.text) < _MAX_BEFORE:
            label = _label(before.text)
        yield ShownDate(iso, zone, label, steps, bool(timed), block.number, _is_date_line(block.text))


def _label(text: str) -> str | None:
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


def _is_sentence(text: str) -> bool:
    """Whether a text has more small words than a date line."""
    return sum(word.islower() and word.isalpha() for word in text.split()) >= _LEAST_SMALL


def _is_date_line(text: str) -> bool:
    if LIFE.search(text):
        return False
    words = len(text.split())
    if words <= _MAX_DATE_LINE // 2 or (words <= _MAX_DATE_LINE and _label(text)):
        return True
    if words > _MAX_DATES_LINE:
        return False
    return {"published", "modified"} <= {label for _, label in _written(text, None)}


def _written(text: str, month_first: bool | None) -> list[Labelled]:
    """The dates of a text, each with the label before it."""
    found: list[Labelled] = []
    last = 0
    dates = list(written_dates(text, month_first=month_first))
    for one in dates:
        # between two dates stands what is said of the second: '5 March 2024 | Updated 6 March 2024'
        behind = _AGO.sub("", text[one.end :]) if len(dates) == 1 else ""
        label = _label(text[last : one.start]) or _label(behind)
        found.append((one.iso, label))
        last = one.end
    return found


def _both_ways(text: str, known: frozenset[str]) -> list[Labelled]:
    """The dates of a text that equal known ones, whichever of month and day comes first."""
    if not known or not any(c.isdigit() for c in text):
        return []
    return [
        (one.iso, _label(text[: one.start]))
        for month_first in (True, False)
        for one in written_dates(text, month_first=month_first)
        if one.iso in known
    ]


def _timed(block: PageBlock) -> list[Labelled]:
    """The date of a `time` element whose words give none ('3 days ago')."""
    if len(block.text.split()) > _MAX_TIMED or block.element.tag == "body":
        return []
    if not _is_small(block.element):
        return []
    moments = [d for time in block.element.iter("time") if (d := stated_date(time.get("datetime")))]
    return [(moments[0], _label(block.text))] if len(set(moments)) == 1 else []


def _is_small(element: HtmlElement) -> bool:
    """Whether an element holds little text: in a larger one the dates are those of other blocks."""
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _MAX_ELEMENT:
            return False
    return True


def _order(page: Page) -> bool | None:
    """Whether months come first in the page's dates with slashes, by those with a number above 12."""
    orders = set()
    for block in page.blocks:
        if len(block.text) <= _MAX_LOOKED_AT:
            for match in _SLASHED.finditer(block.text):
                first, second = int(match[1]), int(match[2])
                if (first > 12) != (second > 12):
                    orders.add(second > 12)
    return orders.pop() if len(orders) == 1 else None
