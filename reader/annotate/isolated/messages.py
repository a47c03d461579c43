"""What the reader and its analysis process say to each other: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass

from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.codec import from_plain, to_sparse
from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Request:
    """Analyse `article`, outward from the code point `near`. `key` comes back with every answer."""

    key: str
    article: Article
    near: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The share (0-1) of the article that is parsed."""

    key: str
    share: float


@dataclass(frozen=True, slots=True)
class Partial:
    """What was found in a stretch around the reader's place, or, at first sight, in the whole text (None);
    more is coming."""

    key: str
    analysis: Analysis
    stretch: Span | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The analysis, of the whole text or, of a very long one, of a stretch; no more is coming."""

    key: str
    analysis: Analysis
    stretch: Span | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """No more will come for this article; `message` is a line for the user."""

    key: str
    message: str


Event = Progress | Partial | Done | Failed
_KINDS: dict[str, type] = {kind.__name__: kind for kind in (Request, Progress, Partial, Done, Failed)}


def encode(message: Request | Event) -> bytes:
    """The line for a message, its line break included."""
    line = json.dumps({"kind": type(message).__name__, "value": to_sparse(message)}, separators=(",", ":"))
    return line.encode("ascii") + b"\n"


def decode(line: bytes) -> Request | Event:
    """The message of a line. Raises ValueError when it is none."""
    row = json.loads(line)
    if not isinstance(row, dict) or row.get("kind") not in _KINDS:
        raise ValueError("not a message of this protocol")
    message: Request | Event = from_plain(_KINDS[row["kind"]], row.get("value"))
    return message
