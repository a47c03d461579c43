"""What stands around the story on a page: what it is, the legend, and the lists at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader import wording
from reader.export.html.highlights import SIGNS, figure_in_words
from reader.export.html.view import MarginNote, PageView, with_role, words_of
from reader.export.rows.checks import LOST
from reader.model.notebook import Check, CheckStatus, ReaderNote
from reader.model.notebook_state import Kept
from reader.model.paragraphs import Paragraphs
from reader.notebook.words import STATUS_WORDS

_SAFE = ("http://", "https://")


class PageLists:
    """Writes the head and the lists of one article."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._number = Paragraphs(view.article).number

    def head(self) -> Iterator[str]:
        """Title, byline, where it is from."""
        article = self._view.article
        kicker = " · ".join(words_of(part) for part in (article.publisher, article.section) if part)
        if kicker:
            yield f'<p class="kicker">{kicker}</p>'
        yield f"<h1>{words_of(article.shown_title)}</h1>"
        if subtitle := wording.subtitle(article):
            yield f'<p class="subtitle">{words_of(subtitle)}</p>'
        by = f"By {words_of(', '.join(article.authors))}" if article.authors else ""
        facts = [by, words_of(wording.day(article.published)) if article.published else ""]
        if article.url:
            shown = words_of(article.url)
            safe = article.url.lower().startswith(_SAFE)
            facts.append(f'<a href="{shown}" rel="noreferrer noopener">{shown}</a>' if safe else shown)
        if any(facts):
            yield f'<p class="byline">{" · ".join(fact for fact in facts if fact)}</p>'

    def legend(self) -> Iterator[str]:
        """What was found and how it is shown."""
        if not self._view.found.analysed:
            return
        yield '<section class="legend" aria-label="How to read this page">'
        yield f"<p>{' · '.join(self._counts())}</p>"
        speakers = [one for one in self._view.analysis.speakers if self._view.mark(one) is not None]
        links = (
            f'<a class="chip {self._view.colour(one)}" href="{self._view.speaker_link(one)}">'
            f"<b>{self._letter(one.id)}</b> {words_of(one.name)}</a>"
            for one in speakers
        )
        if speakers:
            yield f'<p class="chips">{" ".join(links)}</p>'
        yield (
            '<p class="keys"><span class="quote direct c0">word for word</span> '
            '<span class="quote reported c0">reported</span> <span class="figure">figure</span> '
            '<span class="date">date</span> '
            + " ".join(
                f'<span class="marked {note.look}">{words_of(note.said)}</span>' for note in self._looks()
            )
            + "</p>"
        )
        yield "</section>"

    def _looks(self) -> list[MarginNote]:
        """A margin note of each look."""
        return [*{note.look: note for note in self._view.margin_notes}.values()]

    def _counts(self) -> Iterator[str]:
        analysis, state = self._view.analysis, self._view.found.state
        for number, noun in (
            (len(self._view.spoken), "quote"),
            (len(analysis.speakers), "speaker"),
            (len(analysis.figures), "figure"),
            (len(analysis.dates), "date"),
        ):
            yield wording.counted(number, noun)
        done = [kept.entry.status for kept in state.checks]
        for status in (CheckStatus.CHECKED, CheckStatus.WRONG, CheckStatus.QUERY):
            if status in done:
                yield f"{done.count(status):,} {STATUS_WORDS[status]}"
        if state.notes:
            yield wording.counted(len(state.notes), "note")

    def tail(self) -> Iterator[str]:
        """The lists: speakers, figures, dates, names, questions, and notes whose words are gone."""
        analysis = self._view.analysis
        yield from _section("Speakers", self._speakers())
        yield from _section("Figures", self._figures())
        yield from _section("Dates", self._dates())
        yield from _section("Names", self._names())
        yield from _section("Questions", (f"<li>{words_of(c.question)}</li>" for c in analysis.conflicts))
        yield from _section("Notes without a place", map(self._orphan, self._view.orphans))
        notes = [*self._view.article.notes, *analysis.notes]
        yield from _section("About this page", (f"<li>{words_of(note)}</li>" for note in notes))

    def _speakers(self) -> Iterator[str]:
        quotes = {quote.id: quote for quote in self._view.spoken if quote.is_shown}
        for speaker in self._view.analysis.speakers:
            own = [quotes[id] for id in speaker.quotes if id in quotes]
            if not own:
                continue
            places = ", ".join(
                f'<a href="#{self._view.id("q", words_of(quote.id))}">¶&nbsp;{self._number(quote.start)}</a>'
                for quote in own
            )
            unnamed = ' <span class="role">not named</span>' if speaker.anonymous else ""
            yield (
                f'<li id="{self._view.id("s", words_of(speaker.id))}" class="{self._view.colour(speaker)}">'
                f"<b>{self._letter(speaker.id)}</b> {with_role(speaker)}{unnamed} "
                f'<span class="role">{wording.counted(speaker.words, "word")}</span> {places}</li>'
            )

    def _letter(self, id: str) -> str:
        mark = self._view.marks.get(id)
        return mark.letter if mark is not None else "–"

    def _figures(self) -> Iterator[str]:
        for number, figure in enumerate(self._view.analysis.figures):
            words = words_of(self._view.text[figure.start : figure.end])
            yield self._row("f", number, figure.start, words, words_of(figure_in_words(self._view, figure)))

    def _dates(self) -> Iterator[str]:
        for number, mention in enumerate(self._view.analysis.dates):
            words = words_of(self._view.text[mention.start : mention.end])
            yield self._row("d", number, mention.start, words, words_of(wording.date(mention)) or "not known")

    def _row(self, kind: str, number: int, start: int, words: str, says: str) -> str:
        link = f'<a href="#{self._view.id(kind, number)}">¶&nbsp;{self._number(start)}</a>'
        return f'<li><b>{words}</b> <span class="role">{says}</span> {link}</li>'

    def _names(self) -> Iterator[str]:
        for entity in self._view.analysis.entities:
            numbers = dict.fromkeys(n for span in entity.mentions if (n := self._number(span.start)))
            places = ", ".join(
                f'<a href="#{self._view.id("p", number)}">¶&nbsp;{number}</a>' for number in numbers
            )
            role = words_of(wording.role(entity.role))
            kind = wording.ENTITY_KINDS[entity.kind][0]
            says = "; ".join(part for part in (kind, role) if part)
            yield f'<li><b>{words_of(entity.name)}</b> <span class="role">{says}</span> {places}</li>'

    def _orphan(self, kept: Kept[Check] | Kept[ReaderNote]) -> str:
        entry = kept.entry
        said = (
            self._view.found.signed(Kept(kept.id, kept.made, kept.author, kept.machine, entry))
            if isinstance(entry, ReaderNote)
            else f"{SIGNS[entry.status.value]} {STATUS_WORDS[entry.status]}"
        )
        return (
            f"<li><b>{words_of(entry.anchor.exact)}</b> {words_of(said)} <span class=role>{LOST}</span></li>"
        )


def _section(name: str, items: Iterable[str]) -> Iterator[str]:
    rows = [*items]
    if rows:
        yield f'<section class="list"><h2>{name}</h2><ul>'
        yield from rows
        yield "</ul></section>"
