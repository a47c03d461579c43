"""Stretches by place: what overlaps a stretch, and what touches it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.model.span_index import SpanIndex, touches

PLACES = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda at: Span(at[0], at[0] + at[1]))


@given(st.lists(PLACES.filter(lambda span: span.end > span.start), max_size=12), PLACES)
def test_overlapping_finds_what_a_walk_finds(spans: list[Span], asked: Span) -> None:
    found = SpanIndex(spans).overlapping(asked.start, asked.end + 1)
    assert sorted(found) == sorted(one for one in spans if one.start <= asked.end and asked.start < one.end)


@given(st.lists(PLACES, max_size=12), PLACES)
def test_touching_finds_what_a_walk_finds(spans: list[Span], asked: Span) -> None:
    assert sorted(SpanIndex(spans).touching(asked)) == sorted(one for one in spans if touches(one, asked))
