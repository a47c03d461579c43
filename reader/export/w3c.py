"""A notebook as a collection of Web Annotations, and such a collection as entries of a notebook.

W3C Recommendations "Web Annotation Data Model" and "Web Annotation Vocabulary" (23 February 2017): words are
pointed at by TextQuoteSelector and TextPositionSelector, whose offsets are code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reader.export.w3c_entries import entry_of, read_anchor
from reader.model.article import Article
from reader.model.notebook import (
    Anchor,
    Bookmark,
    Check,
    Correction,
    Entry,
    Highlight,
    Label,
    NotebookEvent,
    PublishedDay,
    ReaderNote,
)
from reader.model.notebook_state import Kept, NotebookState
from reader.text.sanitise import one_line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
UUID = "urn:uuid:"
Plain = dict[str, Any]


def w3c_annotations(article: Article, state: NotebookState) -> Plain:
    """The notebook of an article as an AnnotationCollection, in the order in which things were made. The
    reading place is left out."""
    kept: list[Kept[Any]] = [
        *state.checks, *state.notes, *state.highlights, *state.corrections, *state.labels, *state.bookmarks,
        *([state.published] if state.published else ()),
    ]  # fmt: skip
    items = [_annotation(one, article) for one in sorted(kept, key=lambda one: one.made)]
    return {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": article.title or article.source.name,
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(kept: Kept[Any], article: Article) -> Plain:
    motivation, bodies = _bodies(kept.entry)
    made: Plain = {
        "id": UUID + kept.id,
        "type": "Annotation",
        "motivation": motivation,
        "created": kept.made,
        "creator": {"type": "Person", "name": kept.author, "nickname": f"{kept.author}@{kept.machine}"},
        "generator": {"type": "Software", "name": "newsreader"},
    }
    if bodies:
        made["body"] = bodies
    anchor = getattr(kept.entry, "anchor", None)
    source = article.url or f"urn:sha256:{article.source.sha256}"
    made["target"] = source if anchor is None else {"source": source, "selector": _selectors(anchor)}
    return made


def _selectors(anchor: Anchor) -> list[Plain]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]


def _bodies(entry: Entry) -> tuple[str, list[Plain]]:
    """Why an annotation was made, and what it says."""
    match entry:
        case Check(_, status, subject):
            return "assessing", [_body("assessing", status), _body("classifying", subject)]
        case ReaderNote(_, text):
            return "commenting", [_body("commenting", text)]
        case Correction(_, kind, value):
            return "editing", [_body("editing", value), _body("classifying", kind)]
        case Label(word):
            return "tagging", [_body("tagging", word)]
        case Bookmark(letter):
            return "bookmarking", [_body("bookmarking", letter)]
        case PublishedDay(day):
            return "describing", [_body("describing", day)]
        case Highlight():
            return "highlighting", []
        case _:
            return "linking", []


def _body(purpose: str, value: str) -> Plain:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": str(value)}


def events_from_w3c(collection: object, text: str) -> tuple[NotebookEvent, ...]:
    """The entries that a collection, a page, a list of annotations or a single one holds, for an article of
    this `text`. What is no annotation of words or of the whole is left out; what another program made counts
    as a note. Raises ValueError where there is nothing of the sort."""
    items = list(_items(collection))
    if not items:
        raise ValueError("holds no Web Annotations")
    found = (_event(item, text) for item in items)
    return tuple(event for event in found if event is not None)


def _items(value: object) -> Iterator[Plain]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict) and _is(one, "Annotation"))
    elif isinstance(value, dict):
        if _is(value, "Annotation"):
            yield value
        elif _is(value, "AnnotationCollection") or _is(value, "AnnotationPage"):
            yield from _items(value.get("items", value.get("first")))


def _is(value: Plain, kind: str) -> bool:
    stated = value.get("type")
    return stated == kind or (isinstance(stated, list) and kind in stated)


def _event(item: Plain, text: str) -> NotebookEvent | None:
    anchor = read_anchor(item.get("target"), text)
    entry = entry_of(item, anchor)
    if entry is None:
        return None
    creator = item.get("creator")
    creator = creator if isinstance(creator, dict) else {"name": creator}
    author, nickname = (one_line(_words(creator.get(name))) for name in ("name", "nickname"))
    machine = nickname[len(author) + 1 :] if nickname.startswith(f"{author}@") else ""
    made = one_line(_words(item.get("created")))[:40]
    event = NotebookEvent("", made or "1970-01-01T00:00:00Z", author or "somebody", machine, entry)
    return replace(event, id=_id(item, event))


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(item: Plain, event: NotebookEvent) -> str:
    """The UUID of an annotation; for one that has none, one that follows from what it says."""
    import uuid

    stated = _words(item.get("id"))
    try:
        return str(uuid.UUID(stated.removeprefix(UUID)))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, stated or f"{event.author} {event.made} {event.entry}"))
