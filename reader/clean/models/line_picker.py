"""Picks the title, date and byline among the lines near a story: a small network scores each candidate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from math import log1p

from reader.clean.models.byline_features import HITS, INNER_BY
from reader.clean.models.byline_lines import BylineCandidate, byline_candidates, people_of
from reader.clean.models.caption_lines import is_caption, picture_line
from reader.clean.models.no_titles import is_no_title
from reader.clean.models.text_lines import TextLine
from reader.frozen import frozen
from reader.numerics.candidate_network import CandidateNetwork, likeliest
from reader.text.data_files import data_json
from reader.text.person_names import has_lead, is_lead, is_person_like
from reader.text.written_dates import written_dates

_BEFORE, _WITHIN, _BELOW = 30, 4, 15  # lines before, in and after the story
_LONGEST = 220  # characters of a candidate
_LEADING = 60  # lines of the story that are compared with a title
_OPENING = 4  # those with which a title shares most words
_NEIGHBOURS = (-2, -1, 1, 2)
LEAST_BYLINE = LEAST_DATE = 0.25  # probability
LEAST_TITLE = 0.05  # nearly every page has a title
_CHANGED = ("updat", "modif", "revised", "aktualis", "mis à jour", "actualiz", "aggiorn", "обновл")


class PickedField(StrEnum):
    """The fields that are picked."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"


@frozen
class LineCandidate:
    """A line that could be the field, with its features."""

    index: int
    features: list[float]


def pick(
    lines: Sequence[TextLine], kept: Sequence[bool], wanted: PickedField, title: int | None = None
) -> int | None:
    """The index of the best line, or None if none is likely enough.

    `kept` marks the lines of the story; `title` is the index of the title, a feature of lines near it.
    """
    found = candidates(lines, kept, title)
    if wanted is not PickedField.BYLINE:
        found = [c for c in found if not _is_of_picture(lines, c.index)] or found
    if wanted is PickedField.TITLE:
        found = [c for c in found if not is_no_title(lines[c.index])]
    if not found:
        return None
    least = LEAST_TITLE if wanted is PickedField.TITLE else LEAST_DATE
    best = likeliest(_pickers()[wanted], [c.features for c in found], least)
    return found[best].index if best is not None else None


def _is_of_picture(lines: Sequence[TextLine], index: int) -> bool:
    return is_caption(lines, index) or picture_line(lines[index]) == "caption"


def pick_byline(
    lines: Sequence[TextLine], kept: Sequence[bool], title: int | None, least: float = LEAST_BYLINE
) -> BylineCandidate | None:
    """The line that most likely names the authors, None if its probability is below `least`."""
    found = byline_candidates(lines, kept, title)
    best = likeliest(_pickers()[PickedField.BYLINE], [c.features for c in found], least)
    return found[best] if best is not None else None


def day_of(text: str) -> tuple[str, bool] | None:
    """The date in a line, and whether it is that of a change; the date of publication if it holds both."""
    dated = days_in(text)
    return next((d for d in dated if not d[1]), dated[0] if dated else None)


def days_in(text: str) -> list[tuple[str, bool]]:
    """The dates in a line, each with whether it is that of a change."""
    if not any(c.isdigit() for c in text) or len(text) > _LONGEST:
        return []
    end = 0
    dated: list[tuple[str, bool]] = []
    for found in written_dates(text):
        before = text[end : found.start].casefold()
        dated.append((found.iso, any(sign in before for sign in _CHANGED)))
        end = found.end
    return dated


def candidates(lines: Sequence[TextLine], kept: Sequence[bool], title: int | None) -> list[LineCandidate]:
    """The lines around the story with their features."""
    if True not in kept:
        return []
    first = kept.index(True)
    last = len(kept) - 1 - list(reversed(kept)).index(True)
    chosen = [*range(max(0, first - _BEFORE), min(len(lines), first + _WITHIN))]
    chosen += [*range(max(last, chosen[-1] + 1), min(len(lines), last + 1 + _BELOW))]
    story = [k for k in range(first, min(len(lines), first + _LEADING)) if kept[k]]
    said = Counter(w for k in story for w in _longer(lines[k]))
    leading = {w for k in story if k < first + _OPENING for w in _longer(lines[k])}
    repeats = Counter(" ".join(x.words) for x in lines)
    traits: dict[int, list[float]] = {}

    def of(k: int) -> list[float]:
        if k not in traits:
            traits[k] = _traits(lines[k], kept[k]) if 0 <= k < len(lines) else [0.0] * _TRAITS
        return traits[k]

    found = []
    for k in chosen:
        line = lines[k]
        if len(line.text) > _LONGEST:
            continue
        longer = _longer(line)
        numbers = [
            *of(k),
            log1p(max(0, first - k)) / 2,
            float(k >= first),
            float(k > last),
            log1p(max(0, k - last)) / 2,
            sum(w in said for w in longer) / (len(longer) or 1),
            sum(w in leading for w in longer) / (len(longer) or 1),
            min(log1p(sum(said[w] for w in longer)) / 3, 2.0),
            log1p(repeats[" ".join(line.words)] - 1),
            float(title is not None),
            log1p(abs(k - title)) / 2 if title is not None else 0.0,
            float(title is not None and k > title),
            float(title is not None and 0 < k - title <= 3),
            float(k == title),
        ]
        for step in _NEIGHBOURS:
            numbers += of(k + step)
        found.append(LineCandidate(k, numbers))
    return found


def _longer(line: TextLine) -> set[str]:
    """The words of a line without articles, prepositions and the like."""
    return {word for word in line.words if len(word) > 3}


_TRAITS = 21 + len(HITS)


def _traits(line: TextLine, stays: bool) -> list[float]:
    """Features of a line by itself."""
    text = line.text
    heads = text[:200].split()
    short = line.size <= 30
    people = short and is_person_like(text.split(",")[0].strip())
    lead = short and has_lead(text)
    inner = short and not lead and re.search(INNER_BY, text) is not None
    names = people_of(text) if lead or people or inner else ()
    day = day_of(text) if short else None
    hit = line.hit.reason if line.hit else ""
    return [
        log1p(line.size) / 2,
        float(line.size <= 2),
        float(4 <= line.size <= 20),
        float(line.prose),
        float(line.ends),
        float(text.endswith(("?", ":"))),
        sum(w[0].isupper() for w in heads) / (len(heads) or 1),
        float(text.isupper()),
        float(stays),
        float(lead),
        float(is_lead(text)) if short else 0.0,
        float(people),
        float(people and line.size <= 4),
        min(len(names), 3) / 2,
        float(inner),
        float(day is not None),
        float(day is not None and day[1]),
        float(any(c.isdigit() for c in text)),
        float(any(c in "|›»>/•·" for c in text)),
        float("," in text),
        float(bool(hit)),
        *(float(hit == reason) for reason in HITS),
    ]


@cache
def _pickers() -> dict[str, CandidateNetwork]:
    data = data_json("reader.clean.models", "pickers.json")
    return {name: CandidateNetwork(**data[name]) for name in data}
