"""The messages between the reader and its analysis process."""

from __future__ import annotations

from reader.frozen import frozen
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.span import Span
from reader.process.wire import Wire


@frozen
class Request:
    """Analyse `article`, outward from the code point `near`. `key` comes back with every answer."""

    key: str
    article: Article
    near: int


@frozen
class Progress:
    """The share (0-1) of the article that is parsed."""

    key: str
    share: float


@frozen
class Partial:
    """What was found in a stretch around the reader's place, or, at first sight, in the whole text (None);
    more is coming."""

    key: str
    analysis: Analysis
    stretch: Span | None = None


@frozen
class Done:
    """The analysis, of the whole text or, of a very long one, of a stretch; no more is coming."""

    key: str
    analysis: Analysis
    stretch: Span | None = None


@frozen
class Failed:
    """No more will come for this article; `message` is a line for the user."""

    key: str
    message: str


Event = Progress | Partial | Done | Failed
WIRE = Wire(Request, Progress, Partial, Done, Failed)
