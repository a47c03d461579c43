"""Accents and ligatures are found in whatever form they are written and typed, at the text's own offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.render.folded_text import FoldedText, fold
from reader.render.text_search import find


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("Rene\u0301 went. René came.", "René", ["Rene\u0301", "René"]),
        ("Rene\u0301 went. René came.", "rene\u0301", ["Rene\u0301", "René"]),
        ("the o\ufb03ce, the office", "office", ["o\ufb03ce", "office"]),
        ("the office", "o\ufb03ce", ["office"]),
        ("a \ufb01re", "fire", ["\ufb01re"]),
        ("o\ufb00er", "f", ["\ufb00"]),
        ("o\ufb00er", "fe", ["\ufb00e"]),
        ("İ o\ufb03ce", "OFFICE", []),
        ("İ o\ufb03ce", "office", ["o\ufb03ce"]),
        ("caf\u00e9 e\u0301 cafe\u0301", "café", ["caf\u00e9", "cafe\u0301"]),
    ],
)  # fmt: skip
def test_every_form_is_found(text: str, pattern: str, found: list[str]) -> None:
    hits = find(text, pattern)
    assert [hits[i].of(text) for i in range(len(hits))] == found


def test_a_search_within_stretches_keeps_its_offsets() -> None:
    text = "o\ufb03ce o\ufb03ce o\ufb03ce"
    hits = find(text, "office", within=[Span(5, 9)])
    assert [hits[i] for i in range(len(hits))] == [Span(5, 9)]


@given(st.text(st.sampled_from("ae\u0301\u0308\ufb01\ufb03f \n"), max_size=30))
def test_every_offset_leads_there_and_back(text: str) -> None:
    folded = FoldedText(text)
    assert folded.text == fold(text)
    assert folded.is_same == (folded.text == text)
    for start in range(len(folded.text)):
        low, high = folded.start(start), folded.end(start + 1)
        assert folded.text[start] in fold(text[low:high]) and low < high
        assert folded.folded(low) <= start
