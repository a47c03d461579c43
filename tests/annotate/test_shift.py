"""Moving an analysis moves every offset in it, and nothing else."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from reader.annotate.incremental.shift import shifted
from reader.model import analysis as model
from reader.model.analysis import Analysis, Conflict, Entity, EntityKind, Figure, FigureKind, Quote, QuoteKind
from reader.model.span import Offset, Span

RECORDS = [kind for _, kind in inspect.getmembers(model, is_dataclass) if isinstance(kind, type)]
HOLDERS = {get_args(hint)[0]: name for name, hint in get_type_hints(Analysis).items() if get_args(hint)}


def sample(kind: type) -> Any:
    """A record whose every number is 7, and every span [7, 9)."""
    hints = get_type_hints(kind, include_extras=True)
    return kind(**{field.name: _value(hints[field.name]) for field in fields(kind)})


def _value(hint: Any) -> Any:
    if Offset in (hint, *get_args(hint)) or hint is int:
        return 7
    if Span in get_args(hint):
        return (Span(7, 9),)
    return (7,) if get_args(hint)[:1] == (int,) else None


def _holds_offset(hint: Any) -> bool:
    return Offset in (hint, *get_args(hint)) or Span in (hint, *get_args(hint))


@pytest.mark.parametrize("kind", [kind for kind in RECORDS if kind is not Analysis])
def test_every_offset_of_a_record_moves_and_no_other_field(kind: type) -> None:
    before = sample(kind)
    holder: dict[str, Any] = {HOLDERS[kind]: (before,)}
    moved = shifted(Analysis(**holder), 10)
    (after,) = getattr(moved, HOLDERS[kind])
    for name, hint in get_type_hints(kind, include_extras=True).items():
        was, now = getattr(before, name), getattr(after, name)
        if not _holds_offset(hint):
            assert now == was, name
        elif isinstance(was, tuple):
            assert now == (Span(17, 19),), name
        else:
            assert now == 17, name


@pytest.mark.parametrize("kind", RECORDS)
def test_a_number_that_is_named_like_an_offset_is_one(kind: type) -> None:
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if name.endswith(("start", "end", "span", "spans")):
            assert _holds_offset(hint), f"{kind.__name__}.{name} would not be moved"


def test_moving_there_and_back_changes_nothing() -> None:
    analysis = Analysis(
        quotes=(Quote("q1", QuoteKind.DIRECT, 0, 4, "s1", "A", 5, 6, None, None, 9, 10),),
        entities=(Entity("e1", "A", EntityKind.PERSON, mentions=(Span(5, 6),)),),
        figures=(Figure(1, 2, "1", FigureKind.NUMBER, 1),),
        conflicts=(Conflict((0,), "?"),),
    )
    moved = shifted(analysis, 10)
    assert moved.quotes[0] == Quote("q1", QuoteKind.DIRECT, 10, 14, "s1", "A", 15, 16, None, None, 19, 20)
    assert moved.conflicts == analysis.conflicts
    assert shifted(moved, -10) == analysis
