"""Merge the analysis of a stretch of text into a quick pass over the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from reader.model.analysis import Analysis
from reader.model.span import Span


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def merged(inner: Analysis, outer: Analysis, stretch: Span) -> Analysis:
    """`inner`, which lies in `stretch`, with the quotes, figures and dates of `outer` before and behind it.

    Both are in order, and so is the result; linear in `outer`, and quick. Ids must differ.
    """
    before = sum(1 for figure in outer.figures if figure.end <= stretch.start)
    return replace(
        inner,
        quotes=_surrounded(inner.quotes, outer.quotes, stretch),
        figures=_surrounded(inner.figures, outer.figures, stretch),
        dates=_surrounded(inner.dates, outer.dates, stretch),
        conflicts=tuple(replace(c, figures=tuple(before + i for i in c.figures)) for c in inner.conflicts),
    )


def _surrounded(inner: tuple[P, ...], outer: tuple[P, ...], stretch: Span) -> tuple[P, ...]:
    before = [one for one in outer if one.end <= stretch.start]
    behind = [one for one in outer if one.start >= stretch.end]
    return (*before, *inner, *behind)
