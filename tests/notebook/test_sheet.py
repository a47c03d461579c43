"""What is on the check sheet, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.analysis import Analysis
from reader.model.notebook import Check, CheckStatus, CheckSubject, anchor
from reader.model.notebook_state import NO_NOTEBOOK, Kept, NotebookState
from reader.notebook.sheet import SheetGroup, check_sheet, open_items
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at


def checked(words: str, status: CheckStatus, subject: CheckSubject = CheckSubject.CLAIM) -> Kept[Check]:
    span = at(words)
    return Kept("1", "", "ada", "", Check(anchor(TEXT, *span), status, subject), span)


def test_figures_and_quotes_with_a_named_source_come_first_then_dates_names_and_the_rest() -> None:
    sheet = check_sheet(ARTICLE, ANALYSIS, NO_NOTEBOOK)
    groups = [item.group for item in sheet]
    assert groups == sorted(groups)
    many = {group: groups.count(group) for group in set(groups)}
    assert many == {
        SheetGroup.SOURCED: 6 + 9,
        SheetGroup.DATE: 6,
        SheetGroup.NAME: 4,
        SheetGroup.UNSOURCED: 1,
    }
    assert sheet[0].span == at("seven to four")
    assert at("“quiet shore”") not in [item.span for item in sheet]


def test_only_the_first_mention_of_a_name_is_to_be_checked() -> None:
    names = [
        item.span for item in check_sheet(ARTICLE, ANALYSIS, NO_NOTEBOOK) if item.subject is CheckSubject.NAME
    ]
    assert at("Mara Lindt") in names and at("She") not in names


@pytest.mark.parametrize(
    ("text", "words", "group"),
    [
        ("It is the largest dam of the shore.", "the largest dam", SheetGroup.SUPERLATIVE),
        ("Vann has its first-ever mayor.", "first-ever mayor", SheetGroup.SUPERLATIVE),
        ("The catch was twice as large.", "twice as large", SheetGroup.COMPARISON),
        ("The mostly dry basin, a recording, the onlyest.", None, None),
    ],
)
def test_what_claims_a_first_place_or_compares(
    text: str, words: str | None, group: SheetGroup | None
) -> None:
    found = [
        (item.span.of(text), item.group)
        for item in check_sheet(replace(ARTICLE, text=text), Analysis(), NO_NOTEBOOK)
    ]
    assert found == ([] if words is None else [(words, group)])


def test_what_else_was_checked_is_on_the_sheet_too() -> None:
    own = NotebookState("ada", (checked("bans engines after dusk", CheckStatus.QUERY),))
    assert check_sheet(ARTICLE, ANALYSIS, own)[-1].group is SheetGroup.OWN
    again = NotebookState("ada", (checked("bans engines after dusk", CheckStatus.OPEN),))
    assert check_sheet(ARTICLE, ANALYSIS, again)[-1].group is SheetGroup.UNSOURCED


def test_what_is_open_is_in_the_order_of_the_text() -> None:
    state = NotebookState("ada", (checked("310", CheckStatus.CHECKED, CheckSubject.FIGURE),))
    sheet = check_sheet(ARTICLE, ANALYSIS, state)
    left = [item.span for item in open_items(sheet, state)]
    assert len(left) == len(sheet) - 1 and left == sorted(left) and at("310") not in left
