"""The line by which an article says that it was changed: no part of the story, but said to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.model.article import Cut
from reader.text.late_pattern import late

_WHAT = r"(?:story|article|post|report|page|piece|item|headline|copy|live ?blog|blog)"
_CHANGED = r"(?:updated|corrected|amended|edited|revised|changed|clarified|modified|re-?published|expanded)"
_UPDATED = late(
    rf"[\W_]*(?:(?:updated?|editor[’']?s note|note)\s*[:–—-]\s*)?(?:this|the)\s+{_WHAT}\s+"
    rf"(?:has been|has since been|was|is being|will be|has)\s+(?:\w+\s+)?{_CHANGED}\b"
    rf"|[\W_]*this is an? (?:updated|corrected|amended) version of (?:this|an?|the) {_WHAT}\b",
    re.I,
)
_CORRECTED = late(
    r"[\W_]*(?:correction|clarification|editor[’']?s note)\b|[\W_]*an? (?:earlier|previous) version of", re.I
)
_MOST, _MOST_CORRECTED = 40, 90  # words
_MOST_NOTES = 3


def says_updated(text: str) -> bool:
    """Whether a line says that the article was updated or corrected, and nothing of the story."""
    return _UPDATED.match(text) is not None and len(text.split()) <= _MOST


def update_notes(cuts: Iterable[Cut]) -> tuple[str, ...]:
    """What cut lines say of changes to the article, once each."""
    found: list[str] = []
    for cut in cuts:
        if cut.reason != "update note":
            continue
        words = cut.text.split()
        said = " ".join(words).strip("*_ ")
        fits = says_updated(said) or (_CORRECTED.match(said) and len(words) <= _MOST_CORRECTED)
        if fits and said not in found and len(found) < _MOST_NOTES:
            found.append(said)
    return tuple(found)
