"""The marks of an article as rows: letter, words, paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.message import Message

from reader.frozen import frozen
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.render.palette import Palette
from reader.ui.messages import PlaceChosen
from reader.ui.panels.base import Order, Panel
from reader.ui.panels.row_line import RowLine

WORDS = 300
"""Characters of the text at a mark that a row may show."""


@frozen
class MarkRow:
    """One mark: its letter, its place as a code point, the paragraph, and the words from there on."""

    letter: str
    place: int
    paragraph: str
    text: str


def mark_rows(article: Article, paragraphs: Paragraphs, marks: Mapping[str, int]) -> tuple[MarkRow, ...]:
    """The marks in the order of the text."""
    return tuple(
        MarkRow(letter, place, paragraphs.label(place), " ".join(article.text[place : place + WORDS].split()))
        for letter, place in sorted(marks.items(), key=lambda mark: (mark[1], mark[0]))
    )


class MarkList(Panel[MarkRow]):
    """Letter and words of every mark."""

    name = "Marks"
    title = "The marks of this article"
    thing = ("mark", "marks")
    empty = "Nothing is marked in this article."
    orders = (Order("place"), Order("letter"))
    needs_analysis = False

    def __init__(self, rows: Sequence[MarkRow]) -> None:
        self.items = tuple(rows)

    def things(self) -> Sequence[MarkRow]:
        return self.items

    def span(self, item: MarkRow) -> Span | None:
        return None

    def words(self, item: MarkRow) -> str:
        return f"{item.letter} {item.text}"

    def key(self, item: MarkRow, order: str) -> object:
        return item.letter if order == "letter" else item.place

    def enter(self, item: MarkRow) -> Message:
        return PlaceChosen(item.place)

    def draw(self, item: MarkRow, width: int, ink: Palette) -> list[RowLine]:
        line = RowLine(width, item.paragraph, ink.dim).add(f"{item.letter}  ", ink.accent)
        return [line.add(item.text, ink.text)]
