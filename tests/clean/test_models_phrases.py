# ruff: noqa: E501
"""Phrases of site furniture in many languages, and what a line is like by itself."""

from __future__ import annotations

import pytest

from reader.clean.models.furniture_phrases import find_phrase, fold
from reader.clean.models.text_lines import read_line
from reader.text.language_detection import language_of, script_language


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Skip to main content", "skip link"),
        ("Zum Inhalt springen", "skip link"),
        ("コンテンツへスキップ", "skip link"),
        ("Share this article", "share bar"),
        ("Поделиться", "share bar"),
        ("12 Comments", "comments"),
        ("Deja un comentario", "comments"),
        ("You may also like", "related headline"),
        ("À lire aussi", "read more"),
        ("Czytaj także: co dalej z portem", "read more"),
        ("© 2024 The Ellis Gazette", "copyright"),
        ("Tous droits réservés", "copyright"),
        ("This story has been updated with a reply of the board.", "update note"),
        ("Lena Ortiz contributed to this report.", "contributor line"),
        ("Anzeige", "advertisement"),
        ("We use cookies to make this site work.", "cookie notice"),
        ("Sign up for our newsletter", "newsletter"),
        ("Please read our community guidelines", "comment policy"),
        ("The-CNN-Wire", "wire tag"),
        ("Política de privacidad", "navigation"),
    ],
)
def test_a_phrase_gives_its_reason(text: str, reason: str) -> None:
    hit = find_phrase(fold(text), text)
    assert hit is not None and hit.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board met on Monday.",
        "He was shot in the harbour, the police said.",
        "Der Rat trat am Montag zusammen.",
        "",
        "…",
    ],
)
def test_other_lines_hold_no_phrase(text: str) -> None:
    assert find_phrase(fold(text), text) is None


@pytest.mark.parametrize(
    "text", ["<i>Tomas Reyer/AP</i><br/>", "Tomas Reyer/Getty Images", "Ada Morland / EPA"]
)
def test_a_name_and_an_agency_are_a_photo_credit(text: str) -> None:
    hit = read_line(text, False).hit
    assert hit is not None and hit.reason == "photo credit"


@pytest.mark.parametrize(
    ("text", "size", "prose"),
    [
        ("Two words", 2, False),
        ("The board voted, nine to two, for the plan on Monday.", 11, True),
        ("「埠頭で四千二百個のコンテナを数えた」と氏は述べた。", 13.5, True),
        ("港湾", 1, False),
    ],
)
def test_lines_are_measured_in_words_of_their_script(text: str, size: float, prose: bool) -> None:
    line = read_line(text, False)
    assert line.size == size
    assert line.prose is prose


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "the board met on Monday and it was said that the plan for the harbour had been in the works for a year"),
        ("de", "der Rat hat sich am Montag getroffen und es wurde gesagt dass der Plan für den Hafen nicht mehr zu ändern ist"),
        ("fr", "le conseil est réuni à la mairie et il a dit que le plan pour le port est dans les mains de la ville avec nous"),
        ("es", "el consejo se reunió el lunes y dijo que el plan para el puerto es de los que no se pueden cambiar en la ciudad"),
        (None, "zzz xxx yyy"),
    ],
)  # fmt: skip
def test_a_language_follows_from_its_function_words(code: str | None, text: str) -> None:
    assert language_of(fold(text)) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [("ja", "港湾委員会は月曜日に承認した"), ("ko", "항만 위원회는 월요일에 승인했다"), (None, "le port")],
)
def test_a_script_tells_its_language(code: str | None, text: str) -> None:
    assert script_language(text) == code
