"""Figures as everyday articles write them: what is no figure, what a figure counts, how exact it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reader.annotate import figures
from reader.annotate.nlp import parse
from reader.pipeline import open_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from reader.model.analysis import Figure

    Find = Callable[[str], tuple[Figure, ...]]


@pytest.fixture
def find(nlp: Language) -> Find:
    def found(text: str) -> tuple[Figure, ...]:
        article = open_record(text, "test")
        return figures.find(article, parse(article, nlp))

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what falls from one share to a smaller one is no range
        ("It leads by 51 per cent to 49 per cent.", [51, 49]),
        ("It takes 49 per cent to 51 per cent.", [(49, 51)]),
        # the numbers of a list count none of its items, up or down
        ("Our list:\n1\nAda sang.\n2\nBen wrote.\n3\nCy slept.", []),
        ("Our list:\n3.\nAda sang.\n2.\nBen wrote.\n1.\nCy slept.", []),
        ("Visitors:\n412\nPlays:\n3\nSeats:\n90", [412, 3, 90]),
        # fixed wordings
        ("It would be one hell of a way to lose.", []),
        ("They were picked off one by one.", []),
        ("She doubled-down on the claim.", []),
        ("She hit a 9-iron to 12 feet.", [12]),
        # 'one' for a thing that was named before
        ("She asked for a rule on cost rather than one based on faith.", []),
        ("It was an odd plan, one apparently based on luck.", []),
        ("The mayor said he would name one shortly.", []),
        ("The crash killed one and injured three.", [1, 3]),
        ("They settled for a Democratic one.", []),
        ("We have one plan, one that's less harsh.", [1]),
        ("He agreed on one condition: no press.", []),
        ("One buyer for a chocolate maker complained that stocks were low.", []),
        ("One person was killed by a wall.", [1]),
        # 'a year' is how long something took, and nobody's number
        ("They waited for more than a year and slept for an hour.", []),
        ("They healed within a month.", [1]),
        # two numbers that are no pair, and what says how many times
        ("The firm owed £48 million to 620 creditors.", [48_000_000, 620]),
        ("It sold Coral Shield 2025-1 notes.", []),
        ("Q3 profit doubles to Rs 312 crore.", [2, 3_120_000_000]),
        ("This was the 14th death on the line this year.", [14]),
        ("He loses one fish in five before he lands it.", [0.2]),
        ("She bought it at the five-and-dime.", []),
        ("One screw in fifty failed.", [0.02]),
        ("Herds had fallen from over 10 million to 1.3 million.", [10_000_000, 1_300_000]),
        ("They won the series by four games to two.", [(4, 2)]),
        ("They cut the 36 holes to 18.", [36, 18]),
        ("He made 12-of-20 shots and went 3-for-4.", [(12, 20), (3, 4)]),
        ("It trained its 1,000th dog and meets once a month; once it met more.", [1000, 1]),
        ("It failed only once.", [1]),
        ("Scores fell in 34 states and rose in two, Maine and Nevada.", [34, 2]),
        ("The vase broke in two.", []),
        # a range with 'or', a share and two counts
        ("She left four or five years ago; it was two years ago.", [(4, 5), 2]),
        ("Two or three hundred people and one or two dogs came.", [(200, 300), (1, 2)]),
        ("Nine out of 10 voters; eighteen out of 22 players.", [0.9, 18, 22]),
        ("The plan passed by 217 votes to 203 and then by nine votes to four.", [(217, 203), (9, 4)]),
        # races, minutes of a game, codes of stock exchanges, and coins that nobody has
        ("She won the 60m in 7.05 seconds and the men's 100 metres is today.", [7.05]),
        ("The 200m was won by the 400m runner and he ran the 1500m heats.", [400]),
        (
            "They won three and drew one of their last four games, and set Elmland 249 from 76 overs.",
            [3, 1, 4, 249, 76],
        ),
        ("A half-century off 42 balls; nearly half a century.", [42, 0.5]),
        (
            "He took three for 41 and hit 12 fours and a six; another two sat on a two-judge bench.",
            [(3, 41), 12, 2, 2],
        ),
        ("The song was at number one and is at number 12 Elm Road; bake at 180C/350F.", [1, 180, 350]),
        (
            "The road is shut between junctions 10 and 12 at three junctions; it cost Sh3.4 billion.",
            [3, 3_400_000_000],
        ),
        # ages by the ten years and the birthday
        ("A man in his 20s and a woman in her early thirties, in the late 70s.", [(20, 29), (30, 39)]),
        ("It was her 30th birthday on the 4th.", [30]),
        ("Women in their 20s and 30s, or in her thirties or forties.", [(20, 39), (30, 49)]),
        ("The over-65s and under-16s pay half; the under-21 side plays.", [65, 16, 0.5]),
        ("Her brother, six, met a father-of-two and a mum-of-three.", [6, 2, 3]),
        # ten years
        (
            "More than a decade ago he left for a decade; it was the decade of a decade-long war.",
            [10, 10, 10],
        ),
        ("It was a decade of greed.", []),
        # what is priced, thrown and moved in metres, and a target
        ("A £3m-rated man has a £15m-a-year deal and a 5m-high fence.", [3_000_000, 15_000_000, 5]),
        (
            "He cleared 4.80m, threw 62.4m and moved it 12m (39ft); it lost 4.8m.",
            [4.8, 62.4, 12, 39, 4_800_000],
        ),
        ("Vale were set 90 to win, and they set Elm 249 to win.", [90, 249]),
        # wordings that count nothing
        ("A couple, who fled, hit two-handed shots: one step forward, two steps back for Erik ten Holt.", []),
        ("Put two and two together: she stood half dead in the 2100 block of Elm Road.", []),
        ("The 911 emergency operator named one possible reason.", []),
        ("The 100m drop, the 50m pool; the bank lent 300m.", [100, 50, 300_000_000]),
        ("He scored on 67 minutes and (45+2), after a break of 20 minutes.", [20]),
        ("Ozawa <7269.T> fell 3 percent and Lunghai (0700.HK) rose.", [3]),
        ("They will not pay one penny more; it costs one penny.", [1]),
        ("Eightythree per cent of twentyone men.", [83, 21]),
        # hours
        ("The train at nine. The show at ten past nine; she is up at three tomorrow.", []),
        ("The rate stood at six, and he began playing at six.", [6, 6]),
        ("11:12pm Four points were saved; he had one day of leave.", [4, 1]),
        ("Goals: Reed (67 pen).\n2. Marco Mora (1.)", []),
        # the dash of an entry is no sign
        ("-One survey shows a lead.", [1]),
        ("- Two surveys show a lead.", [2]),
        # days and districts that are written like a number
        ("It recalled the Sept. 11 attacks and the Jan. 6 riots.", []),
        ("She won in the state's 10th Congressional District.", []),
    ],
)
def test_what_is_a_figure(text: str, expected: list[Any], find: Find) -> None:
    assert [f.value for f in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Holt turns 70 on Tuesday.", "year"),
        ("Those who will turn 18 before the vote may take part.", "year"),
        ("She turned 40 pages.", None),
        ("Crutcher, 40 ― a father and student, was shot.", "year"),
        ("She spent a quarter-century in the mill.", "century"),
        ("At 10m across it is faint.", "meter"),
    ],
)
def test_units(text: str, unit: str | None, find: Find) -> None:
    assert [f.unit for f in find(text)] == [unit]


def test_a_list_without_and_shares_its_unit(find: Find) -> None:
    assert [f.unit for f in find("If you clear 7, 8, 10 percent, you are lucky.")] == ["percent"] * 3
    assert [f.unit for f in find("Of the 40, 10 percent left.")] == [None, "percent"]


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Talks between the two sides failed.", [None]),
        ("Between 10 and 20 boats sank.", ["between"]),
        ("They argued over the three dams.", [None]),
        ("They care about two things.", [None]),
        ("The debts add up to $2 billion.", [None]),
        ("Lending of up to $8,400 is allowed.", ["up to"]),
        ("It fell 5 points shy of the 46% record.", [None, None]),
        ("Nearly the 300 boats sank.", ["nearly"]),
        ("They must choose from the 20 and up to 30 percent may not.", [None, "up to"]),
    ],
)
def test_how_exact_it_is(text: str, qualifiers: list[str | None], find: Find) -> None:
    assert [f.qualifier for f in find(text)] == qualifiers


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Two of the firm's five directors resigned.", ["directors", "directors"]),
        ("It watches 20,000 of the state's 70,000 mosques.", ["mosques", "mosques"]),
        ("Dozens of private and public courses closed.", ["private and public courses"]),
        ("They will cast 42 votes for Holt, 18 for Reed and 16 for Cole.", ["votes", "votes", "votes"]),
        ("He won the support of millions by repeating it.", [None]),
        ("The council got the 95-page report of a 22-member panel.", ["page", "member"]),
        ("Holt took 42 percent, Reed 34 percent.", ["Holt", None]),
        ("The firm owed £48 million to 620 creditors.", [None, "creditors"]),
        ("The 10-year yield rose.", ["yield"]),
        ("He was 6-foot-4 and weighed 230 pounds.", [None, None]),
        ("It has been struck twice since 1888.", [None]),
        ("It hit the tens of millions flowing into races.", [None]),
    ],
)
def test_what_is_counted(text: str, things: list[str | None], find: Find) -> None:
    assert [f.of for f in find(text)] == things


@pytest.mark.parametrize(
    "text",
    [
        "Cruz supporters won three seats in Ohio.\n\nCruz supporters won two of the four seats in Ohio.",
        "Minutes later Ohio cast 13 votes for Holt.\n\nMinutes later Ohio cast four votes for Reed.",
        "Holt won 14 delegates in Ohio.\n\nHolt backers won the remaining two delegates in Ohio.",
    ],
)
def test_parts_of_a_whole_do_not_clash(text: str, find: Find) -> None:
    assert figures.conflicts(find(text), open_record(text, "test")) == ()
