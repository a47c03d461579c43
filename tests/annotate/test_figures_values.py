"""Values, units and qualifiers of figures, and what is no figure; without a parse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reader.annotate import figures
from reader.model.analysis import Figure, FigureKind
from reader.pipeline import open_record


def found(text: str) -> tuple[Figure, ...]:
    return figures.find(open_record(text, "test"))


def shown(text: str) -> list[tuple[str, Any]]:
    return [(f.text, f.value) for f in found(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "qualifier"),
    [
        # what is too long ago for a date; sums by the million; ages beside a name
        ("It lived 436 million years ago.", "436 million years", 436000000, "year", None),
        ("Tens of millions of pounds went.", "Tens of millions of pounds", 10_000_000, "pound", "tens of"),
        ("Dr. Zhou, who is 41, plans to return.", "41", 41, "year", None),
        ("Ronald Platt (no relation), 68, left.", "68", 68, "year", None),
        ("It died by a vote of 38 to 41.", "38 to 41", (38, 41), None, None),
        # digits and their separators
        ("It sold 1,204 copies.", "1,204", 1204, None, None),
        ("It drew 12,34,567 pilgrims.", "12,34,567", 1234567, None, None),
        ("It drew 12 500 visitors.", "12 500", 12500, None, None),
        ("It drew 1'250'000 visitors.", "1'250'000", 1250000, None, None),
        ("Das sind 1.234,56 Euro.", "1.234,56 Euro", 1234.56, "EUR", None),
        ("It sold ١٢٣ copies.", "١٢٣", 123, None, None),
        ("It sold ४५ copies.", "४५", 45, None, None),
        ("It sold １２，３４５ copies.", "１２，３４５", 12345, None, None),
        ("It grew by .75 points.", ".75 points", 0.75, "point", None),
        # number words and scales
        ("She kept twenty-one goats.", "twenty-one", 21, None, None),
        ("Two hundred and six miners struck.", "Two hundred and six", 206, None, None),
        ("About five thousand three hundred stayed.", "five thousand three hundred", 5300, None, "about"),
        ("It has 3.2 million readers.", "3.2 million", 3200000, None, None),
        ("The app has 400k subscribers.", "400k", 400000, None, None),
        ("It costs 2 lakh crore.", "2 lakh crore", 2000000000000, None, None),
        ("Some two dozen barges sank.", "two dozen", 24, None, "some"),
        ("Half a million homes went dark.", "Half a million", 500000, None, None),
        ("One and a half million left.", "One and a half million", 1500000, None, None),
        # magnitudes without a number
        ("Tens of thousands of storks came.", "Tens of thousands", 10000, None, "tens of"),
        ("Dozens of boats sank.", "Dozens", 12, None, "dozens of"),
        ("Several hundred boats sank.", "Several hundred", 100, None, "several"),
        ("A couple of days passed.", "A couple of days", 2, "day", None),
        # parts of a whole
        ("Two-thirds of the orchard froze.", "Two-thirds", 2 / 3, None, None),
        ("A quarter were lost.", "A quarter", 0.25, None, None),
        ("One in five pupils stayed home.", "One in five", 0.2, None, None),
        ("The railway took one bag in six of its cement.", "one bag in six", 1 / 6, None, None),
        ("It fails for one sentence in 900.", "one sentence in 900", 1 / 900, None, None),
        ("Some 9 out of 10 agreed.", "9 out of 10", 0.9, None, "some"),
        ("It is 2½ miles off.", "2½ miles", 2.5, "mile", None),
        ("It is 10 1/2 miles off.", "10 1/2 miles", 10.5, "mile", None),
        # percentages
        ("Turnout was 61 per cent.", "61 per cent", 61, "percent", None),
        ("Prices rose 9.1pc.", "9.1pc", 9.1, "percent", None),
        ("It fell 1.5 percentage points.", "1.5 percentage points", 1.5, "percentage point", None),
        ("It was cut by 25bp.", "25bp", 25, "basis point", None),
        ("It rose a quarter of a percentage point.", "a quarter of a percentage point", 0.25,
         "percentage point", None),
        # money
        ("It cost $1.5m to mend.", "$1.5m", 1500000, "$", None),
        ("It cost US$2bn to mend.", "US$2bn", 2000000000, "USD", None),
        ("It cost A$20m to mend.", "A$20m", 20000000, "AUD", None),
        ("It cost €12.50 each.", "€12.50", 12.5, "EUR", None),
        ("It cost Rs 500 crore.", "Rs 500 crore", 5000000000, "INR", None),
        ("It cost 528 million francs.", "528 million francs", 528000000, "franc", None),
        ("Petrol is 189.9p a litre.", "189.9p", 189.9, "pence", None),
        ("He asked for tens of millions of dollars.", "tens of millions of dollars", 10000000, "$",
        "tens of"),
        ("It cost thirteen dollars and forty-five cents.", "thirteen dollars and forty-five cents", 13.45,
         "$", None),
        # the name of a currency before the number
        ("The fine is Taka 8,500 a day.", "Taka 8,500", 8500, "BDT", None),
        ("He asked for rupees 1,200 in cash.", "rupees 1,200", 1200, "INR", None),
        ("Farmers are owed Birr 4 billion.", "Birr 4 billion", 4000000000, "ETB", None),
        ("About N450bn is missing.", "N450bn", 450000000000, "NGN", "about"),
        ("The scheme cost Pounds 12m.", "Pounds 12m", 12000000, "pound", None),
        ("They were paid in dollars 12 workers had saved.", "12", 12, None, None),
        # shares of money and of measures
        ("One in ten dollars went to rent.", "One in ten", 0.1, None, None),
        ("Three in ten pounds came by post.", "Three in ten", 0.3, None, None),
        ("One in eight litres leaked away.", "One in eight", 0.125, None, None),
        # measures
        ("A 20-foot wave broke.", "20-foot", 20, "foot", None),
        ("He did 90 mph there.", "90 mph", 90, "mile per hour", None),
        ("He did 50 miles an hour.", "50 miles an hour", 50, "mile per hour", None),
        ("He stands 6ft 2in tall.", "6ft 2in", 6 + 2 / 12, "foot", None),
        ("He is a 6-foot-4 guard.", "6-foot-4", 6 + 4 / 12, "foot", None),
        ("The baby weighed 5lb 3oz.", "5lb 3oz", 5.1875, "pound", None),
        ("It took two and a half hours.", "two and a half hours", 2.5, "hour", None),
        ("An hour and a half passed.", "An hour and a half", 1.5, "hour", None),
        ("It fell to -12C overnight.", "-12C", -12, "C", None),
        ("It reached 41.5 degrees Celsius.", "41.5 degrees Celsius", 41.5, "C", None),
        ("The wall is 4.5m high.", "4.5m", 4.5, "meter", None),
        ("They healed within a month.", "a month", 1, "month", "within"),
        # ages
        ("The 46-year-old driver fled.", "46-year-old", 46, "year", None),
        ("John Stone, 34, of Leeds, fled.", "34", 34, "year", None),
        ("Children under 15 swim free.", "15", 15, "year", "under"),
        ("A woman aged 23 fled.", "aged 23", 23, "year", None),
        # multiples
        ("Prices doubled.", "doubled", 2, "times", None),
        ("Sales rose ninefold.", "ninefold", 9, "times", None),
        ("It was four times the cost.", "four times", 4, "times", None),
        # ranges, scores, votes, ratios
        ("He got 7 to 10 years.", "7 to 10 years", (7, 10), "year", None),
        ("Between 40 and 50 people came.", "40 and 50", (40, 50), None, "between"),
        ("It costs $5-10 million.", "$5-10 million", (5000000, 10000000), "$", None),
        ("It rose by 30-40%.", "30-40%", (30, 40), "percent", None),
        ("The bill passed 218-206.", "218-206", (218, 206), None, None),
        ("The vote was nine to two.", "nine to two", (9, 2), None, None),
        ("Anyone aged 16 to 24 may come.", "aged 16 to 24", (16, 24), "year", None),
        # qualifiers behind the number
        ("You need 20 or more signatures.", "20", 20, None, "at least"),
        ("Some 200-odd people came.", "200", 200, None, "some"),
    ],
)  # fmt: skip
def test_one_figure(text: str, words: str, value: Any, unit: str | None, qualifier: str | None) -> None:
    (figure,) = found(text)
    assert (figure.text, figure.unit, figure.qualifier) == (words, unit, qualifier)
    assert figure.value == pytest.approx(value)
    assert text[figure.start : figure.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 was invoked.", "Flight 370 took off.", "The Boeing 737 landed.", "He watches Channel 4.",
        "The Formula 1 season began.", "The G7 and the G20 met.", "COVID-19 and COP26 made news.",
        "The first lady came back.", "It opened in 1998.", "The 1990s were loud.", "It was the '80s.",
        "Come at 6:30 p.m. or 8pm.", "On 12 September 2001 it rained.", "On Feb. 3 it rained.",
        "It fell on 03/02/2022.", "From 2014-2018 it rained.", "He lives at 10 Downing Street.",
        "Call 555-1234 or 0800 123 4567.", "Write to 212-555-0187.", "The F-16 and the MiG-29 flew.",
        "A Category 4 hurricane came.", "iPhone 14 and Windows 10 sold.",
        "The FTSE 100 and the S&P 500 fell.",
        "They played a 4-3-3 formation.", "John 3:16 was read.", "See the note.[3]", "Version 3.2.1 is out.",
        "The Group of Seven met.", "No one came; this one stayed.", "One of them left.", "One day he left.",
        "It earned a six-figure sum.", "Visit https://example.org/2020/45 now.", "The 9/11 inquiry ran 24/7.",
        "His number is +44 20 7946 0958.", "He took the M4 and the A30.", "Interstate 95 was closed.",
        "He got a second chance.", "He saw a second yellow card.", "It was a one-time offer.",
        "Twenty20 and T20 are games.", "An IP of 192.168.0.1 was used.",
        "She rose at 4 in the morning.", "It left at half past six.", "The plate was cut in two.",
        "Case No. 21-476 was heard.", "They sat in row 12.", "The paper ABC 7 reported it.",
        "1. What the board decided", "It rained.\n\n12. Roads\n\n3) Schools and baths",
        "KTVU 2 will show it.", "He moved from WXYZ 11 to KPIX 5 in March.", "The Euros 2024 were won.",
    ],
)  # fmt: skip
def test_no_figure(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose from $30 to $50.", [("$30", 30), ("$50", 50)]),
        ("Growth fell to 5.3%, from 6.1%.", [("5.3%", 5.3), ("6.1%", 6.1)]),
        ("Exercises 22,24,26 are hard.", [("22", 22), ("24", 24), ("26", 26)]),
        ("It ran 27 km (17 miles).", [("27 km", 27), ("17 miles", 17)]),
        ("He hit six second-half goals and 2 more.", [("six", 6), ("2", 2)]),
        ("Nine of the 12 jurors left.", [("Nine", 9), ("12", 12)]),
        ("Lists grew by 112,000 to 6.4 million.", [("112,000", 112_000), ("6.4 million", 6_400_000)]),
        ("Petrol fell 2.3p to 134.9p.", [("2.3p", 2.3), ("134.9p", 134.9)]),
        (
            "Some 900 hectares – 500 hectares of wheat – burned.",
            [("900 hectares", 900), ("500 hectares", 500)],
        ),
        ("It hit 20°C – 10°C over the usual.", [("20°C", 20), ("10°C", 10)]),
        ("The pass is 10 km – 12 km long.", [("10 km – 12 km", (10, 12))]),
        ("It counted 1,120<sup>2</sup> seals and 10<sup>6</sup> eggs.", [("1,120", 1120), ("10", 10)]),
        ("She had one win in six matches.", [("one", 1), ("six", 6)]),
        ("She won the 10,000m in 2019 by plus or minus 3 seconds.", [("3 seconds", 3)]),
    ],
)
def test_numbers_apart(text: str, expected: list[tuple[str, Any]]) -> None:
    assert shown(text) == expected


def test_a_number_that_is_a_sentence_or_begins_one_is_no_items_number() -> None:
    text = "How many? 12. Nobody knew.\n\n3.5 tonnes came.\n\n200. That was the bid."
    assert [words for words, *_ in shown(text)] == ["12", "3.5 tonnes", "200"]


@pytest.mark.parametrize(
    ("text", "words", "value", "qualifier"),
    [
        ("The index closed above 170.", "above 170", 170, "above"),
        ("It is larger than 10 and smaller than 20.", "larger than 10 and smaller than 20", (10, 20), None),
    ],
)
def test_a_bare_bound_is_a_range(text: str, words: str, value: Any, qualifier: str | None) -> None:
    (figure,) = found(text)
    assert (figure.text, figure.value, figure.qualifier) == (words, value, qualifier)
    assert figure.kind is FigureKind.RANGE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It has 12 cows.", FigureKind.NUMBER), ("It rose 5%.", FigureKind.PERCENT),
        ("It cost £5.", FigureKind.MONEY), ("It took 5 hours.", FigureKind.QUANTITY),
        ("The 5-year-old ran.", FigureKind.AGE), ("It was 5C outside.", FigureKind.TEMPERATURE),
        ("They won 3-1 there.", FigureKind.RATIO), ("It died by a vote of 38 to 41.", FigureKind.RATIO),
        ("She, who is 41, left.", FigureKind.AGE), ("Millions of pounds went missing.", FigureKind.MONEY),
        ("They ate two million pounds of beef.", FigureKind.QUANTITY),
        ("It took under a second.", FigureKind.QUANTITY), ("Take 5 to 7 apples.", FigureKind.RANGE),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: FigureKind) -> None:
    (figure,) = found(text)
    assert figure.kind is kind


GERMAN = """Der Stadtrat hat am Dienstag mit 31 zu 14 Stimmen den Bau der neuen Brücke über den Fluss und eine
Straße durch das alte Viertel am Hafen beschlossen, die von den Leuten dort nicht gewünscht wird. """
SPANISH = """El consejo de la ciudad aprobó el martes la construcción de un puente nuevo sobre el río, una
obra que los vecinos del barrio viejo no quieren y que el alcalde defiende desde hace años. """


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "of"),
    [
        (GERMAN + "Er sichert 1.200 Arbeitsplätze.", "1.200", 1200, None, "Arbeitsplätze"),
        (GERMAN + "Dort fahren 9.000 rote Autos.", "9.000", 9000, None, None),
        (GERMAN + "Das kostet 48,5 Millionen Euro.", "48,5 Millionen Euro", 48_500_000, "EUR", None),
        (GERMAN + "Das kostet 2,1 Mrd. Euro.", "2,1 Mrd", 2_100_000_000, None, None),
        (GERMAN + "Die Kosten stiegen um 3,5 Prozent.", "3,5 Prozent", 3.5, "percent", None),
        (SPANISH + "Costará 3.000 millones de euros.", "3.000 millones", 3_000_000_000, None, None),
        (SPANISH + "Vinieron 5 mil personas.", "5 mil", 5000, None, None),
        (SPANISH + "Subió un 7,5 por ciento.", "7,5 por ciento", 7.5, "percent", None),
        (SPANISH + "Vinieron 12,500 personas en 1,200 autobuses.", "12,500", 12500, None, None),
    ],
)  # fmt: skip
def test_numbers_of_other_languages(
    text: str, words: str, value: Any, unit: str | None, of: str | None
) -> None:
    language = "de" if text.startswith(GERMAN) else "es"
    figures_ = figures.find(replace(open_record(text, "test"), language=language))
    figure = next(f for f in figures_ if f.text == words)
    assert (figure.value, figure.unit, figure.of) == (value, unit, of)


def test_an_english_text_keeps_its_points() -> None:
    text = (
        "The index rose to 1.200 on the day, and it was at 2.125 by the end of the week, as they had said. "
    )
    assert [f.value for f in found(text * 2)][:2] == [1.2, 2.125]
