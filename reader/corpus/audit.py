"""The source audit: a row for each source of an article, as newsrooms make it, and sums of these rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt

from reader.corpus.gender import gender_of
from reader.corpus.identity import IdentifiedSource, Mentioned, identify
from reader.corpus.verbs import cue_verb
from reader.frozen import frozen
from reader.store.index.rows import FoundQuote, IndexedArticle

_QUOTED = re.compile(r"[“\"«„][^”\"»“]*[”\"»“]?")
SUMS = ("person", "role", "outlet", "month", "kind", "named", "gender")


@frozen
class ArticleSpeech:
    """An article with its speech, as the index has it."""

    article: IndexedArticle
    quotes: tuple[FoundQuote, ...]


@frozen
class AuditedSource:
    """A source of an article. `quoted` and `reported` count its words; `share` is of all attributed words of
    the article; `place` is `only`, `first` or ''. `verbs` are the cue verbs with how often. `right` is how
    many of its `quotes` are expected to be its own, by the measured confidences."""

    article: IndexedArticle
    identity: IdentifiedSource
    name: str
    role: str
    kind: str
    named: bool
    place: str
    quotes: int
    right: float
    quoted: int
    reported: int
    share: float
    verbs: tuple[tuple[str, int], ...]
    gender: str


@frozen
class SourceSum:
    """Sources that have something in common. `decided`: for a person, how they were found to be one."""

    label: str
    articles: int
    sources: int
    quotes: int
    quoted: int
    reported: int
    share: float
    verbs: tuple[tuple[str, int], ...]
    decided: str = ""


@frozen
class Expected:
    """How many of `total` there are, with the standard error of that number."""

    value: float
    error: float
    total: int

    def __str__(self) -> str:
        return f"{self.value:.0f} ± {self.error:.0f} of {self.total:,}"


def audit(
    articles: Iterable[ArticleSpeech], genders: Mapping[str, str] | None = None
) -> tuple[AuditedSource, ...]:
    """The sources of articles, in the order in which each first speaks. `genders` are given by name."""
    speech = list(articles)
    who = identify(
        Mentioned(
            (one.article.id, quote.speaker), quote.name, quote.speaker_kind, quote.role, not quote.anonymous
        )
        for one in speech
        for quote in _firsts(one.quotes)
        if quote.speaker is not None
    )
    return tuple(row for one in speech for row in _of_article(one, who, genders or {}))


def sum_sources(sources: Iterable[AuditedSource], by: str) -> tuple[SourceSum, ...]:
    """Sums of an audit by one of SUMS, most words first. Sources without a name are not among the persons."""
    groups: dict[object, list[AuditedSource]] = defaultdict(list)
    label = _LABELS[by]
    every = list(sources)
    for one in every:
        if by != "person" or one.named:
            groups[one.identity.number if by == "person" else label(one)].append(one)
    words = sum(one.quoted + one.reported for one in every) or 1
    found = [
        SourceSum(
            label(rows[0]),
            len({one.article.id for one in rows}),
            len(rows),
            sum(one.quotes for one in rows),
            quoted := sum(one.quoted for one in rows),
            reported := sum(one.reported for one in rows),
            (quoted + reported) / words,
            _added(verb for one in rows for verb in one.verbs),
            rows[0].identity.decided if by == "person" else "",
        )
        for rows in groups.values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.quoted - one.reported, one.label)))


def expected_unnamed(articles: Iterable[ArticleSpeech]) -> Expected:
    """How many attributed quotes are by a source without a name, from the measured confidences.

    A quote counts with the probability that its attribution is right; what is left of it goes to named
    and unnamed sources as they are found overall. The error is the standard deviation of that sum.
    """
    quotes = [q for one in articles for q in one.quotes if q.speaker is not None]
    if not quotes:
        return Expected(0.0, 0.0, 0)
    usual = sum(q.anonymous for q in quotes) / len(quotes)
    shares = [q.anonymous * _sure(q) + (1 - _sure(q)) * usual for q in quotes]
    return Expected(sum(shares), sqrt(sum(p * (1 - p) for p in shares)), len(quotes))


def words_said(quote: FoundQuote) -> tuple[int, int]:
    """How many words of a quote stand in quotation marks, and how many do not."""
    every = len(quote.words.split())
    if quote.kind == "direct":
        return every, 0
    quoted = sum(len(piece.split()) for piece in _QUOTED.findall(quote.words))
    return min(quoted, every), max(0, every - quoted)


def _sure(quote: FoundQuote) -> float:
    return quote.confidence or 1.0  # 0 is a confidence that nobody stated


def _firsts(quotes: Sequence[FoundQuote]) -> list[FoundQuote]:
    """The first quote of each speaker, in order."""
    return list({q.speaker: q for q in reversed(quotes) if q.speaker is not None}.values())[::-1]


def _of_article(
    speech: ArticleSpeech, who: Mapping[tuple[int, int], IdentifiedSource], genders: Mapping[str, str]
) -> list[AuditedSource]:
    by_speaker: dict[int, list[FoundQuote]] = defaultdict(list)
    for quote in speech.quotes:
        if quote.speaker is not None:
            by_speaker[quote.speaker].append(quote)
    counted = {number: [words_said(q) for q in quotes] for number, quotes in by_speaker.items()}
    words = sum(a + b for pairs in counted.values() for a, b in pairs) or 1
    rows = []
    for order, (number, quotes) in enumerate(by_speaker.items()):
        first = quotes[0]
        quoted, reported = (sum(column) for column in zip(*counted[number], strict=True))
        identity = who[speech.article.id, number]
        rows.append(
            AuditedSource(
                speech.article,
                identity,
                first.name,
                first.role,
                first.speaker_kind,
                not first.anonymous,
                "only" if len(by_speaker) == 1 else "first" if order == 0 else "",
                len(quotes),
                sum(_sure(q) for q in quotes),
                quoted,
                reported,
                (quoted + reported) / words,
                _added((verb, 1) for q in quotes if (verb := cue_verb(q.cue))),
                genders.get(identity.name.casefold()) or gender_of(first.speaker_kind, first.address),
            )
        )
    return rows


def _added(verbs: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for verb, times in verbs:
        counts[verb] += times
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


_LABELS: Mapping[str, Callable[[AuditedSource], str]] = {
    "person": lambda one: one.identity.name,
    "role": lambda one: one.role.casefold() or "no role",
    "outlet": lambda one: one.article.outlet or "not known",
    "month": lambda one: one.article.day[:7] or "not known",
    "kind": lambda one: one.kind,
    "named": lambda one: "named" if one.named else "not named",
    "gender": lambda one: one.gender,
}
