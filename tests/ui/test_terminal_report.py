"""What a terminal says of itself is taken out of the keys, whenever and however it comes, or never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.render.picture_choice import PictureChoice, PictureProtocol, learned
from reader.ui.terminal.terminal_report import ReportFilter, TerminalReport

NAME, ABLE = "\x1bP>|kitty(0.41.1)\x1b\\", "\x1b[?62;4;22c"
KITTY = TerminalReport("kitty(0.41.1)", sixel=True)
LONG = "\x1bP>|" + "x" * 300 + "\x1b\\"
MODE = "\x1b[?2026;2$y"


def asked() -> ReportFilter:
    reports = ReportFilter()
    reports.ask()
    return reports


@pytest.mark.parametrize(
    ("pieces", "keys", "report"),
    [
        pytest.param([NAME + ABLE], "", KITTY, id="both"),
        pytest.param(["j" + NAME + "k" + ABLE + "l"], "jkl", KITTY, id="among keys"),
        pytest.param([*(NAME + ABLE)], "", KITTY, id="byte by byte"),
        pytest.param([NAME[:7], NAME[7:] + ABLE[:4], ABLE[4:] + "q"], "q", KITTY, id="in three pieces"),
        pytest.param(["\x1b[?1;2c"], "", TerminalReport("", sixel=False), id="no name"),
        pytest.param([MODE, ABLE], MODE, TerminalReport("", sixel=True), id="after another report"),
        pytest.param([MODE[:5], MODE[5:]], MODE, None, id="another report, cut in two"),
        pytest.param(["\x1b", "j"], "\x1bj", None, id="Esc, then a key"),
        pytest.param(["\x1b[A", "\x1bP"], "\x1b[A\x1bP", None, id="an arrow, and Alt with P"),
        pytest.param([LONG], LONG, None, id="a name that is too long"),
        pytest.param([NAME + ABLE, ABLE], ABLE, KITTY, id="once is enough"),
    ],
)
def test_the_answers_are_taken_out_and_the_keys_stay(
    pieces: list[str], keys: str, report: TerminalReport | None
) -> None:
    reports = asked()
    assert "".join(reports.sift(piece) for piece in pieces) + reports.waited() == keys
    assert reports.report == report


def test_where_nothing_was_asked_nothing_is_held_back() -> None:
    assert ReportFilter().sift("\x1b") == "\x1b"


PARTS = st.lists(st.sampled_from(["j", "]q", "\x1b[A", "é", NAME, MODE]))


@given(PARTS, st.lists(st.integers(1, 40), max_size=8))
def test_no_key_is_lost_however_the_answers_are_cut(parts: list[str], cuts: list[int]) -> None:
    data, reports, got = "".join(parts) + ABLE + "q", asked(), ""
    for cut in cuts:
        got += reports.sift(data[:cut])
        data = data[cut:]
    assert got + reports.sift(data) == "".join(part for part in parts if part != NAME) + "q"
    assert reports.report is not None and reports.report.sixel


@pytest.mark.parametrize(
    ("name", "sixel", "around", "protocol"),
    [
        ("kitty(0.41.1)", False, "truecolor", PictureProtocol.KITTY),
        ("kitty(0.26.5)", False, "truecolor", PictureProtocol.BLOCKS),  # it draws no pictures in cells
        ("kitty(0.41.1)", False, "", PictureProtocol.BLOCKS),  # a picture is told by a colour of 24 bits
        ("ghostty 1.2.0", False, "truecolor", PictureProtocol.KITTY),
        ("WezTerm 20240203", True, "truecolor", PictureProtocol.SIXEL),
        ("XTerm(379)", True, "truecolor", PictureProtocol.SIXEL),
        ("XTerm(379)", False, "truecolor", PictureProtocol.BLOCKS),
        ("", False, "truecolor", PictureProtocol.BLOCKS),
        ("kitty(x.y)", False, "truecolor", PictureProtocol.BLOCKS),
    ],
)
def test_the_best_that_the_terminal_knows_is_used(
    name: str, sixel: bool, around: str, protocol: PictureProtocol
) -> None:
    choice = PictureChoice(PictureProtocol.BLOCKS, inline=True, asks=True)
    environ = {"TERM": "xterm-256color", "COLORTERM": around}
    assert learned(choice, name, sixel=sixel, environ=environ) == PictureChoice(protocol, inline=True)
