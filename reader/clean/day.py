"""A day of the calendar, read out of a line of text in many languages. Never guessed."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CJK = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]{1,2}(?:de |of )?"
    r"([^\W\d_]{3,12})\.?,?[\s-]{1,2}(?:de |del )?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?<!\w)([^\W\d_]{3,12})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?\s?,?\s{0,2}((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MOST = 400  # characters of a line that are looked at


def find_day(text: str) -> str | None:
    """The first day with its year that `text` names, as ISO 8601, or None.

    Numbers such as 3/4/2024 whose order of day and month cannot be told give None: a wrong date is
    worse than none.
    """
    first: tuple[int, str] | None = None
    for start, year, month, day in _candidates(text[:_MOST]):
        if 1 <= month <= 12 and 1 <= day <= 31 and (first is None or start < first[0]):
            first = (start, f"{year:04d}-{month:02d}-{day:02d}")
    return first[1] if first else None


def _candidates(text: str) -> list[tuple[int, int, int, int]]:
    found = [(m.start(), int(m[1]), int(m[2]), int(m[3])) for p in (_ISO, _CJK) for m in p.finditer(text)]
    for m in _DAY_MONTH.finditer(text):
        if month := _months().get(m[2].casefold()):
            found.append((m.start(), int(m[3]), month, int(m[1])))
    for m in _MONTH_DAY.finditer(text):
        if month := _months().get(m[1].casefold()):
            found.append((m.start(), int(m[3]), month, int(m[2])))
    for m in _NUMBERS.finditer(text):
        a, b, year = int(m[1]), int(m[3]), int(m[4])
        if a > 12 or m[2] == ".":  # with full stops the day stands first wherever they are used
            found.append((m.start(), year, b, a))
        elif b > 12 or a == b:
            found.append((m.start(), year, a, b))
    return found


@cache
def _months() -> dict[str, int]:
    listed = (files("reader.clean.learned") / "data" / "months.txt").read_text("utf-8")
    names: dict[str, int] = {}
    for line in listed.splitlines():
        if not line.startswith("#"):
            for number, forms in enumerate(line.split(), 1):
                for form in forms.split("|"):
                    names.setdefault(form, number)
    return names
