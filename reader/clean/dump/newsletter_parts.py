"""The parts of a newsletter or saved page that are about itself, recognised by phrases alone."""

from __future__ import annotations

from collections.abc import Sequence

from reader.clean.dump.text_rows import BULLETS
from reader.clean.models.furniture_phrases import explain
from reader.clean.models.text_lines import TextLine

_OWN = frozenset(("newsletter", "advertisement", "audio player"))
_FOOT = frozenset(("newsletter", "related headline", "contact line", "app"))
_OF_THE_END = frozenset(("about the publisher", "contact line"))
_LAST, _SAID = 4, 60  # kept lines at the end that may be about the publisher, and their words
_LONGEST = 20  # words of a line that a newsletter says of itself
_HEAD = 6  # words of the heading of such a part
_LISTED = 8  # items of a list of other articles
_SPONSOR = "sponsor"  # a line with this word that is not a sentence announces the one below it


def without_letter(lines: Sequence[TextLine], kept: Sequence[bool]) -> list[bool]:
    """The kept lines without what a newsletter says of itself, its sponsors, and lists of other articles."""
    result = list(kept)
    reasons = {
        k: reason
        for k, line in enumerate(lines)
        if kept[k] and line.size <= _LONGEST and (reason := explain(line.words, line.text))
    }
    for k, reason in reasons.items():
        if reason == "related headline" and _is_head(lines[k]):
            for n in range(k, _list_end(lines, kept, k)):
                result[n] = False
    for k in [k for k, keep in enumerate(kept) if keep][-_LAST:]:
        if lines[k].size <= _SAID and explain(lines[k].words, lines[k].text) in _OF_THE_END:
            result[k] = False
    foot = _foot(lines, reasons)
    result[foot:] = [False] * (len(lines) - foot)
    if "newsletter" in reasons.values():
        for k, reason in reasons.items():
            if reason in _OWN:
                result[k] = False
            if reason == "advertisement" and _SPONSOR in lines[k].words and not lines[k].ends:
                result[k + 1 : k + 2] = [False] * len(result[k + 1 : k + 2])
    return result if any(result) else list(kept)


def _is_head(line: TextLine) -> bool:
    return line.size <= _HEAD and not line.ends


def _list_end(lines: Sequence[TextLine], kept: Sequence[bool], head: int) -> int:
    """The end of the bullets below a line that announces other articles; `head` where there are none."""
    end = head + 1
    while end < min(len(lines), head + 1 + _LISTED) and lines[end].text.startswith(BULLETS):
        end += 1
    nothing = end == head + 1 and (end == len(lines) or kept[end])
    return head if nothing else end


def _foot(lines: Sequence[TextLine], reasons: dict[int, str]) -> int:
    """The line after the last paragraph that begins contact details or links to other articles."""
    end_of_story = len(lines)
    while (
        end_of_story
        and lines[end_of_story - 1].size <= _LONGEST
        and (not lines[end_of_story - 1].prose or end_of_story - 1 in reasons)
    ):
        end_of_story -= 1
    below = range(max(1, end_of_story), len(lines))
    heads = (k for k in below if reasons.get(k) in _FOOT and lines[k].size <= _LONGEST)
    return next(heads, len(lines))
