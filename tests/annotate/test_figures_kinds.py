"""Figures of the kinds that went wrong most: years beside numbers, spelled numbers, sums, scores, tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.annotate import figures
from reader.annotate.nlp import parse
from reader.pipeline import open_record, read

if TYPE_CHECKING:
    from spacy.language import Language


def values(text: str) -> list[Any]:
    return [f.value for f in figures.find(open_record(text, "test"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a year is no half of a range, a ratio or a share
        ("Herds grew from 640 in 2011 to 1,900 in 2018.", [640, 1900]),
        ("The rate went from 7% in 2011 to 9% in 2018.", [7, 9]),
        ("Fares rose from £3 in 2011 to £44 in 2018.", [3, 44]),
        ("The choir has grown since 2011 to 14,200.", [14200]),
        ("It fell from 1 in 2011 to 3 in 2018.", [1, 3]),
        ("He led it from at least 2002 to 2007.", []),
        ("The crane lifts 1900 to 2500kg.", [(1900, 2500)]),
        ("One in 2,000 bolts fails.", [0.0005]),
        # spelled numbers
        ("It drew one point four million.", [1_400_000]),
        ("They owe three point five billion.", [3_500_000_000]),
        ("It grew by zero point two percent.", [0.2]),
        ("Several hundred thousand sang.", [100_000]),
        ("A few hundred stayed.", [100]),
        ("Two and a half dozen clerks left.", [30]),
        ("A dozen and a half went home.", [18]),
        ("It was late in five quarters; three quarters of it froze.", [5, 0.75]),
        # digits in groups, fractions, units that a list shares
        ("The mill used 41 207,5 MWh.", [41207.5]),
        ("It paid 2 345 678,90 euros.", [2345678.9]),
        ("It ended a 2-1/2 year row.", [2.5]),
        ("ALL 9 of them sang.", [9]),
        # numbers of files, days, decades, fixed wordings
        ("Docket 19-733 and case 2:20-cv-01177 rest on section 12(b)(3).", []),
        ("It shut on 07-MAR-2019 and 11-Nov-20.", []),
        ("The mid-70s and the late 70s were dry; he is in his mid-70s.", [(70, 79)]),
        ("At one point the two guards slept.", []),
        ("One of the two main dams leaks.", [2]),
        ("One grower complained, and 999 calls went unheard.", []),
        ("He doubled down and hit a 3-pointer.", []),
        ("14.20 The gates are open.", []),
        ("Its half-year profit rose.", []),
        # scores
        ("Ito won 6-7 (4-7) 7-6 (12-10) 6-4.", [(6, 7), (4, 7), (7, 6), (12, 10), (6, 4)]),
        ("Ito lost 6-7 (5), 2-6.", [(6, 7), 5, (2, 6)]),
        # what is rough, what two numbers share, and what says one
        ("They owe three hundred and fifty million.", [350_000_000]),
        ("Two hundred and one clerks met five hundred.", [201, 500]),
        ("Forty-odd thousand sang for thirty-odd days.", [40_000, 30]),
        ("They serve two- to three-year terms.", [(2, 3)]),
        ("Sales were a third down.", [1 / 3]),
        ("He signed a three-and-a-half-year deal.", [3.5]),
        ("Subs: Kane (for Duffy, 64). Stage 8 is shut.", []),
        ("She got a one-game ban after one in-person talk.", [1, 1]),
        ("It shook a one-off deal, and one last month.", []),
        ("He walked from one hall to the other; you get up at three?", []),
        ("22.41 ‘It rained,’ she wrote.", []),
        ("The Under-21 squad lost.", []),
        # numbers of a list of named things, hours, devices, ratings
        ("Sections 4, 5 and 6 of Rule 21 apply; see Tables 3 to 5. Paras 12-14 say so.", []),
        ("It is shut from kilometre 14 on, for grades 9 to 12; see item 6.", []),
        ("Between 2 and 5 people sat in Rooms 4 and 5.", [(2, 5)]),
        (
            "It closes at 22.30; they start lessons at 8.45, leave at 6.05 and 7.35; the 7.42 to Arden came.",
            [],
        ),
        ("The euro closed at 1.08, up 2.10 at 14.20.", [1.08, 2.1, 14.2]),
        ("The index closed 22.30 up; she had been up since three.", [22.3]),
        ("The phone 356938035643809 was found.", []),
        ("Zero tolerance was shown in a five-star hotel by twenty-somethings.", []),
        ("They signed a £2m-a-year deal of $3m-plus.", [2_000_000, 3_000_000]),
        ("They meet City in the last four on Sunday.", []),
        ("They are in the last 16. Vale pulled one back.", []),
        ("The last four were lost.", [4]),
        ("She won the last four of her races.", [4]),
        # prices in a currency of one letter
        ("It sweeps floors for R180 a day.", [180]),
        ("The pie costs R95 at the gate.", [95]),
        ("The film is rated R18, and N95 masks are out.", []),
    ],
)
def test_values(text: str, expected: list[Any]) -> None:
    assert values(text) == pytest.approx(expected) if _flat(expected) else values(text) == expected


def _flat(expected: list[Any]) -> bool:
    return not any(isinstance(value, tuple) for value in expected)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They were given 5 and 6 mg of salt.", ["milligram", "milligram"]),
        ("The sacks hold 10, 20 and 30 litres.", ["liter", "liter", "liter"]),
        ("She was 12 and 5ft tall.", ["year", "foot"]),
    ],
)
def test_a_list_shares_its_unit(text: str, units: list[str | None]) -> None:
    assert [f.unit for f in figures.find(open_record(text, "test"))] == units


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("He risks up to a $900 fine.", ["up to"]),
        ("Sales were up 3 percent and up 5 percent.", [None, None]),
    ],
)
def test_qualifiers(text: str, qualifiers: list[str | None]) -> None:
    assert [f.qualifier for f in figures.find(open_record(text, "test"))] == qualifiers


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Turnover rose to $31bn.", ["Turnover"]),
        ("Net profit fell to €40m from €62m.", ["Net profit", "Net profit"]),
        ("The mill made a profit of £6m, up from £5m.", ["profit", "profit"]),
        ("The average fare was £14.", ["average fare"]),
        ("The bridge cost $5m.", ["cost"]),
        ("The airline lost $9 million.", ["loss"]),
        ("He was fined £400.", ["fine"]),
        ("They owe $8 million dollars of unpaid rent.", ["unpaid rent"]),
        ("The bowl was valued at £8,500.", ["bowl"]),
        ("The Nikkei fell 102 points.", ["Nikkei"]),
        ("It set an all-time high of 40,816.", ["all-time high"]),
        ("She wrote 11 well-regarded plays.", ["well-regarded plays"]),
        ("We met four national security and diplomatic envoys.", ["national security and diplomatic envoys"]),
        ("They beat Rovers 3-1.", [None]),
        ("Its population is 18,400.", ["population"]),
        ("Attendance was 22,150.", ["Attendance"]),
        ("They sang in front of 18,412 at Mill Lane.", [None]),
        ("He lives in a town of 4,000.", ["town"]),
        ("The number of cases reached 1,284.", ["cases"]),
        ("The crowd was put at 3,500.", ["crowd"]),
        ("Doctors put the number of dead at 45.", ["dead"]),
        ("The answer was 42.", [None]),
        ("The number of clerks rose to 74, and the toll passed 1,100.", ["clerks", "toll"]),
        ("They sold 3,417 new cars, up 4 percent.", ["new cars", "new cars"]),
        ("Two-thirds of the state’s voters stayed home.", ["state’s voters"]),
        ("The bowl fetched £300.", ["bowl"]),
        ("The thirty-odd pupils heard a 90-strong choir of men.", ["pupils", "choir"]),
        ("He had to pay $900 in costs.", ["costs"]),
        ("The state set aside $15 million for repairs.", ["repairs"]),
        ("He lost $90 in March.", ["loss"]),
        ("The index lost 88 points to 9,210.", ["index", "index"]),
        ("The court's 6-3 ruling stands.", ["ruling"]),
    ],
)
def test_what_is_counted(text: str, things: list[str | None], nlp: Language) -> None:
    article = open_record(text, "test")
    assert [f.of for f in figures.find(article, parse(article, nlp))] == things


def test_a_unit_beside_names_counts_for_their_rows_and_columns(tmp_path: Path) -> None:
    page = (
        "<html><body><article><p>The board gave its numbers for both towns on Tuesday in a long table.</p>"
        "<table><tr><th>Town ($m)</th><th>2022</th><th>Share (%)</th></tr>"
        "<tr><td>Arden</td><td>12.5</td><td>40</td></tr></table>"
        "<table><tr><th></th><th>2021</th></tr><tr><td>Staff (thousands)</td><td>3.2</td></tr></table>"
        "<p>Both towns were pleased with what they read, their mayors said in a letter.</p>"
        "</article></body></html>"
    )
    (tmp_path / "towns.html").write_text(page, encoding="utf-8")
    found = [(f.value, f.unit, f.of) for f in figures.find(read(tmp_path / "towns.html"))]
    assert found == [
        (12_500_000, "$", "2022, Arden"),
        (40, "percent", "Share, Arden"),
        (3200, None, "2021, Staff"),
    ]


def test_cells_take_heads_and_units(tmp_path: Path) -> None:
    page = (
        "<html><body><article><p>The board gave its numbers for both towns on Tuesday in a long table.</p>"
        "<table><tr><th>Town</th><th>Sales (£m)</th><th>Share (%)</th><th>Staff (thousands)</th></tr>"
        "<tr><td>Arden</td><td>12.5</td><td>40</td><td>3.2</td></tr>"
        "<tr><td>Boyle</td><td>9</td><td>22</td><td>1.4</td></tr></table>"
        "<p>Both towns were pleased with what they read, their mayors said in a letter.</p>"
        "</article></body></html>"
    )
    (tmp_path / "towns.html").write_text(page, encoding="utf-8")
    article = read(tmp_path / "towns.html")
    found = [(f.value, f.unit, f.of) for f in figures.find(article)]
    assert found == [
        (12_500_000, "£", "Sales, Arden"),
        (40, "percent", "Share, Arden"),
        (3200, None, "Staff, Arden"),
        (9_000_000, "£", "Sales, Boyle"),
        (22, "percent", "Share, Boyle"),
        (1400, None, "Staff, Boyle"),
    ]
