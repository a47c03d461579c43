"""What needs no language model, for the first paint: quotation marks, numbers and dates.

Apart from the pipeline, since its annotators import numerics that would delay the first paint.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.annotate import dates, figures, marks
from reader.annotate.prose import prose
from reader.model.analysis import Analysis
from reader.model.article import Article

#: Words and signs, numbers counted twice, in which numbers and dates are looked for: some three seconds.
MOST = 100_000

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|_|(\d+)")


def glance(article: Article) -> Analysis:
    """Quotation marks, and the figures and dates up to `extent`; milliseconds for an article. No id of
    these quotes is one of an analysis, so that both can stand together."""
    article = prose(article)
    beginning = up_to(article, extent(article.text))
    return Analysis(
        quotes=marks.as_quotes(marks.find(article), "glance-q"),
        figures=figures.find(beginning),
        dates=dates.find(beginning),
    )


def extent(text: str) -> int:
    """The code point up to which numbers and dates are looked for: the end of any but a very long text."""
    left = MOST
    if 2 * len(text) > left:
        for found in _TOKEN.finditer(text):
            left -= 2 if found.lastindex else 1
            if left <= 0:
                return found.end()
    return len(text)


def up_to(article: Article, end: int) -> Article:
    """The article's text up to the code point `end`, with what of its blocks lies in it."""
    if end >= len(article.text):
        return article
    blocks = tuple(b._replace(end=min(b.end, end)) for b in article.blocks if b.start < end)
    whole = sum(1 for b in article.blocks[: len(blocks)] if b.end <= end)
    tables = tuple(table for table in article.tables if table.block < whole)
    rules = tuple(index for index in article.rules if index < len(blocks))
    return replace(article, text=article.text[:end], blocks=blocks, tables=tables, rules=rules)
