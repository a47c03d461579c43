"""Questions that the program asks about an article: never a verdict."""

from __future__ import annotations

from enum import StrEnum

from reader.frozen import frozen
from reader.model.span import Span


class QuestionKind(StrEnum):
    """What a question is about."""

    FIGURES = "figures"
    SUM = "sum"
    WEEKDAY = "weekday"
    AGE = "age"
    SPELLING = "spelling"
    FIRST_MENTION = "first mention"
    HEADLINE = "headline"
    UNHEARD = "unheard"
    SUPERLATIVE = "superlative"


@frozen
class Question:
    """One question in a sentence, and the words of the text that it is about, in order: at least one."""

    kind: QuestionKind
    spans: tuple[Span, ...]
    text: str
