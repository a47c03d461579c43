"""Sentences end where people would stop for breath."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import sentences


def parted(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "said",
    [
        ["The vote was close.", "It rained."],
        ["“It cannot wait.”", "She left."],
        ["Was it Dr. Lindt?", "No, Mr. J. Areva of the U.S. office."],
        ["He paid $1.5 million.", "Nobody asked why."],
        ["“Why?” she asked.", "“Because!”", "(Nobody knew.)", "2024 was wet."],
        ["It ended at 5 p.m. on Monday."],
        ["No sign at the end"],
        ["水位上升。", "居民離開。"],
    ],
)
def test_sentences_are_parted(said: list[str]) -> None:
    assert parted(" ".join(said)) == said


@given(st.text(st.sampled_from("aB.!?“” \n1。"), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(parted(text)).split()) == "".join(text.split())
