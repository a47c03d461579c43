"""Explains why a line was cut: by its phrase, its form, or the part of the page it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reader.clean.models.caption_lines import is_caption, picture_line
from reader.clean.models.furniture_phrases import UNCLEAR, explain
from reader.clean.models.text_lines import TextLine
from reader.text.person_names import is_given_name, is_person_like, names_in
from reader.text.written_dates import written_dates

#: The reason for a line of signs between two parts of the story.
BREAK = "section break"
_PARTS = frozenset(  # headings of a part of the page: the lines below share their reason
    (
        "comments",
        "comment policy",
        "related headline",
        "newsletter",
        "cookie notice",
        "subscription",
        "share bar",
        "advertisement",
        "contact line",
    )
)
_PART_LINES = {
    "comments": 400,
    "comment policy": 6,
    "related headline": 60,
    "newsletter": 6,
    "contact line": 4,
}
_OTHER_PART = 2  # lines of a part that is not listed above
_FIRM = frozenset(
    ("copyright", "contributor line", "update note", "comment policy", "cookie notice", "newsletter")
)
_DOUBTED = frozenset(("byline", "photo credit", "caption"))  # other lines begin with their phrases too
_SHORT, _MENU, _HEADLINE = 4, 6, 25  # words
_EXPLAINED = 60  # words of a line that is explained by a phrase
_TAGS = r"<[^<>]{1,80}>"
_MAIL = r"[^\s@]{1,64}@[^\s@]{1,80}\.[a-z]{2,}"
_POST = r"\b[A-Z]{2} \d{5}(?:-\d{4})?$"
_CALL = r"^(?:\+?\d[\d .-]{1,6})?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{2,4}$"


def explain_cuts(
    lines: Sequence[TextLine], kept: Sequence[bool], title: int | None, known_reasons: Mapping[int, str]
) -> list[str | None]:
    """The reason for each line that was cut, None for those kept and for the title itself.

    `known_reasons` come first.
    """
    first = kept.index(True) if True in kept else len(lines)
    last = len(kept) - 1 - kept[::-1].index(True) if True in kept else -1
    headline = " ".join(lines[title].words) if title is not None else ""
    reasons: list[str | None] = []
    part, since, earlier = "", 0, set[str]()
    for k, line in enumerate(lines):
        key = " ".join(line.words)
        if kept[k] or k == title:
            reasons.append(None)
            part = ""
        elif k in known_reasons:
            reasons.append(known_reasons[k])
        elif not key:
            reasons.append(BREAK if first < k < last else "site furniture")
        else:
            reason = _own(line, key, headline, near=title is not None and abs(k - title) <= 8)
            if reason in _PARTS and line.size <= 8:
                part, since = reason, k
            if not reason and part and _is_of_part(line, part, k - since):
                reason = part
            if not reason and key in earlier:
                reason = "repeated line"
            if not reason and is_caption(lines, k):
                reason = "caption"
            reasons.append(reason or _by_place(line, k, first, last))
        earlier.add(key)
    return reasons


def _own(line: TextLine, key: str, headline: str, *, near: bool) -> str:
    """The reason that a line gives by itself, or ''."""
    if headline and key == headline:
        return "headline repeated"
    if line.size <= _EXPLAINED and (reason := explain(line.words, line.text)):
        return reason
    hit = line.hit
    if hit is not None and (hit.how == "=" or line.size <= 15 or (hit.reason in _FIRM and line.size <= 60)):
        if hit.reason not in _DOUBTED or (hit.how == "=" and "/" not in line.text):
            return hit.reason
        if hit.reason == "byline" and any(map(is_person_like, names_in(line.text))):
            return "byline"
    if reason := picture_line(line):
        return reason
    if hit is not None and hit.reason == "photo credit" and hit.how != "^" and line.size <= 15:
        name, slash, _ = line.text.partition("/")
        if not slash or is_person_like(re.sub(_TAGS, "", name).strip()):
            return hit.reason
    if line.size <= 10 and any(c.isdigit() for c in line.text) and next(written_dates(line.text), None):
        return "date line"
    if line.size <= _HEADLINE and any(re.search(how, line.text) for how in (_MAIL, _CALL, _POST)):
        return "contact line"
    if near and line.size <= 4 and is_person_like(line.text) and is_given_name(line.text.split()[0]):
        return "byline"
    return ""


def _is_of_part(line: TextLine, part: str, lines: int) -> bool:
    """Whether a line, that many lines below the heading of a part, belongs to it."""
    if lines > _PART_LINES.get(part, _OTHER_PART):
        return False
    if part == "share bar":
        return line.size <= _SHORT
    if part == "subscription":
        return line.size > _SHORT
    return part != "related headline" or line.size <= _HEADLINE


def _by_place(line: TextLine, k: int, first: int, last: int) -> str:
    if k < first or line.size <= _SHORT:
        if line.prose:
            return UNCLEAR
        return "navigation" if line.size <= _MENU else "site furniture"
    if k > last and line.size <= _HEADLINE and not line.ends:
        return "related headline"
    return UNCLEAR
