"""What changed between two articles, as an object for JSON and as a page for a browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from reader.compare.inline import PieceKind, pieces_of
from reader.model.article import Article
from reader.model.changes import Change, ChangeKind, Comparison
from reader.model.codec import SCHEMA, to_plain
from reader.model.paragraphs import Paragraphs
from reader.text.sanitise import one_line, sanitise

_STYLE = """\
:root { color-scheme: light dark; --dim: #666; --gone: #a3291f; --came: #1a6b3c; --line: #ddd }
@media (prefers-color-scheme: dark) { :root { --dim: #999; --gone: #ff9a8d; --came: #86d7a4; --line: #444 } }
body { max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.05rem/1.55 Georgia, serif }
h1 { font-size: 1.5rem; line-height: 1.25 } .facts, .note, .what { color: var(--dim); font-size: .9rem }
ol { list-style: none; padding: 0 } li { border-top: 1px solid var(--line); padding: .9rem 0 }
del { color: var(--gone) } ins { color: var(--came); text-decoration: none; font-weight: bold }
p { margin: .2rem 0 }"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def paragraph_of(change: Change, old: Paragraphs, new: Paragraphs) -> int | None:
    """The number of the paragraph in which a change stands: in the old article where it is gone, otherwise in
    the new one; None for the headline."""
    if change.kind is ChangeKind.GONE:
        return old.number(change.old.start) if change.old else None
    return new.number(change.new.start) if change.new else None


def changes_object(old: Article, new: Article, found: Comparison) -> dict[str, Any]:
    """The object of an export: what was compared, and every change with its words, offsets and paragraph."""
    numbers = Paragraphs(old), Paragraphs(new)
    return {
        "schema": SCHEMA,
        "old": _head(old),
        "new": _head(new),
        "changes": [
            {**to_plain(change), "paragraph": paragraph_of(change, *numbers)} for change in found.changes
        ],
    }


def changes_page(old: Article, new: Article, found: Comparison) -> str:
    """A page without script that shows every change in its words."""
    title = escape(one_line(new.shown_title))
    numbers = Paragraphs(old), Paragraphs(new)
    count = len(found.changes)
    items = "\n".join(_item(change, paragraph_of(change, *numbers)) for change in found.changes)
    return (
        f'<!doctype html>\n<html lang="{escape(one_line(new.language or "en"))}">\n<head>\n'
        f'<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>Changes: {title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f'<p class="facts">{_facts(old)} → {_facts(new)}</p>\n'
        f"<p>{count} {'change' if count == 1 else 'changes'}</p>\n<ol>\n{items}\n</ol>\n</body>\n</html>\n"
    )


def _head(article: Article) -> dict[str, Any]:
    return {
        "name": article.source.name, "title": article.title, "url": article.url,
        "publisher": article.publisher, "published": article.published, "modified": article.modified,
        "sha256": article.source.sha256,
    }  # fmt: skip


def _facts(article: Article) -> str:
    day = article.modified or article.published or ""
    facts = (article.source.name, article.publisher or "", day)
    return escape(" · ".join(one_line(fact) for fact in facts if fact))


def _item(change: Change, paragraph: int | None) -> str:
    place = f" · ¶ {paragraph}" if paragraph else ""
    note = f'<p class="note">{escape(one_line(change.note))}</p>' if change.note else ""
    words = "".join(_pieces(change))
    return f'<li>\n<p class="what">{change.kind}{place}</p>\n<p>{words}</p>\n{note}</li>'


def _pieces(change: Change) -> Iterator[str]:
    for piece in pieces_of(change):
        text = escape(sanitise(piece.text))
        tag = {PieceKind.REMOVED: "del", PieceKind.ADDED: "ins"}.get(piece.kind)
        yield f"<{tag}>{text}</{tag}> " if tag else text
