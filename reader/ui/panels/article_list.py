"""The open articles as rows: title, publisher, date, length, and how far each was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.message import Message

from reader import wording
from reader.frozen import frozen
from reader.model.analysis import Analysis, QuoteKind
from reader.model.article import Article
from reader.model.part_lengths import LengthTally, length_of
from reader.model.span import Span
from reader.render.gutter import UNSURE
from reader.render.palette import Palette
from reader.text.reading_time import reading_minutes
from reader.ui.documents import NOTHING_STATED, Document, StatedFacts
from reader.ui.panels.base import Order, Panel
from reader.ui.panels.row_line import RowLine
from reader.ui.reading_session import ReadingSession
from reader.ui.widgets.footer_row import whole_parts

_LETTERS = 6  # characters of a word, for articles of which only the words are known


@frozen
class ArticleSummary:
    """One open article as it stands in the list. `article` is None until it was opened, or where it
    cannot be read: `problem` says why. `share` is how far the reader got, 0-1. `part` is its number in a file
    of many articles, of which `stated` is what the file says of it; `said` counts quotes and speakers, and
    `changed` says that it is not what was read last."""

    number: int
    name: str
    article: Article | None = None
    share: float = 0.0
    here: bool = False
    problem: str = ""
    part: int | None = None
    stated: StatedFacts = NOTHING_STATED
    said: str = ""
    changed: str = ""


def summaries(
    documents: Sequence[Document],
    sessions: Sequence[ReadingSession | None],
    number: int,
    place: int,
    problems: Mapping[int, str] | None = None,
) -> tuple[ArticleSummary, ...]:
    """The articles of `documents`, with what is known of those that were opened; the one of this
    `number` is read now, at the code point `place`. `problems` are why articles cannot be opened."""
    found = []
    for i, (document, session) in enumerate(zip(documents, sessions, strict=True)):
        article = session.article if session else None
        at = place if i == number else session.place if session else 0
        share = at / max(1, len(article.text)) if article else 0.0
        problem = (problems or {}).get(i, "")
        held = article.source.part.number if article and article.source.part else None
        part = document.part if document.stated else held
        stated = document.stated or NOTHING_STATED
        said = _said(session.annotations.analysis) if session else ""
        changed = _changed(session) if session else ""
        found.append(
            ArticleSummary(
                i, document.name, article, share, i == number, problem, part, stated, said, changed
            )
        )
    return tuple(found)


def _changed(session: ReadingSession) -> str:
    """Whether the file is another one by now, or the article another one than when it was read last."""
    if session.is_stale:
        return "changed on disk"
    if session.since is not None and session.since.changes:
        return wording.counted(len(session.since.changes), "change")
    return "changed" if session.since is None and session.earlier is not None else ""


def _said(analysis: Analysis) -> str:
    """How many quotes and speakers, and of how many quotes the speaker is unsure; empty until known."""
    if not analysis.complete or not analysis.sought:
        return ""
    speech = [quote for quote in analysis.quotes if quote.kind is not QuoteKind.SCARE]
    unsure = sum(0 < quote.confidence < UNSURE for quote in speech)
    counts = [wording.counted(len(speech), "quote"), wording.counted(len(analysis.speakers), "speaker")]
    return ", ".join([*counts, f"{unsure} unsure"] if unsure else counts)


def checked(items: Sequence[ArticleSummary]) -> str | None:
    """Whether the articles of a file are as many and as long as it says; None until all of them are open, or
    where there is no such file."""
    held = [item.article for item in items if item.part is not None or item.article is None]
    articles = [article for article in held if article is not None]
    if not held or len(articles) < len(held) or len({item.name for item in items if item.part}) != 1:
        return None
    tally = LengthTally()
    for article in articles:
        tally.add(article.source.part, length_of(article.text))
    return tally.sentence()


class ArticleList(Panel[ArticleSummary]):
    """Title, publisher, date, length and place of every article."""

    name = "Articles"
    title = "The open articles"
    thing = ("article", "articles")
    empty = "No article is open."
    enters = "read it"
    orders = (Order("place"), Order("date"), Order("title"), Order("length"))
    needs_analysis = False
    gap = 1

    class Chosen(Message):
        """The user wants to read the article of this number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, summaries: Sequence[ArticleSummary]) -> None:
        self.items = tuple(summaries)
        self._several_files = len({item.name for item in self.items}) > 1

    def things(self) -> Sequence[ArticleSummary]:
        return self.items

    def span(self, item: ArticleSummary) -> Span | None:
        return None

    def words(self, item: ArticleSummary) -> str:
        facts = _facts(item)
        return f"{_title(item)} {item.name} {facts.publisher} {', '.join(facts.authors)}"

    def key(self, item: ArticleSummary, order: str) -> object:
        facts = _facts(item)
        if order == "date":
            return (not facts.published, facts.published)
        if order == "length":
            return -len(item.article.text) if item.article else -_LETTERS * (facts.words or 0)
        return _title(item).casefold()

    def enter(self, item: ArticleSummary) -> Message:
        return self.Chosen(item.number)

    def anchors(self) -> list[tuple[int, int]]:
        return [(0, number) for number, item in enumerate(self.items) if item.here]

    def height(self, width: int) -> int:
        return 3

    def draw(self, item: ArticleSummary, width: int, ink: Palette) -> list[RowLine]:
        place = "here" if item.here else f"{item.share:.0%} read" if item.share else ""
        beside = " · ".join(words for words in (item.changed, place) if words)
        title = RowLine(width, beside, ink.accent if item.here or item.changed else ink.dim)
        title.add(" ").add(_title(item), ink.heading if item.here else ink.text)
        known = _facts(item)
        day = wording.day(known.published) if known.published else ""
        facts = [known.publisher, day]
        if item.problem:
            facts = [item.problem.removeprefix(f"{item.name}: ")]
        elif item.part is None and item.article is None:
            facts = ["not opened yet"]
        elif item.part is None and item.article is not None:
            facts.append(f"{reading_minutes(item.article.words)} min read")
        else:
            words = length_of(item.article.text) if item.article else known.words
            facts += [", ".join(known.authors), f"{words:,} words" if words else ""]
        named = (
            [item.name] if _title(item) != item.name and (item.part is None or self._several_files) else []
        )
        listed = " · ".join(f for f in (*facts, _place(item), *named) if f)
        below = RowLine(width, item.said, ink.dim).add("   ")
        return [title, below.add(whole_parts(listed, below.room), ink.dim)]


def _facts(item: ArticleSummary) -> StatedFacts:
    """What is known of an article: what it says itself once it is open, and before that its file."""
    a = item.article
    if a is None:
        return item.stated
    return StatedFacts(a.title or "", a.publisher or "", a.published or "", a.authors)


def _title(item: ArticleSummary) -> str:
    return _facts(item).title or item.stated.title or item.name


def _place(item: ArticleSummary) -> str:
    """Such as 'part 3 of 44'."""
    if item.part is None:
        return ""
    part = item.article.source.part if item.article else None
    return f"part {item.part}" + (f" of {part.count:,}" if part and part.count else "")
