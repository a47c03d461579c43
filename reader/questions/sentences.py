"""The sentence around a place, by punctuation: enough to keep a question's words together."""

from __future__ import annotations

import re

from reader.model.article import Article
from reader.model.span import Span

_SHORT = r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\bNo)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\b[A-Z])"
_END = re.compile(_SHORT + r"[.!?…][”’\"')\]]*(?=\s+[“‘\"'(\[]?[^\Wa-z_])")


def sentence_at(article: Article, offset: int) -> Span:
    """The sentence that holds `offset`, within its block."""
    block = article.blocks[article.block_index(offset)]
    start = block.start
    for found in _END.finditer(article.text, block.start, block.end):
        if found.end() > offset:
            return Span(start, found.end())
        start = found.end() + 1
    return Span(start, block.end)
