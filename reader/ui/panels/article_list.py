"""The open articles as rows: title, publisher, date, length, and how far each was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message

from reader import wording
from reader.model.article import Article
from reader.model.span import Span
from reader.render.palette import Palette
from reader.text.reading_time import reading_minutes
from reader.ui.panels.base import Order, Panel
from reader.ui.panels.row_line import RowLine
from reader.ui.reading_session import ReadingSession


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One open article as it stands in the list. `article` is None until it was opened, or where it
    cannot be read: `problem` says why. `share` is how far the reader got, 0-1."""

    number: int
    name: str
    article: Article | None = None
    share: float = 0.0
    here: bool = False
    problem: str = ""


def summaries(
    names: Sequence[str],
    sessions: Sequence[ReadingSession | None],
    number: int,
    place: int,
    problems: Mapping[int, str] | None = None,
) -> tuple[ArticleSummary, ...]:
    """The articles called `names`, with what is known of those that were opened; the one of this
    `number` is read now, at the code point `place`. `problems` are why articles cannot be opened."""
    found = []
    for i, (name, session) in enumerate(zip(names, sessions, strict=True)):
        article = session.article if session else None
        at = place if i == number else session.place if session else 0
        share = at / max(1, len(article.text)) if article else 0.0
        found.append(ArticleSummary(i, name, article, share, i == number, (problems or {}).get(i, "")))
    return tuple(found)


class ArticleList(Panel[ArticleSummary]):
    """Title, publisher, date, length and place of every article."""

    name = "Articles"
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

    def things(self) -> Sequence[ArticleSummary]:
        return self.items

    def span(self, item: ArticleSummary) -> Span | None:
        return None

    def words(self, item: ArticleSummary) -> str:
        a = item.article
        return (
            f"{_title(item)} {item.name} {a.publisher or '' if a else ''} {', '.join(a.authors) if a else ''}"
        )

    def key(self, item: ArticleSummary, order: str) -> object:
        a = item.article
        if order == "date":
            return (a is None or not a.published, (a.published or "") if a else "")
        return (
            -len(a.text) if order == "length" and a else 0 if order == "length" else _title(item).casefold()
        )

    def enter(self, item: ArticleSummary) -> Message:
        return self.Chosen(item.number)

    def anchors(self) -> list[tuple[int, int]]:
        return [(0, number) for number, item in enumerate(self.items) if item.here]

    def height(self, width: int) -> int:
        return 3

    def draw(self, item: ArticleSummary, width: int, ink: Palette) -> list[RowLine]:
        place = "here" if item.here else f"{item.share:.0%} read" if item.share else ""
        title = RowLine(width, place, ink.accent if item.here else ink.dim)
        title.add(" ").add(_title(item), ink.heading if item.here else ink.text)
        a = item.article
        if a is None:
            facts = [item.problem.removeprefix(f"{item.name}: ") or "not opened yet"]
        else:
            minutes = reading_minutes(a.words)
            day = wording.day(a.published) if a.published else ""
            facts = [a.publisher or "", day, f"{minutes} min read"]
        named = [item.name] if _title(item) != item.name else []
        return [title, RowLine(width).add("   ").add(" · ".join(f for f in (*facts, *named) if f), ink.dim)]


def _title(item: ArticleSummary) -> str:
    return (item.article.title if item.article else None) or item.name
