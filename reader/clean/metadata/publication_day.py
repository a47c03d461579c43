"""Picks the day of publication among the dates that a page states and shows, with a small network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from math import log1p

from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.shown_dates import ShownDate, Zone
from reader.frozen import frozen
from reader.numerics.candidate_network import CandidateNetwork, likeliest
from reader.text.data_files import data_json

#: Least probability of the date that is picked: a wrong date is worse than none.
LEAST_CHANCE = 0.4
_MANY = 4  # dates at the top of a page that make it a list of other articles, or of events
_LIST = 2  # dates after the story that make it a list


@frozen
class StatedDates:
    """What the page states for machines: about its article and itself in JSON-LD, in meta tags, in microdata,
    and in its address (a day); `kind` is its og:type."""

    article: Metadata
    page: Metadata
    meta: Metadata
    microdata: Metadata
    address: str | None = None
    kind: str | None = None

    def published(self) -> Iterator[str]:
        """The stated days of publication."""
        return (m.published for m in (self.article, self.page, self.meta, self.microdata) if m.published)

    def modified(self) -> Iterator[str]:
        """The stated days of a change."""
        return (m.modified for m in (self.article, self.page, self.meta, self.microdata) if m.modified)

    def all(self) -> frozenset[str]:
        """All days stated."""
        return frozenset((*self.published(), *self.modified(), *((self.address,) if self.address else ())))


@frozen
class DayCandidate:
    """A date with its features."""

    iso: str
    features: list[float]


def choose_day(stated: StatedDates, shown: Sequence[ShownDate]) -> str | None:
    """The day of the article, None if no date is likely enough."""
    found = day_candidates(stated, shown)
    index = likeliest(_network(), [c.features for c in found], LEAST_CHANCE)
    if index is None:
        return None
    iso, begun = found[index].iso, stated.article.published
    # the day of the last change alone is not that of an article that states its first, and shows no other
    changed = not any(s.iso == iso for s in shown) and iso not in {*stated.published(), stated.address}
    return begun if changed and begun is not None and not shown else iso


def day_candidates(stated: StatedDates, shown: Sequence[ShownDate]) -> list[DayCandidate]:
    """All dates stated and shown, with their features."""
    shown = _without_lists(shown)
    published, modified = set(stated.published()), set(stated.modified())
    days = dict.fromkeys(chain(sorted(stated.all()), (s.iso for s in shown if s.label != "other")))
    plain = [s for s in shown if s.zone is not Zone.AFTER and s.label in (None, "published")]
    changed = [s for s in shown if s.label == "modified"]
    page = [
        float(bool(published)),
        float(stated.article.published is not None),
        float(stated.page.published is not None and stated.article.published is None),
        float(bool(modified)),
        float(bool(plain)),
        float(bool(changed)),
        float(not shown),
        float((stated.kind or "").casefold() == "article"),
        float(stated.kind is not None and stated.kind.casefold() != "article"),
        log1p(len({s.iso for s in plain})) / 2,
        float(len({s.iso for s in shown}) >= _MANY),
        _years(published, modified),
    ]
    ordered = sorted(days)
    return [
        DayCandidate(iso, [*_evidence(iso, stated, shown, plain), *_among(iso, ordered, published), *page])
        for iso in days
    ]


def _without_lists(shown: Sequence[ShownDate]) -> list[ShownDate]:
    """Without several unlabelled dates after the story: they are those of other articles."""
    unsaid = {s.iso for s in shown if s.zone is Zone.AFTER and s.label is None}
    return [s for s in shown if len(unsaid) < _LIST or s.zone is not Zone.AFTER or s.label is not None]


def _evidence(
    iso: str, stated: StatedDates, shown: Sequence[ShownDate], plain: Sequence[ShownDate]
) -> list[float]:
    """Features of a date by itself: where it is stated and shown."""
    here = [s for s in shown if s.iso == iso]

    def at(zone: Zone, *labels: str | None) -> float:
        return float(any(s.zone is zone and s.label in labels for s in here))

    near = [s.steps for s in here if s.zone is not Zone.AFTER]
    order = list(dict.fromkeys(s.iso for s in plain))
    return [
        float(stated.article.published == iso),
        float(stated.page.published == iso),
        float(stated.meta.published == iso),
        float(stated.microdata.published == iso),
        float(iso in set(stated.modified())),
        float(stated.article.modified == iso),
        float(stated.address == iso),
        at(Zone.BELOW, None),
        at(Zone.BELOW, "published"),
        at(Zone.BELOW, "modified"),
        at(Zone.ABOVE, None, "published"),
        at(Zone.ABOVE, "modified"),
        at(Zone.AFTER, None),
        at(Zone.AFTER, "published"),
        at(Zone.AFTER, "modified"),
        float(any(s.label == "other" for s in here)),
        float(any(s.timed for s in here)),
        1 / (1 + min(near)) if near else 0.0,
        float(bool(order) and order[0] == iso),
        float(iso in order[1:]),
        log1p(max(0, len(here) - 1)),
    ]


def _among(iso: str, ordered: Sequence[str], published: set[str]) -> list[float]:
    """Features of a date relative to the others."""
    return [
        float(iso == ordered[0]),
        float(iso == ordered[-1]),
        float(len(ordered) == 1),
        float(any(_distance(iso, other) == 1 for other in published)),
        float(any(_distance(iso, other) == 1 for other in ordered)),
    ]


def _years(published: set[str], modified: set[str]) -> float:
    """How long after publication the page was changed: the logarithm of the years."""
    if not published or not modified:
        return 0.0
    return log1p(_distance(min(published), max(modified)) / 365)


def _distance(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


@cache
def _network() -> CandidateNetwork:
    return CandidateNetwork(**data_json("reader.clean.metadata", "days.json"))
