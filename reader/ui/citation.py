"""Citations for the clipboard: words with their source, plain or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reader.model.analysis import Quote, QuoteKind, Speaker
from reader.model.article import Article
from reader.model.span import Span
from reader.named_tuple import NamedTuple
from reader.render.annotation_index import AnnotationIndex
from reader.render.gutter import UNSURE
from reader.ui.widgets.header_row import written_date

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKDOWN = re.compile(r"([\\`*_<>#|~]|\](?=[\[(:]))")
_LABEL = re.compile(r"([\\`*_\[\]<>#|~])")
_ESCAPED = r"\\\1"


class Passage(NamedTuple):
    """Words to copy. `what` names them to the user; `who` says whose they are, where that is known."""

    what: str
    words: str
    who: str
    paragraph: int
    page: int | None = None


def passage(
    article: Article, annotations: AnnotationIndex, span: Span, paragraph: int, *, exact: bool = False
) -> Passage:
    """What stands at `span`: its quote, else its figure, else its paragraph; with `exact` the span itself."""
    text = article.text
    if exact:
        words = text[span.start : span.end].strip()
        start = text.index(words, span.start)
        who = _who(annotations, _around(annotations, start, start + len(words)))
        return Passage("the selection", _plain(words), who, paragraph, article.page_at(start))
    figures = annotations.figures.overlapping(span.start, max(span.end, span.start + 1))
    hit = next((f for f in figures if (f.start, f.end) == span), None)
    quote = annotations.quote_at(span.start, span.end)
    if hit is not None:
        block = article.blocks[article.block_index(hit.start)]
        lead = text[max(block.start, hit.start - 90) : hit.start]
        tail = text[hit.end : min(block.end, hit.end + 90)]
        start = hit.start - (len(lead) if len(lead) < 90 else len(lead.partition(" ")[2]))
        end = hit.end + (len(tail) if len(tail) < 90 else len(tail.rpartition(" ")[0]))
        words = ("… " if start > block.start else "") + text[start:end] + (" …" if end < block.end else "")
        who = _who(annotations, _around(annotations, hit.start, hit.end))
        page = article.page_at(hit.start)
        return Passage(f"the figure {_plain(hit.text)}", _plain(words), who, paragraph, page)
    if quote is not None:
        return quote_passage(article, annotations.speakers, quote, paragraph)
    block = article.blocks[article.block_index(span.start)]
    page = article.page_at(block.start)
    return Passage("the paragraph", _plain(text[block.start : block.end]), "", paragraph, page)


def quote_passage(article: Article, speakers: Mapping[str, Speaker], quote: Quote, paragraph: int) -> Passage:
    """A quote with whoever says it."""
    words = _plain(article.text[quote.start : quote.end])
    return Passage("the quote", words, _speaker_of(speakers, quote), paragraph, article.page_at(quote.start))


def source(article: Article) -> str:
    """The article as a source: title, publication, date, address."""
    title = f"“{article.title}”" if article.title else article.source.name
    parts = (title, article.publisher or "", written_date(article.published), article.url or "")
    return _plain(", ".join(part for part in parts if part))


def plain(article: Article, taken: Passage) -> str:
    """The words, and a line that says whose they are and where they stand."""
    who = f"{taken.who}; " if taken.who else ""
    return f"{_plain(taken.words)}\n— {who}{source(article)}{_place(taken)}"


def markdown(article: Article, taken: Passage) -> str:
    """The words as a block quote, and the source under it."""
    quoted = "\n".join("> " + escaped(line) for line in _plain(taken.words).splitlines())
    who = f"**{escaped(taken.who)}**; " if taken.who else ""
    return f"{quoted}\n>\n> — {who}{escaped(source(article))}{_place(taken)}"


def all_of(article: Article, speaker: Speaker, quotes: Iterable[tuple[int, Quote]]) -> str:
    """All that a speaker says, each with the number of its paragraph, under their name, as Markdown."""
    role = f", {escaped(_plain(speaker.role))}" if speaker.role else ""
    items = []
    for number, quote in quotes:
        words = escaped(" ".join(_plain(article.text[quote.start : quote.end]).split()))
        reported = "" if quote.kind is QuoteKind.DIRECT else " (reported)"
        items.append(f"- {words}{reported}, ¶ {number}")
    head = f"**{escaped(_plain(speaker.name))}**{role}"
    return "\n".join([head, "", *items, "", f"— {escaped(source(article))}"])


def _place(taken: Passage) -> str:
    page = f", page {taken.page}" if taken.page is not None else ""
    return f"{page}, ¶ {taken.paragraph}" if taken.paragraph else page


def _around(annotations: AnnotationIndex, start: int, end: int) -> Quote | None:
    """The quote that contains all of `[start, end)`, if one does."""
    quote = annotations.quote_at(start, end)
    return quote if quote is not None and quote.start <= start and end <= quote.end else None


def _who(annotations: AnnotationIndex, quote: Quote | None) -> str:
    """Who says a quote, if there is one."""
    return _speaker_of(annotations.speakers, quote) if quote is not None else ""


def _speaker_of(speakers: Mapping[str, Speaker], quote: Quote) -> str:
    """Who says a quote, with their role; a weak attribution is marked as uncertain."""
    speaker = speakers.get(quote.speaker or "")
    if speaker is None:
        return ""
    doubt = " (not certain)" if quote.confidence < UNSURE else ""
    return _plain((f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name) + doubt)


def _plain(words: str) -> str:
    """The words without control characters and direction marks."""
    return _CONTROL.sub("", words)


def escaped(words: str) -> str:
    """The words as Markdown that shows them as they are. Brackets stay, but where they would be a link."""
    return _MARKDOWN.sub(_ESCAPED, words)


def link(label: str, href: str) -> str:
    """A link in Markdown."""
    return f"[{_LABEL.sub(_ESCAPED, label)}](<{href}>)"
