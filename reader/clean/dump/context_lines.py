"""Classifies the lines around a story: title, standfirst, byline, date, author's note."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from reader.clean.models.caption_lines import is_caption
from reader.clean.models.furniture_phrases import explain
from reader.clean.models.line_picker import day_of
from reader.clean.models.text_lines import TextLine
from reader.text.person_names import (
    has_lead,
    in_small_letters,
    is_given_name,
    is_job,
    is_lead,
    is_person_like,
    names_in,
)

_MOST = 8  # lines above a story without site furniture
_SIGNED = 14  # words of a byline or date line
_BEFORE = 2  # sentences above the byline: a standfirst
_SUBTITLE = (5, 45)  # words
_ENTRY = 4  # words of an entry of a menu above the title
_DATED = 24  # words of a date line with labels
#: First words of labelled date lines.
DATE_LABELS = frozenset(("published", "posted", "first", "updated"))
_JOB = 6  # words of an author's job title
_GAP = 6  # lines from the title to the byline below its standfirst
_SEPARATED = "|›»•·©"
_STANDFIRST = 12  # words from which a line may be the standfirst of the title above it
_SENTENCE, _SMALL = 0.4, 0.6  # share of words in small letters of a sentence, of a longer one
_TITLE_BEGINS = frozenset("|/>›»•·@")
_TITLES = ("Mr.", "Ms.", "Mrs.", "Mx.", "Dr.", "Professor", "Prof.")
_SLUG = r"[A-Z]{2,3}-{1,2}[A-Z][\w’']*(?:[-–][\w’']+|, ?\w[\w ]*)+(?:-[\w-]+)?"
_LIFE = 60  # words of an author's note
_TAIL = 3  # kept lines at the end that may be an author's note
# compiled when first needed: few lines begin with an author's name
_LIVES = (
    r"\s?(?:\([^()]{1,20}\))?,? "
    r"(?:is|was|has|writes|works|covers|reports|edits|joined|lives|teaches|directs|ist|est|es|è|é)\b"
)


def story_start(lines: Sequence[TextLine]) -> int:
    """The first line of a plain text's story, below its title, byline and date.

    0 where the first sentence comes too late for the lines above it to be an article's head, unless they
    hold a byline or a date.
    """
    prose = (k for k, line in enumerate(lines[: 2 * _MOST]) if line.prose and not is_signature(line))
    found = list(islice(prose, _BEFORE + 1))
    if not found:
        return 0
    last = found[-1] if len(found) > _BEFORE else min(len(lines), 2 * _MOST)
    signed = [k for k in range(min(last, 2 * _MOST)) if is_signature(lines[k])]
    if signed and signed[-1] < len(lines) - 1:
        return max(found[0], signed[-1] + 1)
    return found[0] if found[0] <= _MOST else 0


def is_signature(line: TextLine) -> bool:
    """Whether a line is a byline, a date line or a reading time."""
    if line.size > (_DATED if line.words[:1] and line.words[0] in DATE_LABELS else _SIGNED):
        return False
    if _is_ago(line):
        return True
    if line.hit is not None and line.hit.reason == "date line" and line.hit.how in "=~":
        return True
    if has_lead(line.text):
        return any(map(is_person_like, names_in(line.text)))
    if any(c.isdigit() for c in line.text):
        return day_of(line.text) is not None and (not line.ends or line.text.endswith((".m.", ".M.")))
    return is_byline_alone(line)


def _is_ago(line: TextLine) -> bool:
    """Whether a line only says how long ago the story appeared: '4 hours ago'."""
    return line.size <= 4 and line.words[-1:] == ["ago"] and line.words[0] in ("#", "an", "a", "updated")


def is_byline_alone(line: TextLine) -> bool:
    """Whether a line is only a person's name."""
    return line.size <= 4 and is_person_like(line.text) and is_given_name(line.text.split()[0])


def reasons_near_title(
    lines: Sequence[TextLine], title: int | None, start: int, byline: int | None
) -> Mapping[int, str]:
    """Cut reasons of the lines between the title and the story, where they are certain."""
    known_reasons: dict[int, str] = {}
    if title is None or title >= start:
        return known_reasons
    for k in range(title + 1, start):
        line = lines[k]
        works = (
            known_reasons.get(k - 1) == "byline" and line.size <= _JOB and not line.ends and is_job(line.text)
        )
        if k == byline or is_byline_alone(line) or is_lead(line.text) or works:
            known_reasons[k] = "byline"
        elif is_signature(line):
            timed = day_of(line.text) is None and not _is_ago(line)
            known_reasons[k] = "byline" if has_lead(line.text) else "reading time" if timed else "date line"
    if is_subtitle(lines, title, start, known_reasons):
        known_reasons[title + 1] = "subtitle"
    if known_reasons:
        known_reasons |= {k: _entry(lines[k]) for k in range(title) if _is_entry(lines[k])}
    return known_reasons


