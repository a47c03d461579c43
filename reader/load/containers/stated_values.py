"""What programs write into the fields of an article, in their many ways, as this one keeps it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from reader.text.written_dates import stated_date

MAX_FIELD = 2_000  # characters
MAX_AUTHORS = 100
_SECONDS = 1 << 33  # since 1970; larger numbers are milliseconds
_NAMED = ("name", "title", "rendered", "#text", "_", "@id")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_BETWEEN_NAMES = re.compile(r"\s*[;|]\s*")
_BY = re.compile(r"(?i)^by\s+")
_NOBODY = frozenset(("none", "null", "unknown", "n/a"))


def line_of(value: Any) -> str | None:
    """A field as a line: a string, the digits of a number, the name of an object, the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((value[key] for key in _NAMED if isinstance(value.get(key), str)), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        return None
    line = " ".join(str(value)[:MAX_FIELD].split())
    return _WIKI.sub(r"\1", line) or None


def names_of(value: Any) -> tuple[str, ...]:
    """The names in a field: of a list or object, or of a string that parts them by semicolons."""
    found: dict[str, None] = {}
    for one in (value if isinstance(value, list) else [value])[:MAX_AUTHORS]:
        for name in _BETWEEN_NAMES.split(line_of(one) or ""):
            name = _BY.sub("", name).strip(" ,")
            if name and name.lower() not in _NOBODY and "://" not in name:
                found[name] = None
    return tuple(found)


def day_of(value: Any) -> str | None:
    """The day in a field: ISO 8601, as mails and feeds write it, in words, or seconds or milliseconds since
    1970. None where it is no date, or an ambiguous one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _SECONDS else value
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if 0 < seconds < _SECONDS else None
    line = line_of(value) or ""
    if line.isdecimal() and len(line) in (10, 13):
        return day_of(int(line))
    return stated_date(line)


def number_of(value: Any) -> int | None:
    """A whole number above nought in a field, or None."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        value = int(value)
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e9
    return int(value) if good else None
