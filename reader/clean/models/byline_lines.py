"""The lines of a dump that may name its authors, with their features."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean.models.byline_features import (
    ABOUT,
    BIO,
    HEAD,
    INNER_BY,
    LONGEST,
    WORDS,
    BylineContext,
    byline_features,
)
from reader.clean.models.text_lines import TextLine
from reader.named_tuple import NamedTuple
from reader.text.person_names import (
    has_lead,
    is_given_name,
    is_lead,
    is_person_like,
    is_role,
    names_in,
    without_lead,
)
from reader.text.written_dates import written_dates

_BEFORE, _WITHIN, _BELOW = 40, 14, 60  # lines before, in and after the story
_WIDEST = 40  # characters of a name
_LATE = 6  # lines at the end of the story that may be an author's note
_RANKS = frozenset(("Former", "Senior", "Lead", "Founder", "Special", "Contributing", "View"))
# compiled when first needed: most pages have few names
_AFTER_NAME = r"(?i)\s(?:on|in|at|for|updated|published|posted|last|fact|view|see)\b"
_GLUED = (
    r"(?<=[a-zà-ÿ])(?=(?:Published|Updated|Posted|Last|Reviewed|Written|By|In|On|View|Read|Follow|Senior|Staff|"
    r"Contributing|Editor|Writer|Reporter|Author)\b)|\b[Bb]y(?=[A-Z][a-z])"
)
_ACCOUNT = r"[\w.-]{3,24}"
_CREDIT = (
    r"(?i)(?:photo|image|picture|credit|photograph|illustration)s?\b.{0,12}(?:by\b|:)|getty|shutterstock"
)
_SEPARATED = r"\s?[|•·⋅–—,]\s?|\s-\s|\s\d"


class BylineCandidate(NamedTuple):
    """A line that may name the authors: its index `at`, the names, and its features."""

    at: int
    names: tuple[str, ...]
    features: list[float]


def people_of(text: str) -> tuple[str, ...]:
    """The names of a byline, also after other words: 'Posted on 1 July by Ana Ruiz'."""
    text = _without_dates(re.sub(_GLUED, _ungluing, text[:LONGEST]))
    inner = None if has_lead(text) else re.search(INNER_BY, text)
    names = names_in(re.split(_AFTER_NAME, inner[1])[0] if inner else text)
    return tuple(dict.fromkeys(_alone(_once(name)) for name in names))


def byline_candidates(
    lines: Sequence[TextLine], kept: Sequence[bool], title: int | None
) -> list[BylineCandidate]:
    """The lines around the story that may hold the names of authors."""
    if True not in kept:
        return []
    first = kept.index(True)
    last = len(kept) - 1 - list(reversed(kept)).index(True)
    near = range(max(0, first - _BEFORE), min(len(lines), first + _WITHIN))
    late = range(max(near[-1] + 1, last + 1 - _LATE), min(len(lines), last + 1 + _BELOW))
    page = BylineContext(lines, kept, title, first, last)
    found = [(k, names) for k in (*near, *late) if (names := _named(page, k))]
    return [BylineCandidate(k, names, byline_features(page, k, names)) for k, names in found]


def _named(page: BylineContext, k: int) -> tuple[str, ...]:
    """The names in a line, if they could be those of authors."""
    line = page.lines[k]
    text = line.text
    if line.size > WORDS or len(text) > LONGEST:
        about = re.match(BIO, text[:HEAD])
        return (about[1],) if about and is_person_like(about[1]) else ()
    if len(text) < 3 or text.endswith(("?", "!")) or re.match(_CREDIT, text):
        return ()
    if about := re.match(BIO, text):
        return (about[1],)
    opening = re.match(ABOUT, text)
    lead = page.traits(k).lead
    led = lead or opening is not None or re.search(INNER_BY, text) is not None
    names = people_of(text[opening.end() :] if opening and not lead else text)
    if not names and lead:
        return _account(text)
    if not names or len(names[0]) > _WIDEST:
        return ()
    if led or (k > 0 and page.traits(k - 1).introduces) or is_person_like(names[0]):
        return names
    alone = names[0][:1].isupper() and (line.size <= 3 or is_given_name(names[0]))
    return names if alone else ()


def _account(text: str) -> tuple[str, ...]:
    """An author that is not a person's name: 'By the harbour desk', 'by anaruiz'."""
    who = re.split(_SEPARATED, without_lead(text))[0].strip(" .:")
    words = who.split()
    if len(words) == 1:
        return (who,) if re.fullmatch(_ACCOUNT, who) and not is_lead(who) else ()
    return (who,) if 2 <= len(words) <= 4 and words[-1][0].isalpha() and len(who) <= _WIDEST else ()


def _ungluing(match: re.Match[str]) -> str:
    return match[0] + " " if match[0] else " | "


def _once(name: str) -> str:
    """'Ana Ruiz' of 'Ana Ruiz Ana Ruiz', as pages have it that repeat a name for screen readers."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def _alone(name: str) -> str:
    """'Ana Ruiz' of 'Ana Ruiz Staff Writer' and of 'Ana Ruiz GAZETTE'."""
    words = name.split()
    for k in range(2, len(words)):
        loud = words[k].isupper() and len(words[k]) > 2 and not words[k - 1].isupper()
        if (loud or words[k] in _RANKS or is_role(words[k])) and is_given_name(words[0]):
            return " ".join(words[:k])
    return name


def _without_dates(text: str) -> str:
    parts, end = [], 0
    for found in written_dates(text, month_first=True):
        if found.start >= end:
            parts.append(text[end : found.start])
            end = found.end
    return " | ".join((*parts, text[end:])).strip(" |") if end else text
