"""An article with its parse: what every annotator is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.annotate.records import Mark
from reader.annotate.tokens.tokens import Tokens, read_tokens
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class ParsedArticle:
    """An article with its parse: `doc.text == article.text`, so that token offsets are the text's own."""

    article: Article
    doc: Doc
    marks: tuple[Mark, ...]

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens of the parse, read when they are first asked for."""
        return read_tokens(self.article, self.doc, self.marks)
