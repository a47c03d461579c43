"""What features see of the reading screen: its state, its text view, and a way to post messages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.message import Message

from reader.model.span import Span
from reader.model.speaker_marks import SpeakerMark
from reader.render.annotation_index import AnnotationIndex
from reader.render.palette import Palette
from reader.render.text_search import SearchHits
from reader.render.view_state import ViewState
from reader.ui.keys.key_table import Keymap
from reader.ui.reading_session import ReadingSession
from reader.ui.widgets.body_view import BodyView

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.ui.panels.base import LitRow

T = TypeVar("T")

Handler = Callable[[], Awaitable[None] | None]
"""What a command does."""
Handlers = Mapping[str, Handler]
"""The commands of a feature, by their ids in the key table."""


class Feature(Protocol):
    """Something that the reading screen can do."""

    def commands(self) -> Handlers:
        """Its commands."""


class ReadingSurface(Protocol):
    """The state of the reading screen, which the screen owns and features change.

    `here` is the thing that was jumped to while the cursor is on it, or else the cursor's line; `place` the
    code point at which the cursor's line starts; `last_jump_kind` the kind of thing jumped to last.
    """

    view_state: ViewState
    hits: SearchHits
    last_jump_kind: str

    @property
    def session(self) -> ReadingSession:
        """The article that is read now."""

    @property
    def sessions(self) -> Sequence[ReadingSession | None]:
        """All articles; None for those that were not opened yet."""

    @property
    def number(self) -> int:
        """Which of the sessions is read, from 0."""

    @property
    def annotations(self) -> AnnotationIndex:
        """What was found in the article so far."""

    @property
    def speaker_marks(self) -> Mapping[str, SpeakerMark]:
        """The mark of every speaker, by id."""

    @property
    def body(self) -> BodyView:
        """The view of the text."""

    @property
    def keymap(self) -> Keymap:
        """The commands with the user's keys."""

    @property
    def place(self) -> int:
        """The code point at which the cursor's line starts."""

    @property
    def here(self) -> Span:
        """What the reader is at."""

    @property
    def lit_row(self) -> LitRow | None:
        """The row of the list in use; None while keys go to the text."""

    def post_message(self, message: Message) -> bool:
        """Tell the screen and, unless it stops the message, the program."""


class ClassSurface(ReadingSurface, Protocol):
    """A surface whose style classes say what is shown; the style sheet of the program reads them."""

    def has_class(self, *names: str) -> bool:
        """Whether all of these are set."""

    def set_class(self, add: bool, *names: str) -> object:
        """Set or clear these."""


class OverlaySurface(ReadingSurface, Protocol):
    """A surface over which another screen can be laid, in the colours of `palette`."""

    palette: Palette | None

    def lay_over(self, screen: Screen[T], then: Callable[[T | None], None]) -> None:
        """Show `screen` above this one, and hand its result to `then`."""


class WorkSurface(ReadingSurface, Protocol):
    """A surface beside which work is done in threads."""

    def run_worker(self, work: Callable[[], object], *, thread: bool, exit_on_error: bool) -> Any:
        """Do some work beside the screen."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call back from the screen's own thread."""


class FindingSurface(WorkSurface, Protocol):
    """A surface that shows what was found beside it."""

    def show_annotations(self, session: ReadingSession) -> None:
        """Show what was found in a session, and what the person did with it."""


class ListedFindsSurface(OverlaySurface, FindingSurface, Protocol):
    """A surface that shows what was found beside it, and a list of it above."""


def paragraph_here(surface: ReadingSurface) -> int:
    """The number of the paragraph where the cursor is; on a picture, of the one that it stands after."""
    session, picture = surface.session, surface.body.picture_here()
    if picture is None:
        return session.paragraphs.number(surface.place)
    return session.paragraphs.number_of_image(session.article.images[picture])


def speaker_here(surface: ReadingSurface) -> str | None:
    """The id of who speaks, or failing that is named, where the reader is."""
    who = surface.annotations.speaker_at(*surface.here)
    return who.id if who else surface.view_state.thread
