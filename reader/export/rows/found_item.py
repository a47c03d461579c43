"""An article with what was found in it, looked up by place and by id."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reader import wording
from reader.export.item import ExportItem
from reader.model.analysis import Analysis, Quote, QuoteKind, Speaker
from reader.model.notebook import ReaderNote
from reader.model.notebook_state import Kept
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.notebook.words import STATUS_WORDS
from reader.text.sanitise import file_name, one_line, sanitise

_NAME_KEPT = 4096  # characters of a path in the output


class FoundItem:
    """An article to write, with its analysis or an empty one."""

    def __init__(self, item: ExportItem) -> None:
        self.article = item.article
        self.analysed = item.analysis is not None
        self.analysis = item.analysis or Analysis()
        self.state = item.notebook
        self.changes = item.changes
        self.name = file_name(
            str(item.origin.get("file", item.origin.get("id", item.article.source.name))), _NAME_KEPT
        )
        self._paragraphs = Paragraphs(item.article)
        self._speakers = {speaker.id: speaker for speaker in self.analysis.speakers}
        spoken = (quote for quote in self.analysis.quotes if quote.kind is not QuoteKind.SCARE)
        self._spoken = sorted(spoken, key=lambda quote: quote.start)
        self._furthest = [*accumulate((quote.end for quote in self._spoken), max)]
        self.figure_sources = wording.FigureSources(self.analysis)
        self._quotes = {quote.id: quote for quote in self.analysis.quotes}

    @property
    def paragraphs(self) -> int:
        """How many paragraphs have a number."""
        return len(self._paragraphs)

    def place(self, start: int, end: int) -> tuple[int | None, int, int, str]:
        """The number of the paragraph, the offsets, and the words."""
        number = self._paragraphs.number(start)
        return number or None, start, end, self.article.text[start:end]

    def noted(self, start: int, end: int) -> tuple[str | None, str | None, str | None]:
        """What a person found out about just these words, wrote about them, and mended."""
        check = self.state.check_entry(start, end)
        mended = (kept.entry.kind.value.replace("_", " ") for kept in self.state.corrections_of(start, end))
        return (
            STATUS_WORDS[check.entry.status] if check is not None else None,
            "\n".join(self.signed(note) for note in self.state.notes_of(start, end)) or None,
            ", ".join(dict.fromkeys(mended)) or None,
        )

    def signed(self, note: Kept[ReaderNote]) -> str:
        """The words of a note; of another person's, with whose they are."""
        words = sanitise(note.entry.text)
        return words if note.author == self.state.author else f"{one_line(note.author)}: {words}"

    def quote(self, id: str | None) -> Quote | None:
        """The quote of this id."""
        return self._quotes.get(id or "")

    def speaker(self, id: str | None) -> Speaker | None:
        """The speaker of this id."""
        return self._speakers.get(id or "")

    def source(self, quote: Quote | None) -> tuple[str | None, str | None]:
        """Who says a quote, by name and role; nobody where the reader would show nobody."""
        if quote is None or not quote.is_shown or quote.speaker_name is None:
            return None, None
        speaker = self.speaker(quote.speaker)
        return wording.one_line(quote.speaker_name), role_of(speaker)

    def quote_around(self, span: Span) -> Quote | None:
        """The innermost quote, scare quotes apart, that `span` stands in."""
        best: Quote | None = None
        at = bisect_right(self._spoken, span.start, key=lambda quote: quote.start) - 1
        while at >= 0 and self._furthest[at] >= span.end:  # none that begins earlier reaches so far
            quote = self._spoken[at]
            if quote.end >= span.end and (best is None or quote.end - quote.start < best.end - best.start):
                best = quote
            at -= 1
        return best


def role_of(speaker: Speaker | None) -> str | None:
    """The role of a speaker on one line, where there is one."""
    return (wording.role(speaker.role) or None) if speaker is not None else None


def share(confidence: float) -> float | None:
    """A confidence with three digits; None where nobody stated one."""
    return round(confidence, 3) if confidence > 0 else None
