"""All questions about an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.questions import Question, QuestionKind
from reader.model.span import Span
from reader.questions.ages import wrong_ages
from reader.questions.headline import headline_figures
from reader.questions.names import first_mentions, spellings
from reader.questions.sums import wrong_sums
from reader.questions.superlatives import superlatives
from reader.questions.unheard import unheard
from reader.questions.weekdays import wrong_weekdays

Asker = Callable[[Article, Analysis], Iterator[Question]]
_ALWAYS: tuple[Asker, ...] = (headline_figures, wrong_sums, wrong_weekdays)
_ENGLISH: tuple[Asker, ...] = (wrong_ages, spellings, first_mentions, unheard, superlatives)
"""These need names and speakers, which are looked for in English alone."""


def ask(article: Article, analysis: Analysis) -> tuple[Question, ...]:
    """The questions in the order of the text; without speakers (`Analysis.sought`) those that need none."""
    askers = _ALWAYS + (_ENGLISH if analysis.sought else ())
    found = [question for asker in askers for question in asker(article, analysis)]
    found += [
        Question(
            QuestionKind.FIGURES,
            tuple(Span(analysis.figures[n].start, analysis.figures[n].end) for n in conflict.figures),
            conflict.question,
        )
        for conflict in analysis.conflicts
    ]
    return tuple(sorted(found, key=lambda question: (question.spans[0], question.kind)))
