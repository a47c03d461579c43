"""The days of holidays, computed for any year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from reader.text.data_files import data_lines

_RULE = re.compile(
    r"(?:(?P<month>\d+)-(?P<day>\d+)|(?P<in>\d+)/(?P<weekday>\d)/(?P<nth>-?\d)|(?P<easter>easter))(?P<plus>[+-]\d+)?"
)


@cache
def rules() -> dict[str, str]:
    """Rules by the names of holidays, in small letters and with straight apostrophes."""
    return dict(line.split("|") for line in data_lines(__package__, "holidays.txt"))


def easter(year: int) -> date:
    """Easter Sunday of the western churches: the anonymous Gregorian computus (Meeus, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    number = (h + rest - 7 * m + 90) // 25
    return date(year, number, (h + rest - 7 * m + 33 * number + 19) % 32)


def holiday(name: str, year: int) -> date:
    """The day of a holiday in a year. Raises KeyError for an unknown name."""
    found = _RULE.fullmatch(rules()[name])
    assert found is not None
    plus = timedelta(days=int(found["plus"] or 0))
    if found["easter"]:
        return easter(year) + plus
    if found["month"]:
        return date(year, int(found["month"]), int(found["day"])) + plus
    month, weekday, nth = int(found["in"]), int(found["weekday"]), int(found["nth"])
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)) + plus
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7) + plus
