"""'Updated 11:02': a time alone, which is that of the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.text.late_pattern import late

_MOST = 24  # words of a line that says when an article was changed
_UPDATED = late(
    r"\b(?:updated|modified|edited)(?: at)?:? ?"
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d.])(?: ?(?P<half>[ap])\.?m\b)?"
    r"(?! ?(?:per cent|percent|%))",
    re.I,
)


def updated_at(lines: Iterable[str], day: str | None) -> str | None:
    """The moment (ISO, to the minute, as on the clock of the page) at which one of these lines says that the
    article of this day was changed; None if none does."""
    for line in lines if day is not None else ():
        found = _UPDATED.search(line) if len(line.split()) <= _MOST else None
        if found is None:
            continue
        hour = int(found["hour"])
        if found["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * (found["half"] in "pP")
        return f"{day}T{hour:02}:{found['minute']}"
    return None
