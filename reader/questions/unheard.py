"""People who are accused in a quote and whose answer stands nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.analysis import Analysis, Entity, EntityKind, Quote, QuoteKind
from reader.model.article import Article
from reader.model.questions import Question, QuestionKind
from reader.model.span import Span
from reader.questions.sentences import sentence_at
from reader.text.data_files import word_lists

_NEAR = 80
"""Characters between a name and the accusation, either way."""


def unheard(article: Article, analysis: Analysis) -> Iterator[Question]:
    """Named people who are accused in somebody else's words, do not speak themselves, and of whom nothing
    says that they were asked, denied it, or are dead."""
    lists = word_lists("reader.questions", "accusations.txt")
    accusing = _any(lists["accusations"])
    answering = _any(lists["answers"])
    speak = {one.entity for one in analysis.speakers if one.entity and one.quotes}
    heads = {m.start: one for one in analysis.entities for m in one.mentions}
    asked: set[str] = set()
    for quote in analysis.quotes:
        if quote.kind is QuoteKind.SCARE or not quote.is_shown or quote.speaker is None:
            continue
        for found in accusing.finditer(article.text, quote.start, quote.end):
            person = _accused(found.start(), quote, heads)
            if person is None or person.id in asked or person.id in speak:
                continue
            asked.add(person.id)
            if not _answers(article, person, answering):
                yield Question(
                    QuestionKind.UNHEARD,
                    (Span(*found.span()),),
                    f"{person.name} is accused here and not heard: was there an answer?",
                )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _accused(at: int, quote: Quote, heads: dict[int, Entity]) -> Entity | None:
    """The person nearest before the accusation in the same quote."""
    for start in range(at, max(quote.start, at - _NEAR) - 1, -1):
        entity = heads.get(start)
        if entity is not None:
            return entity if entity.kind is EntityKind.PERSON else None
    return None


def _answers(article: Article, person: Entity, answering: re.Pattern[str]) -> bool:
    return any(
        answering.search(sentence_at(article, mention.start).of(article.text)) for mention in person.mentions
    )
