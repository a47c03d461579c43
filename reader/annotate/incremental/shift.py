"""Move all annotations of an analysis by a number of code points.

What is an offset is read from the types of the records (`Offset`, `Span`, and records of these), so that a
new annotation moves with the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reader.model.analysis import Analysis
from reader.model.span import Offset, Span

Mover = Callable[[Any, int], Any]


def shifted(analysis: Analysis, by: int) -> Analysis:
    """The same analysis with every offset raised by `by`."""
    if by == 0:
        return analysis
    moved: Analysis = _move_record(analysis, by)
    return moved


def _move_record(record: Any, by: int) -> Any:
    kind: Any = type(record)
    movers = _movers(kind)
    return replace(record, **{name: move(getattr(record, name), by) for name, move in movers.items()})


@cache
def _movers(kind: Any) -> dict[str, Mover]:
    """How each field of a kind of record is moved; a field that holds no offset is left out."""
    hints = get_type_hints(kind, include_extras=True)
    found = {field.name: _mover(hints[field.name]) for field in fields(kind)}
    return {name: mover for name, mover in found.items() if mover is not None}


def _mover(hint: Any) -> Mover | None:
    """How a value of this type is moved; None where it holds no offset."""
    if hint == Offset:
        return lambda value, by: value + by
    if hint is Span:
        return lambda value, by: Span(value.start + by, value.end + by)
    if isinstance(hint, type) and is_dataclass(hint):
        return _move_record if _movers(hint) else None
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional([_mover(arg) for arg in args if arg is not type(None)])
    if origin is tuple and args[-1:] == (Ellipsis,):
        return _tuple(_mover(args[0]))
    return None


def _optional(movers: list[Mover | None]) -> Mover | None:
    """A value that may be None; a choice between several kinds of offset is not supported."""
    if not any(movers):
        return None
    (move,) = movers
    assert move is not None
    return lambda value, by: None if value is None else move(value, by)


def _tuple(move: Mover | None) -> Mover | None:
    return None if move is None else lambda values, by: tuple(move(value, by) for value in values)
