"""All dated events of a collection, by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reader.corpus.words import content
from reader.frozen import frozen
from reader.store.index.rows import FoundDate, IndexedArticle

ALIKE = 0.6
"""The share of the words of two sentences about one date that makes them one event."""


@frozen
class DatedArticle:
    """An article with the dates in it, as the index has them."""

    article: IndexedArticle
    dates: tuple[FoundDate, ...]


@frozen
class TimelineEvent:
    """What happened `first` (a day, a month, a year or an interval; `beyond` exclusive), in the words of the
    first article that tells it; `articles` are all that do."""

    first: str
    beyond: str
    sentence: str
    place: FoundDate
    articles: tuple[IndexedArticle, ...]


def timeline(articles: Iterable[DatedArticle], since: str = "", until: str = "") -> tuple[TimelineEvent, ...]:
    """The events within a period, by date; sentences that say nearly the same of one date are one."""
    by_date: dict[tuple[str, str], list[tuple[IndexedArticle, FoundDate]]] = defaultdict(list)
    for one in articles:
        for found in one.dates:
            begin = found.first.lstrip("/")
            if begin >= since and (not until or begin < until + "\uffff"):
                by_date[found.first, found.beyond].append((one.article, found))
    events = [event for places in by_date.values() for event in _events(places)]
    return tuple(sorted(events, key=lambda one: (one.first.lstrip("/"), one.beyond, -len(one.articles))))


def _events(places: list[tuple[IndexedArticle, FoundDate]]) -> list[TimelineEvent]:
    groups: list[tuple[frozenset[str], list[tuple[IndexedArticle, FoundDate]]]] = []
    for article, found in places:
        about = content(found.sentence)
        for known, group in groups:
            if about == known or len(about & known) >= ALIKE * max(1, len(about | known)):
                group.append((article, found))
                break
        else:
            groups.append((about, [(article, found)]))
    return [
        TimelineEvent(
            group[0][1].first,
            group[0][1].beyond,
            group[0][1].sentence,
            group[0][1],
            tuple({article.id: article for article, _ in group}.values()),
        )
        for _, group in groups
    ]
