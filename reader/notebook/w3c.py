"""Events of a notebook from W3C Web Annotations, which the program or another tool wrote.

What others wrote is checked and made harmless; an id stays the same however often a file is taken in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from reader.errors import NotebookError
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
    NotebookEvent,
    PublishedDay,
    ReaderNote,
    ReaderTag,
)
from reader.named_tuple import NamedTuple
from reader.text.sanitise import one_line, sanitise

MAX_ANNOTATIONS = 100_000
MAX_WORDS = 1_000_000
"""Characters of a note, and of the words that it stands on, that are taken in."""
MAX_NAME = 120
NOBODY = "somebody"
"""The author of an annotation that names none."""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_UUID = "urn:uuid:"


class TakenIn(NamedTuple):
    """The events of a collection, and how many of its annotations say nothing that a notebook holds."""

    events: tuple[NotebookEvent, ...]
    passed_over: int


def events_from_w3c(value: Any, text: str = "") -> TakenIn:
    """The events in a decoded AnnotationCollection, AnnotationPage, Annotation, or a list of these. `text` is
    the article's, by which an anchor knows whether its words stand there once. What the program itself found
    is passed over. Raises NotebookError where there are no annotations, or more than MAX_ANNOTATIONS."""
    events: list[NotebookEvent] = []
    passed_over = count = 0
    for annotation in annotations_in(value):
        count += 1
        if count > MAX_ANNOTATIONS:
            raise NotebookError(f"there are more than {MAX_ANNOTATIONS:,} annotations in it")
        found = [*_events(annotation, text)]
        events += found
        passed_over += not found
    if not count:
        raise NotebookError("there are no Web Annotations in it")
    return TakenIn(tuple(events), passed_over)


def annotations_in(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The annotations in a decoded collection, page, annotation, or a list of these, as they stand there."""
    if isinstance(value, list) and depth < 3:
        for one in value:
            yield from annotations_in(one, depth + 1)
    elif isinstance(value, dict):
        kinds = listed(value.get("type"))
        if "Annotation" in kinds:
            yield value
        elif depth < 3 and ("AnnotationCollection" in kinds or "AnnotationPage" in kinds):
            yield from annotations_in(value.get("first"), depth + 1)
            yield from annotations_in(value.get("items"), depth + 1)


def _events(annotation: dict[str, Any], text: str) -> Iterator[NotebookEvent]:
    creator = next((one for one in listed(annotation.get("creator")) if one), None)
    if isinstance(creator, dict) and creator.get("type") == "Software":
        return
    author = _name(creator) or NOBODY
    machine = _nickname(annotation.get("generator"))
    id = _id(annotation)
    for number, entry in enumerate(_entries(annotation, text)):
        own = id if not number else str(uuid5(NAMESPACE_URL, f"{id}/{number}"))
        yield NotebookEvent(own, _time(annotation), author, machine, entry)


def _entries(annotation: dict[str, Any], text: str) -> Iterator[Entry]:
    """What an annotation says: one entry of ours; of other tools a comment and its tags."""
    said = dict(reversed([*_bodies(annotation)]))
    motives = listed(annotation.get("motivation"))
    words = _anchor(annotation.get("target"), text)
    if words is None:
        if "describing" in motives and _DAY.fullmatch(day := said.get("describing", "")):
            yield PublishedDay(day)
        yield from (ReaderTag(tag) for tag in _tags(annotation))
        return
    kind = said.get("classifying", "")
    if "editing" in motives and kind in [*CorrectionKind]:
        yield Correction(words, CorrectionKind(kind), one_line(said.get("editing", "")))
    elif "classifying" in motives and kind in [*CheckStatus]:
        subject = said.get("describing", "")
        known = CheckSubject(subject) if subject in [*CheckSubject] else CheckSubject.CLAIM
        yield Check(words, CheckStatus(kind), known)
    elif "bookmarking" in motives and len(letter := said.get("bookmarking", "")) == 1:
        yield Bookmark(letter, words)
    else:
        yield from _remarks(annotation, words, motives)


