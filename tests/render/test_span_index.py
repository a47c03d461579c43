"""Annotations by place: what overlaps a stretch, and which mentions are names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.render.annotation_index import EntityMention, is_name
from reader.render.span_index import SpanIndex
from tests.ui.sample import ANALYSIS

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12)


@given(SPANS, st.integers(0, 70), st.integers(1, 20))
def test_overlapping_finds_what_a_walk_finds(spans: list[tuple[int, int]], start: int, length: int) -> None:
    entity = ANALYSIS.entities[0]
    items = [EntityMention(a, a + n, entity) for a, n in spans]
    found = SpanIndex(items).overlapping(start, start + length)
    walked = [i for i in items if i.start < start + length and start < i.end]
    assert sorted((i.start, i.end) for i in found) == sorted((i.start, i.end) for i in walked)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Mara Lindt", True), ("she", False), ("She", False), ("the council", False), ("UN", True)],
)
def test_only_names_are_underlined(words: str, name: bool) -> None:
    assert is_name(words) is name
