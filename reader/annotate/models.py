"""The models that annotators work with: one parses, the other attributes quotations.

Both are passed in. Another tagger is any object that is a `QuoteTagger`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from reader.frozen import frozen

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from reader.annotate.parsed_article import ParsedArticle
    from reader.annotate.records import Attribution


class QuoteTagger(Protocol):
    """Finds quotations and reported speech with their sources in a parsed article."""

    def fits(self, doc: Doc) -> bool:
        """Whether it can read this parse: a tagger may depend on the language model it was trained with."""

    def find(self, parsed: ParsedArticle) -> list[Attribution]:
        """Every attribution, in the order of its content."""


@frozen
class Models:
    """The language model, and the tagger of quotations; without one, rules attribute them."""

    nlp: Language
    tagger: QuoteTagger | None


@cache
def load_models(configured: str | None = None) -> Models:
    """The models that come with the program; `configured` is the language model's name or path.

    Loaded once a process, as nothing changes them. Raises NoLanguageModel.
    """
    from reader.annotate.nlp import load_model
    from reader.annotate.quotes.by_tagger import load_tagger

    return Models(load_model(configured), load_tagger())
