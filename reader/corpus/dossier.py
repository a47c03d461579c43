"""All that somebody said, in order, with where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reader.corpus.audit import ArticleSpeech, AuditedSource, audit
from reader.corpus.words import words
from reader.frozen import frozen
from reader.store.index.rows import FoundQuote, IndexedArticle


@frozen
class DossierLine:
    """Something that was said, and the paragraph in which."""

    article: IndexedArticle
    quote: FoundQuote
    paragraph: int


@frozen
class Dossier:
    """A person, the roles that articles give them, how the articles were found to mean one person, and all
    that they said, by day."""

    name: str
    roles: tuple[str, ...]
    decided: str
    lines: tuple[DossierLine, ...]


def dossiers(articles: Iterable[ArticleSpeech], name: str) -> tuple[Dossier, ...]:
    """Everybody whose name has all the words of `name`, who says most first."""
    wanted = set(words(name))
    speech = list(articles)
    people: dict[int, list[AuditedSource]] = defaultdict(list)
    for one in audit(speech):
        if wanted and wanted <= set(words(f"{one.identity.name} {one.name}")):
            people[one.identity.number].append(one)
    quotes = {one.article.id: one.quotes for one in speech}
    return tuple(
        sorted(
            (_dossier(rows, quotes) for rows in people.values()), key=lambda one: (-len(one.lines), one.name)
        )
    )


def _dossier(rows: list[AuditedSource], quotes: dict[int, tuple[FoundQuote, ...]]) -> Dossier:
    lines = [
        DossierLine(one.article, quote, one.article.paragraph(quote.start))
        for one in rows
        for quote in quotes[one.article.id]
        if quote.speaker is not None and quote.name == one.name
    ]
    lines.sort(key=lambda line: (line.article.day, line.article.id, line.quote.start))
    roles = dict.fromkeys(one.role for one in rows if one.role)
    return Dossier(rows[0].identity.name, tuple(roles), rows[0].identity.decided, tuple(lines))
