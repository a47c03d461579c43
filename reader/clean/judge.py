"""Which rows of a dump belong to the story, and why the others do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean.learned.reasons import UNCLEAR, Hit, find_phrase, fold
from reader.clean.rows import Row

_ENDS = tuple(".!?…。！？।؟")
_CLOSERS = "\"'”’»)]"
_TAGS = re.compile(r"<[^<>]{1,80}>")
_CREDIT = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?/ ?[A-Z][\w. ]{1,30}$")
_GAP = 6  # short lines in a row that end a story
_SURE = frozenset(
    {"skip link", "share bar", "comments", "comment policy", "copyright", "advertisement", "cookie notice"}
)


def judge(rows: Sequence[Row]) -> list[str | None]:
    """For each row None where it belongs to the story, else the reason why it does not."""
    folded = [fold(r.text) for r in rows]
    hits = [_hit(w, r.text) for w, r in zip(folded, rows, strict=True)]
    good = [
        _prose(r.text, len(w)) and not _furniture(h, len(w))
        for r, w, h in zip(rows, folded, hits, strict=True)
    ]
    start, end = _heaviest_run(rows, good)
    furniture = [_furniture(h, len(w)) for h, w in zip(hits, folded, strict=True)]
    if sum(furniture) <= 0.02 * len(rows):  # nothing of a web page about it
        return [_reason(h) if f else None for h, f in zip(hits, furniture, strict=True)]
    return [None if start <= i <= end and not furniture[i] else _reason(hits[i]) for i in range(len(rows))]


def _hit(words: list[str], text: str) -> Hit | None:
    if len(words) > 60:
        return None
    bare = _TAGS.sub(" ", text).strip() if "<" in text else text
    if len(words) <= 12 and _CREDIT.match(bare):
        return Hit("photo credit", "=")
    return find_phrase(words, text)


def _prose(text: str, words: int) -> bool:
    return len(text) >= 200 or (words >= 8 and text.rstrip(_CLOSERS).endswith(_ENDS))


def _furniture(hit: Hit | None, words: int) -> bool:
    if hit is None:
        return False
    if hit.how == "=":
        return True
    return (
        words <= 6
        or (hit.reason in _SURE and words <= 40)
        or (hit.reason in ("update note", "contributor line", "newsletter") and words <= 30)
    )


def _reason(hit: Hit | None) -> str:
    return hit.reason if hit else UNCLEAR


def _heaviest_run(rows: Sequence[Row], good: Sequence[bool]) -> tuple[int, int]:
    best, span = 0, (0, len(rows) - 1)
    start = last = -1
    weight = 0
    for index, fine in enumerate(good):
        if not fine:
            continue
        if start < 0 or index - last > _GAP:
            start, weight = index, 0
        weight += len(rows[index].text)
        last = index
        if weight > best:
            best, span = weight, (start, index)
    return span
