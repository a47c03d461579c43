"""Why a line was cut: its phrase, its form, or the part of the page that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean.learned.captions import is_caption
from reader.clean.learned.lines import Line
from reader.clean.learned.reasons import UNCLEAR
from reader.clean.metadata.dates import written_dates

_PARTS = frozenset(  # headings that open a part of the page; the lines below share their reason
    (
        "comments",
        "comment policy",
        "related headline",
        "newsletter",
        "cookie notice",
        "subscription",
        "share bar",
    )
)
_PART_LINES = {"comments": 400, "comment policy": 6, "related headline": 60, "newsletter": 6}
_OTHER_PART = 2
_LONE_NAME = r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*\.?){1,3}$"  # compiled when first needed
_FIRM = frozenset(
    ("copyright", "contributor line", "update note", "comment policy", "cookie notice", "newsletter")
)
_SHORT, _HEADLINE = 4, 25  # words


def why(lines: Sequence[Line], kept: Sequence[bool], title: int | None) -> list[str | None]:
    """The reason for each line that was cut, None for those kept and for the title itself."""
    first = kept.index(True) if True in kept else len(lines)
    last = len(kept) - 1 - kept[::-1].index(True) if True in kept else -1
    headline = " ".join(lines[title].words) if title is not None else ""
    reasons: list[str | None] = []
    part, since, seen = "", 0, set[str]()
    for k, line in enumerate(lines):
        key = " ".join(line.words)
        if kept[k] or k == title:
            reasons.append(None)
            part = ""
        else:
            reason = _own(line, key, headline, near=title is not None and abs(k - title) <= 8)
            if line.hit is not None and line.hit.reason in _PARTS and line.size <= 8:
                part, since = line.hit.reason, k
            if not reason and part and k - since <= _PART_LINES.get(part, _OTHER_PART):
                reason = part
            if not reason and key and key in seen:
                reason = "repeated line"
            if not reason and is_caption(lines, k):
                reason = "caption"
            reasons.append(reason or _by_place(line, k, first, last))
        seen.add(key)
    return reasons


def _own(line: Line, key: str, headline: str, *, near: bool) -> str:
    """The reason that a line gives by itself, or ''."""
    if headline and key == headline:
        return "headline repeated"
    hit = line.hit
    if hit is not None and (hit.how == "=" or line.size <= 15 or (hit.reason in _FIRM and line.size <= 60)):
        return hit.reason
    if line.size <= 10 and any(c.isdigit() for c in line.text) and next(written_dates(line.text), None):
        return "date line"
    if near and line.size <= 4 and line.text.istitle() and re.match(_LONE_NAME, line.text):
        return "byline"
    return ""


def _by_place(line: Line, k: int, first: int, last: int) -> str:
    if line.size <= _SHORT:
        return "navigation"
    if k < first:
        return "navigation" if not line.prose else UNCLEAR
    if line.size <= _HEADLINE and not line.ends:
        return "related headline" if k > last else "caption"
    return UNCLEAR
