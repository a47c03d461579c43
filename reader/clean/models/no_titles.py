"""Lines near a story that are never its title: buttons, dates, items of a numbered list."""

from __future__ import annotations

import re

from reader.clean.models.furniture_phrases import explain
from reader.clean.models.text_lines import TextLine
from reader.text.late_pattern import late
from reader.text.written_dates import written_dates

_SHORT = 9  # words of a button, or of a line with a date and little else
_BESIDE = 4  # words beside a date
_CLOCK = late(r"\s*\d{1,2}[:.]\d\d(?!\d)")
_NUMBERED = late(r"\d{1,2}\s?[.)]\s+\S")
_BUTTON = late(
    r"(?:view|open|close) (?:cart|menu|all|profile)\b|log in\b|get (?:started|email alerts)\b|become a fan\b"
    r"|try (?:our|it)\b|find articles by\b|search for\b|listen to this\b|feed\b|cookies?\b|donate\b"
    r"|text size\b|share\b|skip to\b|rated \d|safety alert\b|advertisement\b|sponsored\b",
    re.I,
)


def is_no_title(line: TextLine) -> bool:
    """Whether a line says by itself that it is no title."""
    text = line.text
    if text.endswith(":") or _NUMBERED.match(text):
        return True
    if line.size > _SHORT:
        return False
    if _BUTTON.match(text) or (line.hit is not None and line.hit.how == "=") or explain(line.words, text):
        return True
    if not any(c.isdigit() for c in text):
        return False
    day = next(written_dates(text, month_first=True), None)
    return _CLOCK.match(text) is not None or (
        day is not None and len(text[: day.start].split()) + len(text[day.end :].split()) <= _BESIDE
    )
