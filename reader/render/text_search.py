"""Searching the text: incremental, smart case, plain or by regular expression, in bounded time."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from functools import cached_property
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import monotonic
from typing import Any

from reader.frozen import frozen
from reader.model.article import Block
from reader.model.span import Span
from reader.render.folded_text import FoldedText, fold

MAX_HITS = 200_000
"""The search ends after this many hits."""
MAX_SECONDS = 1.0
"""The search for a regular expression ends after this time."""


Scan = Callable[[int, int], Iterator[tuple[int, int]]]
"""Finds the hits within `[low, high)` of a text."""


class BadPattern(ValueError):
    """A pattern that cannot be searched for, with the reason in plain words."""


@frozen
class SearchHits:
    """What a search found: `[starts[i], ends[i])`, in order, none overlapping another."""

    pattern: str = ""
    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))
    cut_short: bool = False

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, i: int) -> Span:
        return Span(self.starts[i], self.ends[i])

    def within(self, start: int, end: int) -> list[Span]:
        """The hits that share a character with `[start, end)`."""
        low, high = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return [self[i] for i in range(low, high)]

    def next(self, offset: int, step: int) -> tuple[int, bool] | None:
        """The index of the nearest hit behind (step 1) or before (-1) `offset`, and whether the search
        began again from the other end; None without hits."""
        if not self.starts:
            return None
        at = bisect_right(self.starts, offset) if step > 0 else bisect_left(self.starts, offset) - 1
        if at >= len(self.starts):
            return 0, True
        return (len(self.starts) - 1, True) if at < 0 else (at, False)


NO_HITS = SearchHits()


class TextSearcher:
    """Searches one text. Its lower-case copy is kept for as long as this object: a search is repeated with
    every letter that is typed."""

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, pattern: str, *, regex: bool = False, within: Sequence[Span] | None = None) -> SearchHits:
        """Every hit of `pattern`; capitals count only when the pattern has one.

        `within` (in order, none overlapping another) limits the search to these stretches. Raises BadPattern.
        """
        if not pattern:
            return NO_HITS
        exact = any(c.isupper() for c in pattern)
        scan = _by_regex(self.text, pattern, exact) if regex else self._by_words(pattern, exact)
        starts, ends = array("L"), array("L")
        until = monotonic() + MAX_SECONDS
        short = False
        for low, high in within if within is not None else _stretches(self.text, regex):
            for start, end in scan(low, high):
                if ends and start < ends[-1]:
                    continue  # another letter of the same ligature
                starts.append(start)
                ends.append(end)
                if len(starts) >= MAX_HITS:
                    return SearchHits(pattern, starts, ends, True)
            if regex and monotonic() > until:
                short = True
                break
        return SearchHits(pattern, starts, ends, short)

    def _by_words(self, pattern: str, exact: bool) -> Scan:
        """Accents and ligatures are found in whatever form they are typed."""
        folded, pattern = self._folded, fold(pattern)
        text = folded.text if exact else self._lowered
        if text is None:
            scan = _finder(folded.text, re.compile(re.escape(pattern), re.IGNORECASE))
        else:
            scan = _plain(text, pattern if exact else pattern.lower())
        if folded.is_same:
            return scan

        def unfolded(low: int, high: int) -> Iterator[tuple[int, int]]:
            for start, end in scan(folded.folded(low), folded.folded(high)):
                yield folded.start(start), folded.end(end)

        return unfolded

    @cached_property
    def _folded(self) -> FoldedText:
        return FoldedText(self.text)

    @cached_property
    def _lowered(self) -> str | None:
        """The folded text in lower case, where that keeps every offset (a few capitals become two
        characters)."""
        text = self._folded.text
        lowered = text.lower()
        return lowered if len(lowered) == len(text) else None


def _plain(text: str, wanted: str) -> Scan:
    def scan(low: int, high: int) -> Iterator[tuple[int, int]]:
        at = text.find(wanted, low, high)
        while at >= 0:
            yield at, at + len(wanted)
            at = text.find(wanted, at + len(wanted), high)

    return scan


def find(text: str, pattern: str, *, regex: bool = False, within: Sequence[Span] | None = None) -> SearchHits:
    """One search of a text; whoever searches it again keeps a `TextSearcher`."""
    return TextSearcher(text).find(pattern, regex=regex, within=within)


def matching(hits: SearchHits, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that hold a hit."""
    starts, ends = hits.starts, hits.ends
    return [b for b in blocks if bisect_right(ends, b.start) < bisect_left(starts, b.end)]


def _stretches(text: str, regex: bool) -> Iterator[tuple[int, int]]:
    """The whole text at once; line by line where a clock must be watched."""
    if not regex:
        yield 0, len(text)
        return
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _by_regex(text: str, pattern: str, exact: bool) -> Scan:
    try:
        tree = parser.parse(pattern)
        compiled = re.compile(pattern, 0 if exact else re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as e:
        raise BadPattern(f"this is no regular expression yet: {str(e).partition(' at position')[0]}") from e
    if _nested(tree, 0) or pattern.count("*") + pattern.count("+") > 6:
        raise BadPattern("this pattern repeats what repeats, and could take for ever")
    return _finder(text, compiled)


def _finder(text: str, compiled: re.Pattern[str]) -> Scan:
    def scan(low: int, high: int) -> Iterator[tuple[int, int]]:
        for match in compiled.finditer(text, low, high):
            if match.end() > match.start():
                yield match.start(), match.end()

    return scan


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def _nested(tree: Any, depth: int) -> bool:
    """Whether an open-ended repeat stands inside another, or there is a back reference: such a pattern may
    backtrack for ever."""
    pending = [(tree, depth)]
    while pending:
        part, within = pending.pop()
        for op, args in part:
            if op in (codes.GROUPREF, codes.GROUPREF_EXISTS):
                return True
            if op in _REPEATS:
                inner = within + (args[1] is codes.MAXREPEAT or args[1] > 20)
                if inner > 1:
                    return True
                pending.append((args[2], inner))
            elif op is codes.SUBPATTERN:
                pending.append((args[-1], within))
            elif op is codes.BRANCH:
                pending += [(one, within) for one in args[1]]
            elif op in (codes.ASSERT, codes.ASSERT_NOT):
                pending.append((args[1], within))
    return False
