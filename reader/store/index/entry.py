"""What the index keeps of one article: made where the article was analysed, written by the one that adds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reader.frozen import frozen
from reader.model.analysis import Analysis, Quote, QuoteKind, Speaker
from reader.model.article import Article
from reader.model.paragraphs import is_counted
from reader.text.sanitise import in_place, one_line

_PRONOUNS = {"he": "he", "him": "he", "his": "he", "himself": "he"}
_PRONOUNS |= {"she": "she", "her": "she", "hers": "she", "herself": "she", "they": "they"}
_ADDRESS = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Madame|Monsieur)\b\.?[ \t]*$")
_BEFORE = 12  # characters before a name in which a form of address may stand


@frozen
class IndexedSpeaker:
    """Somebody who is quoted. `address`: how the article speaks of them, as `Ms 1, she 4`."""

    name: str
    kind: str
    role: str | None = None
    anonymous: bool = False
    address: str = ""


@frozen
class IndexedQuote:
    """Speech at code points `[start, end)`; `speaker` is an index into the entry's speakers."""

    kind: str
    start: int
    end: int
    speaker: int | None = None
    cue: str = ""
    rule: str = ""
    confidence: float = 0.0


@frozen
class IndexedName:
    """A named thing and how often the article mentions it."""

    name: str
    kind: str
    mentions: int


@frozen
class IndexedFigure:
    """A number; `high` is given for a range, a score or a ratio."""

    start: int
    end: int
    kind: str
    low: float
    high: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    of: str | None = None
    speaker: int | None = None


@frozen
class IndexedDate:
    """A resolved date, `beyond` exclusive."""

    start: int
    end: int
    first: str
    beyond: str | None = None


@frozen
class IndexEntry:
    """One article as the index keeps it. `paragraphs` are the offsets at which ¶ 1, ¶ 2 ... begin."""

    sha256: str
    title: str
    text: str
    words: int
    publisher: str | None = None
    published: str | None = None
    authors: str | None = None
    url: str | None = None
    language: str | None = None
    paragraphs: tuple[int, ...] = ()
    speakers: tuple[IndexedSpeaker, ...] = ()
    quotes: tuple[IndexedQuote, ...] = ()
    names: tuple[IndexedName, ...] = ()
    figures: tuple[IndexedFigure, ...] = ()
    dates: tuple[IndexedDate, ...] = ()


def index_entry(article: Article, analysis: Analysis) -> IndexEntry:
    """What is kept of an article. Marks that report no speech, and speech too unsure to be shown, are not."""
    numbers = {speaker.id: number for number, speaker in enumerate(analysis.speakers)}
    text = in_place(article.text)  # an unchanged text may hold what a terminal acts upon
    return IndexEntry(
        sha256=article.source.sha256,
        title=one_line(article.shown_title),
        text=text,
        words=article.words,
        publisher=_line(article.publisher),
        published=_line(article.published),
        authors=_line("; ".join(article.authors)),
        url=_line(article.url),
        language=_line(article.language),
        paragraphs=tuple(block.start for block in article.blocks if is_counted(block)),
        speakers=tuple(_speaker(one, article.text, analysis) for one in analysis.speakers),
        quotes=tuple(_quote(one, numbers, text) for one in analysis.quotes if _is_speech(one)),
        names=tuple(_names(analysis)),
        figures=tuple(_figures(analysis, numbers)),
        dates=tuple(
            IndexedDate(one.start, one.end, one.resolved, one.until) for one in analysis.dates if one.resolved
        ),
    )


def _line(field: str | None) -> str | None:
    return one_line(field) or None if field else None


def _is_speech(quote: Quote) -> bool:
    return quote.kind is not QuoteKind.SCARE and quote.is_shown


def _quote(quote: Quote, numbers: dict[str, int], text: str) -> IndexedQuote:
    cue = "" if quote.cue_start is None or quote.cue_end is None else text[quote.cue_start : quote.cue_end]
    return IndexedQuote(
        kind=quote.kind.value,
        start=quote.start,
        end=quote.end,
        speaker=None if quote.speaker is None else numbers.get(quote.speaker),
        cue=one_line(cue).lower(),
        rule=one_line(quote.rule),
        confidence=round(quote.confidence, 3),
    )


def _speaker(speaker: Speaker, text: str, analysis: Analysis) -> IndexedSpeaker:
    mentions = list(speaker.mentions)
    if speaker.entity is not None:
        named = (entity for entity in analysis.entities if entity.id == speaker.entity)
        mentions += [mention for entity in named for mention in entity.mentions]
    words: Counter[str] = Counter()
    for start, end in sorted({(m.start, m.end) for m in mentions}):
        if pronoun := _PRONOUNS.get(text[start:end].lower()):
            words[pronoun] += 1
            continue
        before, first = text[max(0, start - _BEFORE) : start], text[start:end].partition(" ")[0]
        if address := _ADDRESS.search(before) or _ADDRESS.match(first):
            words[address[1]] += 1
    return IndexedSpeaker(
        name=one_line(speaker.name),
        kind=speaker.kind.value,
        role=_line(speaker.role),
        anonymous=speaker.anonymous,
        address=", ".join(f"{word} {times}" for word, times in sorted(words.items())),
    )


def _names(analysis: Analysis) -> Iterator[IndexedName]:
    seen: Counter[tuple[str, str]] = Counter()
    for entity in analysis.entities:
        seen[one_line(entity.name), entity.kind.value] += max(1, len(entity.mentions))
    return (IndexedName(name, kind, mentions) for (name, kind), mentions in seen.items())


def _figures(analysis: Analysis, numbers: dict[str, int]) -> Iterator[IndexedFigure]:
    for one in analysis.figures:
        low, high = one.value if isinstance(one.value, tuple) else (one.value, None)
        yield IndexedFigure(
            start=one.start,
            end=one.end,
            kind=one.kind.value,
            low=float(low),
            high=None if high is None else float(high),
            unit=_line(one.unit),
            qualifier=_line(one.qualifier),
            of=_line(one.of),
            speaker=None if one.speaker is None else numbers.get(one.speaker),
        )
