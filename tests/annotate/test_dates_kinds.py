"""Dates of the kinds that went wrong most: past days, two steps, ranges, titles; with the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.annotate import dates
from reader.annotate.nlp import parse
from reader.pipeline import open_record

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        # past days stay past
        ("2019-11-20", "He vowed that they would leave on Oct. 31.", [("Oct. 31", "2019-10-31")]),
        ("2019-11-20", "She admitted to threatening to burn it in March.", [("March", "2019-03")]),
        ("2019-11-20", "He was due to retire in June, but he stayed.", [("June", "2019-06")]),
        ("2019-11-20", "He was due to be freed in May, but he stayed.", [("May", "2019-05")]),
        ("2019-11-20", "She will face the Dec. 3 vote.", [("Dec. 3", "2019-12-03")]),
        ("2019-11-20", "The vote is due in August.", [("August", "2020-08")]),
        ("2019-11-20", "His sight faded over the next three months.", [("next three months", None)]),
        # parts that end at publication, quarters, ranges that are over
        ("2019-11-20", "It opened earlier this year.", [("earlier this year", "2019-01-01/2019-11-20")]),
        ("2019-11-20", "It shut earlier this month.", [("earlier this month", "2019-11-01/2019-11-20")]),
        ("2019-11-20", "June quarter sales fell.", [("June quarter", "2019-04-01/2019-07-01")]),
        ("2019-11-20", "He ran it from 2004 – 2014.", [("2004 – 2014", "2004-01-01/2015-01-01")]),
        ("2019-11-20", "He led it (2004-2014).", [("2004-2014", "2004-01-01/2015-01-01")]),
        (
            "2019-11-20",
            "It sank May 2017 to July 2018.",
            [("May 2017 to July 2018", "2017-05-01/2018-08-01")],
        ),
        # what is foreseen, and hours that are days
        ("2024-03-14", "Rain is forecast for Saturday.", [("Saturday", "2024-03-16")]),
        ("2024-03-14", "He left 48 hours ago.", [("48 hours ago", "2024-03-12")]),
        ("2024-03-14", "He left two hours ago.", [("two hours ago", "2024-03-14")]),
        # two steps
        ("2024-03-14", "We meet the week after next.", [("week after next", "2024-03-25/2024-04-01")]),
        ("2024-03-14", "He sailed the week before last.", [("week before last", "2024-02-26/2024-03-04")]),
        ("2024-03-14", "We meet a week on Friday.", [("a week on Friday", "2024-03-22")]),
        ("2024-03-14", "He left the Friday before last.", [("Friday before last", "2024-03-01")]),
        ("2024-03-14", "We vote Friday week.", [("Friday week", "2024-03-22")]),
        ("2024-03-14", "The financial year 2022/23 was bad.", [("year 2022/23", "2022-01-01/2024-01-01")]),
        # years before things in the plural, and numbers of things
        ("2024-03-14", "Turnout fell in 2019 elections.", [("2019", "2019")]),
        ("2024-03-14", "Prices are lower than 1990 levels.", [("1990", "1990")]),
        ("2024-03-14", "He won the 2015 and 2019 finals.", [("2015", "2015"), ("2019", "2019")]),
        ("2024-03-14", "It will cost more than 1516 seats.", []),
        ("2024-03-14", "They met, and 1560 people came.", []),
        ("2024-03-14", "The town burned, and 1850 houses fell.", []),
        # no dates
        ("2024-03-14", "It ended a 1-1/2 year row.", []),
        ("2024-03-14", "She sang “1989.”", []),
        ("2024-03-14", "The war film 1917 was shown in room 2012.", []),
        ("2024-03-14", "They watched Blade Runner 2049.", []),
        ("2024-03-14", "It is planned for Expo 2030.", [("2030", "2030")]),
        ("2024-03-14", "The 2000-strong crowd left the 2019-era hall.", [("2019", "2019")]),
        ("2024-03-14", "It was the first profit in five quarters.", []),
    ],
)
def test_dates(published: str, text: str, expected: list[tuple[str, str | None]], nlp: Language) -> None:
    article = open_record(text, "test", published=published)
    found = [
        (d.text, f"{d.resolved}/{d.until}" if d.until else d.resolved)
        for d in dates.find(article, parse(article, nlp))
    ]
    assert found == expected
