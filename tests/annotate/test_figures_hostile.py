"""Figures and dates of hostile texts: finite values, sound offsets, linear time."""

from __future__ import annotations

import json
from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotate import dates, figures
from reader.model.codec import to_plain
from reader.pipeline import open_record
from tests.work import steps

NUMBERS = [
    "1",
    "2,000",
    "3.5",
    "½",
    "1e999",
    "million",
    "one",
    "hundred",
    "dozen",
    "point",
    "٣",
    "9" * 40,
    "NaN",
]
LINKS = ["and", "a", "half", "of", "to", "-", "–", "between", "'", "(", ")", "/", ":", ",", ".", "in", "the"]
UNITS = [
    "$",
    "€",
    "%",
    "years",
    "old",
    "May",
    "Monday",
    "last",
    "2019",
    "ago",
    "next",
    "early",
    "until",
    "\n",
]
PIECES = st.sampled_from(NUMBERS + LINKS + UNITS)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
def test_offsets_hold_and_values_are_finite(text: str) -> None:
    article = open_record(text, "test", published="2022-02-01")
    found = figures.find(article)
    for figure in found:
        assert article.text[figure.start : figure.end] == figure.text
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        assert all(isfinite(value) for value in values)
    days = dates.find(article)
    for day in days:
        assert article.text[day.start : day.end] == day.text
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(a.end <= b.start for a, b in pairwise(days))
    json.dumps(to_plain((found, days)), allow_nan=False)


@pytest.mark.parametrize("text", ["9" * 10_000, "1e999", "Infinity", "NaN", "10^999", "1." * 500])
def test_noise_is_no_figure(text: str) -> None:
    assert figures.find(open_record(text, "test")) == ()


def test_whole_numbers_stay_exact() -> None:
    (figure,) = figures.find(open_record("It counted 123,456,789,012,345,678,901 atoms.", "test"))
    assert figure.value == 123456789012345678901


def test_a_pasted_table_is_read_cell_by_cell() -> None:
    found = figures.find(open_record("Leeds\t120\t345\nHull\t228\t901\n", "test"))
    assert [f.value for f in found] == [120, 345, 228, 901]


@pytest.mark.parametrize(
    "piece",
    ["one hundred and ", "million ", "tens of ", "1-", "1,", "12 345 ", "the last week of the ",
    "from May to ",
     "2020-", "a half and ", "minus ", "     ", "between 1 and ", "$", "early ",
     "-", "a-", "--", "- ", "–", "$-"],
)  # fmt: skip
def test_work_grows_with_the_text_alone(piece: str) -> None:
    def work(times: int) -> int:
        article = open_record(piece * times, "test", published="2022-02-01")
        return steps(lambda: (figures.find(article), dates.find(article)))

    work(5)
    assert work(240) < 4.6 * work(60) + 1000


def test_very_many_figures() -> None:
    text = "It shipped 4,200 crates. " * 10_000
    assert len(figures.find(open_record(text, "test"))) == 10_000
