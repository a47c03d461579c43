"""The annotators, in order. Here alone are finds assembled into an Analysis.

`annotate_unparsed` is on screen with the first paint: what only the whole analysis needs, numerics above
all, is imported when that runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate import dates, figures, language, marks
from reader.annotate.figures.lexer import TextRows
from reader.annotate.prose import prose
from reader.model.analysis import NOT_ENGLISH, Analysis
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.annotate.models import Models


def annotate_unparsed(article: Article, counted: Article) -> Analysis:
    """What needs no parse: the quotation marks of `article`, figures and dates of its beginning `counted`.

    No id of these quotes is one of a whole analysis, so that both can stand together.
    """
    rows = TextRows(counted.text)
    return Analysis(
        quotes=marks.as_quotes(marks.find(article), "glance-q"),
        figures=figures.find(counted, rows=rows),
        dates=dates.find(counted, rows=rows),
    )


def annotate(article: Article, models: Models) -> Analysis:
    """The whole analysis of one article."""
    from reader.annotate.nlp import parse

    article = prose(article)
    return annotate_parsed(article, parse(article, models.nlp), models)


def annotate_parsed(article: Article, doc: Doc, models: Models) -> Analysis:
    """The whole analysis of an article of prose whose parse is there: `doc.text == article.text`."""
    from reader.annotate import names, quotes
    from reader.annotate.names import entities
    from reader.annotate.nlp import model_name
    from reader.annotate.parsed_article import ParsedArticle
    from reader.annotate.speakers import assign, sources, stated

    parsed = ParsedArticle(article, doc, marks.find(article))
    english = language.is_english(article.text)
    attributions = quotes.find(parsed, models.tagger) if english else quotes.unattributed(parsed.marks)
    if english:
        attributions = sources.corrected(parsed.tokens, attributions)
    referents = names.find(parsed, attributions) if english else ()
    named = entities.find(referents)
    said, who = assign.find(parsed, quotes.speech(attributions), referents, named)
    rows = TextRows(article.text)
    numbers = figures.attribute(figures.find(article, doc, rows), said)
    if english:
        numbers, who = stated.find(parsed.tokens, referents, named, numbers, who, said)
    return Analysis(
        quotes=said,
        speakers=who,
        entities=named,
        figures=numbers,
        dates=dates.find(article, doc, rows),
        conflicts=figures.conflicts(numbers, article),
        notes=quotes.note(doc, models.tagger, model_name(models.nlp)) if english else (NOT_ENGLISH,),
        complete=True,
    )
