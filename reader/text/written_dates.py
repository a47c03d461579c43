"""Written dates to ISO 8601, without guessing: an ambiguous date gives none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from reader.named_tuple import NamedTuple
from reader.text.data_files import word_lists

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EARLIEST, _LATEST = 1900, 2100
_OTHERS = " others"  # ends the name of a section with the words of other languages than English
_MAX_TEXT = 400
# compiled when first needed: in a line that may hold a year
_ISO = r"(?<!\d)((?:19|20)\d\d)([-/.])(\d\d?)\2(\d\d?)(?!\d)"
_COMPACT = r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?Z?\s*"
_MONTH_FIRST = (
    r"(?<!\w)([^\W\d_]{3,24})\.?\s{1,3}(\d\d?)(?:st|nd|rd|th)?\s{0,2},?\s{1,3}((?:19|20)\d\d)(?!\d)"
)
# a name that only style separates from the date ('Ana RuizFeb 11, 2025'), unless that is of a change
_GLUED = r"^(?!Updated|Modified|Revised).*[a-z](?=[A-Z])"
_DAY_FIRST = (
    r"(?<!\d)(\d\d?)(?:st|nd|rd|th|er|º)?[.,]?[\s-]{1,3}(?:de\s|of\s)?([^\W\d_]{3,13})[.,]?[\s-]{1,3}(?:de\s|del\s)?"
    r"((?:19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = r"(?<!\d)((?:19|20)\d\d)[,\s]\s?([^\W\d_]{3,12})\.?\s(\d\d?)(?!\d)"
_DOTTED = r"(?<!\d)(?<!\d\.)(\d\d?)\.\s?(\d\d?)\.\s?((?:19|20)\d\d)(?!\d|\.\d)"
_DOTTED_NAME = r"(?<!\d)(\d\d?)\.([^\W\d_]{3,9})\.((?:19|20)\d\d)(?!\d)"  # 5.mar.2024
_SLASHED = r"(?<!\d)(?<!\d/)(\d\d?)[/-](\d\d?)[/-]((?:19|20)\d\d)(?!\d)"
_CLOCK = r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?"
_CHINESE = r"((?:19|20)\d\d)\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]"


class WrittenDate(NamedTuple):
    """A date in ISO 8601 and its place in the text, `[start, end)`."""

    iso: str
    start: int
    end: int


@cache
def english_months() -> dict[str, int]:
    """The number of each month, 1 to 12, by its English name and abbreviations, in lower case."""
    data = word_lists("reader.text", "months.txt")
    months = [names for section, names in data.items() if not section.endswith(_OTHERS)]
    return {name: number for number, names in enumerate(months, 1) for name in names}


@cache
def _months() -> dict[str, int]:
    data = word_lists("reader.text", "months.txt")
    return {
        name: number
        for section, number in english_months().items()
        if section + _OTHERS in data
        for name in (*data[section], *data[section + _OTHERS])
    }


def month_number(name: str) -> int | None:
    """1 to 12 for the name of a month or its abbreviation, in any of the languages known."""
    return _months().get(name.lower().rstrip("."))


def stated_date(value: str | None, *, month_first: bool | None = None) -> str | None:
    """The date that a machine-readable field states: 2024-03-12T08:00Z, 20240312, 12 March 2024.

    `month_first` decides on 03/04/2024; with None, such a date is skipped.
    """
    if not value:
        return None
    value = value.strip()[:_MAX_TEXT]
    if match := re.fullmatch(_COMPACT, value):
        return _iso(match[1], match[2], match[3])
    first = next(written_dates(value, month_first=month_first), None)
    return first.iso if first else None


def written_dates(text: str, *, month_first: bool | None = None) -> Iterator[WrittenDate]:
    """The dates in a short text, in its order."""
    text = text[:_MAX_TEXT]
    if "19" not in text and "20" not in text:
        return iter(())
    found: list[WrittenDate] = []

    def add(match: re.Match[str], year: str, month: str | int, day: str, glued: int = 0) -> None:
        iso = _iso(year, month, day)
        if iso is not None:
            found.append(WrittenDate(iso, match.start() + glued, match.end()))

    for m in re.finditer(_ISO, text):
        add(m, m[1], m[3], m[4])
    for m in re.finditer(_MONTH_FIRST, text):
        glued = 0 if month_number(m[1]) else len(m[1]) - len(re.sub(_GLUED, "", m[1]))
        if month := month_number(m[1][glued:]):
            add(m, m[3], month, m[2], glued)
    for m in re.finditer(_DAY_FIRST, text):
        if month := month_number(m[2]):
            add(m, m[3], month, m[1])
    for m in re.finditer(_DOTTED_NAME, text):
        if month := month_number(m[2]):
            add(m, m[3], month, m[1])
    for m in re.finditer(_YEAR_FIRST, text):
        if month := month_number(m[2]):
            add(m, m[1], month, m[3])
    for m in re.finditer(_DOTTED, text):
        add(m, m[3], m[2], m[1])
    for m in re.finditer(_CHINESE, text):
        add(m, m[1], m[2], m[3])
    for m in re.finditer(_SLASHED, text):
        if parts := _month_and_day(m, _weekday_before(text, m.start()), month_first):
            add(m, m[3], *parts)
    return iter(sorted(set(found), key=lambda d: d.start))


def _month_and_day(
    slashed: re.Match[str], day_of_week: int | None, month_first: bool | None
) -> tuple[str, str] | None:
    """Which number of '07/09/2023' is the month: by what can be none, by the weekday, by the country."""
    one, two = slashed[1], slashed[2]
    if int(two) > 12 >= int(one) or int(one) == int(two):
        return one, two
    if int(one) > 12 >= int(two):
        return two, one
    if day_of_week is not None:
        for month, day in ((one, two), (two, one)):
            iso = _iso(slashed[3], month, day)
            if iso is not None and date.fromisoformat(iso).weekday() == day_of_week:
                return month, day
        return None
    return None if month_first is None else (one, two) if month_first else (two, one)


def _weekday_before(text: str, end: int) -> int | None:
    """0 to 6 for the English weekday right before a place, Monday first: of 'Sun, 07/09/2023' 6."""
    before = re.search(
        r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{0,2}$", text[max(0, end - 14) : end], re.I
    )
    return _WEEKDAYS.index(before[1].lower()) if before else None


def is_time(text: str) -> bool:
    """Whether a text is a time of day and nothing else: '18.50 GMT', '6:15 p.m.'."""
    return text[:1].isdigit() and re.fullmatch(_CLOCK, text) is not None


def _iso(year: str, month: str | int, day: str) -> str | None:
    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
