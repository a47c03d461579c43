"""The questions about an article as lines of text."""

from __future__ import annotations

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.questions.ask import ask
from reader.render.plain_page import wrap_plain
from reader.text.sanitise import one_line

_PLACE = 6  # cells for the paragraph


def questions_text(article: Article, analysis: Analysis, width: int) -> str:
    """One question a row, with the number of its paragraph, and below it the words it is about."""
    numbers = Paragraphs(article)
    lines: list[str] = []
    for question in ask(article, analysis):
        place = f"¶ {numbers.number(question.spans[0].start)}".rjust(_PLACE - 2)
        words = " · ".join(one_line(span.of(article.text)) for span in question.spans)
        rows = [*wrap_plain(question.text, width - _PLACE), *wrap_plain(f"“{words}”", width - _PLACE)]
        lines += [f"{place if not at else '':{_PLACE}}{row}".rstrip() for at, row in enumerate(rows)]
    return "\n".join(lines or ["No questions."]) + "\n"
