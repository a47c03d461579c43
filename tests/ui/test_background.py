"""Light or dark follows the terminal: the answer is taken out of the keys, and a choice of the user wins."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from reader.config import Config
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.startup_state import read_startup_state
from reader.ui.terminal.background import AnswerFilter, Background, is_light
from tests.ui.journeys import travel
from tests.ui.terminals import read_until, reading

WHITE = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
ESC = "\x1b"


@pytest.mark.parametrize(
    ("pieces", "keys", "light"),
    [
        pytest.param([WHITE], "", True, id="ended by ST"),
        pytest.param(["\x1b]11;rgb:1a1a/1b1b/2c2c\x07"], "", False, id="ended by BEL"),
        pytest.param(["\x1b]11;rgb:f/f/e\x07"], "", True, id="one digit a channel"),
        pytest.param(["\x1b]11;rgba:00/00/00/ff\x1b\\"], "", False, id="with an alpha channel"),
        pytest.param(["jj" + WHITE + "k"], "jjk", True, id="among keys"),
        pytest.param([*WHITE], "", True, id="byte by byte"),
        pytest.param([WHITE[:9], WHITE[9:] + "q"], "q", True, id="in two pieces"),
        pytest.param([WHITE[:-1], "\\j"], "j", True, id="cut within its end"),
        pytest.param([ESC, "j"], ESC + "j", None, id="Esc, then a key"),
        pytest.param(["\x1b[A", "\x1b[<0;3;4M"], "\x1b[A\x1b[<0;3;4M", None, id="an arrow and the mouse"),
        pytest.param(["\x1b]", "1", "1", "j"], "\x1b]11j", None, id="a beginning that comes to nothing"),
        pytest.param(["\x1b]10;rgb:0/0/0\x07"], "\x1b]10;rgb:0/0/0\x07", None, id="another answer"),
        pytest.param(["\x1b]11;rgb:" + "f" * 60, "j"], "\x1b]11;rgb:" + "f" * 60 + "j", None, id="too long"),
        pytest.param(["naïve “日本” 🙂"], "naïve “日本” 🙂", None, id="other scripts"),
    ],
)
def test_the_answer_is_taken_out_and_the_keys_stay(pieces: list[str], keys: str, light: bool | None) -> None:
    answers = AnswerFilter()
    assert "".join(answers.sift(piece) for piece in pieces) + answers.waited() == keys
    assert answers.light is light


@pytest.mark.parametrize(
    ("held", "keys"),
    [(ESC, ESC), ("\x1b]", "\x1b]"), ("\x1b]11", "\x1b]11"), ("\x1b]11;rgb:ff", "")],
)
def test_what_may_be_a_key_is_held_back_for_a_moment_only(held: str, keys: str) -> None:
    answers = AnswerFilter()
    assert answers.sift(held) == ""
    assert answers.waited() == keys


TYPED = st.text(st.sampled_from("jkq]1;rgb:/f\x1b[A\\\x07"), max_size=12)


@given(TYPED.filter(lambda text: "\x1b]11;" not in text), st.lists(st.integers(0, 40), max_size=4))
def test_without_an_answer_every_key_comes_through(typed: str, cuts: list[int]) -> None:
    answers = AnswerFilter()
    edges = sorted({0, len(typed), *(cut % (len(typed) + 1) for cut in cuts)})
    received = "".join(answers.sift(typed[a:b]) for a, b in pairwise(edges))
    assert received + answers.waited() == typed and answers.light is None


@given(st.text("jkq ]1", max_size=8), st.text("jkq ]1", max_size=8), st.lists(st.integers(0, 60), max_size=5))
def test_wherever_the_answer_is_cut_it_leaves_no_key(before: str, after: str, cuts: list[int]) -> None:
    answers, sent = AnswerFilter(), before + WHITE + after
    edges = sorted({0, len(sent), *(cut % (len(sent) + 1) for cut in cuts)})
    received = "".join(answers.sift(sent[a:b]) for a, b in pairwise(edges))
    assert received + answers.waited() == before + after and answers.light is True


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        (("ffff", "ffff", "ffff"), True),
        (("0", "0", "0"), False),
        (("fdfd", "f6f6", "e3e3"), True),
        (("00", "2b", "36"), False),
        (("8080", "8080", "8080"), True),
        (("6060", "6060", "6060"), False),
        (("0000", "0000", "ffff"), False),
    ],
)
def test_which_colours_are_light(colour: tuple[str, str, str], light: bool) -> None:
    assert is_light(*colour) is light


@pytest.mark.parametrize(
    ("config", "chosen", "light", "wanted"),
    [
        pytest.param(Config(cache=False), None, True, "paper", id="light"),
        pytest.param(Config(cache=False), None, False, "graphite", id="dark"),
        pytest.param(Config(cache=False, theme="fjord"), None, True, "fjord", id="the settings name a theme"),
        pytest.param(Config(cache=False), "harbour", True, "harbour", id="the user was quicker"),
    ],
)
def test_the_theme_follows_unless_the_user_chose(
    config: Config, chosen: str | None, light: bool, wanted: str
) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        if chosen:
            app.theme = chosen
            await pilot.pause()
        app.post_message(Background(light))
        await pilot.pause()
        assert app.reader_theme.name == wanted == app.theme
        assert screen.colours is app.reader_theme

    travel(journey, config=config)


@pytest.mark.parametrize("light", [True, False])
def test_the_next_reading_begins_as_the_terminal_was_the_last_time(light: bool) -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        app.post_message(Background(light))
        await pilot.pause()
        await pilot.press("q")

    travel(journey)
    assert read_startup_state(Config(), {}).theme.name == ("paper" if light else "graphite")
    assert read_startup_state(Config(), {"COLORFGBG": "0;15"}).theme.name == "paper"
    assert read_startup_state(Config(), {"COLORFGBG": "15;0"}).theme.name == "graphite"
    assert read_startup_state(Config(theme="fjord"), {}).theme.name == "fjord"


def test_what_the_terminal_said_is_not_kept_as_a_choice() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        app.post_message(Background(True))
        await pilot.pause()
        app.remember()
        assert app.reader_theme.name == "paper"

    travel(journey)
    from reader.store import session_memory

    assert session_memory.load(session_memory.memory_file()).theme is None


PAPER = b"48;2;247;243;233"
ASKED = b"\x1b]11;?\x1b\\"


@pytest.mark.parametrize("late", [False, True])
def test_a_real_terminal_is_asked_and_its_answer_is_no_key(tmp_path: Path, late: bool) -> None:
    with reading(tmp_path, COLUMNS="80", LINES="24") as reader:
        written = read_until(reader.terminal, b"Harbour news" if late else ASKED, 30)
        written += b"" if ASKED in written else read_until(reader.terminal, ASKED, 30)
        assert ASKED in written
        reader.terminal.write(WHITE.encode())
        written = read_until(reader.terminal, PAPER, 30)
        assert PAPER in written
        reader.terminal.write(b"q")
        written += read_until(reader.terminal, b"\x1b[?1049l", 30)
        assert b"does nothing" not in written and b"means nothing" not in written
        read_until(reader.terminal, None, 1)
        assert reader.program.wait(30) == 0
