"""Mojibake is mended where ftfy is sure of it; sound text of any language stays the same object."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401  # registers the codec: windows-1252 as browsers read it
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.loading import load
from reader.load.safe_text import MENDED
from reader.load.source import File
from reader.pipeline import Pipeline
from reader.text.mojibake import mend_mojibake


def garbled(text: str) -> str:
    return text.encode("utf-8").decode("sloppy-windows-1252")


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody wants to close a quay,” said Ana Ruiz, who doesn’t lead the board.",
        "The café on the quay — open since 1998 — stays.",
        "The pumps cost £84 million · 4 °C",
        "The vote 🙂 was close",
    ],
)
def test_it_is_mended(text: str) -> None:
    assert mend_mojibake(garbled(text)) == text


@pytest.mark.parametrize("lost", ["\N{REPLACEMENT CHARACTER}", ""], ids=["replaced", "left out"])
def test_a_closing_mark_that_lost_its_last_byte_is_put_back(lost: str) -> None:
    text = "“The quay stays open,” said Zoë Ruiz – for €40."
    assert mend_mojibake(garbled(text).replace("\x9d", lost)) == text


@pytest.mark.parametrize(
    "text",
    [
        "The council met.",
        "Il n’a pas été élu à l’âge prévu — « Ça va », dit-il.",
        "SÃO PAULO: A CONSTITUIÇÃO NÃO MUDA",
        "Él dijo: “¿Y qué?” Ângela riu.",
        "Das Maß ist voll: 20 € für Übernachtungen.",
    ],
)
def test_sound_text_is_the_same_object(text: str) -> None:
    assert mend_mojibake(text) is text


def test_lines_without_a_sign_stay() -> None:
    text = f"Ângela riu.\n{garbled('“Aye,” she said.')}\nSÃO PAULO"
    assert mend_mojibake(text) == "Ângela riu.\n“Aye,” she said.\nSÃO PAULO"


@given(st.lists(st.sampled_from(["Ã", "â€", "Â", "\n", "\x80", "™", " ", "a", "ðŸ", "é"])))
def test_any_text_is_taken(parts: list[str]) -> None:
    mended = mend_mojibake("".join(parts))
    assert mended.count("\n") == parts.count("\n")


TEXT = "Vote\n\n“Nobody wants to close a quay,” said Ana Ruiz. The café, she said, doesn’t pay.\n"


def test_a_note_says_so() -> None:
    article = Pipeline().open_file_for_screen(File(garbled(TEXT).encode(), "vote.txt")).article
    assert "“Nobody wants to close a quay,”" in article.text
    assert article.notes == (MENDED,)


def test_a_sound_file_has_no_note() -> None:
    assert load(File(TEXT.encode(), "vote.txt")).notes == ()


def test_a_file_that_is_not_cleaned_keeps_its_text() -> None:
    file = File(garbled(TEXT).encode(), "vote.txt")
    article = Pipeline(clean=False).open_file_for_screen(file).article
    assert load(file).decoded == garbled(TEXT)
    assert article.text.startswith("Vote\n\nâ€œNobody")
    assert article.notes == ()
