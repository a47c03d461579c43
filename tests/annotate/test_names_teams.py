"""Towns and lands that play are teams, in an article about sport alone."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind
from tests.annotate.attributed import Analysed

ORG, GPE = EntityKind.ORG, EntityKind.GPE
LEAGUE = "The striker was the best of the league this season, the coach of the squad wrote. "


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # who is played, who plays, whose player it is
        ("Redmoor face Zurich in the next match.", "Zurich", ORG),
        ("They face Lyon and Zurich in their last two games.", "Zurich", ORG),
        ("It came after a 9-8 victory against Rotherham in 2003.", "Rotherham", ORG),
        ("They won by beating relegation threatened Burnley 1-0 on Sunday.", "Burnley", ORG),
        ("They closed the gap by beating Reading 3-2 on Sunday.", "Reading", ORG),
        ("It was a bad day for Sunderland's former Dutch coach Dirk Vos.", "Sunderland", ORG),
        ("He scored 28 points in Portland's 117-94 win on Monday.", "Portland", ORG),
        ("Ohio State prepares to take on No. 1 Alabama on Friday.", "Alabama", ORG),
        ("Leo Marsh, a former player at Pittsburgh, was down on it.", "Pittsburgh", ORG),
        ("They have an interest in Monaco's Pierre Baudin.", "Monaco", ORG),
        ("The Denver quarterback threw three touchdowns.", "Denver", ORG),
        ("Wales beat Scotland 21-19, and the Wales captain wept.", "Wales", GPE),
        # a town where something is, and a land that something is told of
        ("The club opens the season at Brighton on 12 August.", "Brighton", GPE),
        ("The match in Lyon was put off.", "Lyon", GPE),
        ("He grew up in Scotland and the Scotland captain knew him.", "Scotland", GPE),
        ("She flew to Zurich for treatment.", "Zurich", GPE),
    ],
)
def test_a_town_that_plays_is_a_team(text: str, name: str, kind: EntityKind, analysed: Analysed) -> None:
    found = {entity.name: entity.kind for entity in analysed(LEAGUE + text)[1].entities}
    assert found[name] is kind


@pytest.mark.parametrize(
    "text", ["The mayor of Denver beat the tax in court.", "France beat Italy to the contract."]
)
def test_without_sport_a_town_stays_a_town(text: str, analysed: Analysed) -> None:
    assert {e.kind for e in analysed(text)[1].entities if e.name in ("Denver", "France", "Italy")} == {GPE}
