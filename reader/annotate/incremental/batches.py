"""The analysis of a long article in batches, nearest the reader first.

A short article is one batch. A long one gets a quick pass, and is then parsed outward from the reader's
place; each time the parsed stretch has grown fourfold it is analysed as it is, so that all partial results
together cost at most a third of the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reader.annotate.annotators import annotate_parsed
from reader.annotate.figures.conflicts import conflicts
from reader.annotate.incremental.excerpt import excerpt
from reader.annotate.incremental.merge import merged
from reader.annotate.incremental.shift import shifted
from reader.annotate.nlp import join, parse_pieces, pieces
from reader.annotate.prose import prose
from reader.annotate.quick_pass import extent, quick_pass
from reader.frozen import frozen, replace
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.annotate.models import Models

BATCH = 25_000  # characters: about a second of work
LIMIT = 3_000_000  # characters analysed of one article: a parsed Doc takes some 150 bytes for each

AT_ONCE = 16_000  # words and signs analysed of one article while the caller waits: 5 seconds
_PIECE = 6  # spaCy's overhead for each piece of the text, in words
_LONGEST = 16  # characters, white space too, that spaCy reads in the time of one word
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


@frozen
class Step:
    """What one batch brought: the share parsed (0-1), and what was found where a new analysis is due.

    `stretch` is what was analysed; None for the whole text. Outside it, what the first step (share 0) found
    still holds: see `merged`.
    """

    share: float
    found: Analysis | None = None
    stretch: Span | None = None


def analyse(article: Article, models: Models, near: int = 0) -> Iterator[Step]:
    """Analyse `article` outward from the code point `near`; what the last step found is complete."""
    article = prose(article)
    spans = [span for span in pieces(article) if span.end <= LIMIT]
    docs: list[Doc | None] = [None] * len(spans)
    first = last = next((i for i, span in enumerate(spans) if span.end > near), len(spans)) or 0
    if len(article.text) > min(BATCH, LIMIT):
        yield Step(0.0, quick_pass(article))
    done, shown = 0, BATCH
    total = spans[-1].end if spans else 0
    while done < total:
        new, first, last = _widen(spans, first, last)
        parsed = parse_pieces(article.text, [spans[i] for i in new], models.nlp)
        for i, doc in zip(new, parsed, strict=True):
            docs[i] = doc
        done += sum(spans[i].end - spans[i].start for i in new)
        if done >= shown and done < total:
            shown = 4 * done
            found, stretch = _stretch(article, spans[first:last], docs[first:last], models)
            yield Step(done / total, replace(found, complete=False), stretch)
        else:
            yield Step(done / total)
    whole, stretch = _stretch(article, spans, docs, models)
    yield Step(1.0, replace(whole, notes=whole.notes + _limit_note(article)), stretch)


def at_once(article: Article, models: Models, most: int = AT_ONCE) -> Analysis:
    """The analysis in one go. Beyond `most` words and signs it finds what `quick_pass` does, and says so.

    Of a text in very many pieces, such as a list of 20,000 items, somewhat fewer are read.
    """
    article = prose(article)
    spans: list[Span] = []
    left = most
    for span in pieces(article):
        left -= _PIECE
        words = _TOKEN.finditer(article.text, span.start, span.end)
        last = next(islice(words, max(left, 0), None), None)  # the first that is too many
        if last is not None and not spans:
            spans.append(Span(span.start, max(last.start(), span.start + 1)))
        if last is not None:
            break
        words = _TOKEN.finditer(article.text, span.start, span.end)
        left -= max(sum(1 for _ in words), (span.end - span.start) // _LONGEST)
        spans.append(span)
    docs: list[Doc | None] = list(parse_pieces(article.text, spans, models.nlp))
    beyond = bool(spans) and spans[-1].end < len(article.text)
    whole, stretch = _stretch(article, spans, docs, models)
    if stretch is not None:
        whole = merged(whole, quick_pass(article, stretch.end), stretch)
    note: tuple[str, ...] = ()
    if beyond:
        note += (f"Names and speakers were looked for in the first {spans[-1].end:,} characters alone.",)
        if (seen_to := extent(article.text)) < len(article.text):
            note += (f"Numbers and dates were looked for in the first {seen_to:,} characters alone.",)
    return replace(whole, complete=not beyond, notes=whole.notes + note)


def _widen(spans: list[Span], first: int, last: int) -> tuple[list[int], int, int]:
    """Widen the window `[first, last)` of pieces by about a batch, forwards before backwards."""
    new, size = [], 0
    while size < BATCH and (last < len(spans) or first > 0):
        if last < len(spans) and (size < BATCH * 3 // 4 or first == 0):
            i = last
            last += 1
        else:
            first -= 1
            i = first
        new.append(i)
        size += spans[i].end - spans[i].start
    return new, first, last


def _stretch(
    article: Article, spans: list[Span], docs: list[Doc | None], models: Models
) -> tuple[Analysis, Span | None]:
    """The analysis of a stretch of whole pieces, and where that is, unless it is the whole text."""
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    doc = join((d for d in docs if d is not None), models.nlp)
    if start == 0 and end == len(article.text):
        return annotate_parsed(article, doc, models), None
    stretch = Span(start, end)
    found = shifted(annotate_parsed(excerpt(article, stretch), doc, models), start)
    # their questions name paragraphs, which count from the beginning of the article
    return replace(found, conflicts=conflicts(found.figures, article)), stretch


def _limit_note(article: Article) -> tuple[str, ...]:
    if len(article.text) <= LIMIT:
        return ()
    return (f"Only the first {LIMIT // 1_000_000} million characters were analysed.",)
