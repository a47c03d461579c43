"""Quotations under a line that names who speaks: 'Statement of Senator Cole:', 'And from Dr Ruiz:'."""

from __future__ import annotations

import re

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution
from reader.frozen import replace
from reader.model.analysis import QuoteKind
from reader.model.article import Article, Block
from reader.model.span import Span

HEADED = 0.75  # confidence
RULE = "named in the line above"
MOST_LINE = 110  # characters of such a line

_LINE = re.compile(
    r"(?:[A-Z][^\n:“”\"]{0,50}?\b(?:of|from|by)\s+)?"
    r"((?:[A-Z][\w.’'-]*[^\S\n]){1,6}?[A-Z][\w.’'-]*)(?:,[^\n:]{1,80})?[^\S\n]*:"
)
_OPENING = ("“", '"', "‘", "«", "„")


def headed(parsed: ParsedArticle, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with the name of the line above for quotations that nobody is named beside."""
    article = parsed.article
    names: dict[int, Span] = {}
    name: Span | None = None
    for index, block in enumerate(article.blocks):
        line = _name(article.text, block)
        if line is not None:
            name = line
        elif name is not None and _is_quotation(article.text, block):
            names[index] = name
        else:
            name = None
    if not names:
        return found
    return [_of_line(article, one, names) for one in found]


def _of_line(article: Article, one: Attribution, names: dict[int, Span]) -> Attribution:
    """The attribution with the name of the line above; short words that are a whole paragraph are speech."""
    index = article.block_index(one.content.start)
    name, block = names.get(index), article.blocks[index]
    whole = one.content == Span(block.start, _end(article.text, block))
    if name is not None and whole and one.kind is QuoteKind.SCARE:
        one = replace(one, kind=QuoteKind.DIRECT)
    inside = one.source is not None and block.start <= one.source.start < block.end
    return _named(one, name, sure=inside and not one.carried)


def _name(text: str, block: Block) -> Span | None:
    """The name in a line that ends with a colon."""
    if block.end - block.start > MOST_LINE:
        return None
    found = _LINE.fullmatch(text, block.start, _end(text, block))
    return Span(found.start(1), found.end(1)) if found is not None else None


def _end(text: str, block: Block) -> int:
    return block.start + len(text[block.start : block.end].rstrip())


def _is_quotation(text: str, block: Block) -> bool:
    return text.startswith(_OPENING, block.start)


def _named(one: Attribution, name: Span | None, *, sure: bool) -> Attribution:
    if name is None or sure or one.kind is not QuoteKind.DIRECT:
        return one
    return replace(one, source=name, cue=None, carried=False, confidence=HEADED, rule=RULE)
