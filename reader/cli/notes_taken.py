"""What others did with articles, taken into your notebook: `newsreader notes --from`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.cli.diagnostics import report
from reader.errors import NotebookError
from reader.load.file_bytes import read_path
from reader.model.article import Article
from reader.named_tuple import NamedTuple
from reader.text.sanitise import file_name, one_line
from reader.wording import counted

if TYPE_CHECKING:
    from reader.model.notebook import NotebookEvent
    from reader.notebook.w3c_sources import AnnotatedArticle
    from reader.store.notebook.notebook import ArticleCard, Notebook


class _Taken(NamedTuple):
    """Entries for one article of the notebook."""

    card: ArticleCard
    events: Sequence[NotebookEvent]
    passed_over: int


def take_in(notebook: Notebook, source: Path, article: Article | None, path: Path | None) -> None:
    """Add what the file `source` holds to the notebook, and say how much that was: of the `article` that was
    read at `path`, or without one of every article that its annotations name. Raises NotebookError where it
    is about another article, and LoadError."""
    shown = file_name(str(source))
    try:
        value = json.loads(read_path(source))
    except (ValueError, RecursionError) as e:
        raise NotebookError(f"{shown}: this is no file of Web Annotations (JSON-LD)") from e
    try:
        if article is not None and path is not None:
            taken, left = _of_one(notebook, value, article, path)
        else:
            taken, left = _of_all(notebook, value)
        new = sum(notebook.write(one.card, one.events) for one in taken)
    except NotebookError as e:
        raise NotebookError(f"{shown}: {e}") from e
    events = [event for one in taken for event in one.events]
    authors = ", ".join(sorted({event.author for event in events})) or "nobody"
    entries = "1 new entry" if new == 1 else f"{new:,} new entries"
    parts = [entries if article is not None else f"{entries} on {counted(len(taken), 'article')}"]
    if len(events) > new:
        parts.append(f"{len(events) - new:,} were there already")
    if passed_over := sum(one.passed_over for one in taken):
        parts.append(f"{passed_over:,} hold nothing for a notebook")
    report(f"{shown}, by {authors}: {'; '.join([*parts, *left])}")


def _of_one(notebook: Notebook, value: Any, article: Article, path: Path) -> tuple[list[_Taken], list[str]]:
    """What is about this article; and in words what is about others."""
    from reader.notebook.identity import article_identity
    from reader.notebook.w3c import events_from_w3c
    from reader.notebook.w3c_sources import annotated_articles
    from reader.store.notebook.known_again import known_article

    card = known_article(notebook, article, path).card
    about = annotated_articles(value)
    named = [one for one in about if one.identity in (card.identity, article_identity(article))]
    wanted = named or _by_their_words(about, article)
    left = sum(len(one.annotations) for one in about) - sum(len(one.annotations) for one in wanted)
    taken = events_from_w3c([*chain.from_iterable(one.annotations for one in wanted)], article.text)
    others = [f"{left:,} {'is' if left == 1 else 'are'} about other articles"] if left else []
    return [_Taken(card, taken.events, taken.passed_over)], others


def _by_their_words(about: Sequence[AnnotatedArticle], article: Article) -> Sequence[AnnotatedArticle]:
    """Annotations of another copy, under another address or none, whose words stand in this article."""
    from reader.notebook.w3c_sources import words_standing

    standing = [words_standing(one, article.text) for one in about]
    if all(number is None for number in standing):
        return about
    wanted = [one for one, number in zip(about, standing, strict=True) if number]
    if not wanted:
        raise NotebookError(f"is about {_titles(about)}; none of its words stand in this article")
    return wanted


def _titles(about: Iterable[AnnotatedArticle]) -> str:
    titles = [f"“{one.title}”" if one.title else one.url or "another article" for one in about]
    return one_line(titles[0]) + (f" and {counted(len(titles) - 1, 'other article')}" if titles[1:] else "")


def _of_all(notebook: Notebook, value: Any) -> tuple[list[_Taken], list[str]]:
    """What is about any article; and in words what names none."""
    from reader.notebook.w3c import events_from_w3c
    from reader.notebook.w3c_sources import annotated_articles
    from reader.store.notebook.notebook import ArticleCard

    taken, nameless = [], 0
    for one in annotated_articles(value):
        if not one.identity:
            nameless += len(one.annotations)
            continue
        versions = notebook.versions(one.identity)
        mine = notebook.version(one.identity, versions[-1].sha256) if versions else None
        found = events_from_w3c([*one.annotations], mine.text if mine is not None else "")
        card = ArticleCard(one.identity, one.title, url=one.url)
        taken.append(_Taken(card, found.events, found.passed_over))
    if nameless and not taken:
        raise NotebookError("does not say which article it is about: name that too")
    if not taken:
        events_from_w3c(value)  # says that there are none
    return taken, [f"{nameless:,} do not say which article they are about"] if nameless else []
