"""The signs of checks in the gutter: of several on a line, the one that asks for most."""

from __future__ import annotations

import pytest
from rich.style import Style

from reader.model.notebook import Check, CheckStatus, anchor
from reader.model.notebook_state import Kept, NotebookState
from reader.render.check_marks import check_sign, line_check
from reader.render.palette import palette
from reader.render.theming import load_themes

TEXT = "40 boats, 7 crews, 3 piers"
INK = palette(load_themes().by_name["graphite"])


def state(**statuses: CheckStatus) -> NotebookState:
    """Checks of words of the text, by the words."""
    checks = []
    for words, status in statuses.items():
        start = TEXT.index(words)
        words_there = anchor(TEXT, start, start + len(words))
        checks.append(Kept(words, "", "ada", "", Check(words_there, status), words_there.span))
    return NotebookState("ada", tuple(checks))


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ({"boats": CheckStatus.CHECKED}, CheckStatus.CHECKED),
        ({"boats": CheckStatus.CHECKED, "crews": CheckStatus.QUERY}, CheckStatus.QUERY),
        ({"boats": CheckStatus.WRONG, "crews": CheckStatus.QUERY}, CheckStatus.WRONG),
        ({"boats": CheckStatus.OPEN}, None),
        ({"piers": CheckStatus.WRONG}, None),
    ],
)
def test_a_line_shows_the_loudest_of_what_begins_on_it(
    statuses: dict[str, CheckStatus], told: CheckStatus | None
) -> None:
    assert line_check(state(**statuses), 0, 18) is told


def test_where_nothing_was_checked_the_cell_keeps_its_ground() -> None:
    assert check_sign(state(boats=CheckStatus.CHECKED), 10, 20, INK) == (" ", Style())
    assert check_sign(state(boats=CheckStatus.CHECKED), 0, 20, INK) == ("✓", INK.accent)
    assert check_sign(state(boats=CheckStatus.WRONG), 0, 20, INK) == ("✗", INK.warn)
