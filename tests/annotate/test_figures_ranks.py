"""Ordinals that say how many or how far down a list; most only point and are no figures."""

from __future__ import annotations

import pytest

from reader.annotate import figures
from reader.model.analysis import FigureKind
from reader.pipeline import open_record


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # a run
        ("It was the fifth straight win.", [("fifth", 5)]),
        ("Rates fell for the 14th consecutive month.", [("14th", 14)]),
        ("They met for the third day in a row.", [("third", 3)]),
        ("Output shrank for a third quarter in a row.", [("third", 3)]),
        ("Talks failed for a third day.", [("third", 3)]),
        ("The koru gained for the sixth trading day.", [("sixth", 6)]),
        ("This was the fourth time that it burned.", [("fourth", 4)]),
        # a place in a list
        ("It is the second-highest sum and the third most common.", [("second-highest", 2), ("third", 3)]),
        ("Ruiz, ranked 211th, is fifth in the league.", [("211th", 211), ("fifth", 5)]),
        ("She finished twenty-second, in third place.", [("twenty-second", 22), ("third", 3)]),
        ("She moved up to eleventh overall.", [("eleventh", 11)]),
        ("Ott became the 14th man to row home.", [("14th", 14)]),
        # somebody's own
        ("It was her 12th title in his 17th year.", [("12th", 12), ("17th", 17)]),
        ("It was his 12th Test and Sola’s third Tour stage.", [("12th", 12), ("third", 3)]),
        ("Vale sit sixth; its 42nd Street shop is shut.", [("sixth", 6)]),
        ("She is the queen’s third child.", [("third", 3)]),
        ("Davis scored in the Lakes' fifth game.", [("fifth", 5)]),
        ("twenty-fifth", [("twenty-fifth", 25)]),
        ("A fourth consecutive defeat followed a tenth rise this year.", [("fourth", 4), ("tenth", 10)]),
        ("She claimed a fifth win of the season; a third case was found.", [("fifth", 5)]),
        # a seed, and a place in a ranking
        ("The second seed beat the 17th seed 6-4.", [("second", 2), ("17th", 17), ("6-4", (6, 4))]),
        ("The eighth-seeded Kolar met the world No. 34.", [("eighth", 8), ("No. 34", 34)]),
        ("Kolar, ranked No 12, beat the No. 5 seed.", [("No 12", 12), ("No. 5", 5)]),
        ("The song is number two in the charts.", [("number two", 2)]),
        ("No. 4 Elm State beat No. 15 Oakland Tech.", [("No. 4", 4), ("No. 15", 15)]),
        ("They planted the third seed bank at No. 5 Elm Street, near the No. 3 Reactor.", []),
        ("No. 10 said that safety is its number one priority.", []),
        ("He caught the No. 12 bus to No. 2 Court; he was the party's number two.", []),
        ("The former world No.1 beat No.4 Elm State.", [("No.1", 1), ("No.4", 4)]),
        ("See No.3 below; No.10 Downing Street and No.5 Elm Road are shut.", []),
        # where somebody stands in a race or a table
        ("Ruiz will start third ahead of Rantanen.", [("third", 3)]),
        ("Duarte was 12th and Cole 14th, behind Osk.", [("12th", 12), ("14th", 14)]),
        ("A goal took Vale above Harlow into second.", [("second", 2)]),
        ("They are level with Stour in 16th and 15th.", [("16th", 16), ("15th", 15)]),
        ("They rose from ninth to fourth and stay in second.", [("ninth", 9), ("fourth", 4), ("second", 2)]),
        ("Osk won, with Ruiz sixth and Mora seventh.", [("sixth", 6), ("seventh", 7)]),
        (
            "He finished second and third, and crossed the line fifth.",
            [("second", 2), ("third", 3), ("fifth", 5)],
        ),
        ("They moved in second gear on March 12th and Tuesday 14th, to West 4th.", []),
        ("It was second nature to the second in command; he was second to none.", []),
        ("King Charles the third lives between the third and fourth floors.", []),
        (
            "She wants a fourth Games and a second gold; a fourth said no.",
            [("fourth", 4), ("second", 2), ("a fourth", 0.25)],
        ),
        # those that point
        ("The first lady came second.", [("second", 2)]),
        ("The first man came second to none; a second man left on the third floor.", []),
        ("He scored in the third quarter and in the second half of his second set.", []),
        ("On 4th July and on the 30th they met in 42nd Street, near Fifth Avenue.", []),
        ("Her second-hand coat, a third-party claim and the 19th-century mill.", []),
        ("The Second Amendment, the Third World and the eighth grade.", []),
        ("They bought seed a second time; it was the second-best-kept secret.", [("second-best", 2)]),
        ("A third of them left, a fifth less than before.", [("A third", 1 / 3), ("a fifth", 1 / 5)]),
    ],
)
def test_an_ordinal_is_a_figure_where_it_counts(text: str, shown: list[tuple[str, float]]) -> None:
    assert [(f.text, f.value) for f in figures.find(open_record(text, "test"))] == shown


def test_its_kind_and_what_it_counts() -> None:
    (found,) = figures.find(open_record("It was the fifth straight win.", "test"))
    assert (found.kind, found.unit, found.of) == (FigureKind.ORDINAL, None, "straight win")
