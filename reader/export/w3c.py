"""The notebook of an article, and what was found in it, as a W3C Web Annotation collection (JSON-LD).

Web Annotation Data Model, W3C Recommendation of 23 February 2017. `reader.notebook.w3c` reads it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reader import wording
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.notebook import (
    Anchor,
    Bookmark,
    Check,
    Correction,
    Entry,
    Highlight,
    PublishedDay,
    ReaderNote,
    ReaderTag,
    anchor,
)
from reader.model.notebook_state import Kept, NotebookState
from reader.notebook.identity import article_identity
from reader.notebook.w3c_sources import OWN
from reader.text.sanitise import one_line, sanitise

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"replaces": {"@id": "http://purl.org/dc/terms/replaces", "@type": "@id"}},
]
"""The terms of the model, and one of Dublin Core for a note in a new wording."""
PROGRAM = {"type": "Software", "name": "newsreader"}

Item = dict[str, Any]


def w3c_annotations(
    article: Article, state: NotebookState, analysis: Analysis | None = None, identity: str | None = None
) -> Item:
    """The collection: what persons did first, in the order in which they did it, then what the program found
    in `analysis`, by place. Words that are gone from the text stand without an offset. `identity` is that
    of the article in the notebook, where its text tells another."""
    source = _source(article, identity or article_identity(article))
    items = [*_kept(state, source), *(_found(article, analysis, source) if analysis is not None else ())]
    return _collection(one_line(article.shown_title), items)


def joined(label: str, collections: Iterable[Item]) -> Item:
    """Several collections as one: each annotation says which article it is about."""
    return _collection(label, [item for one in collections for item in one["first"]["items"]])


def _collection(label: str, items: list[Item]) -> Item:
    return {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": label,
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _source(article: Article, identity: str) -> Item:
    """What is annotated, by its address or a name that all copies of its words share."""
    url = one_line(article.url or "") if identity.startswith("url:") else ""
    address = url if url.startswith(("http://", "https://")) else f"{OWN}{identity}"
    return {"id": address, "type": "Text", "label": one_line(article.shown_title)}


def _kept(state: NotebookState, source: Item) -> Iterator[Item]:
    days = (state.published,) if state.published is not None else ()
    groups: tuple[tuple[Kept[Any], ...], ...] = (
        state.checks, state.notes, state.highlights, state.corrections, state.tags, state.bookmarks, days,
    )  # fmt: skip
    for kept in sorted((kept for group in groups for kept in group), key=lambda one: (one.made, one.id)):
        motivation, bodies, extra = _said(kept.entry)
        yield {
            "id": f"urn:uuid:{kept.id}",
            "type": "Annotation",
            "motivation": motivation,
            "creator": {"type": "Person", "name": one_line(kept.author)},
            "generator": {**PROGRAM, "nickname": one_line(kept.machine)},
            "created": kept.made,
            **extra,
            **({"body": bodies} if bodies else {}),
            "target": _target(source, getattr(kept.entry, "anchor", None)),
        }


def _said(entry: Entry) -> tuple[str, list[Item], Item]:
    """The motivation of an entry, its bodies, and members of its own."""
    match entry:
        case Check(status=status, subject=subject):
            return "classifying", [_body(status, "classifying"), _body(subject, "describing")], {}
        case ReaderNote(text=text, replaces=replaces):
            extra = {"replaces": f"urn:uuid:{replaces}"} if replaces is not None else {}
            return "commenting", [_body(sanitise(text), "commenting")], extra
        case Highlight():
            return "highlighting", [], {}
        case Correction(kind=kind, value=value):
            return "editing", [_body(kind, "classifying"), _body(one_line(value), "editing")], {}
        case ReaderTag(word=word):
            return "tagging", [_body(one_line(word), "tagging")], {}
        case Bookmark(letter=letter):
            return "bookmarking", [_body(one_line(letter), "bookmarking")], {}
        case PublishedDay(day=day):
            return "describing", [_body(one_line(day), "describing")], {}
        case _:
            raise ValueError(f"{type(entry).__name__} is no annotation")


def _body(value: str, purpose: str) -> Item:
    return {"type": "TextualBody", "value": str(value), "format": "text/plain", "purpose": purpose}


def _target(source: Item, words: Anchor | None) -> Item:
    if words is None:
        return {"source": source}
    quote = {
        "type": "TextQuoteSelector",
        "exact": words.exact,
        "prefix": words.prefix,
        "suffix": words.suffix,
    }
    place = {"type": "TextPositionSelector", "start": words.start, "end": words.end}
    return {"source": source, "selector": [quote, place]}


def _found(article: Article, analysis: Analysis, source: Item) -> Iterator[Item]:
    """What the program found, each with what it is, and who says it or what it means."""
    sources = wording.FigureSources(analysis)
    found: list[tuple[int, int, str, str, str]] = []
    for quote in analysis.quotes:
        name = (quote.speaker_name or "") if quote.is_shown else ""
        found.append((quote.start, quote.end, "quote", wording.QUOTE_KINDS[quote.kind], name))
    for figure in analysis.figures:
        means = "; ".join(filter(None, (wording.value(figure), figure.of, sources.of(figure))))
        found.append((figure.start, figure.end, "figure", figure.kind.value, means))
    for mention in analysis.dates:
        found.append((mention.start, mention.end, "date", mention.resolved or "", wording.date(mention)))
    for entity in analysis.entities:
        kind = wording.ENTITY_KINDS[entity.kind][0]
        found += [(span.start, span.end, "name", kind, entity.name) for span in entity.mentions]
    for start, end, subject, kind, means in sorted(found):
        bodies = [_body(subject, "classifying"), _body(one_line(kind), "tagging")]
        yield {
            "id": f"urn:newsreader:{article.source.sha256[:16]}:{subject}:{start}-{end}",
            "type": "Annotation",
            "motivation": "identifying",
            "creator": PROGRAM,
            "body": [body for body in (*bodies, _body(one_line(means), "identifying")) if body["value"]],
            "target": _target(source, anchor(article.text, start, end)),
        }
