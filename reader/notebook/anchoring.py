"""Where the words of an anchor stand in a text, perhaps of another version of the article.

Never a guess: a lookalike is no match, so that a note never stands beside words that it was not made for.
"""

from __future__ import annotations

from reader.model.notebook import CONTEXT, Anchor
from reader.model.span import Span


def locate(text: str, anchor: Anchor) -> Span | None:
    """The same words in the same context: at the same place, or elsewhere if they stand so just once; or else
    the same words, if they stood in their text just once and do so in this one. None for an orphan. Linear in
    the text."""
    exact, prefix, suffix = anchor.exact, anchor.prefix, anchor.suffix
    if not exact:
        return None
    start = anchor.start
    whole = prefix + exact + suffix
    before = start - len(prefix)
    if before >= 0 and text.startswith(whole, before) and _is_edge(text, anchor, before, len(whole)):
        return Span(start, start + len(exact))
    at = _only(text, whole)
    if at is not None:
        return Span(at + len(prefix), at + len(prefix) + len(exact))
    at = _only(text, exact) if anchor.once else None
    return None if at is None else Span(at, at + len(exact))


def _is_edge(text: str, anchor: Anchor, before: int, length: int) -> bool:
    """Whether a context that is shorter than usual stands at the edge of the text still."""
    at_start = len(anchor.prefix) >= CONTEXT or before == 0
    return at_start and (len(anchor.suffix) >= CONTEXT or before + length == len(text))


def _only(text: str, words: str) -> int | None:
    """Where `words` stand in `text`, if they do so exactly once."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None
