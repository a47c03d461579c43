"""Dates resolved against the day of publication, a Tuesday: 1 February 2022."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.annotate import dates
from reader.annotate.dates.holidays import easter, holiday
from reader.annotate.nlp import parse
from reader.pipeline import open_record

if TYPE_CHECKING:
    from spacy.language import Language


def found(text: str, published: str | None = "2022-02-01") -> list[tuple[str, str | None]]:
    article = open_record(text, "test", published=published)
    return [(d.text, f"{d.resolved}/{d.until}" if d.until else d.resolved) for d in dates.find(article)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # named in full
        ("It began on 24 February 2014.", "24 February 2014", "2014-02-24"),
        ("It began on February 24th, 2014.", "February 24th, 2014", "2014-02-24"),
        ("It began on the 5th of June 1967.", "5th of June 1967", "1967-06-05"),
        ("It began on 2022-01-15.", "2022-01-15", "2022-01-15"),
        ("It began on 23.04.2021.", "23.04.2021", "2021-04-23"),
        ("It began on 05-Aug-2016.", "05-Aug-2016", "2016-08-05"),
        ("It began in May 2019.", "May 2019", "2019-05"),
        ("It began in 1945.", "1945", "1945"),
        ("It began in nineteen ninety six.", "nineteen ninety six", "1996"),
        # weekdays and days
        ("He left on Tuesday.", "Tuesday", "2022-02-01"),
        ("He left on Wednesday.", "Wednesday", "2022-01-26"),
        ("He will leave on Friday.", "Friday", "2022-02-04"),
        ("It closes on Monday, 7 February.", "Monday, 7 February", "2022-02-07"),
        ("He left yesterday.", "yesterday", "2022-01-31"),
        ("He left the day before yesterday.", "day before yesterday", "2022-01-30"),
        ("It burned overnight.", "overnight", "2022-01-31/2022-02-02"),
        ("It burned last night.", "last night", "2022-01-31T18:00/2022-01-31T23:59"),
        ("They meet next Friday.", "next Friday", "2022-02-11"),
        ("It opens at 8.30 pm today.", "at 8.30 pm today", "2022-02-01"),
        ("It opens today from 7 to 9 pm.", "today from 7 to 9 pm", "2022-02-01T19:00/2022-02-01T21:00"),
        # weeks, months, years
        ("It came last week.", "last week", "2022-01-24/2022-01-31"),
        ("It rained over the weekend.", "weekend", "2022-01-29/2022-01-31"),
        ("It came last month.", "last month", "2022-01"),
        ("He won in November.", "November", "2021-11"),
        ("The vote is due in November.", "November", "2022-11"),
        ("He won on 1 July.", "1 July", "2021-07-01"),
        ("It grew last year.", "last year", "2021"),
        ("It left three days ago.", "three days ago", "2022-01-29"),
        ("It fell a year earlier.", "a year earlier", "2021-02"),
        ("It will open in two weeks.", "in two weeks", "2022-02-15"),
        ("It grew in the past year.", "past year", "2021-02-01/2022-02-01"),
        ("It fell over the past month.", "past month", "2022-01-01/2022-02-01"),
        ("Over the past week 40 boats landed.", "past week", "2022-01-25/2022-02-01"),
        ("The past decade was kind to them.", "past decade", "2012-02-01/2022-02-01"),
        ("They meet this coming weekend.", "coming weekend", "2022-02-05/2022-02-07"),
        ("It doubled in the last decade.", "last decade", "2012-02-01/2022-02-01"),
        ("It doubles over the next decade.", "next decade", "2022-02-02/2032-02-02"),
        ("It fell in the past quarter.", "past quarter", "2021-10-01/2022-01-01"),
        ("He was born on 9 may 1980.", "9 may 1980", "1980-05-09"),
        ("It grew for the past three years.", "past three years", "2019-02-01/2022-02-01"),
        # parts and longer stretches
        ("It came in early February.", "early February", "2022-02-01/2022-02-16"),
        ("By mid-March it was over.", "mid-March", "2021-03-10/2021-03-21"),
        ("It came at the end of 2020.", "the end of 2020", "2020-09-01/2021-01-01"),
        ("It fell in the third quarter.", "third quarter", "2021-07-01/2021-10-01"),
        ("It fell in the final quarter of 2021.", "final quarter of 2021", "2021-10-01/2022-01-01"),
        ("It was put off until 14 March.", "14 March", "2022-03-14"),
        ("It was set for Feb. 15.", "Feb. 15", "2022-02-15"),
        ("It fell in Q2 2021.", "Q2 2021", "2021-04-01/2021-07-01"),
        ("It fell in the first half of 2021.", "first half of 2021", "2021-01-01/2021-07-01"),
        ("It was the summer of 1969.", "summer of 1969", "1969-06-01/1969-09-01"),
        ("The vote is due in the autumn.", "autumn", "2022-09-01/2022-12-01"),
        ("It was loud in the 1990s.", "1990s", "1990-01-01/2000-01-01"),
        ("It was built in the 19th century.", "19th century", "1800-01-01/1900-01-01"),
        ("It was the first week of March 2021.", "the first week of March 2021", "2021-03-01/2021-03-08"),
        # ranges
        ("It ran from 15 to 21 July 2021.", "15 to 21 July 2021", "2021-07-15/2021-07-21"),
        ("He served from 1998 to 2004.", "1998 to 2004", "1998-01-01/2005-01-01"),
        ("The 2020-21 season began.", "2020-21", "2020-01-01/2022-01-01"),
        # one end open
        ("It has grown since May 2019.", "since May 2019", "2019-05-01/"),
        ("It was built before 1900.", "before 1900", "/1900-01-01"),
        ("Anything made after 2010 will do.", "after 2010", "2011-01-01/"),
        ("It stays shut until 14 March.", "until 14 March", "/2022-03-14"),
        ("Send it no later than 3 May 2022.", "no later than 3 May 2022", "/2022-05-03"),
        ("Fares go up starting on 7 June 2022.", "starting on 7 June 2022", "2022-06-07/"),
        ("Only cars from 2018 or later may enter.", "2018 or later", "2018-01-01/"),
        ("It was the coldest night since 9 January 1982.", "since 9 January 1982", "1982-01-09/"),
        # the date only tells which event is meant, or is the new date of one
        ("He quit after Monday's vote.", "Monday's", "2022-01-31"),
        ("Wages have stalled since the 2008 crash.", "2008", "2008"),
        ("It was adjourned until 14 March.", "14 March", "2022-03-14"),
        ("It stays shut until early next year.", "early next year", "2023-01-01/2023-05-01"),
        # parts of a day are stretches of hours
        ("It opened on Monday evening.", "Monday evening", "2022-01-31T18:00/2022-01-31T23:00"),
        ("He left yesterday morning.", "yesterday morning", "2022-01-31T06:00/2022-01-31T12:00"),
        # days whose month is left out
        ("The bill is due on the 28th.", "the 28th", "2022-02-28"),
        ("She left on the 4th, a cold day.", "the 4th", "2022-01-04"),
        (
            "The shop opens for 2 weeks starting 7 June 2022.",
            "2 weeks starting 7 June 2022",
            "2022-06-07/2022-06-21",
        ),
        ("It was loud in the mid-1990s.", "the mid-1990s", "1994-01-01/1997-01-01"),
        # days that stand for what happened on them
        ("It recalled the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("It recalled the 11 September terrorist attacks.", "11 September", "2001-09-11"),
        ("He died on Sept. 11 in a crash.", "Sept. 11", "2021-09-11"),
        # holidays
        ("Shops closed on Thanksgiving.", "Thanksgiving", "2021-11-25"),
        ("Shops closed on Good Friday.", "Good Friday", "2021-04-02"),
        ("It was three days before Christmas.", "three days before Christmas", "2021-12-22"),
    ],
)
def test_one_date(text: str, words: str, value: str) -> None:
    assert found(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "May said no.", "Theresa May resigned.", "The day will come.", "The March on Washington was long.",
        "Sheffield Wednesday lost.", "The Sunday Times said so.", "It took six weeks.", "He has 90 days.",
        "A two-year high was reached.", "Friday prayers were held.", "They march on.", "It may rain.",
        "She lives on the 14th floor.", "He made a bogey on the 17th.", "He came before noon.",
        "She sat down in the sun.", "He sold 2019 bikes.", "Every Tuesday they sing.",
        "The group of 12 may not be put out.", "Article 9 may also apply.", "This may last for days.",
        "The trial is expected to last two weeks.", "It may last three more days.",
        "Jan Morris wrote it.", "She told the Today programme so.", "USA Today had the story.",
        "They did it in two second-half raids.", "Build a better tomorrow.",
        "She said: “Thank you, and may it last.”", "He dined at Mar-a-Lago.",
        "In Week 13, she was ahead.", "“We agree,” Jun wrote.", "They are the leaders of tomorrow.",
        "USA TODAY's poll was read.", "It came in the last year of his term.", "But he left two days later.",
        "The price of 10 may not hold.", "It may 5 years later be mended.", "Some 20 may lose their jobs.",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Tuesday.", None), ("It came last week.", None), ("He won in November.", None),
        ("He won in November 2020.", "2020-11"), ("It was Christmas 2020.", "2020-12-25"),
    ],
)  # fmt: skip
def test_without_a_day_of_publication(text: str, value: str | None) -> None:
    assert [resolved for _, resolved in found(text, None)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It came out on 03/02/2022.", "2022-03-02"),
        ("It came out on 03/02/2022, not on 25/01/2022.", "2022-02-03"),
    ],
)
def test_the_order_of_numeric_dates(text: str, value: str) -> None:
    assert found(text)[0][1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The law takes effect on Friday.", "2022-02-04"),
        ("The law took effect on Friday.", "2022-01-28"),
        ("He said on Friday that it will rain.", "2022-01-28"),
        ("The court will have ruled by then, he said on Friday.", "2022-01-28"),
        # what someone means to do lies ahead; a participle behind a noun lies behind, unless it is awaited
        ("Councillors have voted to close the pool by the end of September.", "2022-09-16"),
        ("The park was to reopen on March 1.", "2022-03-01"),
        ("She said the union would ballot its members again on Thursday.", "2022-02-03"),
        ("The choice, made at a meeting on Sunday night, is expected to save money.", "2022-01-30T18:00"),
        ("A hearing scheduled for Thursday could change that.", "2022-02-03"),
        ("That compares with growth of 5% in the year to July.", "2021-07"),
        ("Profit grows in the three months ended June 30.", "2021-06-30"),
        # the date of a thing is not the verb's, unless the thing is one that is announced
        ("With a plunge in its shares on Thursday, the pressure is only growing.", "2022-01-27"),
        ("Her victories in Kent and Surrey on Thursday will speed it up.", "2022-01-27"),
        ("Cole is raising doubts about his microphone during Monday's debate.", "2022-01-31"),
        ("If you want to understand the meaning of Thursday night's debate, ask.", "2022-01-27"),
        ("Thursday's vote will decide who leads.", "2022-02-03"),
        ("The plan faces a hearing on Friday.", "2022-02-04"),
        ("She did not attack him on Friday but argued that she would win.", "2022-01-28"),
        ("The aides warned that it would not arrive before September.", "/2022-09-01"),
        ("It frees her to shift focus toward the November election.", "2022-11"),
        ("They will have until Friday to put their names in.", "/2022-02-04"),
        ("It can be undone if a rival is elected in November.", "2022-11"),
        ("A poll in January shows a lead.", "2022-01"),
        ("Growth was less than forecast in July.", "2021-07"),
        ("It will be seen in the release of the January jobs report.", "2022-01"),
        ("They paid staff to organize in the March states.", "2022-03"),
        ("It pushed the party toward November's election.", "2022-11"),
        ("They sent it to voters and dropped it ahead of the Feb. 9 primary.", "2022-02-09"),
    ],
)
def test_the_tense_of_the_verb(text: str, value: str, nlp: Language) -> None:
    article = open_record(text, "test", published="2022-02-01")
    assert [d.resolved for d in dates.find(article, parse(article, nlp))] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He quit on 3 May 2019. Two days later he was held.", ["2019-05-03", "2019-05-05"]),
        ("In 2012 she bought it. Two years earlier she had not.", ["2012", "2010"]),
        ("It made £5m in 2019, up from £4m the previous year.", ["2019", "2018"]),
        ("Sales rose in June from a year earlier.", ["2021-06", "2020-06"]),
        ("It shut on 4 May 2020 and opened the following week.", ["2020-05-04", "2020-05-11/2020-05-18"]),
        ("It fell in the second quarter of 2020 from a year earlier.",
         ["2020-04-01/2020-07-01", "2019-04-01/2019-07-01"]),
        # no day is counted from a year; without a date before, it is the day of publication that counts
        ("She won in 1990, and three days later she quit.", ["1990"]),
        ("Sales rose from a year earlier.", ["2021-02"]),
    ],
)  # fmt: skip
def test_what_is_counted_from_a_date_before(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        # weeks before a holiday it is the next one, whatever the tense
        ("They hoped to finish it before Christmas.", "2022-12-19", "/2022-12-25"),
        ("The vote ended hopes of a deal before Christmas.", "2022-12-19", "/2022-12-25"),
        ("Shops prepared for Christmas.", "2022-11-29", "2022-12-25"),
        ("It was meant to open by New Year.", "2022-12-02", "2023-01-01"),
        ("They stockpiled food ahead of Easter.", "2022-03-30", "2022-04-17"),
        # long before it or after it, the one that was
        ("They had left before Christmas.", "2023-01-10", "/2022-12-25"),
        ("She has been away since Easter.", "2023-02-20", "2022-04-17/"),
        ("The couple married on Christmas Eve.", "2022-12-20", "2021-12-24"),
        ("Trade was slow before Easter.", "2022-10-01", "/2022-04-17"),
    ],
)
def test_the_holiday_that_is_meant(text: str, published: str, value: str, nlp: Language) -> None:
    article = open_record(text, "test", published=published)
    assert [d.resolved for d in dates.find(article, parse(article, nlp))] == [value]


@pytest.mark.parametrize(
    "text",
    ["You wrote the book in eleven weeks.", "We’ve had two mayors in three years.", "It sank in six days."],
)
def test_how_long_something_took_is_no_date(text: str, nlp: Language) -> None:
    article = open_record(text, "test", published="2022-02-01")
    assert dates.find(article, parse(article, nlp)) == ()


def test_what_is_worked_out_says_so() -> None:
    article = open_record("It began on 4 May 2020 and ended in June.", "test", published="2022-02-01")
    assert [d.inferred for d in dates.find(article)] == [False, True]


@pytest.mark.parametrize(
    ("year", "day"), [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize("text", ["We go at Easter", "Home for Christmas", "Closed on New Year's Eve"])
def test_a_holiday_may_be_the_last_word(text: str) -> None:
    assert [text.endswith(words) for words, _ in found(text)] == [True]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("memorial day", date(2022, 5, 30)), ("labor day", date(2022, 9, 5)),
        ("christmas eve", date(2022, 12, 24)),
        ("thanksgiving", date(2022, 11, 24)), ("black friday", date(2022, 11, 25)),
        ("easter monday", date(2022, 4, 18)),
    ],
)  # fmt: skip
def test_holidays(name: str, day: date) -> None:
    assert holiday(name, 2022) == day


@pytest.mark.parametrize(
    "text",
    [
        "It is the driest of the last 3,000 years.", "Over the next 4000 decades it will cool.",
        "In the 4,900 past years they fell.", "It was 1,900 decades ago.", "Not in the last 2,500 years.",
    ],
)  # fmt: skip
def test_what_lies_outside_the_calendar_is_no_day(text: str) -> None:
    assert [value for _, value in found(text)] in ([], [None])


_WORDS = st.sampled_from((
    "the", "of", "in", "on", "from", "to", "until", "since", "for", "early", "late", "mid", "end", "last",
    "next", "this", "past", "coming", "previous", "first", "third", "21st", "quarter", "half", "Q1",
    "2019", "'90s", "spring", "weekend", "week", "weeks", "years", "decade", "day", "March", "May", "12",
    "Monday", "fri", "today", "overnight", "evening", "Easter", "Christmas", "Eve", "ago", "later",
    "before", "after", "two", "five", "a", "few", "working", "-", "–", ",", ".", "'s", "/", "26", "4999",
    "starting", "w", "c", "at", "pm", "was", "will",
))  # fmt: skip


@example("Monday 12 pm Monday")
@given(st.lists(_WORDS, min_size=1, max_size=7).map(" ".join))
def test_any_words_of_dates_in_any_order(text: str) -> None:
    ends = [(d.start, d.end) for d in dates.find(open_record(text, "test", published="2022-02-01"))]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))


@pytest.mark.parametrize("published", ["", "2022", "2022-02-30", "nonsense", "2022-02-01T10:00:00Z"])
def test_any_day_of_publication(published: str) -> None:
    assert len(found("He left on Tuesday.", published)) == 1
