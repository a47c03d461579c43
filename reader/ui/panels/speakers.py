"""Who is quoted, and how much of all quoted words is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from reader.export import phrases
from reader.model.analysis import Speaker, SpeakerKind
from reader.model.span import Span
from reader.ui.body.palette import Palette
from reader.ui.messages import ReadThread
from reader.ui.panels.base import Contents, Order, Panel
from reader.ui.panels.lines import Line, bar

KINDS = {
    SpeakerKind.PERSON: "",
    SpeakerKind.ORGANIZATION: "organisation",
    SpeakerKind.GROUP: "group",
    SpeakerKind.ROLE: "",
    SpeakerKind.DOCUMENT: "document",
}


class Speakers(Panel[Speaker]):
    """Letter, name, role, number of quotes and share of voice; Enter reads what one of them says."""

    name = "Speakers"
    thing = ("speaker", "speakers")
    empty = "Nobody is quoted in this article."
    enters = "read only this speaker"
    needs_speakers = True
    orders = (Order("share"), Order("place"), Order("name"))

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._all = sum(speaker.words for speaker in self.items) or 1
        self._most = max((speaker.words for speaker in self.items), default=0) or 1

    def things(self) -> Sequence[Speaker]:
        spoken = [s for s in self.contents.analysis.speakers if s.quotes]
        return sorted(spoken, key=self._start)

    def span(self, item: Speaker) -> Span | None:
        quote = self.contents.quotes.get(item.quotes[0])
        return Span(quote.start, quote.end) if quote else None

    def words(self, item: Speaker) -> str:
        return " ".join((item.name, item.role or "", KINDS[item.kind], *item.aliases, _unnamed(item)))

    def key(self, item: Speaker, order: str) -> object:
        if order == "share":
            return (-item.words, item.id)
        if order == "name":
            return item.name.casefold()
        return self._start(item)

    def _start(self, item: Speaker) -> int:
        first = self.span(item)
        return first.start if first else 0

    def enter(self, item: Speaker) -> Message:
        return ReadThread(item.id)

    def anchors(self) -> list[tuple[int, int]]:
        rows = {speaker.id: number for number, speaker in enumerate(self.items)}
        return sorted((q.start, rows[q.speaker]) for q in self.contents.analysis.quotes if q.speaker in rows)

    def height(self, width: int) -> int:
        return 3

    def draw(self, item: Speaker, width: int, ink: Palette) -> list[Line]:
        voice = self.contents.voices.get(item.id)
        colour = ink.speaker(voice.colour) if voice else ink.dim
        first = self.span(item)
        name = Line(width, self.contents.paragraph(first.start) if first else "", ink.dim)
        name.add(f"{self.contents.letter(item.id)}  ", colour).add(item.name, ink.text)
        what = phrases.role(item.role) or KINDS[item.kind] or _unnamed(item) or "no role given"
        role = Line(width).add("   ").add(what, ink.dim)
        if item.anonymous and item.role:
            role.add(" (unnamed)", ink.dim)
        many = phrases.counted(len(item.quotes), "quote")
        voiced = Line(width, f"{many} {item.words / self._all:4.0%}", ink.dim)
        voiced.add("   ").add(bar(item.words / self._most, min(20, voiced.room - 1)), colour)
        return [name, role, voiced]

    def summary(self) -> str:
        unnamed = sum(s.anonymous for s in self.items)
        return f"{unnamed} unnamed" if unnamed else ""


def _unnamed(item: Speaker) -> str:
    return "unnamed" if item.anonymous else ""
