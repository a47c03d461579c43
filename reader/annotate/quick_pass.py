"""What needs no language model, for the first paint: quotation marks, numbers and dates.

Apart from the pipeline, since its annotators import numerics that would delay the first paint.
"""

from __future__ import annotations

import re

from reader.annotate import dates, figures, marks
from reader.annotate.incremental.excerpt import excerpt
from reader.annotate.incremental.shift import shifted
from reader.annotate.prose import prose
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.span import Span

#: Words and signs, numbers counted twice, in which numbers and dates are looked for: some two seconds.
MOST = 60_000

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|_|(\d+)")


def quick_pass(article: Article, start: int = 0) -> Analysis:
    """Quotation marks, and the figures and dates up to `extent`, from the code point `start` on;
    milliseconds for an article. No id of these quotes is one of an analysis, so that both can stand
    together."""
    article = prose(article)
    end = len(article.text)
    counted = excerpt(article, Span(start, max(start, extent(article.text))))
    rows = tuple(figures.token_rows(counted.text))
    found = Analysis(
        quotes=marks.as_quotes(marks.find(excerpt(article, Span(start, end))), "glance-q"),
        figures=figures.find(counted, rows=rows),
        dates=dates.find(counted, rows=rows),
    )
    return shifted(found, start)


def extent(text: str) -> int:
    """The code point up to which numbers and dates are looked for: the end of any but a very long text."""
    left = MOST
    if 2 * len(text) > left:
        for found in _TOKEN.finditer(text):
            left -= 2 if found.lastindex else 1
            if left <= 0:
                return found.end()
    return len(text)
