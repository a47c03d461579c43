"""The annotators, in order. Here alone are finds assembled into an Analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate import dates, entities, figures, marks, names, quotes, speakers
from reader.annotate.base import Reading
from reader.annotate.nlp import parse
from reader.model.analysis import Analysis
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.language import Language


def glance(article: Article) -> Analysis:
    """What needs no language model: quotation marks and numbers. Milliseconds."""
    found = marks.find(article)
    return Analysis(
        quotes=marks.as_quotes(found),
        figures=figures.find(article),
        dates=dates.find(article),
    )


def annotate(article: Article, nlp: Language) -> Analysis:
    """The whole analysis of one article."""
    found = marks.find(article)
    reading = Reading(article, parse(article, nlp), found)
    attributions = quotes.find(reading)
    cast = names.find(reading, attributions)
    things = entities.find(reading, cast)
    said, who = speakers.find(reading, attributions, cast, things)
    numbers = figures.attribute(figures.find(article, reading.doc), said)
    return Analysis(
        quotes=said,
        speakers=who,
        entities=things,
        figures=numbers,
        dates=dates.find(article, reading.doc),
        conflicts=figures.conflicts(numbers),
        complete=True,
    )
