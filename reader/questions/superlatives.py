"""'The first ever', 'the largest in the world' without anybody who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.analysis import Analysis
from reader.model.article import Article, BlockKind
from reader.model.questions import Question, QuestionKind
from reader.model.span import Span
from reader.questions.sentences import sentence_at

_MADE = r"(?:\w+est|most \w+|least \w+|first|only|best|worst)"
_WHERE = (
    r"(?:in (?:the world|history|living memory|the country)|of all time|on record|"
    r"ever (?:recorded|seen|made|built|held|found|known))"
)
_CLAIM = re.compile(
    r"(?<!one of )(?<!among )\b"
    rf"(?:first[- ]ever|(?:the )?(?:world|country|nation|planet|continent)[’']s (?:\w+ )?{_MADE}|"
    rf"the {_MADE}(?: [\w’'-]+){{0,4}}? {_WHERE})\b"
)
_MARKS = re.compile('[“”"«»]')
_SOURCED = re.compile(
    r"\b(?:according to|said|says|records?|data|figures|study|studies|survey|report(?:s|ed)?|research|"
    r"Guinness|believed|thought|considered|regarded|known|called|dubbed|billed|voted|ranked|named|estimated|"
    r"claim(?:s|ed)?|title|championships?|race|final|medal|cup)\b",
    re.IGNORECASE,
)


def superlatives(article: Article, analysis: Analysis) -> Iterator[Question]:
    """Claims of a record in the article's own words: outside all speech, in a sentence without a source."""
    said = [Span(q.start, q.end) for q in analysis.quotes if q.is_shown]
    for found in _CLAIM.finditer(article.text):
        span = Span(*found.span())
        block = article.blocks[article.block_index(span.start)]
        if block.kind is not BlockKind.PARAGRAPH or any(one.overlaps(span) for one in said):
            continue
        sentence = sentence_at(article, span.start)
        if _MARKS.search(sentence.of(article.text)):
            continue  # somebody's words, whoever they are
        if any(one.overlaps(sentence) for one in said) or _SOURCED.search(sentence.of(article.text)):
            continue
        words = " ".join(found[0].split())
        yield Question(QuestionKind.SUPERLATIVE, (span,), f"“{words}”: who says so?")
