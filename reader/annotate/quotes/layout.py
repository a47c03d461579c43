"""Sources known from layout: labels of a transcript, signatures behind a dash, "He said:" over a block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes.below import named_below
from reader.annotate.quotes.clauses import SURE, Syntax
from reader.annotate.quotes.headed import headed
from reader.annotate.quotes.interviews import answers
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays
from reader.frozen import replace
from reader.model.analysis import QuoteKind
from reader.model.article import Block, BlockKind
from reader.model.span import Span
from reader.text.data_files import data_lines

LABELLED, SIGNED, LED_IN = 0.75, 0.8, 0.7  # confidence
ANSWERS = frozenset({"A", "ANSWER"})
THROUGHOUT = 6  # labels from which on half of the paragraphs make a transcript, whose every label is somebody
TALKING = 0.2  # share of the turns of a transcript that talk of or to somebody present, or ask, at least
MIN_ASKED = 2  # paragraphs that begin with 'Q.', from which on that is a label, and no initial
MIN_LABELS = 3  # labels from which on an article is a transcript

_LABEL = re.compile(r"[\"“]?([A-Z][\w.'’-]*(?: [A-Z(][\w.'’)-]*){0,4}) ?:\s+(?=\S)")
_LETTERED = re.compile(r"([QA])\.\s+(?=\S)")
_SIGNATURE = re.compile(r"[^\S\n]*(?:--|[-–—―])[^\S\n]*([A-Z][^\n\"“”!?;:]{1,80})")
_TALK = re.compile(r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b(?!\.)")
_MARKED = re.compile('[“"][^“”"\n]*[”"]')
_SENTENCE = re.compile("[.?!][”\"’']$")
_PARAGRAPHS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE)


def complete(parsed: ParsedArticle, arrays: TokenArrays, found: list[Attribution]) -> list[Attribution]:
    """The attributions with the sources known from layout, in the order of their content."""
    signed = [_signed(parsed, a) if a.kind is not QuoteKind.INDIRECT else a for a in found]
    turns = tuple(_labels(parsed))
    labelled = _utterances(parsed, arrays, signed, turns) if turns else answers(parsed, signed)
    led = _led_in(parsed, arrays, headed(parsed, named_below(parsed, labelled)))
    return sorted(led, key=lambda a: (a.content, a.kind))


def _signed(parsed: ParsedArticle, quote: Attribution) -> Attribution:
    """A quotation with the name behind it after a dash, at the end of its block or in the next."""
    article = parsed.article
    at = article.block_index(quote.content.start)
    if not article.blocks:
        return quote
    block = article.blocks[at]
    start, end = quote.content.end, block.end
    if start >= end and at + 1 < len(article.blocks):
        start, end = article.blocks[at + 1].start, article.blocks[at + 1].end
    if end - start > 100:
        return quote
    if not (m := _SIGNATURE.fullmatch(article.text, start, end)):
        return quote
    name = Span(m.start(1), m.start(1) + len(re.split(r",|\(| - ", m.group(1))[0].rstrip(" .")))
    if len(name.of(article.text).split()) > 6:
        return quote
    signed = replace(quote, kind=QuoteKind.DIRECT, source=name, cue=None, spans=())
    return replace(signed, confidence=SIGNED, rule="signed behind a dash")


def _labels(parsed: ParsedArticle) -> Iterator[tuple[Block, re.Match[str]]]:
    """The blocks of an article that begin with a speaker's label, if it is a transcript."""
    text = parsed.article.text
    paragraphs = [b for b in parsed.article.blocks if b.kind in _PARAGRAPHS]
    lettered = sum(text.startswith("Q. ", b.start) for b in paragraphs) >= MIN_ASKED
    pattern = _LETTERED if lettered else _LABEL
    labelled = [(b, m) for b in paragraphs if (m := pattern.match(text, b.start, b.end))]
    times = Counter(name for _, m in labelled for name in _names_of(m.group(1)))
    capitals = sum(_is_capitals(m.group(1)) for _, m in labelled)
    repeated = sum(any(times[name] > 1 for name in _names_of(m.group(1))) for _, m in labelled)
    throughout = len(labelled) >= THROUGHOUT and 2 * len(labelled) >= len(paragraphs)
    talk = _is_talk([text[m.end() : block.end] for block, m in labelled])
    for block, m in labelled:
        label = m.group(1)
        identified = any(times[name] > 1 for name in _names_of(label)) or _initials(label) in times
        identified = identified or throughout or _is_named(text, label, block.start)
        identified = identified and talk and label.lower() not in notices()
        if (_is_capitals(label) and capitals > 1) or (repeated >= MIN_LABELS and identified):
            yield block, m


def _is_talk(turns: list[str]) -> bool:
    """Whether what follows the labels is talk, by its 'I', 'we', 'you' and questions: the notes below a
    report ('Bruins: Visit Toronto on Thursday.') are none."""
    talking = sum(_TALK.search(_MARKED.sub("", turn)) is not None for turn in turns)
    return talking >= TALKING * len(turns)


def _names_of(label: str) -> list[str]:
    """The names in a label: 'Ada Holt (Ely)' is Ada Holt too, 'The Minister (Ada Holt)' both of them."""
    name, _, within = label.partition(" (")
    return [name, within.rstrip(")")] if within else [name]


def _is_named(text: str, label: str, before: int) -> bool:
    """Whether the text has named the one whose label this is."""
    return label.lower() not in notices() and re.search(rf"\b{re.escape(label)}\b", text[:before]) is not None


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.split())


