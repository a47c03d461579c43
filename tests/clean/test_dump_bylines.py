"""Who wrote the story of a dump: bylines in many shapes, and names that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.dump.cleaner import clean_dump
from reader.clean.models.byline_lines import byline_candidates, people_of
from reader.clean.models.text_lines import read_line
from reader.load.loading import load_text

_STORY = "\n\n".join(
    f"The harbour board heard {n} hours of evidence on Monday before it voted, nine to two, for a "
    "plan that will cost at least $84 million, its chair said after the meeting."
    for n in ("four", "five", "six", "seven")
)
_TOP = "Skip to content\n\nHome\nNews\nSport\nSubscribe\n\nHarbour vote splits the board\n\n"
_END = "\n\nShare this article\n\nRelated stories\n\n© 2024 The Ellis Gazette. All rights reserved."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Anna Ruiz", ("Anna Ruiz",)),
        ("by Anna Ruiz and Tom Ott", ("Anna Ruiz", "Tom Ott")),
        ("Posted on 1 July 2024 by Anna Ruiz", ("Anna Ruiz",)),
        ("Anna Ruiz March 12, 2024", ("Anna Ruiz",)),
        ("12 March 2024 • Anna Ruiz in Harbours", ("Anna Ruiz",)),
        ("Oct 29, 2024Anna Ruiz and Tom Ott", ("Anna Ruiz", "Tom Ott")),
        ("Anna RuizPublished: 12 March 2024", ("Anna Ruiz",)),
        ("byAnna Ruiz", ("Anna Ruiz",)),
        ("Anna Ruiz Anna Ruiz", ("Anna Ruiz",)),
        ("Anna Ruiz ELLIS GAZETTE", ("Anna Ruiz",)),
        ("Anna Ruiz Senior Reporter", ("Anna Ruiz",)),
        ("Checked by Tom Ott — Written by Anna Ruiz", ("Anna Ruiz",)),
        ("By Anna Ruiz – Updated Sep 9, 2024 | Fact-checked by Tom Ott", ("Anna Ruiz",)),
        ("By Anna Ruiz ⋅ Founder ⋅ Updated May 6, 2024", ("Anna Ruiz",)),
    ],
)
def test_people_of_a_line(text: str, names: tuple[str, ...]) -> None:
    assert people_of(text) == names


@pytest.mark.parametrize(
    ("above", "below", "authors"),
    [
        ("By Anna Ruiz", "", ("Anna Ruiz",)),
        ("By\nAnna Ruiz", "", ("Anna Ruiz",)),
        ("Anna Ruiz\nMarch 12, 2024", "", ("Anna Ruiz",)),
        ("Anna Ruiz\n12 March 2024\n5 min read", "", ("Anna Ruiz",)),
        ("ANNA RUIZ | March 12, 2024", "", ("Anna Ruiz",)),
        ("by Anna Ruiz and Tom Ott | March 12, 2024", "", ("Anna Ruiz", "Tom Ott")),
        ("", "", ()),
        ("Photo by Tom Ott / Getty Images\n\nBy Anna Ruiz", "", ("Anna Ruiz",)),
        ("By Anna Ruiz", "\n\nComments\n\nTom Ott says:\n\nNice one.\n\nReply", ("Anna Ruiz",)),
    ],
)
def test_the_authors_of_a_dump(above: str, below: str, authors: tuple[str, ...]) -> None:
    text = f"{_TOP}{above}\n\n{_STORY}{below}{_END}"
    assert clean_dump(load_text(text, "vote.txt")).authors == authors


def test_the_owner_of_the_copyright_may_be_the_author() -> None:
    text = f"{_TOP}Anna Ruiz\nMarch 12, 2024\n\n{_STORY}\n\nShare this article\n\n© 2024 Anna Ruiz"
    assert clean_dump(load_text(text, "vote.txt")).authors == ("Anna Ruiz",)


@given(st.lists(st.tuples(st.text(max_size=60), st.booleans()), max_size=12))
def test_candidates_are_lines_with_the_same_features(rows: list[tuple[str, bool]]) -> None:
    lines = [read_line(text, gap) for text, gap in rows]
    found = byline_candidates(lines, [gap for _, gap in rows], None)
    assert len({len(one.features) for one in found}) <= 1
    assert all(one.names and 0 <= one.at < len(lines) for one in found)
