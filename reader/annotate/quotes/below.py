"""Block quotes with the name that their last line gives."""

from __future__ import annotations

import re
from collections import defaultdict

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution
from reader.frozen import replace
from reader.model.analysis import QuoteKind
from reader.model.article import Block, BlockKind
from reader.model.span import Span

NAMED = 0.8  # confidence
RULE = "named below the block quote"

_NAME = re.compile(r"[\s\-–—―~]*([^\W\d_][^\n,;:(|–—―]{1,60})")
_MOST_WORDS = 6  # of a line that names who speaks
_MOST = 0.6  # share of its block from which on words in marks are the quote itself


def named_below(parsed: ParsedArticle, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with one for each paragraph of a block quote that somebody is named for below it.

    Of words in quotation marks within it, those that make up most of a paragraph get the name as well.
    """
    article = parsed.article
    blocks, text = article.blocks, article.text
    if not any(block.is_attribution for block in blocks):
        return found
    inside: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.kind is not QuoteKind.INDIRECT:
            inside[article.block_index(one.content.start)].append(number)
    result, new = list(found), []
    for index, block in enumerate(blocks):
        name = _name(text, block) if block.is_attribution else None
        above = index - 1
        while name is not None and above >= 0 and _is_of(blocks[above], block):
            whole = Span(blocks[above].start, blocks[above].end)
            most = [number for number in inside[above] if _is_most(found[number].content, whole)]
            for number in most:
                result[number] = _named(found[number], name)
            if not most and all(found[number].kind is QuoteKind.SCARE for number in inside[above]):
                new.append(Attribution(QuoteKind.DIRECT, whole, name, None, False, NAMED, RULE))
            above -= 1
    return result + new


def _is_of(block: Block, by: Block) -> bool:
    return block.kind is BlockKind.BLOCKQUOTE and not block.is_attribution and block.level == by.level


def _is_most(content: Span, whole: Span) -> bool:
    return min(content.end, whole.end) - content.start >= _MOST * (whole.end - whole.start)


def _named(quote: Attribution, name: Span) -> Attribution:
    if quote.source is not None and not quote.carried and quote.confidence >= NAMED:
        return quote
    signed = replace(quote, kind=QuoteKind.DIRECT, source=name, cue=None, carried=False, spans=())
    return replace(signed, confidence=NAMED, rule=RULE)


def _name(text: str, block: Block) -> Span | None:
    """The words that name somebody in the last line of a quote: as far as the first comma."""
    found = _NAME.match(text, block.start, block.end)
    if found is None or not found[1][0].isupper():
        return None
    words = found[1].split(" - ")[0].rstrip(" .")
    if len(words.split()) > _MOST_WORDS:
        return None
    return Span(found.start(1), found.start(1) + len(words))
