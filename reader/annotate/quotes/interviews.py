"""Interviews without labels: each question stands alone in a line, and what follows it is the guest's answer.

A page of questions and answers by its own reporter ('What is a tariff?') looks the same; there nobody says
'I' and 'we', or it is the reader who asks, or who writes says 'I' above the questions too.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution
from reader.model.analysis import QuoteKind
from reader.model.article import Block, BlockKind
from reader.model.span import Span

ANSWER = "the answer to the question above it"
"""The rule of an answer; whose it is, the speakers find."""
ANSWERED = 0.6  # confidence
LEAST_QUESTIONS = 3
LEAST_TALK = 0.6  # share of the first paragraphs of answers that say 'I', 'we' or 'my'
LEAST_ADDRESSED = 0.3  # share of the questions that say 'you'
MOST_QUESTION = 250  # characters

_ADDRESSED = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b(?!\.)")
_MARKED = re.compile('[“"][^“”"\n]*[”"]')
_MARKS = tuple("“\"‘'«„")


def answers(parsed: ParsedArticle, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with the answers of an interview in place of the reported clauses within them."""
    text = parsed.article.text
    spans = _answers(text, parsed.article.blocks)
    if not spans:
        return found
    kept = [
        one
        for one in found
        if one.kind is not QuoteKind.INDIRECT or not any(s.start <= one.content.start < s.end for s in spans)
    ]
    return kept + [Attribution(QuoteKind.DIRECT, span, confidence=ANSWERED, rule=ANSWER) for span in spans]


def _answers(text: str, blocks: tuple[Block, ...]) -> list[Span]:
    """The paragraphs that answer; none where the article is no interview."""
    asked = [i for i, (one, below) in enumerate(pairwise(blocks)) if _asks(text, one) and _tells(text, below)]
    firsts = [_words(text, blocks[i + 1]) for i in asked]
    questions = [_words(text, blocks[i]) for i in asked]
    talk = sum(_FIRST.search(words) is not None for words in firsts)
    to_guest = sum(_ADDRESSED.search(words) is not None for words in questions)
    by_reader = sum(_FIRST.search(words) is not None for words in questions)
    by_writer = any(_FIRST.search(_words(text, block)) for block in blocks[: asked[0] if asked else 0])
    if (
        by_writer
        or len(asked) < LEAST_QUESTIONS
        or talk < LEAST_TALK * len(asked)
        or to_guest < max(1, LEAST_ADDRESSED * len(asked))
        or by_reader > to_guest
    ):
        return []
    found: list[Span] = []
    for first, past in pairwise([*asked, len(blocks)]):
        last = past == len(blocks)
        for i in range(first + 1, past):
            more = i > first + 1 and last and not _FIRST.search(_words(text, blocks[i]))
            if not _tells(text, blocks[i]) or more:
                break
            found.append(Span(blocks[i].start, blocks[i].end))
    return found


def _asks(text: str, block: Block) -> bool:
    words = text[block.start : block.end].strip()
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return (
        block.kind in kinds
        and words.endswith("?")
        and len(words) <= MOST_QUESTION
        and not words.startswith(_MARKS)
    )


def _tells(text: str, block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and not _asks(text, block)
        and not text.startswith(_MARKS, block.start)
    )


def _words(text: str, block: Block) -> str:
    """The words of a block outside of quotation marks."""
    return _MARKED.sub("", text[block.start : block.end])
