"""Hides program code from the annotators: it holds no quotes, names or figures."""

from __future__ import annotations

import re

from reader.frozen import replace
from reader.model.article import Article, BlockKind

MOST = 0.5  # a text with a greater share of code is an article that was set as code throughout

_VISIBLE = re.compile(r"[^\n]")


def prose(article: Article) -> Article:
    """The article with spaces in place of its code, so that no other offset moves.

    Where more than `MOST` of the text stands as code, as on old pages that are one preformatted block,
    the article stays as it is.
    """
    code = [b for b in article.blocks if b.kind is BlockKind.CODE]
    if not code or sum(b.end - b.start for b in code) > MOST * len(article.text):
        return article
    kept: list[str] = []
    at = 0
    for block in code:
        kept += (article.text[at : block.start], _VISIBLE.sub(" ", article.text[block.start : block.end]))
        at = block.end
    return replace(article, text="".join((*kept, article.text[at:])))