def _is_capitals(label: str) -> bool:
    return label.isupper() and len(label) > 3 and label.lower() not in notices()


@cache
def notices() -> frozenset[str]:
    """Words before a colon that are nobody's name ("UPDATE:")."""
    return frozenset(data_lines("reader.annotate", "notices.txt"))


def _utterances(
    parsed: ParsedArticle,
    arrays: TokenArrays,
    found: list[Attribution],
    turns: tuple[tuple[Block, re.Match[str]], ...],
) -> list[Attribution]:
    """The utterances of a transcript replace what was found within them without quotation marks."""
    starts = [a.content.start for a in found]
    gone: set[int] = set()
    new: list[Attribution] = []
    syntax = Syntax(arrays)
    for block, m in turns:
        utterance = Span(m.end(), block.end)
        inside = range(bisect_left(starts, block.start), bisect_left(starts, block.end))
        spoken = [
            i
            for i in inside
            if found[i].kind is QuoteKind.DIRECT and found[i].content.start - utterance.start < 2
        ]
        for i in inside:
            found[i] = found[i] if i in spoken else _led_by_verb(parsed, arrays, syntax, found[i])
        label, colon = Span(m.start(1), m.end(1)), Span(m.end(1), m.end(1) + 1)
        if spoken:
            for i in spoken:
                found[i] = replace(
                    found[i],
                    source=label,
                    cue=colon,
                    carried=False,
                    confidence=LABELLED,
                    rule="label of a transcript",
                )
            continue
        gone |= {
            i for i in inside if found[i].kind is not QuoteKind.SCARE and not _is_told(found[i], utterance)
        }
        new.append(
            Attribution(QuoteKind.DIRECT, utterance, label, colon, False, LABELLED, "label of a transcript")
        )
    return [a for i, a in enumerate(found) if i not in gone] + new + _answers_on(parsed, new)


def _led_by_verb(parsed: ParsedArticle, arrays: TokenArrays, syntax: Syntax, one: Attribution) -> Attribution:
    """Words in marks without a source, with that of the verb right before them: 'The paper says, “Go.”'."""
    text = parsed.article.text
    led = text[: one.content.start].rstrip()[-1:] in (",", ":")
    sentence = one.kind is QuoteKind.DIRECT or (led and _SENTENCE.search(one.content.of(text)))
    if one.kind not in (QuoteKind.DIRECT, QuoteKind.SCARE) or one.source is not None or not sentence:
        return one
    cue = int(np.searchsorted(arrays.edges[:-1], one.content.start)) - 1
    while cue > 0 and arrays.edges[cue + 1] - arrays.edges[cue] <= 2 and arrays.cue[cue] < SURE:
        cue -= 1  # the comma or the colon between them
    words = syntax.mention(syntax.source_of(cue)) if arrays.cue[cue] >= SURE else None
    if words is None:
        return one
    source, verb = arrays.span(words), arrays.span((cue, cue + 1))
    told = replace(one, kind=QuoteKind.DIRECT, source=source, cue=verb)
    return replace(told, confidence=LED_IN, rule="subject of the cue verb")


def _is_told(one: Attribution, utterance: Span) -> bool:
    """Whether words in marks are somebody's whom the utterance itself names: 'A: He said, “Go.”'."""
    if one.source is None or one.cue is None or one.carried or one.kind is QuoteKind.INDIRECT:
        return False
    return utterance.start <= one.source.start


def _answers_on(parsed: ParsedArticle, said: list[Attribution]) -> list[Attribution]:
    """The further paragraphs of an answer, up to the next question."""
    article = parsed.article
    labels = {article.block_index(one.content.start): one.source for one in said}
    new: list[Attribution] = []
    for index in sorted(labels)[:-1]:
        label = labels[index]
        if label is None or label.of(article.text) not in ANSWERS:
            continue
        after = index + 1
        while after not in labels and article.blocks[after].kind in _PARAGRAPHS:
            content = Span(article.blocks[after].start, article.blocks[after].end)
            if article.text[content.start] not in '([“"':
                rule = "the answer goes on"
                new.append(Attribution(QuoteKind.DIRECT, content, label, None, True, LED_IN, rule))
            after += 1
    return new


def _led_in(parsed: ParsedArticle, arrays: TokenArrays, found: list[Attribution]) -> list[Attribution]:
    """Block quotes without marks under a paragraph that ends in a colon, with the source of its last cue."""
    blocks, text = parsed.article.blocks, parsed.article.text
    syntax: Syntax | None = None
    new: list[Attribution] = []
    taken = np.zeros(len(text) + 1, np.int32)
    for a in found:
        taken[a.content.start] += 1
    begun = np.cumsum(taken)
    for before, block in pairwise(blocks):
        if block.kind is not BlockKind.BLOCKQUOTE or not text[before.start : before.end].rstrip().endswith(
            ":"
        ):
            continue
        if begun[block.end] > begun[block.start] - taken[block.start]:
            continue
        first, last = np.searchsorted(arrays.edges[:-1], (before.start, before.end))
        cues = np.flatnonzero(arrays.cue[first:last] >= SURE)
        if not len(cues):
            continue
        syntax = syntax or Syntax(arrays)
        cue = int(first + cues[-1])
        words = syntax.mention(syntax.source_of(cue))
        source = None if words is None else arrays.span(words)
        cue_span = arrays.span((cue, cue + 1))
        whole = Span(block.start, block.end)
        new.append(Attribution(QuoteKind.DIRECT, whole, source, cue_span, False, LED_IN, "led in by the cue"))
    return found + new
