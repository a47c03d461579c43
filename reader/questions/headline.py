"""A figure that the headline has and the text has otherwise: '17 dead' above '19 people died'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.annotate.figures.find import find
from reader.model.analysis import Analysis, Figure, FigureKind
from reader.model.article import Article, Block, BlockKind
from reader.model.questions import Question, QuestionKind
from reader.model.span import Span
from reader.text.data_files import word_lists
from reader.wording import value

_WORD = re.compile(r"[^\W\d_]{3,}")
MOST = 500
"""Characters of a title; a longer one is no headline."""
NOUNS = 3
"""Words after a number that may say what it counts."""
FARTHEST = 20
"""Times one count of a thing may be another before they count different things."""
_KINDS = (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT)


def headline_figures(article: Article, analysis: Analysis) -> Iterator[Question]:
    """Figures of the title that stand nowhere in the text, where the text counts the same thing otherwise."""
    title = article.title or ""
    if len(title) > MOST:
        return
    heading = Article(article.source, title, (Block(BlockKind.PARAGRAPH, 0, len(title)),))
    told = {one.value for one in analysis.figures if not isinstance(one.value, tuple)}
    for figure in find(heading):
        said = _count(figure)
        if said is None or any(said == known or _rounds(said, known) for known in told):
            continue
        other = _other(figure, said, title, article, analysis)
        if other is not None:
            yield Question(
                QuestionKind.HEADLINE,
                (Span(other.start, other.end),),
                f"The headline has {value(figure)}, the text {value(other)}: which is right?",
            )


def _count(figure: Figure) -> float | None:
    """The value of a figure that counts exactly: one is often an article, and a qualifier leaves room."""
    plain = figure.kind in _KINDS and not isinstance(figure.value, tuple) and not figure.qualifier
    return (
        float(figure.value) if plain and not isinstance(figure.value, tuple) and figure.value >= 2 else None
    )


def _rounds(said: float, known: float) -> bool:
    """Whether one of two numbers is the other, rounded to two digits at most."""
    digits = min((f"{one:g}".replace(".", "").rstrip("0") for one in (said, known)), key=len)
    return max(said, known) >= 100 and len(digits) <= 2 and abs(said - known) <= 0.06 * abs(known)


def _other(figure: Figure, said: float, title: str, article: Article, analysis: Analysis) -> Figure | None:
    """The first figure of the text that counts the same thing: the words after it mean the same
    ('dead', 'killed')."""
    wanted = _meanings(title[figure.end :])
    for other in analysis.figures if wanted else ():
        known = _count(other)
        if known is None or other.kind is not figure.kind or other.unit != figure.unit:
            continue
        if FARTHEST >= known / said >= 1 / FARTHEST and wanted & _meanings(
            article.text[other.end : other.end + 60]
        ):
            return other
    return None


def _meanings(text: str) -> frozenset[str]:
    """The first words of a clause, each by what it means: words of one list mean the same."""
    clause = re.split(r"[.,;:!?\n]", text, maxsplit=1)[0]
    same = _same_things()
    words = (word.casefold() for word in _WORD.findall(clause)[:NOUNS])
    return frozenset(same[word] for word in words if word in same)


@cache
def _same_things() -> dict[str, str]:
    """What a word counts, by the word."""
    lists = word_lists("reader.text", "happened.txt") | word_lists("reader.questions", "same_thing.txt")
    return {word: name for name, words in lists.items() for word in words}
