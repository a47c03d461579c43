"""A weekday that does not fit its date: 'Monday, 4 June 2024' was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reader.model.analysis import Analysis, DateMention
from reader.model.article import Article
from reader.model.questions import Question, QuestionKind
from reader.model.span import Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(r"\b(Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def wrong_weekdays(article: Article, analysis: Analysis) -> Iterator[Question]:
    """Dates that name their weekday, their day and their year, or whose year the day of publication gives."""
    for mention in analysis.dates:
        words = article.text[mention.start : mention.end]
        named, day = _NAMED.search(words), _day(mention)
        if named is None or day is None or len(_NAMED.findall(words)) > 1:
            continue
        if not _DAY_OF_MONTH.search(words) or not (_YEAR.search(words) or article.published):
            continue
        right = _DAYS[day.weekday()]
        if right[:3].lower() != named[1][:3].lower():
            said = next(name for name in _DAYS if name[:3].lower() == named[1][:3].lower())
            shown = f"{day.day} {day:%B} {day.year}"
            yield Question(
                QuestionKind.WEEKDAY,
                (Span(mention.start, mention.end),),
                f"{shown} is a {right}: is it {said}, or another day?",
            )


def _day(mention: DateMention) -> date | None:
    if mention.resolved is None or not _ISO_DAY.fullmatch(mention.resolved[:10]):
        return None
    try:
        return date.fromisoformat(mention.resolved[:10])
    except ValueError:
        return None
