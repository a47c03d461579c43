"""The annotators, in order. Here alone are finds assembled into an Analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate import dates, figures, language, marks, names, quotes
from reader.annotate.names import entities
from reader.annotate.nlp import model_name, parse
from reader.annotate.prose import prose
from reader.annotate.records import ParsedArticle
from reader.annotate.speakers import assign
from reader.model.analysis import NOT_ENGLISH, Analysis
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def annotate(article: Article, nlp: Language) -> Analysis:
    """The whole analysis of one article."""
    article = prose(article)
    return annotate_parsed(article, parse(article, nlp), model_name(nlp))


def annotate_parsed(article: Article, doc: Doc, model: str = "") -> Analysis:
    """The whole analysis of an article of prose whose parse is there: `doc.text == article.text`.

    `model` is the name of the language model, for what the reader is told about it.
    """
    parsed = ParsedArticle(article, doc, marks.find(article))
    english = language.is_english(article.text)
    attributions = quotes.find(parsed) if english else quotes.unattributed(parsed.marks)
    referents = names.find(parsed, attributions)
    named = entities.find(parsed, referents)
    said, who = assign.find(parsed, attributions, referents, named)
    rows = tuple(figures.token_rows(article.text))
    numbers = figures.attribute(figures.find(article, doc, rows), said)
    return Analysis(
        quotes=said,
        speakers=who,
        entities=named,
        figures=numbers,
        dates=dates.find(article, doc, rows),
        conflicts=figures.conflicts(numbers, article),
        notes=quotes.note(doc, model) if english else (NOT_ENGLISH,),
        complete=True,
    )