def is_slug(line: TextLine) -> bool:
    """Whether a line is the slug of a wire story: 'BC-Grain-Ban, 2nd Ld-Writethru'."""
    return line.size <= _SIGNED and "-" in line.text[:6] and re.fullmatch(_SLUG, line.text) is not None


def _is_entry(line: TextLine) -> bool:
    """Whether a line above the title belongs to a menu or to the site."""
    return not line.prose and (line.hit is None or line.hit.reason == "navigation")


def _entry(line: TextLine) -> str:
    if is_slug(line):
        return "wire tag"
    if is_signature(line):
        return "byline" if day_of(line.text) is None else "date line"
    return explain(line.words, line.text) or ("navigation" if line.size <= _ENTRY else "site furniture")


def is_standfirst_of(line: TextLine, above: TextLine, least: int = _SUBTITLE[0] - 1) -> bool:
    """Whether a line that could be a title is the standfirst of the one above: longer, in small letters."""
    if line.size < _STANDFIRST or above.hit is not None or is_signature(above):
        return False
    if not least <= above.size < line.size or not _TITLE_BEGINS.isdisjoint(above.text):
        return False
    return small_share(line) >= _SMALL and not above.text[0].islower()


def small_share(line: TextLine) -> float:
    """The share of a line's words that begin with a small letter."""
    words = [word for word in line.text.split() if word[0].isalpha()]
    return sum(word[0].islower() for word in words) / (len(words) or 1)


def is_subtitle(lines: Sequence[TextLine], title: int, start: int, known_reasons: Mapping[int, str]) -> bool:
    """Whether the line below the title is its standfirst: about a sentence, above byline or story."""
    below = title + 1
    if below >= start or below in known_reasons:
        return False
    line = lines[below]
    if line.hit is not None or not _SUBTITLE[0] <= line.size <= _SUBTITLE[1]:
        return False
    if any(c in _SEPARATED for c in line.text) or is_caption(lines, below):
        return False
    signed = below + 1 == start or any(below < k <= below + _GAP for k in known_reasons)
    return signed and is_standfirst(line)


def is_standfirst(line: TextLine) -> bool:
    """Whether a line reads as a standfirst: a sentence, or nearly."""
    return _SUBTITLE[0] <= line.size <= _SUBTITLE[1] and (line.ends or small_share(line) > _SENTENCE)


def reasons_from_authors(
    lines: Sequence[TextLine], kept: Sequence[bool], authors: Sequence[str]
) -> Mapping[int, str]:
    """Cut reasons of lines outside the story that are an author's name, or describe an author.

    That includes a kept line at the very end if the line before it was cut.
    """
    if not authors or True not in kept:
        return {}
    names = {name.casefold() for name in authors}
    written = [in_small_letters(name) for name in authors]
    begins = tuple({part for name in written for part in (name, name.split()[-1]) if len(part) > 2})
    first, last = kept.index(True), len(kept) - 1 - list(reversed(kept)).index(True)
    known_reasons: dict[int, str] = {}
    if 0 < first < last and _is_introduced(lines[first], lines[first - 1], written):
        known_reasons[first] = "about the author"
    for k, line in enumerate(lines):
        if kept[k] and not (k > last - _TAIL and k > 0 and (k - 1 in known_reasons or not kept[k - 1])):
            continue
        if line.text.casefold() in names:
            known_reasons[k] = "byline"
        elif line.size <= _LIFE and _is_of_author(line.text, begins) and (not kept[k] or _ends(kept, k)):
            known_reasons[k] = "about the author"
    return known_reasons


def _is_introduced(line: TextLine, above: TextLine, authors: Sequence[str]) -> bool:
    """Whether the line below a byline introduces its author, as for guest writers: 'Ms. Berg teaches law.'"""
    if line.size > _SUBTITLE[1] or not any(name in in_small_letters(above.text) for name in authors):
        return False
    begins = tuple(f"{title} {name.split()[-1]}" for title in _TITLES for name in authors)
    return line.text.startswith(begins) and _is_of_author(line.text, begins)


def _ends(kept: Sequence[bool], k: int) -> bool:
    return True not in kept[k + 1 :]


def _is_of_author(text: str, begins: tuple[str, ...]) -> bool:
    if not text.startswith(begins):
        return False
    return any(re.match(re.escape(name) + _LIVES, text) for name in begins if text.startswith(name))
