"""What a container states of an article goes before what cleaning found."""

from __future__ import annotations

from dataclasses import astuple, replace
from dataclasses import fields as fields_of
from typing import Any

from reader.load.source import NO_FIELDS, PartFields
from reader.model.article import Article, Cut, DocumentComment
from reader.model.part_lengths import disagreement, length_of
from reader.text.person_names import in_small_letters
from reader.text.sanitise import one_line, sanitise

SET_ASIDE = "a field of the archive"
REPLACED = "another title; that of the archive is shown"
_OF_PART = frozenset(
    ("edition", "page", "words", "notes", "set_aside", "comments")
)  # these are in the article's source, or added


def with_fields(article: Article, stated: PartFields) -> Article:
    """The article with the fields of its container. Another title, which cleaning had taken from the text,
    goes to what was cut."""
    if stated == NO_FIELDS:
        return article
    known: dict[str, Any] = {}
    for field in fields_of(stated):
        value = None if field.name in _OF_PART else _sanitised(getattr(stated, field.name))
        if value:
            known[field.name] = value
    if "authors" in known:
        known["authors"] = tuple(map(in_small_letters, known["authors"]))
    old, new = article.title, known.get("title")
    cut = (
        (Cut(old, REPLACED, 0), *article.cut)
        if old and new and _letters(old) != _letters(new)
        else article.cut
    )
    wrong = disagreement(stated.words, length_of(article.text))
    notes = tuple(filter(None, map(one_line, (*stated.notes, wrong or ""))))
    end = len(article.text)
    cut = (*cut, *(Cut(text, SET_ASIDE, end) for piece in stated.set_aside if (text := sanitise(piece))))
    comments = tuple(DocumentComment(*map(one_line, astuple(one))) for one in stated.comments)
    return replace(article, **known, cut=cut, notes=(*notes, *article.notes), comments=comments)


def _sanitised(value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
    if isinstance(value, str):
        return one_line(value)
    return tuple(filter(None, map(one_line, value))) if value else None


def _letters(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())
