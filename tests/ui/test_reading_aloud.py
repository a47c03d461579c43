"""The sentence that is spoken is lit; a key stops it; without a program that speaks that is said."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.cli.say import say, utterances
from reader.errors import ReaderError
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel, until
from tests.ui.sample import ARTICLE, TEXT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are shell scripts")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that writes down what it says, and takes its time for the catch."""
    file = tmp_path / "spd-say"
    file.write_text(
        f'#!/bin/sh\necho "$3" >> {tmp_path}/said\n'
        'case "$3" in *290*) exec sleep 60;; *2019.*) exit 3;; esac\n',
        "utf-8",
    )
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return tmp_path / "said"


def test_sentence_after_sentence_is_lit_and_said(program: Path) -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "} R")
        await until(pilot, lambda: program.exists() and "290" in program.read_text("utf-8"))
        assert screen.view_state.lit is not None and "There are 290" in screen.view_state.lit.of(TEXT)
        await press(pilot, "escape")
        assert (screen.view_state.lit, screen.status.message) == (None, "Quiet again.")
        await press(pilot, "G R")
        await until(pilot, lambda: screen.status.message == "spd-say ended with 3.")

    travel(journey)
    said = program.read_text("utf-8").splitlines()
    assert said[:3] == [
        "“We measured 310 leaks in the dam last winter,” said Mara Lindt, the council’s chief surveyor.",
        "“It cannot wait.”",
        "She said that more than 2,000 homes stood below the basin.",
    ]


def test_without_a_program_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "R")
        assert screen.status.message == ("Nothing here can speak: there is none of spd-say, say, espeak-ng.")

    travel(journey)
    with pytest.raises(ReaderError, match="there is none of spd-say"):
        say(ARTICLE)


def test_the_command_says_title_authors_and_all_sentences(
    program: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert list(utterances(ARTICLE))[:2] == [
        "Council votes to drain the upper basin at Vann", "By Elin Sorel.",
    ]  # fmt: skip
    with pytest.raises(ReaderError, match="spd-say ended with 3; nothing more is read aloud"):
        say(replace(ARTICLE, blocks=ARTICLE.blocks[-1:]))
    assert capfdbinary.readouterr().out.decode().splitlines() == program.read_text("utf-8").splitlines()


def test_a_program_without_a_sound_device_is_not_taken_for_one_that_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "spd-say"
    file.write_text("#!/bin/sh\necho 'cannot find card 0' >&2\n", "utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    long = "A sentence of so many words that no voice is done with it soon. " * 40
    with pytest.raises(ReaderError, match=r"spd-say finds no way to be heard .*; nothing more is read aloud"):
        say(replace(ARTICLE, title=long))
