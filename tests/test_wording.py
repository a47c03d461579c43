"""How values and dates read in a table."""

from __future__ import annotations

import pytest

from reader import wording
from reader.model.analysis import (
    NOT_ENGLISH,
    Analysis,
    DateMention,
    Figure,
    FigureKind,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)
from reader.model.article import Article, Block, BlockKind, SourceFormat, SourceInfo


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0"),
        (0.2, "0.2"),
        (31, "31"),
        (4200, "4,200"),
        (1200000, "1.2 million"),
        (84_000_000, "84 million"),
        (1_234_567, "1,234,567"),
        (4.6e9, "4.6 billion"),
        (-3e12, "-3 trillion"),
        (6.166667, "6.1667"),
        (10**18, "1e+18"),
    ],
)
def test_numbers(amount: float, text: str) -> None:
    assert wording.number(amount) == text


@pytest.mark.parametrize(
    ("value", "kind", "unit", "qualifier", "text"),
    [
        (600, "number", None, "more than", "> 600"),
        (600, "number", None, "More than", "> 600"),
        (84_000_000, "money", "$", "at least", "≥ $84 million"),
        (5000, "money", "EUR", None, "€5,000"),
        (12, "money", "C$", None, "C$12"),
        (45, "percent", "percent", "nearly", "≈ 45%"),
        (31, "quantity", "hours", None, "31 hours"),
        (54, "age", "year", None, "54 years"),
        (1, "age", "year", None, "1 year"),
        (8, "age", "month", "about", "≈ 8 months"),
        ((9, 2), "ratio", None, None, "9 to 2"),
        ((10, 20), "range", "km", None, "10–20 km"),
        (3, "number", None, "a mere", "3"),
    ],
)
def test_values(value: object, kind: str, unit: str | None, qualifier: str | None, text: str) -> None:
    assert wording.value(Figure(0, 1, "x", FigureKind(kind), value, unit, qualifier)) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "unit", "shown"),
    [
        ("31 hours", 31, "hour", "31 hours"),
        ("one hour", 1, "hour", "1 hour"),
        ("two-year", 2, "year", "2 year"),
        ("50 centimetres", 50, "centimeter", "50 centimetres"),
        ("2.4 million cubic metres", 2_400_000, "cubic meter", "2.4 million cubic metres"),
        ("Two Square Miles", 2, "square mile", "2 square miles"),
        ("6ft", 6, "foot", "6 foot"),
        ("a third", 0.333333, None, "1/3"),
        ("two-thirds", 2 / 3, None, "2/3"),
        ("one in five", 0.2, None, "1/5"),
        ("half", 0.5, None, "1/2"),
        ("0.2", 0.2, None, "0.2"),
        ("a third", 33.3, "percent", "33.3%"),
    ],
)
def test_values_in_words(text: str, value: float, unit: str | None, shown: str) -> None:
    assert wording.value(Figure(0, 1, text, FigureKind.NUMBER, value, unit)) == shown


@pytest.mark.parametrize(
    ("resolved", "until", "text"),
    [
        (None, None, ""),
        ("2024", "2025", "2024"),
        ("2024-03", "2024-04", "March 2024"),
        ("2024-03-12", "2024-03-13", "12 March 2024"),
        ("2024-03-12", None, "12 March 2024"),
        ("2023-12", "2024-03", "December 2023 to February 2024"),
        ("2024-07-15", "2024-07-22", "15 to 21 July 2024"),
        ("2024-06-24", "2024-07-01", "24 to 30 June 2024"),
        ("2024-06-24", "2024-07-02", "24 June to 1 July 2024"),
        ("2023-12-30", "2024-01-03", "30 December 2023 to 2 January 2024"),
        ("2025-09-01", "2025-12-01", "September to November 2025"),
        ("2025-09-01", "2025-10-01", "September 2025"),
        ("2020-01-01", "2030-01-01", "2020 to 2029"),
        ("2020-01", "2021-01", "2020"),
        ("2025-09-01", "2025-09-02", "1 September 2025"),
        ("2025-01-01", "2025-01-02", "1 January 2025"),
        ("2020", "2030", "2020 to 2029"),
        ("2024-02-30", "2024-02-31", "30 to 31 February 2024"),
        ("soon", "later", "soon"),
        ("2010-01-01/", None, "from 2010"),
        ("2019-05-01/", None, "from May 2019"),
        ("/2022-03-14", None, "before 14 March 2022"),
    ],
)
def test_dates(resolved: str | None, until: str | None, text: str) -> None:
    assert wording.date(DateMention(0, 1, "x", resolved, until)) == text


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (None, ""),
        ("chief\nengineer", "chief engineer"),
        ("who leads the opposition", "leads the opposition"),
        ("whole-life actuary", "whole-life actuary"),
    ],
)
def test_a_role_stands_beside_the_name(role: str | None, shown: str) -> None:
    assert wording.role(role) == shown


