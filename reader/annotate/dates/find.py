"""Every date of an article, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from reader.annotate.dates.context import Context, Hit, Tense
from reader.annotate.dates.grammar import date_at
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.figures import lexicon as figure_lexicon
from reader.annotate.figures.tokens import Kind, Tokens, rows
from reader.model.analysis import DateMention
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PUBLISHED = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:\d{4}|\d\d)\b")


def find(article: Article, doc: Doc | None = None) -> tuple[DateMention, ...]:
    """Every date, in order. `article.published` is the day that relative dates count from."""
    text = article.text
    today = published_day(article.published)
    day_first = puts_day_first(text)
    return tuple(
        _mention(text, row, hit)
        for row in rows(text)
        for hit in hits(Context(row, today, day_first, _tense(row, doc)))
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


def _starts() -> frozenset[str]:
    """The words with which a date can start."""
    tables = ("months", "weekdays", "ordinals", "seasons", "decades", "relations", "parts")
    known = {word for name in tables for word in numbers(name)}
    from reader.annotate.dates.holidays import rules

    known |= {name.split()[0].removesuffix("'s") for name in rules()}
    known |= set(figure_lexicon.table("small.txt"))
    known |= set(
        "today tonight tonite yesterday tomorrow overnight the a an in half year cy week w weekend q h day earlier later now"
        "  couple".split()
    )
    return frozenset(known)


def hits(context: Context) -> Iterator[Hit]:
    """The dates among the tokens, in order, none inside another."""
    row = context.row
    starts = _STARTS or _fill()
    i = 0
    while i < len(row):
        token = row[i]
        word = token.kind == Kind.WORD
        low = token.low.split("'")[0].split("’")[0] if word else ""
        if not (word and low in starts or token.kind == Kind.NUMBER or token.text in ("'", "’", "‘")):
            i += 1
            continue
        if token.kind == Kind.NUMBER and len(token.text) > 10 or token.kind == Kind.CLOCK:
            i += 1
            continue
        found = date_at(context, i)
        if found is None:
            i += 1
            continue
        yield found
        i = max(found.last, i + 1)


_STARTS: frozenset[str] = frozenset()


def _fill() -> frozenset[str]:
    global _STARTS
    _STARTS = _starts()
    return _STARTS


def _mention(text: str, row: Tokens, hit: Hit) -> DateMention:
    start, end = row[hit.first].start, row[hit.last - 1].end
    period = hit.period
    if period is None:
        return DateMention(start, end, text[start:end], None, None, False)
    return DateMention(start, end, text[start:end], period.resolved, period.until, not hit.sure)


def _tense(row: Tokens, doc: Doc | None) -> Tense:
    """The tense of the verb that a date hangs on: True for ahead, False for past, None for unknown."""
    if doc is None:
        return lambda i: None

    def ahead(i: int) -> bool | None:
        span = doc.char_span(row[i].start, row[i].end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        node = span[0]
        for _ in range(8):
            if node.pos_ in ("VERB", "AUX") or node.head is node:
                break
            node = node.head
        if node.pos_ not in ("VERB", "AUX"):
            return None
        helpers = [c for c in node.children if c.dep_ in ("aux", "auxpass")]
        if any(
            c.lower_ in words("future") or c.tag_ == "MD" and c.lower_ in ("may", "could", "can")
            for c in helpers
        ):
            return not any(c.lower_ in ("have", "would") for c in helpers)
        if any(c.tag_ in ("VBD", "VBZ", "VBP") and c.lemma_ in ("have", "be") for c in helpers):
            if any(c.tag_ == "VBD" or c.lemma_ == "have" for c in helpers):
                return False
            return (
                True
                if node.lower_ in ("due", "scheduled", "expected", "set", "held") or node.tag_ == "VBG"
                else None
            )
        if node.tag_ == "VBD" or node.lower_ in words("told") or node.lemma_ == "say":
            return False
        if node.tag_ == "VB" and any(c.lower_ == "to" for c in helpers):
            return None
        return True if node.tag_ in ("VBZ", "VBP") and node.pos_ == "VERB" else None

    return ahead
