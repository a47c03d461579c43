"""Which article of the notebook this is: one that is known by its text alone is known again in its file."""

from __future__ import annotations

import os
from pathlib import Path

from reader.model.article import Article
from reader.named_tuple import NamedTuple
from reader.notebook.identity import BY_TEXT, is_version_of
from reader.store.notebook.notebook import ArticleCard, Notebook, card_of, version_digest
from reader.text.digest import sha256


class KnownArticle(NamedTuple):
    """The card under which an article stands in the notebook. `other` is the identity of the article that its
    file held before, where that is another one."""

    card: ArticleCard
    other: str | None = None


def known_article(notebook: Notebook, article: Article, path: Path | None = None) -> KnownArticle:
    """The article as the notebook knows it. Raises NotebookError.

    An article without address and publisher is one that is there if its text was kept as a version of that,
    or else if that was in the same file at `path` and at least half of the paragraphs are the same.
    """
    card = card_of(article)
    if not card.identity.startswith(BY_TEXT):
        return KnownArticle(card)
    card = card._replace(file=_file(article, path))
    kept = notebook.identity_of_text(version_digest(article))
    if kept is not None:
        return KnownArticle(card._replace(identity=kept))
    if notebook.events(card.identity):
        return KnownArticle(card)
    before = None if card.file is None else notebook.identity_in_file(card.file)
    if before is None or before == card.identity:
        return KnownArticle(card)
    versions = notebook.versions(before)
    earlier = notebook.version(before, versions[-1].sha256) if versions else None
    if earlier is not None and is_version_of(article, earlier):
        return KnownArticle(card._replace(identity=before))
    return KnownArticle(card, before)


def _file(article: Article, path: Path | None) -> str | None:
    """A digest of the absolute path of a file that holds this article alone."""
    part = article.source.part
    if path is None or str(path) == "-" or (part is not None and part.count != 1):
        return None
    return sha256(os.fsencode(os.path.abspath(path)))  # noqa: PTH100 - without a look at the disk
