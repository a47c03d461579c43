"""Every date of an article, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from reader.annotate.dates import periods
from reader.annotate.dates.bounds import OPENERS, bounded, or_later, part_of_day, with_hours
from reader.annotate.dates.context import DateContext, DateHit, tense
from reader.annotate.dates.holidays import rules
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.ranges import offset, pair
from reader.annotate.dates.single import single
from reader.annotate.dates.told_before import from_those_before
from reader.annotate.figures import lexicon as figure_lexicon
from reader.annotate.figures.lexer import TextRows, TokenKind, TokenRow
from reader.frozen import replace
from reader.model.analysis import DateMention
from reader.model.article import Article
from reader.text.month_names import MONTH_NUMBERS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PUBLISHED = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CLITIC = re.compile("['’].*")
_REACH = 9  # tokens from where a date may begin to the word that shows it to be one
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:\d{4}|\d\d)\b")


def find(article: Article, doc: Doc | None = None, rows: TextRows | None = None) -> tuple[DateMention, ...]:
    """Every date, in order. `article.published` is the day that relative dates count from.

    `rows` are those of the text, where they are there already.
    """
    text = article.text
    today = published_day(article.published)
    day_first = puts_day_first(text)
    return tuple(
        _mention(text, row, hit)
        for row in rows or TextRows(text)
        for hit in from_those_before(hits(DateContext(row, today, day_first, tense(row, doc))))
    )


def published_day(published: str | None) -> date | None:
    """The day of an ISO date or time; None where the day is not known."""
    found = _PUBLISHED.match(published or "")
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day and 1200 <= day.year <= 2900 else None


def puts_day_first(text: str) -> bool:
    """Whether numeric dates put the day first: decided by those whose first or second number is over 12."""
    first = second = 0
    for found in _NUMERIC.finditer(text):
        first += int(found[1]) > 12
        second += int(found[2]) > 12
    return first > second


@cache
def _strong() -> frozenset[str]:
    """The words that make a date: without one near, 'the', 'in' and numbers start none."""
    tables = ("weekdays", "seasons", "decades", "units")
    known = {word for name in tables for word in numbers(name)}
    known |= {word for name in rules() for word in name.split()[:1]}
    known |= MONTH_NUMBERS.keys() | words("strong")
    return frozenset(_CLITIC.sub("", word) for word in known)


@cache
def _starts() -> frozenset[str]:
    """The words with which a date can start."""
    tables = ("weekdays", "ordinals", "seasons", "decades", "relations", "parts")
    known = {word for name in tables for word in numbers(name)}
    known |= {_CLITIC.sub("", name.split()[0]) for name in rules()}
    known |= set(figure_lexicon.table("small.txt"))
    known |= MONTH_NUMBERS.keys() | words("starts")
    known |= OPENERS
    return frozenset(known)


def hits(context: DateContext) -> Iterator[DateHit]:
    """The dates among the tokens, in order, none inside another."""
    row, starts, strong = context.row, _starts(), _strong()
    i, near, taken = 0, -1, 0
    while i < len(row):
        token = row[i]
        low = token.low
        if token.kind == TokenKind.WORD:
            if "'" in low or "’" in low:
                low = _CLITIC.sub("", low)
            may = low in starts
        else:
            may = (token.kind == TokenKind.NUMBER and len(token.text) <= 10) or token.text in ("'", "’", "‘")
        if may and near < i:
            near = _next(row, i, strong)
        if not may or (near > i + _REACH and not _by_itself(row, i)):
            i += 1
            continue
        found = date_at(context, i)
        if found is None:
            i += 1
            continue
        yield found.over(max(found.first, taken), found.last)  # no hours of the date before
        i = taken = max(found.last, i + 1)


def _next(row: TokenRow, i: int, strong: frozenset[str]) -> int:
    """The index of the next strong word from `i`, or one beyond the row."""
    for k in range(i, len(row)):
        low = row.row[k].low
        if low in strong or (("'" in low or "’" in low) and _CLITIC.sub("", low) in strong):
            return k
    return len(row) + _REACH


def _by_itself(row: TokenRow, i: int) -> bool:
    """Whether digits, or a year in words, can be a date with no other word."""
    text = row[i].text
    if row.low(i) == "the" and row.low(i + 2) in ("st", "nd", "rd", "th"):
        return True
    if row.low(i) in OPENERS:
        return any(row[k].kind == TokenKind.NUMBER and len(row[k].text) >= 4 for k in range(i + 1, i + 4))
    if row.low(i + (row.low(i) == "the")) in numbers("parts"):
        return True
    if row[i].kind == TokenKind.NUMBER:
        return len(text) == 4 or "." in text or row[i + 1].text in ("-", "/", "–") or row.low(i + 1) == "s"
    return row.low(i) in words("by_themselves") or row.low(i + 2) in ("century", "s")


def _mention(text: str, row: TokenRow, hit: DateHit) -> DateMention:
    start, end = row[hit.first].start, row[hit.last - 1].end
    period = hit.period
    if period is None:
        return DateMention(start, end, text[start:end], None, None, False)
    return DateMention(start, end, text[start:end], period.resolved, period.until, not hit.sure)


def date_at(context: DateContext, i: int) -> DateHit | None:
    """The date that starts at token `i`, with everything that belongs to it."""
    if opened := bounded(context, i, single):
        return opened
    found = offset(context, i)
    if found is None:
        one = single(context, i)
        found = pair(context, i, one) or one
    if found is None:
        return None
    return or_later(context.row, _clock(context.row, _joined(context, found)))


def _joined(context: DateContext, found: DateHit) -> DateHit:
    """'on Monday of the following week', 'next week on Tuesday', 'tuesday in the morning'."""
    row, period = context.row, found.period
    k = found.last
    if found.shape == "weekday" and row.low(k) == "of" and period:
        at = k + 2 if row.low(k + 1) == "the" else k + 1
        base = single(context, at)
        if base and base.period and (base.period.end - base.period.start).days == 7:
            day = base.period.start + timedelta(days=period.start.weekday())
            return DateHit(found.first, base.last, periods.day(day), "day")
    return found


def _clock(row: TokenRow, found: DateHit) -> DateHit:
    """The hour and the part of the day that stand beside a day belong to its wording."""
    if found.shape not in ("day", "weekday"):
        return found
    k = found.last
    if row.low(k) in words("parts_of_day") or (row.low(k) in ("am", "pm") and row[k].gap):
        k += 1
    elif row.low(k) in ("early", "late") and row.low(k + 1) in words("parts_of_day"):
        k += 2
    elif row.low(k) == "in" and row.low(k + 1) == "the" and row.low(k + 2) in words("parts_of_day"):
        k += 3
    day = replace(found, last=k)
    timed = with_hours(row, day)
    return part_of_day(row, timed) if timed == day else timed
