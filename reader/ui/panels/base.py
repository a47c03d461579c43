"""The base of all panels: an ordered list of things found in the article, each drawn on a line or two.

A panel is no widget. The one list widget draws the visible rows of whichever panel is open, so a panel of
a hundred thousand rows costs no more to show than one of ten.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.message import Message

from reader import wording
from reader.frozen import frozen
from reader.model.analysis import Analysis, Quote, Speaker
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span
from reader.model.speaker_marks import SpeakerMark
from reader.render.palette import Palette
from reader.ui.messages import GoTo
from reader.ui.panels.row_line import RowLine

if TYPE_CHECKING:
    from reader.model.notebook_state import NotebookState
    from reader.model.questions import Question
    from reader.ui.citation import Passage

T = TypeVar("T")
WAITING = "Names and speakers arrive in a moment."


@dataclass(frozen=True, repr=False, eq=False)
class Contents:
    """All that panels read: an article, what was found in it, and each speaker's mark.

    `restored` are the indices of cut pieces that are back in the text, `notebook` what the person did.
    `questions` finds what a fact-checker would ask, once for an analysis.
    """

    article: Article
    analysis: Analysis
    speaker_marks: Mapping[str, SpeakerMark]
    restored: frozenset[int] = frozenset()
    notebook: NotebookState | None = None
    questions: Callable[[], tuple[Question, ...]] = tuple

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """The numbered paragraphs of the article."""
        return Paragraphs(self.article)

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Speakers by id."""
        return {speaker.id: speaker for speaker in self.analysis.speakers}

    @cached_property
    def quotes(self) -> dict[str | None, Quote]:
        """Quotes by id."""
        return {quote.id: quote for quote in self.analysis.quotes}

    @cached_property
    def figure_sources(self) -> wording.FigureSources:
        """Who gives each figure."""
        return wording.FigureSources(self.analysis)

    def words(self, start: int, end: int, most: int = 400) -> str:
        """The text of `[start, end)` on one line, no more than its first `most` characters."""
        return " ".join(self.article.text[start : min(end, start + most)].split())

    def paragraph(self, offset: int) -> str:
        """`¶ 7`, the paragraph at `offset`; empty before the first."""
        return self.paragraphs.label(offset)

    def paragraph_number(self, offset: int) -> str:
        """The same in a column that is headed ¶: `7`."""
        return self.paragraph(offset).removeprefix("¶ ")

    @property
    def place_cells(self) -> int:
        """Cells of such a column."""
        return len(str(len(self.paragraphs)))

    def letter(self, speaker: str | None) -> str:
        """The speaker's letter, or a blank."""
        speaker_mark = self.speaker_marks.get(speaker or "")
        return speaker_mark.letter if speaker_mark else " "


@frozen
class LitRow:
    """The row that keys act on: where its thing stands, what is copied of it (None: what stands there), who
    speaks in it (an id), where the one whom it is about is first mentioned, and the index of its picture.
    `is_speaker`: it is a row of somebody who speaks, not of what is said."""

    span: Span | None
    passage: Passage | None = None
    speaker: str | None = None
    subject: Span | None = None
    picture: int | None = None
    is_speaker: bool = False


@frozen
class Order:
    """One way to sort a panel. `grouped`: rows that belong together stand under a heading."""

    name: str
    grouped: bool = False


class Panel(ABC, Generic[T]):
    """One panel over one article. Subclasses name their things, sort keys, words to filter by, and lines."""

    name: ClassVar[str]
    """Its name on the tab."""
    title: ClassVar[str] = ""
    """What stands over it where it has a screen to itself."""
    thing: ClassVar[tuple[str, str]]
    """One of its things and many of them: quote, quotes."""
    empty: ClassVar[str]
    """A sentence for when there are none."""
    enters: ClassVar[str] = "go there"
    """What Enter does, in the hint."""
    orders: ClassVar[tuple[Order, ...]] = (Order("place"),)
    gap: ClassVar[int] = 0
    """Lines at the end of every row that separate it from the next one and are never highlighted."""
    needs_analysis: ClassVar[bool] = True
    needs_speakers: ClassVar[bool] = False

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.items: Sequence[T] = self.things()

    @abstractmethod
    def things(self) -> Sequence[T]:
        """The rows, in the order of the text."""

    @abstractmethod
    def span(self, item: T) -> Span | None:
        """Where the text goes when the row is reached; None if it has no place."""

    @abstractmethod
    def words(self, item: T) -> str:
        """The words that the filter looks in."""

    @abstractmethod
    def draw(self, item: T, width: int, ink: Palette) -> list[RowLine]:
        """The row in lines of `width` cells, as many as `height(width)`."""

    def picture(self, item: T) -> int | None:
        """The index into `Article.images` of the picture that the row is; None for anything else."""
        return None

    def lit(self, item: T) -> LitRow:
        """What the keys of the row act on."""
        return LitRow(self.span(item))

    def height(self, width: int) -> int:
        """Lines a row takes at this width."""
        return 1

    def head(self, width: int, ink: Palette) -> RowLine | None:
        """The heading of the columns, where the panel is a table at this width."""
        return None

    def key(self, item: T, order: str) -> Any:
        """What to sort by in the order of this name; rows of one key stay in the order of the text."""
        return 0

    def left_out(self) -> str:
        """What the list ends with: how many things are no rows of it, and why; empty where all are."""
        return ""

    def group(self, item: T) -> str:
        """The heading under which the row stands in a grouped order."""
        return ""

    def enter(self, item: T) -> Message | None:
        """What Enter tells the screen."""
        span = self.span(item)
        return GoTo(span.start, span.end, picture=self.picture(item)) if span else None

    def anchors(self) -> list[tuple[int, int]]:
        """Every place in the text that highlights a row: (code point, number of the row), sorted."""
        spans = ((self.span(item), number) for number, item in enumerate(self.items))
        return sorted((span.start, number) for span, number in spans if span)

    def total(self) -> int:
        """How many of its things there are; the summary may count other rows."""
        return len(self.items)

    def summary(self) -> str:
        """A short summary of the whole list; empty if there is none."""
        return ""
