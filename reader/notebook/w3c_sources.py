"""Which articles the annotations of a file are about, by what each of them names as its source."""

from __future__ import annotations

from typing import Any

from reader.named_tuple import NamedTuple
from reader.notebook.identity import IDENTITIES, canonical_url
from reader.notebook.w3c import MAX_WORDS, annotations_in, listed
from reader.text.sanitise import one_line

OWN = "urn:newsreader:"
"""Begins the name of an article that has no address of its own."""
MAX_SOURCE = 8_192
"""Characters of a source and of a title that are taken in."""


class AnnotatedArticle(NamedTuple):
    """An article with the decoded annotations about it. `identity` is the notebook's, '' where they name no
    article that a notebook could know; `title` and `url` as they state them."""

    identity: str
    title: str | None
    url: str | None
    annotations: tuple[dict[str, Any], ...]


def annotated_articles(value: Any) -> tuple[AnnotatedArticle, ...]:
    """The articles that a decoded collection, page, annotation, or a list of these is about."""
    found: dict[str, tuple[str | None, str | None, list[dict[str, Any]]]] = {}
    for annotation in annotations_in(value):
        address, label = _source(annotation)
        url = address if address.startswith(("http://", "https://")) else None
        _, _, about = found.setdefault(_identity(address), (label, url, []))
        about.append(annotation)
    return tuple(
        AnnotatedArticle(identity, title, url, tuple(about))
        for identity, (title, url, about) in found.items()
    )


def _identity(address: str) -> str:
    own = address.removeprefix(OWN)
    if own != address:
        return own if own.startswith(IDENTITIES) else ""
    page = canonical_url(address)
    return f"url:{page}" if page else ""


def _source(annotation: dict[str, Any]) -> tuple[str, str | None]:
    """The address of what is annotated, and its title where that is told."""
    for target in listed(annotation.get("target")):
        source = target.get("source", target) if isinstance(target, dict) else target
        given = source.get("id") if isinstance(source, dict) else source
        if isinstance(given, str) and given and len(given) <= MAX_SOURCE:
            label = source.get("label") if isinstance(source, dict) else None
            return one_line(given), one_line(label[:MAX_SOURCE]) if isinstance(label, str) and label else None
    return "", None


def words_standing(article: AnnotatedArticle, text: str) -> int | None:
    """How many of the annotations stand on words that are in `text`; None where none stands on any words."""
    words = [exact for one in article.annotations if (exact := _exact(one))]
    return sum(exact in text for exact in words) if words else None


def _exact(annotation: dict[str, Any]) -> str:
    for target in listed(annotation.get("target")):
        for selector in listed(target.get("selector")) if isinstance(target, dict) else ():
            exact = selector.get("exact") if isinstance(selector, dict) else None
            if isinstance(exact, str) and 0 < len(exact) <= MAX_WORDS:
                return exact
    return ""
