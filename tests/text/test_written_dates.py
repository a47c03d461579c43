"""Written dates: many languages, and none where a date could be two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.written_dates import stated_date, written_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-12T08:00:00+01:00", "2024-03-12"),
        ("2024/3/12", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("20240312T080000Z", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("Mar. 12th 2024", "2024-03-12"),
        ("Tuesday, 12 March 2024, 8 am", "2024-03-12"),
        ("12. März 2024", "2024-03-12"),
        ("le 12 mars 2024 à 8h", "2024-03-12"),
        ("12 de marzo de 2024", "2024-03-12"),
        ("12.03.2024", "2024-03-12"),
        ("2024年3月12日", "2024-03-12"),
        ("2024 Mar 12", "2024-03-12"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("03/12/2024", None),
        ("2024-02-30", None),
        ("12 Marchy 2024", None),
        ("version 1.2.2024.3", None),
        ("March 2024", None),
        ("1710230400", None),
        ("", None),
        (None, None),
    ],
)
def test_stated_date(text: str | None, iso: str | None) -> None:
    assert stated_date(text) == iso


@pytest.mark.parametrize(("month_first", "iso"), [(True, "2024-03-12"), (False, "2024-12-03"), (None, None)])
def test_the_country_decides_on_an_ambiguous_date(month_first: bool | None, iso: str | None) -> None:
    assert stated_date("03/12/2024", month_first=month_first) == iso


@pytest.mark.parametrize(
    "text", ["By Ana RuizFeb 11, 2025, 7:22 PM", "Benjamin OyelaranFeb. 11, 2025", "Feb 11, 2025"]
)
def test_a_name_that_a_page_sets_apart_by_style_alone(text: str) -> None:
    assert [d.iso for d in written_dates(text)] == ["2025-02-11"]


def test_the_day_of_a_change_is_not_read_where_it_is_glued_to_its_word() -> None:
    assert not list(written_dates("By Ana Ruiz UpdatedJanuary 25, 2026"))


def test_several_dates_in_their_order() -> None:
    text = "Published 12 March 2024, updated 2024-03-14"
    assert [(d.iso, text[d.start : d.end]) for d in written_dates(text)] == [
        ("2024-03-12", "12 March 2024"),
        ("2024-03-14", "2024-03-14"),
    ]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    iso = f"{day:%Y-%m-%d}"
    assert stated_date(f"{day:%B} {day:%d}, {day:%Y}") == stated_date(f"{day:%d} {day:%b} {day:%Y}") == iso


@given(st.text(alphabet="0123456789/-. JanuaryMarch,deT:Z", max_size=60))
def test_nothing_raises(text: str) -> None:
    for found in written_dates(text, month_first=True):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Sun, 07/09/2023 - 14:05", "2023-07-09"),
        ("Thursday 07/09/2023", "2023-09-07"),
        ("Mon 07/09/2023", None),
    ],
)
def test_the_weekday_decides_on_an_ambiguous_date(text: str, iso: str | None) -> None:
    assert stated_date(text) == iso


def test_a_month_between_points_is_read() -> None:
    assert stated_date("5.mar.2024 às 11h00") == "2024-03-05"
