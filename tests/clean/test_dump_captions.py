"""What stands beside the credit of a picture, and lines that say who contributed."""

from __future__ import annotations

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.clean.models.caption_lines import is_caption, picture_line
from reader.clean.models.text_lines import read_line
from reader.load.loading import load_text

_CREDIT = "Photo: Pia Lindqvist"


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        ([_CREDIT, "A dredger waits off the north quay on Monday."], True),
        (["<i>Pia Lindqvist/Ellis Pictures</i><br/>", "A dredger waits off the quay."], True),
        (["The quay.", "A dredger waits off the north quay on Monday.", _CREDIT], True),
        ([_CREDIT, "Harbour board approves dredging"], False),  # no sentence
        (["The quay.", "A dredger waits off the north quay on Monday."], False),  # no credit
        ([_CREDIT, "A dredger " * 40 + "waits."], False),  # no caption is that long
        ([_CREDIT, "Read more."], False),  # furniture of its own
    ],
)
def test_a_caption_is_a_sentence_beside_a_credit(lines: list[str], caption: bool) -> None:
    assert is_caption([read_line(text, True) for text in lines], 1) is caption


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("1 of 4 | Boats wait at the quay on Monday", "caption"),
        ("Image 2 / 7 Boats wait at the quay on Monday", "caption"),
        ("Boats wait at the quay. Photograph: Pia Lind", "caption"),
        ("Boats wait at the old quay. (Pia Lind/Ellis Images)", "caption"),
        ("Photo by Pia Lind", "photo credit"),
        ("12/19/2025 • Harbour Wire • Pia Lind", None),
        ("1/2 cup of butter for the pan", None),
        ("10 of 12 members voted for the plan", None),
        ("The photo byline is a page of its own", None),
    ],
)
def test_a_line_with_the_number_or_the_credit_of_a_picture(line: str, found: str | None) -> None:
    assert picture_line(read_line(line, True)) == found


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Contributing: Petra Vance and Oluwaseun Adeyemi.", ("Petra Vance", "Oluwaseun Adeyemi")),
        ("Joss Whitby reported from Port Ellis. Contributing: Petra Vance.", ("Petra Vance",)),
        ("Additional reporting by Petra Vance.", ("Petra Vance",)),
        ("Petra Vance contributed to this report.", ("Petra Vance",)),
        ("The board spoke of causes contributing: “mud, wind and the tide,” it said.", ()),
    ],
)
def test_contributors(line: str, names: tuple[str, ...]) -> None:
    story = "The board voted on Monday, nine to two, to deepen the channel at Port Ellis by two metres."
    article = clean_dump(load_text("\n\n".join(["Board votes for the quay", *[story] * 4, line]), "dump"))
    assert article.contributors == names
    if names:
        assert ("contributor line", line) in {(cut.reason, cut.text) for cut in article.cut}
