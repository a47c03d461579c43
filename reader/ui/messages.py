"""What widgets and features tell the screen, and the screen the program. Events go up; state comes down by
`data_bind`.
"""

from __future__ import annotations

from inspect import get_annotations
from typing import TYPE_CHECKING, ClassVar, dataclass_transform

from textual.message import Message

if TYPE_CHECKING:
    from reader.model.analysis import Analysis
    from reader.pipeline import Opened
    from reader.ui.documents import Document
    from reader.ui.reading_session import ReadingSession


@dataclass_transform(eq_default=False)
class FieldMessage(Message):
    """A message made of the fields that its class declares. A dataclass would be, too, but its methods are
    compiled at every start."""

    _declared: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._declared = tuple(get_annotations(cls))

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__()
        for name, value in {**dict(zip(self._declared, values, strict=False)), **named}.items():
            setattr(self, name, value)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self._declared
        )


class GoTo(FieldMessage):
    """The text should move to code points `[start, end)`.

    `settle` is False while the user moves through a list (the text follows, the list keeps the
    focus, Esc undoes it) and True on Enter (the focus goes to the text, the jump list keeps the place).
    `picture`: to the words of the picture with this index, if they stand on a line of their own.
    """

    start: int
    end: int
    settle: bool = True
    picture: int | None = None


class GoBack(FieldMessage):
    """The user leaves a list with Esc: the text returns to where it was before the list moved it."""


class ReadThread(FieldMessage):
    """Read only what the speaker with this id says."""

    speaker: str


class RestoreCut(FieldMessage):
    """Put the cut piece with this index into `Article.cut` back into the text, for this reading."""

    index: int


class Widen(FieldMessage):
    """The list wants most of the screen, or its own place again: a switch."""


class PlaceChanged(FieldMessage):
    """The reader is at code point `offset` now (the cursor line's first character)."""

    offset: int


class PlaceChosen(FieldMessage):
    """The user wants to go to this place, a code point, or stay where they are."""

    place: int | None


class Say(FieldMessage):
    """One plain line for the footer, gone with the next key. `wrong` marks what did not work."""

    text: str
    wrong: bool = False


class ArticleOpened(FieldMessage):
    """An article is on the screen, or another version of it: it may be analysed from `near` outward."""

    session: ReadingSession
    near: int


class ArticleWanted(FieldMessage):
    """The article with this number should be read."""

    number: int


class ArticleLoaded(FieldMessage):
    """An article that was asked for was opened."""

    session: ReadingSession


class DocumentsFound(FieldMessage):
    """More articles of a file that is open: they stand in the list behind `beside`, or before it."""

    beside: Document
    documents: tuple[Document, ...]
    before: bool = False


class OtherWanted(FieldMessage):
    """The user wants to read another article, which need not be in the list yet."""

    document: Document


class ArticlePrefetched(FieldMessage):
    """An article that nobody asked for was opened, or could not be: `problem` says why."""

    document: Document
    session: ReadingSession | None
    problem: str = ""


class ReloadWanted(FieldMessage):
    """The file of the article on the screen should be read again."""


class ArticleReloaded(FieldMessage):
    """The file of this session was read again."""

    session: ReadingSession
    opened: Opened


class LoadFailed(FieldMessage):
    """An article could not be opened; `problem` is a sentence."""

    problem: str


class QuickPassDone(FieldMessage):
    """What needs no language model was looked for in the first `end` code points of the version `key`."""

    session: ReadingSession
    key: str
    analysis: Analysis
    end: int


class AnalysisFound(FieldMessage):
    """The analysis of the version `key`, so far; `notes` are sentences about a whole one."""

    session: ReadingSession
    key: str
    analysis: Analysis
    notes: tuple[str, ...] = ()


class AnalysisEnded(FieldMessage):
    """The analysis of an article is whole, or has failed."""
