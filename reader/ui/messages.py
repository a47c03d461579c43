"""What widgets tell the screen. Events go up; state comes down by `data_bind`."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class GoTo(Message):
    """The text should move to code points `[start, end)`.

    `settle` is False while the user moves through a list (the text follows, the list keeps the
    focus, Esc undoes it) and True on Enter (the focus goes to the text, the jump list keeps the place).
    """

    start: int
    end: int
    settle: bool = True


@dataclass
class GoBack(Message):
    """The user leaves a list with Esc: the text returns to where it was before the list moved it."""


@dataclass
class ReadThread(Message):
    """Read only what the speaker with this id says."""

    speaker: str


@dataclass
class RestoreCut(Message):
    """Put the cut piece with this index into `Article.cut` back into the text, for this reading."""

    index: int


@dataclass
class Widen(Message):
    """The list wants most of the screen, or its own place again: a switch."""


@dataclass
class PlaceChanged(Message):
    """The reader is at code point `offset` now (the cursor line's first character)."""

    offset: int


@dataclass
class Say(Message):
    """One plain line for the footer, gone with the next key. `wrong` marks what did not work."""

    text: str
    wrong: bool = False
