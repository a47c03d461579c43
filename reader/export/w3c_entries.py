"""What a Web Annotation from elsewhere says, as an entry of the notebook. Nothing in it is trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reader.model.notebook import (
    CONTEXT,
    Anchor,
    Bookmark,
    Check,
    CheckStatus,
    CheckSubject,
    Correction,
    CorrectionKind,
    Entry,
    Highlight,
    Label,
    PublishedDay,
    ReaderNote,
)
from reader.text.sanitise import in_place, one_line, sanitise

MOST = 1_000_000
"""Characters of the words pointed at, and of what is said of them."""
Bodies = Mapping[str, str]
"""What an annotation says, by the purpose of each body."""


def read_anchor(target: object, text: str) -> Anchor | None:
    """The words that a target points at in an article of this `text`; None where it points at the whole."""
    quote: dict[str, Any] | None = None
    place: dict[str, Any] = {}
    for selector in _selectors(target, depth=4):
        if selector.get("type") == "TextQuoteSelector" and quote is None:
            quote = selector
        elif selector.get("type") == "TextPositionSelector" and not place:
            place = selector
    if quote is None or not isinstance(quote.get("exact"), str) or not 0 < len(quote["exact"]) <= MOST:
        return None
    exact = in_place(quote["exact"])
    prefix, suffix = (in_place(_string(quote.get(name))) for name in ("prefix", "suffix"))
    once = 0 <= text.find(exact) == text.rfind(exact)
    start = place.get("start")
    if not isinstance(start, int) or isinstance(start, bool) or not 0 <= start <= len(text):
        start = max(0, text.find(exact))
    return Anchor(exact, prefix[-CONTEXT:], suffix[:CONTEXT], start, start + len(exact), once)


def _selectors(target: object, depth: int) -> Iterator[dict[str, Any]]:
    """Every selector of a target, those that refine another one too."""
    if depth == 0:
        return
    if isinstance(target, list):
        for one in target[:10]:
            yield from _selectors(one, depth - 1)
    elif isinstance(target, dict):
        if isinstance(target.get("type"), str):
            yield target
        for name in ("selector", "refinedBy"):
            yield from _selectors(target.get(name), depth - 1)


def entry_of(item: dict[str, Any], anchor: Anchor | None) -> Entry | None:
    """What an annotation says of the words at `anchor`; None where that is nothing that can be kept."""
    motivation, bodies = item.get("motivation"), _bodies(item.get("body"))
    make = _ENTRIES.get(motivation) if isinstance(motivation, str) else None
    entry = make(bodies, anchor) if make is not None else None
    if entry is not None or anchor is None:
        return entry
    words = sanitise("\n".join(bodies.values()).strip())
    return ReaderNote(anchor, words) if words else Highlight(anchor)


def _bodies(value: object) -> dict[str, str]:
    """What the textual bodies say, by purpose."""
    found: dict[str, str] = {}
    for body in value if isinstance(value, list) else [value]:
        if isinstance(body, str):
            found.setdefault("commenting", body[:MOST])
        elif isinstance(body, dict) and isinstance(body.get("value"), str):
            found.setdefault(_string(body.get("purpose")) or "commenting", body["value"][:MOST])
    return found


def _check(bodies: Bodies, anchor: Anchor | None) -> Entry | None:
    status, subject = bodies.get("assessing"), bodies.get("classifying")
    if anchor is None or status not in list(CheckStatus):
        return None
    known = subject if subject in list(CheckSubject) else CheckSubject.CLAIM
    return Check(anchor, CheckStatus(status), CheckSubject(known))


def _correction(bodies: Bodies, anchor: Anchor | None) -> Entry | None:
    kind = bodies.get("classifying")
    if anchor is None or kind not in list(CorrectionKind):
        return None
    return Correction(anchor, CorrectionKind(kind), one_line(bodies.get("editing", "")))


def _note(bodies: Bodies, anchor: Anchor | None) -> Entry | None:
    words = sanitise(bodies.get("commenting", "").strip())
    return ReaderNote(anchor, words) if anchor is not None and words else None


def _label(bodies: Bodies, anchor: Anchor | None) -> Entry | None:
    word = one_line(bodies.get("tagging", ""))
    return Label(word, anchor) if word else None


def _bookmark(bodies: Bodies, anchor: Anchor | None) -> Entry | None:
    letter = one_line(bodies.get("bookmarking", ""))
    return Bookmark(letter, anchor) if anchor is not None and len(letter) == 1 else None


def _published(bodies: Bodies, anchor: Anchor | None) -> Entry | None:
    from datetime import date

    try:
        return PublishedDay(date.fromisoformat(bodies.get("describing", "")).isoformat())
    except ValueError:
        return None


def _highlight(bodies: Bodies, anchor: Anchor | None) -> Entry | None:
    return None if anchor is None or bodies else Highlight(anchor)


_ENTRIES: Mapping[str, Callable[[Bodies, Anchor | None], Entry | None]] = {
    "assessing": _check,
    "editing": _correction,
    "commenting": _note,
    "tagging": _label,
    "bookmarking": _bookmark,
    "describing": _published,
    "highlighting": _highlight,
}


def _string(value: object) -> str:
    return value[:MOST] if isinstance(value, str) else ""
