"""Footnotes of a Markdown document: who says what is quoted, what was checked, what was noted."""

from __future__ import annotations

from collections.abc import Iterator

from reader import wording
from reader.export.item import ExportItem
from reader.export.rows.found_item import FoundItem
from reader.frozen import frozen
from reader.model.analysis import Figure, Quote, QuoteKind
from reader.model.notebook import CheckStatus
from reader.model.span import Span
from reader.text.sanitise import one_line


@frozen
class Footnote:
    """A footnote behind the code point before `end`. Its `label` begins with digits of the file's own, since
    several articles can stand in one document; `words` are plain text, a line each."""

    end: int
    label: str
    words: tuple[str, ...]

    @property
    def start(self) -> int:
        """Where the character stands that the footnote is behind."""
        return self.end - 1


def footnotes(item: ExportItem) -> list[Footnote]:
    """The footnotes of an article, in the order of the text."""
    found = FoundItem(item)
    spans = {
        Span(quote.start, quote.end) for quote in found.analysis.quotes if quote.kind is not QuoteKind.SCARE
    }
    state = item.notebook
    noted = {check.span for check in state.checks if check.entry.status is not CheckStatus.OPEN}
    noted |= {note.span for note in state.notes}
    spans |= {span for span in noted if span is not None and span.start < span.end}
    quotes = {Span(quote.start, quote.end): quote for quote in found.analysis.quotes}
    figures = {Span(figure.start, figure.end): figure for figure in found.analysis.figures}
    prefix = item.article.source.sha256[:4]
    ordered = sorted(spans, key=lambda span: (span.end, span.start))
    lines = ((span, tuple(_lines(found, span, quotes.get(span), figures.get(span)))) for span in ordered)
    said = ((span, words) for span, words in lines if words)
    return [Footnote(span.end, f"{prefix}-{number}", words) for number, (span, words) in enumerate(said, 1)]


def _lines(found: FoundItem, span: Span, quote: Quote | None, figure: Figure | None) -> Iterator[str]:
    if quote is not None and quote.kind is not QuoteKind.SCARE:
        name, role = found.source(quote)
        who = f"{name}, {role}" if role else name or ("nobody is named" if found.analysis.sought else "")
        sure = wording.confidence_in_words(quote.confidence) if name else ""
        if who:
            yield "; ".join(part for part in (who, wording.kind_of(quote), sure) if part) + "."
    if figure is not None:
        yield "; ".join(filter(None, (wording.value(figure), found.figure_sources.of(figure)))) + "."
    check, note, corrected = found.noted(*span)
    if check is not None and check != CheckStatus.OPEN:
        yield f"{check.capitalize()}."
    if corrected:
        yield f"Corrected: {corrected}."
    yield from (words for line in (note or "").split("\n") if (words := one_line(line)))
