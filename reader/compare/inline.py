"""Two wordings of one text as one line: what stayed, what went, what came."""

from __future__ import annotations

from enum import StrEnum
from re import finditer

from reader.compare.stretches import difference
from reader.compare.words import words_of
from reader.model.changes import Change, ChangeKind
from reader.model.span import Span
from reader.named_tuple import NamedTuple

CONTEXT = 6
"""Words that are left on either side of a change when the text is shortened."""
GAP = " … "


class PieceKind(StrEnum):
    """What happened to words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """Words of one kind, with the punctuation and white space that follow them."""

    kind: PieceKind
    text: str


def inline(before: str, after: str, context: int | None = CONTEXT) -> list[Piece]:
    """The pieces of two wordings in order. Of the words that stayed, `context` are left next to a change, the
    rest is `…`; None leaves all."""
    old = list(words_of(before, Span(0, len(before))))
    new = list(words_of(after, Span(0, len(after))))
    pieces: list[Piece] = []
    at = 0
    for stretch in difference(old, new).stretches:
        pieces.append(Piece(PieceKind.SAME, after[at : stretch.new.start]))
        pieces.append(Piece(PieceKind.REMOVED, stretch.old.of(before)))
        pieces.append(Piece(PieceKind.ADDED, stretch.new.of(after)))
        at = stretch.new.end
    pieces.append(Piece(PieceKind.SAME, after[at:]))
    if context is not None:
        last = len(pieces) - 1
        pieces = [
            _shortened(piece, number > 0, number < last, context) for number, piece in enumerate(pieces)
        ]
    return [piece for piece in pieces if piece.text]


def pieces_of(change: Change) -> list[Piece]:
    """What stayed, went and came in a change, in order. A paragraph that moved is shown as it is."""
    if change.kind is ChangeKind.MOVED:
        return [Piece(PieceKind.SAME, change.after)]
    if change.before and change.after and change.kind is ChangeKind.QUOTE_REWORDED:
        return inline(change.before, change.after)
    both = (Piece(PieceKind.REMOVED, change.before), Piece(PieceKind.ADDED, change.after))
    return [piece for piece in both if piece.text]


def _shortened(piece: Piece, has_before: bool, has_after: bool, context: int) -> Piece:
    if piece.kind is not PieceKind.SAME:
        return piece
    words = [found.span() for found in finditer(r"\S+", piece.text)]
    head = context if has_before else 0
    tail = context if has_after else 0
    if len(words) <= head + tail + 1:
        return piece
    start = piece.text[: words[head - 1][1]] if head else ""
    end = piece.text[words[-tail][0] :] if tail else ""
    return Piece(PieceKind.SAME, f"{start}{GAP if start else GAP.lstrip()}{end}")
