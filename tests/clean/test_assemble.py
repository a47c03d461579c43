"""What an article of any format gets when its parts are put together."""

from __future__ import annotations

import pytest

from reader.clean.clean import clean
from reader.load.loading import load
from reader.load.source import File

_ENGLISH = (
    "The board of the port met on Monday and it was said that the plan for the harbour had been in the works "
    "for a year, and that nobody would have to leave the quay before the end of it."
)
_GERMAN = (
    "Der Rat hat sich am Montag getroffen und es wurde gesagt, dass der Plan für den Hafen nicht zu ändern "
    "ist, und dass die Leute am Kai nicht vor dem Ende des Jahres gehen müssen, wie es ihnen versprochen war."
)


@pytest.mark.parametrize(
    ("name", "data", "language"),
    [
        ("a.md", f"# Quay\n\n{_ENGLISH}", "en"),
        ("a.md", f"# Kai\n\n{_GERMAN}", "de"),
        ("a.md", f"---\ntitle: Quay\nlang: en-GB\n---\n{_GERMAN}", "en-GB"),
        ("a.md", "# Quay\n\nTwo words.", None),
        ("a.txt", f"Kai\n\n{_GERMAN}", "de"),
        ("a.txt", "\n".join(_ENGLISH.split()), "en"),
        ("a.html", f"<html><body><h1>Kai</h1><p>{_GERMAN}</p><p>{_GERMAN} Nein.</p></body></html>", "de"),
        ("a.html", f"<html lang=fr><body><h1>Kai</h1><p>{_GERMAN}</p></body></html>", "fr"),
    ],
)
def test_a_language_that_nothing_states_follows_from_the_words(
    name: str, data: str, language: str | None
) -> None:
    assert clean(load(File(data.encode(), name))).language == language
