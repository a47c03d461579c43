"""Parts that do not add up to their whole: '31 people (18 men and 12 women)'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.model.analysis import Analysis, Figure, FigureKind
from reader.model.article import Article
from reader.model.questions import Question, QuestionKind
from reader.model.span import Span
from reader.wording import number

_BEFORE_PARTS = re.compile(r"\s*(?:[\w’'-]+\s+){0,4}?(?:[(:]|[,–—-]\s)\s*", re.UNICODE)
_BETWEEN_PARTS = re.compile(r"\s*(?:[\w’'-]+\s+){0,2}[\w’'-]+(?:,|,?\s+and)\s+", re.UNICODE)
_AFTER_PARTS = re.compile(r"\s+[\w’'-]+(?:\s+[\w’'-]+)?\s*[–—)-]|\s+[\w’'-]+\s*[,.;]", re.UNICODE)
_KINDS = (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.QUANTITY)
_MOST = 6  # parts of one whole: more are a list of other things
_LOOSE = frozenset(("including", "among", "incl", "some", "at least", "mostly"))


def wrong_sums(article: Article, analysis: Analysis) -> Iterator[Question]:
    """A whole number that is followed by its parts, in brackets or between dashes or commas, the last after
    'and', which make another sum."""
    figures = [f for f in analysis.figures if f.kind in _KINDS]
    for at, whole in enumerate(figures):
        parts = _parts(figures[at + 1 : at + 1 + _MOST], whole, article.text)
        if len(parts) < 2 or whole.qualifier or any(part.qualifier for part in parts):
            continue
        total = sum(value for part in parts if isinstance(value := part.value, int | float))
        if not isinstance(whole.value, int | float) or total == whole.value:
            continue
        if not 0.5 * whole.value < total < 1.5 * whole.value:
            continue
        told = " and ".join(number(part.value) for part in parts if not isinstance(part.value, tuple))
        yield Question(
            QuestionKind.SUM,
            tuple(Span(one.start, one.end) for one in (whole, *parts)),
            f"{told} make {number(total)}, not {number(whole.value)}: do they add up?",
        )


def _parts(following: Sequence[Figure], whole: Figure, text: str) -> list[Figure]:
    """The figures that follow a whole as its parts."""
    parts: list[Figure] = []
    end = whole.end
    for figure in following:
        gap = text[end : figure.start]
        wanted = _BETWEEN_PARTS if parts else _BEFORE_PARTS
        if not wanted.fullmatch(gap) or any(word in gap for word in _LOOSE):
            break
        if figure.unit != whole.unit or figure.kind != whole.kind or isinstance(figure.value, tuple):
            break
        parts.append(figure)
        end = figure.end
    if len(parts) < 2 or not re.search(r"\band\s+$", text[parts[-2].end : parts[-1].start]):
        return []
    return parts if _AFTER_PARTS.match(text, parts[-1].end) else []
