"""A row of a list as cells: what is cut, what stays, what is told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.ui.panels.row_line import RowLine, bar, fit, in_one_colour, wrapped


class TestLines:
    @pytest.mark.parametrize(
        ("text", "width", "shown"),
        [
            ("harbour", 7, "harbour"),
            ("harbour", 6, "harbo…"),
            ("harbour board", 9, "harbour…"),
            ("a\n b\t c", 9, "a b c"),
            ("harbour", 1, "…"),
            ("harbour", 0, ""),
            ("港の工事", 8, "港の工事"),
            ("港の工事", 6, "港の…"),
            ("[red]x[/red]", 20, "[red]x[/red]"),
        ],
    )
    def test_fit(self, text: str, width: int, shown: str) -> None:
        assert fit(text, width) == shown

    @given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), st.integers(0, 40))
    def test_fit_never_passes_the_width(self, text: str, width: int) -> None:
        assert cell_len(fit(text, width)) <= width

    def test_the_right_end_stays_and_the_left_gives_way(self) -> None:
        line = RowLine(16, "¶ 7").add("A ").add("a long piece of text")
        assert line.strip(Style()).text == "A a long p…  ¶ 7"

    def test_columns_keep_their_width(self) -> None:
        assert (
            RowLine(12).add("ab", width=4).add(" ").add("cdefgh", width=4).strip(Style()).text
            == "ab   cde…   "
        )

    @pytest.mark.parametrize(
        ("share", "shown"),
        [(0, ""), (0.001, "╸"), (0.25, "━"), (0.4, "━╸"), (0.5, "━━"), (1, "━━━━"), (2, "━━━━")],
    )
    def test_a_bar_is_exact_to_half_a_cell(self, share: float, shown: str) -> None:
        assert bar(share, 4) == shown

    def test_a_sentence_is_parted_at_spaces(self) -> None:
        assert wrapped("No figures in this article.", 12) == ["No figures", "in this", "article."]


def test_a_reversed_row_has_one_colour_and_keeps_its_shapes() -> None:
    ground = Style(color="white", bgcolor="black", reverse=True)
    drawn = RowLine(12).add("9 to 2", Style(color="red", bold=True)).strip(ground)
    strip = in_one_colour(drawn, ground)
    assert (strip.text, strip.cell_length) == (drawn.text, 12)
    styles = [style for _, style, _ in strip if style is not None]
    assert {(s.color, s.bgcolor, s.reverse) for s in styles} == {(ground.color, ground.bgcolor, True)}
    assert styles[0].bold
