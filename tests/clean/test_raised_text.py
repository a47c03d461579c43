"""What is raised or lowered is glued to no number, and the mark of a note to nothing."""

from __future__ import annotations

import pytest

from reader.clean.structure.block_walk import walk
from reader.clean.structure.page_model import PageBlock
from reader.clean.structure.raised_text import NOTE_MARK
from reader.markup.html import parse


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("3 × 10<sup>6</sup> eggs", "3 × 10⁶ eggs"),
        ("10<sup>-3</sup> grams", "10⁻³ grams"),
        ("£3<sup>50</sup> each", "£3.50 each"),
        ("20 m<sup>2</sup> of quay", "20 m² of quay"),
        ("the 5<sup>th</sup> boat", "the 5th boat"),
        ("1<sup>1</sup>/<sub>2</sub> days", "1 1/2 days"),
        ("CO<sub>2</sub> fell", "CO2 fell"),
        ("in 2011<sub>15 years ago</sub>", "in 2011 15 years ago"),
        ("12<span style='vertical-align: super'>5</span>", "12⁵"),
        ("a brand<sup>TM</sup>", "a brandTM"),
    ],
)
def test_it_reads_as_it_is_meant(markup: str, read: str) -> None:
    (block,) = walk(parse(f"<p>{markup}</p>")).blocks
    assert block.text == read


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("1,120<sup><a href='#n2'>2</a></sup> tons", "1,120 tons"),
        ("1,120<a href='#n2'><sup>2</sup></a> tons", "1,120 tons"),
        ("1,120<sup>[2]</sup> tons", "1,120 tons"),
        ("1,120<sup>b</sup> tons", "1,120 tons"),
        ("1,120<sup>3</sup> tons", "1,120 tons"),
        ("1,120 <sup>2</sup> tons", "1,120 tons"),
        ("1,120<sup>2,3</sup> tons", "1,120 tons"),
        ("the quay<sup>4</sup> was shut", "the quay was shut"),
        ("it was shut.<sup>4</sup> Nobody came", "it was shut. Nobody came"),
        ("it was shut<sup class='reference'>[<i>who?</i>]</sup>.", "it was shut."),
    ],
)
def test_the_mark_of_a_note_is_cut(markup: str, read: str) -> None:
    marks: list[PageBlock] = []
    kept: list[PageBlock] = []
    for block in walk(parse(f"<p>{markup}</p>")).blocks:
        (marks if block.hidden else kept).append(block)
    assert [block.text for block in kept] == [read]
    assert [block.reason for block in marks] == [NOTE_MARK]
