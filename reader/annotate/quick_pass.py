"""What needs no language model, for the first paint: quotation marks, numbers and dates."""

from __future__ import annotations

import re

from reader.annotate.annotators import annotate_unparsed
from reader.annotate.incremental.excerpt import excerpt
from reader.annotate.incremental.shift import shifted
from reader.annotate.prose import prose
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.span import Span

MOST = 60_000  # words and signs, numbers counted twice, searched for figures and dates: about two seconds

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|_|(\d+)")


def quick_pass(article: Article, start: int = 0) -> Analysis:
    """Quotation marks, and figures and dates up to `extent`, from the code point `start` on.

    Takes milliseconds for an article.
    """
    article = prose(article)
    rest = excerpt(article, Span(start, len(article.text)))
    counted = excerpt(article, Span(start, max(start, extent(article.text))))
    return shifted(annotate_unparsed(rest, counted), start)


def extent(text: str) -> int:
    """The code point up to which figures and dates are searched for: the end, but in very long texts."""
    left = MOST
    if 2 * len(text) > left:
        for found in _TOKEN.finditer(text):
            left -= 2 if found.lastindex else 1
            if left <= 0:
                return found.end()
    return len(text)