def _remarks(annotation: dict[str, Any], words: Anchor, motives: list[Any]) -> Iterator[Entry]:
    comments = [value for purpose, value in _bodies(annotation) if purpose not in ("tagging", "classifying")]
    if comments:
        yield ReaderNote(words, "\n".join(comments), _replaced(annotation))
    yield from (ReaderTag(tag, words) for tag in _tags(annotation))
    if "highlighting" in motives and not comments:
        yield Highlight(words)


def _tags(annotation: dict[str, Any]) -> list[str]:
    return [tag for purpose, value in _bodies(annotation) if purpose == "tagging" if (tag := one_line(value))]


def _bodies(annotation: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts of an annotation, each with its purpose: its own, or else the annotation's."""
    motive = next((one for one in listed(annotation.get("motivation")) if isinstance(one, str)), "commenting")
    for body in (*listed(annotation.get("body")), *listed(annotation.get("bodyValue"))):
        value = body.get("value") if isinstance(body, dict) else body
        if isinstance(value, str) and (isinstance(body, str) or body.get("type") in (None, "TextualBody")):
            purpose = body.get("purpose") if isinstance(body, dict) else None
            yield purpose if isinstance(purpose, str) else motive, sanitise(value[:MAX_WORDS])


def _anchor(target: Any, text: str) -> Anchor | None:
    """The words that an annotation stands on; None where it is on the whole article."""
    for one in listed(target):
        selectors = listed(one.get("selector")) if isinstance(one, dict) else []
        exact = prefix = suffix = ""
        start, end = 0, None
        for selector in selectors:
            if not isinstance(selector, dict):
                continue
            if selector.get("type") == "TextQuoteSelector":
                exact, prefix, suffix = (_words(selector.get(name)) for name in ("exact", "prefix", "suffix"))
            elif selector.get("type") == "TextPositionSelector":
                start, end = _offset(selector.get("start")), _offset(selector.get("end"))
        if exact:
            once = 0 <= text.find(exact) == text.rfind(exact)
            stop = start + len(exact) if end is None else end
            return Anchor(exact, prefix[-CONTEXT:], suffix[:CONTEXT], start, stop, once)
    return None


def _words(value: Any) -> str:
    return sanitise(value) if isinstance(value, str) and len(value) <= MAX_WORDS else ""


def _offset(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53 else 0


def _name(creator: Any) -> str:
    name = creator
    if isinstance(creator, dict):
        name = next((creator[key] for key in ("name", "nickname", "id") if creator.get(key)), "")
        name = next(iter(listed(name)), "")
    return one_line(name)[:MAX_NAME] if isinstance(name, str) else ""


def _nickname(generator: Any) -> str:
    name = generator.get("nickname") if isinstance(generator, dict) else ""
    return one_line(name)[:MAX_NAME] if isinstance(name, str) else ""


def _id(annotation: dict[str, Any]) -> str:
    given = annotation.get("id")
    if isinstance(given, str) and given:
        return _uuid(given) or str(uuid5(NAMESPACE_URL, given))
    return str(uuid5(NAMESPACE_URL, json.dumps(annotation, sort_keys=True)))


def _replaced(annotation: dict[str, Any]) -> str | None:
    given = annotation.get("replaces")
    return _uuid(given) if isinstance(given, str) else None


def _uuid(given: str) -> str | None:
    try:
        return str(UUID(given.removeprefix(_UUID))) if given.startswith(_UUID) else None
    except ValueError:
        return None


def _time(annotation: dict[str, Any]) -> str:
    """When it was made, in UTC; empty where that is not said."""
    for name in ("created", "modified"):
        given = annotation.get(name)
        try:
            made = datetime.fromisoformat(given) if isinstance(given, str) else None
        except ValueError:
            continue
        if made is not None and made.tzinfo is not None:
            return made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ""


def listed(value: Any) -> list[Any]:
    """A member of JSON-LD as a list: one value may stand without its brackets, and none may be left out."""
    return [] if value is None else value if isinstance(value, list) else [value]