@pytest.mark.parametrize(
    ("confidence", "text"),
    [(0.0, ""), (0.93, "93% sure"), (0.995, "over 99% sure"), (1.0, "over 99% sure")],
)
def test_sureness(confidence: float, text: str) -> None:
    assert wording.confidence_in_words(confidence) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n b", "“a b”"),
        ("“It ends.”", "“It ends.”"),
        ("he said “no” twice", "“he said ‘no’ twice”"),
        ("“", "“‘”"),
        ("", "“”"),
    ],
)
def test_quoted_text_has_one_pair_of_marks(text: str, shown: str) -> None:
    assert wording.quoted(text) == shown


@pytest.mark.parametrize(
    ("subtitle", "shown"),
    [
        (None, ""),
        ("A plan\ndivides", ""),
        ("A plan that divides", "A plan that divides"),
        ("divides", "divides"),
    ],
)
def test_a_subtitle_that_the_text_begins_with_is_not_repeated(subtitle: str | None, shown: str) -> None:
    text = "Schools\n\nA plan  divides\n\nParents will hear."
    spans = [(0, 7), (9, 24), (26, len(text))]
    blocks = tuple(Block(BlockKind.PARAGRAPH, start, end) for start, end in spans)
    info = SourceInfo("a.txt", SourceFormat.TEXT, "utf-8", 1, "0" * 64)
    assert wording.subtitle(Article(info, text, blocks, subtitle=subtitle)) == shown


@pytest.mark.parametrize(
    ("kind", "named", "text"),
    [
        (None, False, "the article"),
        (None, True, "Mara Lindt (reported)"),
        ("scare", False, "the article"),
        ("direct", True, "Mara Lindt"),
        ("indirect", True, "Mara Lindt (reported)"),
        ("mixed", True, "Mara Lindt (reported)"),
        ("direct", False, "somebody not named"),
    ],
)
def test_who_gives_a_figure(kind: str | None, named: bool, text: str) -> None:
    quotes = (Quote("q", QuoteKind(kind), 0, 1),) if kind else ()
    found = Analysis(quotes, (Speaker("s", "Mara\nLindt", SpeakerKind.PERSON),), complete=True)
    ids = ("q" if kind else None, "s" if named else None)
    figure = Figure(0, 1, "1", FigureKind.NUMBER, 1, quote=ids[0], speaker=ids[1])
    assert wording.FigureSources(found).of(figure) == text


@pytest.mark.parametrize("found", [Analysis(), Analysis(notes=(NOT_ENGLISH,), complete=True)])
def test_nobody_gives_a_figure_where_speakers_were_not_looked_for(found: Analysis) -> None:
    assert wording.FigureSources(found).of(Figure(0, 1, "1", FigureKind.NUMBER, 1)) == ""


@pytest.mark.parametrize(
    ("text", "value", "unit", "shown"),
    [
        ("600 km", 600, "kilometer", "600 km"),
        ("10km", 10, "kilometer", "10 km"),
        ("1,900 tonnes", 1900, "metric ton", "1,900 tonnes"),
        ("5m tonnes", 5_000_000, "metric ton", "5 million tonnes"),
        ("11 kilos", 11, "kilogram", "11 kilos"),
        ("40-mph", 40, "mile per hour", "40 mph"),
        ("6ft 2in", 74, "inch", "74 inch"),
        ("eleven kilos", 11, "kilogram", "11 kilogram"),
    ],
)
def test_a_measure_keeps_the_unit_of_the_article(text: str, value: float, unit: str, shown: str) -> None:
    assert wording.value(Figure(0, 1, text, FigureKind.QUANTITY, value, unit)) == shown
