"""How the export object is set as text: one line for programs, lines for people, nothing for terminals."""

import json
from typing import Any

import pytest

from reader.export.json import article_object, dump
from tests.export.notebook_sample import STATE
from tests.ui.sample import ANALYSIS, ARTICLE, at

VALUE: dict[str, Any] = {
    "schema": "newsreader/1",
    "notes": ["one", "two"],
    "quotes": [{"id": "q1", "spans": [[0, 4]]}, {"id": "q2", "spans": []}],
    "cut": [],
}


def test_every_record_has_a_line_for_people() -> None:
    assert dump(VALUE, lines=True) == (
        "{\n"
        '  "schema": "newsreader/1",\n'
        '  "notes": ["one", "two"],\n'
        '  "quotes": [\n'
        '    {"id": "q1", "spans": [[0, 4]]},\n'
        '    {"id": "q2", "spans": []}\n'
        "  ],\n"
        '  "cut": []\n'
        "}\n"
    )


@pytest.mark.parametrize("lines", [True, False])
def test_both_say_the_same(lines: bool) -> None:
    text = dump(VALUE, lines=lines)
    assert json.loads(text) == VALUE
    assert text.endswith("}\n")
    assert (text.count("\n") == 1) is not lines


@pytest.mark.parametrize("char", ["\x1b", "\x7f", "\x9b", "\u202e", "\u2028", "\ud800", "\U000e0041"])
def test_what_a_terminal_could_obey_is_escaped(char: str) -> None:
    text = dump({"title": f"a{char}b", f"k{char}": [{"text": char}]}, lines=True)
    assert char not in text
    assert json.loads(text)["title"] == f"a{char}b"


def test_what_was_found_stands_with_its_words_and_its_paragraph() -> None:
    value = article_object(ARTICLE, ANALYSIS)
    assert (value["quotes"][1]["text"], value["quotes"][1]["paragraph"]) == ("“It cannot wait.”", 2)
    assert (value["figures"][5]["text"], value["figures"][5]["paragraph"]) == ("45 percent", 8)
    assert value["dates"][0]["paragraph"] == 1
    lindt = value["entities"][0]
    assert (lindt["texts"], lindt["paragraphs"]) == (["Mara Lindt", "She"], [2, 3])
    assert value["speakers"][4]["texts"] == ["The families’ union"]


def test_an_article_without_an_analysis_has_its_own_members_alone() -> None:
    value = article_object(ARTICLE, None)
    assert "quotes" not in value and value["checks"] == value["notes_of_reader"] == value["corrected"] == []


def test_what_a_person_noted_stands_with_its_words_and_whose_it_is() -> None:
    value = article_object(ARTICLE, ANALYSIS, STATE, file="vann.txt")
    wrong, _ = value["checks"]
    assert [wrong[name] for name in ("text", "paragraph", "check", "subject")] == [
        "2,000",
        3,
        "wrong",
        "figure",
    ]
    notes = [(note["author"], note["text"], note["start"], note["note"]) for note in value["notes_of_reader"]]
    assert notes[1] == ("ada", "The families’ union", at("The families’ union").start, "Which ␛[31munion?")
    assert notes[2] == ("ada", "a pier of gold", None, "Where did this go?")
    assert notes[3][0] == "Ben"
    assert [(one["kind"], one["value"]) for one in value["corrected"]] == [("speaker", "Mara Lindt")]
    assert [one["text"] for one in value["highlights"]] == ["Monday"]
    assert [(one["tag"], one["text"], one["start"]) for one in value["tags"]] == [("water", None, None)]
    assert "wrong" in dump(value)
