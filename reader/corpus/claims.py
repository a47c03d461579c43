"""The claim matrix: the same thing counted in several articles, by outlet and source, and who disagrees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from reader.corpus.counted_thing import counted
from reader.corpus.same_count import CountContext, count_context, same_count
from reader.corpus.words import words
from reader.frozen import frozen
from reader.named_tuple import NamedTuple
from reader.store.index.rows import FoundFigure, IndexedArticle
from reader.text.data_files import named_lists

DAYS = 4
"""Articles further apart are about another event, however alike they are."""
NAMES = 2
"""Names that two articles must share to be about one event."""
USUAL = 0.3
"""A name in more than this share of many articles says nothing of what one of them is about."""
FARTHEST = 20
"""Times one count of a thing may be another before they count different things."""
_NO_COUNTS = ("ratio", "age", "ordinal")  # a score is another in each match, an age or a rank in each year
_MANY = 12  # articles
_ROUND = 0.1  # how far a number may be off that is said to be about so much


@frozen
class ArticleFigures:
    """An article with its figures and the names in it, as the index has them."""

    article: IndexedArticle
    figures: tuple[FoundFigure, ...]
    names: frozenset[str]


@frozen
class ClaimedNumber:
    """One statement: a figure of an article; `by` is who says so, '' for the article itself."""

    article: IndexedArticle
    figure: FoundFigure

    @property
    def by(self) -> str:
        """Who gives the number."""
        return self.figure.name


class _Stated(NamedTuple):
    claim: ClaimedNumber
    context: CountContext


@frozen
class ClaimRow:
    """One thing counted, with every statement of how many, by day. `agree`: all of them can be true."""

    counted: str
    claims: tuple[ClaimedNumber, ...]

    @property
    def agree(self) -> bool:
        """Whether all the numbers can be true together."""
        return all(can_agree(a.figure, b.figure) for a, b in combinations(self.claims, 2))


def claim_matrix(articles: Iterable[ArticleFigures]) -> tuple[ClaimRow, ...]:
    """The things that two articles or two sources count, those that disagree first.

    Two figures count the same where the thing and its unit have one name, what is said around them agrees
    (`same_count`), and their articles share names and are a few days apart at most.
    """
    every = list(articles)
    related = _related(every)
    things: dict[tuple[str, str, str], list[_Stated]] = defaultdict(list)
    for one in every:
        persons = {" ".join(name) for name in map(words, one.names) if len(name) > 1}
        for figure in one.figures:
            # a score behind a name counts nobody
            if figure.kind in _NO_COUNTS or not counted(figure) or " ".join(words(figure.of)) in persons:
                continue
            context = count_context(figure, one.names)
            stated = _Stated(ClaimedNumber(one.article, figure), context)
            things[context.thing, figure.kind, figure.unit].append(stated)
    rows = []
    for (thing, _, _), statements in things.items():
        for group in _grouped(statements, related):
            row = ClaimRow(_label(group, thing), tuple(group))
            if len({(c.article.id, c.by) for c in row.claims}) > 1:
                rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.agree, -len(row.claims), row.counted)))


def _grouped(stated: Sequence[_Stated], related: Mapping[int, set[int]]) -> list[list[ClaimedNumber]]:
    """The statements about one thing, in the order of their articles. Those that agree come first; where
    an article that gives two numbers would come together with itself, the two are two things."""
    pairs: list[tuple[bool, int, int, int]] = []
    here: dict[int, list[int]] = defaultdict(list)
    for b, new in enumerate(stated):
        for article in related[new.claim.article.id] & here.keys():
            for a in here[article]:
                old = stated[a]
                if _apart(old.claim, new.claim) and _may_be_one(old, new):
                    shared = len(old.context.about & new.context.about)
                    pairs.append((not can_agree(old.claim.figure, new.claim.figure), -shared, a, b))
        here[new.claim.article.id].append(b)
    groups: dict[int, list[int]] = {}
    for _, _, a, b in sorted(pairs):
        one, other = groups.setdefault(a, [a]), groups.setdefault(b, [b])
        if one is not other and not any(_clash(stated[x].claim, stated[y].claim) for x in one for y in other):
            one += other
            groups.update(dict.fromkeys(other, one))
    whole = {id(group): group for group in groups.values() if len(group) > 1}
    return [[stated[n].claim for n in sorted(group)] for group in whole.values()]


def _may_be_one(one: _Stated, other: _Stated) -> bool:
    low, high = sorted((abs(one.claim.figure.low), abs(other.claim.figure.low)))
    return high <= FARTHEST * low and same_count(one.context, other.context)


def _clash(one: ClaimedNumber, other: ClaimedNumber) -> bool:
    return not _apart(one, other) and not can_agree(one.figure, other.figure)


def _apart(one: ClaimedNumber, other: ClaimedNumber) -> bool:
    """Whether two statements are made by two: an article that gives two numbers means two things."""
    return one.article.id != other.article.id or bool(one.by and other.by and one.by != other.by)


def can_agree(one: FoundFigure, other: FoundFigure) -> bool:
    """Whether two numbers can both be right: `more than 17` and `19` can, `17` and `19` cannot."""
    (a, b), (c, d) = _range(one), _range(other)
    return a <= d and c <= b


def _range(figure: FoundFigure) -> tuple[float, float]:
    low, high = figure.low, figure.low if figure.high is None else figure.high
    bound = _bounds().get(" ".join(words(figure.qualifier)), "")
    if bound == "above":
        return low, float("inf")
    if bound == "below":
        return float("-inf"), high
    if bound == "about" or figure.qualifier:
        return low - abs(low) * _ROUND, high + abs(high) * _ROUND
    return low, high


@cache
def _bounds() -> dict[str, str]:
    lists = named_lists("reader.corpus", "bounds.txt")
    return {words_.replace("_", " "): kind for kind, found in lists.items() for words_ in found}


def _label(claims: Sequence[ClaimedNumber], thing: str) -> str:
    named = Counter(claim.figure.of for claim in claims if claim.figure.of)
    return named.most_common(1)[0][0] if named else thing


def _related(articles: Sequence[ArticleFigures]) -> dict[int, set[int]]:
    """The articles about the same event, by the ids of each; an article is one of its own."""
    seen = Counter(name for one in articles for name in one.names)
    usual = {name for name, times in seen.items() if len(articles) >= _MANY and times > USUAL * len(articles)}
    holders: dict[str, list[int]] = defaultdict(list)
    days = [_ordinal(one.article) for one in articles]
    for number in sorted(range(len(articles)), key=days.__getitem__):
        for name in articles[number].names - usual:
            holders[name].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update(_near(numbers, days))
    found = {one.article.id: {one.article.id} for one in articles}
    for (a, b), times in shared.items():
        if times >= NAMES:
            found[articles[a].article.id].add(articles[b].article.id)
            found[articles[b].article.id].add(articles[a].article.id)
    return found


def _near(numbers: Sequence[int], days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of articles a few days apart; one whose day is not known is near those of no known day."""
    first = 0
    for at, number in enumerate(numbers):
        while days[number] - days[numbers[first]] > DAYS:
            first += 1
        yield from ((other, number) for other in numbers[first:at])


def _ordinal(article: IndexedArticle) -> int:
    try:
        return date.fromisoformat(article.day).toordinal()
    except ValueError:  # not known to the day
        return 0
