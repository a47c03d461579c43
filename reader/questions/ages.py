"""An age that does not fit a year of birth: 'Ada Morland, 43, was born in 1971' in an article of 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.analysis import Analysis, Entity, EntityKind, FigureKind
from reader.model.article import Article
from reader.model.questions import Question, QuestionKind
from reader.model.span import Span
from reader.questions.sentences import sentence_at

_BORN = re.compile(r"\bborn (?:(?:on|in) )?(?:[\w,. -]{0,30}?)\b((?:18|19|20)\d\d)\b")
_AFTER_NAME = re.compile(r",? ?\(?,? ?")
_DIED = re.compile(r"\b(?:died|dies|death|passed away|was killed|obituary)\b")


def wrong_ages(article: Article, analysis: Analysis) -> Iterator[Question]:
    """People whose age stands behind their name, and whose year of birth stands in a sentence about them."""
    year = int(article.published[:4]) if article.published and article.published[:4].isdigit() else None
    if year is None or _DIED.search(article.text):
        return  # the age at death is counted from another year
    for person in analysis.entities:
        if person.kind is not EntityKind.PERSON:
            continue
        aged, born = _age(article, analysis, person), _birth(article, person)
        if aged is None or born is None:
            continue
        (age, said), (birth, told) = aged, born
        if not year - birth - 1 <= age <= year - birth:
            yield Question(
                QuestionKind.AGE,
                tuple(sorted((said, told))),
                f"Born in {birth}, {person.name} would be {year - birth - 1} or {year - birth} in {year}, "
                f"not {age}: which is right?",
            )


def _age(article: Article, analysis: Analysis, person: Entity) -> tuple[int, Span] | None:
    for figure in analysis.figures:
        if figure.kind is not FigureKind.AGE or not isinstance(figure.value, int):
            continue
        before = (m.end for m in person.mentions if m.end <= figure.start < m.end + 5)
        end = next(before, None)
        if end is not None and _AFTER_NAME.fullmatch(article.text, end, figure.start):
            return figure.value, Span(figure.start, figure.end)
    return None


def _birth(article: Article, person: Entity) -> tuple[int, Span] | None:
    """The year in a sentence that begins with a mention of the person, and names nobody else before it."""
    for mention in person.mentions:
        sentence = sentence_at(article, mention.start)
        found = _BORN.search(article.text, mention.end, sentence.end)
        if found is None or found.start() - mention.end > 60:
            continue
        if article.text[sentence.start : mention.start].strip(" “\"'‘(") == "":
            return int(found[1]), Span(found.start(1), found.end(1))
    return None
