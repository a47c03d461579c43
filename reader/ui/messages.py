"""What widgets and features tell the screen, and the screen the program. Events go up; state comes down by
`data_bind`. They are printed as the toolkit prints messages: another `repr` would be compiled at every start.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.model.analysis import Analysis
    from reader.pipeline import Opened
    from reader.ui.documents import Document
    from reader.ui.reading_session import ReadingSession


@dataclass(repr=False)
class GoTo(Message):
    """The text should move to code points `[start, end)`.

    `settle` is False while the user moves through a list (the text follows, the list keeps the
    focus, Esc undoes it) and True on Enter (the focus goes to the text, the jump list keeps the place).
    `picture`: to the words of the picture with this index, if they stand on a line of their own.
    """

    start: int
    end: int
    settle: bool = True
    picture: int | None = None


@dataclass(repr=False)
class GoBack(Message):
    """The user leaves a list with Esc: the text returns to where it was before the list moved it."""


@dataclass(repr=False)
class ReadThread(Message):
    """Read only what the speaker with this id says."""

    speaker: str


@dataclass(repr=False)
class RestoreCut(Message):
    """Put the cut piece with this index into `Article.cut` back into the text, for this reading."""

    index: int


@dataclass(repr=False)
class Widen(Message):
    """The list wants most of the screen, or its own place again: a switch."""


@dataclass(repr=False)
class PlaceChanged(Message):
    """The reader is at code point `offset` now (the cursor line's first character)."""

    offset: int


@dataclass(repr=False)
class PlaceChosen(Message):
    """The user wants to go to this place, a code point, or stay where they are."""

    place: int | None


@dataclass(repr=False)
class Say(Message):
    """One plain line for the footer, gone with the next key. `wrong` marks what did not work."""

    text: str
    wrong: bool = False


@dataclass(repr=False)
class ArticleOpened(Message):
    """An article is on the screen, or another version of it: it may be analysed from `near` outward."""

    session: ReadingSession
    near: int


@dataclass(repr=False)
class ArticleWanted(Message):
    """The article with this number should be read."""

    number: int


@dataclass(repr=False)
class ArticleLoaded(Message):
    """An article that was asked for was opened."""

    session: ReadingSession


@dataclass(repr=False)
class DocumentsFound(Message):
    """More articles of a file that is open: they stand in the list behind `beside`, or before it."""

    beside: Document
    documents: tuple[Document, ...]
    before: bool = False


@dataclass(repr=False)
class OtherWanted(Message):
    """The user wants to read another article, which need not be in the list yet."""

    document: Document


@dataclass(repr=False)
class ArticlePrefetched(Message):
    """An article that nobody asked for was opened, or could not be: `problem` says why."""

    document: Document
    session: ReadingSession | None
    problem: str = ""


@dataclass(repr=False)
class ReloadWanted(Message):
    """The file of the article on the screen should be read again."""


@dataclass(repr=False)
class ArticleReloaded(Message):
    """The file of this session was read again."""

    session: ReadingSession
    opened: Opened


@dataclass(repr=False)
class LoadFailed(Message):
    """An article could not be opened; `problem` is a sentence."""

    problem: str


@dataclass(repr=False)
class QuickPassDone(Message):
    """What needs no language model was looked for in the first `end` code points of the version `key`."""

    session: ReadingSession
    key: str
    analysis: Analysis
    end: int


@dataclass(repr=False)
class AnalysisFound(Message):
    """The analysis of the version `key`, so far; `notes` are sentences about a whole one."""

    session: ReadingSession
    key: str
    analysis: Analysis
    notes: tuple[str, ...] = ()


@dataclass(repr=False)
class AnalysisEnded(Message):
    """The analysis of an article is whole, or has failed."""
