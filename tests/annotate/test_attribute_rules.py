"""The table of attribute rules gives every token what spaCy's own ruler gives it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from reader.annotate.attribute_rules import RULER, TABLE, tabulate_attributes
from reader.annotate.nlp import BUNDLED

CORPUS = Path(__file__).parents[2] / "reader" / "training" / "corpus" / "articles"
ODD = [
    "They’re gonna say it’s what they’ve got to do.",
    "Let's go, I gotta run;  she'd better not.",
    "two  spaces\n\nand a  tab\there",
    "(He said: “No!”) — the U.S. isn't, I'm afraid, n't.",
    "What's that? That's what. Who's been there, and whose?",
    "£3m, 12%, 3.5 kg, 1/2, #tag @name http://example.org :-)",
    "",
]


def test_every_token_has_the_same_attributes() -> None:
    """The bundled model as it comes, and with the table, on what its tagger and its parser give; names are
    not needed here."""
    nlp = spacy.load(BUNDLED, exclude=["ner"])
    before = nlp.pipe_names
    named = [nlp.get_pipe(name) for name in before]
    tabulate_attributes(nlp)
    assert nlp.pipe_names == [TABLE if name == RULER else name for name in before]
    place = before.index(RULER)
    texts = [
        *ODD,
        *(next(iter(sorted(beat.glob("*")))).read_text("utf-8") for beat in sorted(CORPUS.iterdir())),
    ]
    for doc in nlp.pipe(texts, disable=nlp.pipe_names[place:]):
        plain, table = doc.copy(), doc
        for as_it_comes, tabulated in zip(named[place:], nlp.pipeline[place:], strict=True):
            plain, table = as_it_comes(plain), tabulated[1](table)
        assert _attributes(table) == _attributes(plain)


def _attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]


@pytest.mark.parametrize(
    "rule",
    [
        {"patterns": [[{"LEMMA": "be"}]], "attrs": {"POS": "AUX"}},
        {"patterns": [[{"LOWER": "x", "OP": "+"}]], "attrs": {"POS": "AUX"}},
        {"patterns": [[{"LOWER": "x"}]], "attrs": {"NORM": "y"}},
    ],
)
def test_a_ruler_with_rules_of_another_form_stays(rule: dict[str, object]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(RULER).add_patterns([rule])  # type: ignore[attr-defined]
    tabulate_attributes(nlp)
    assert nlp.pipe_names == [RULER]


def test_later_rules_win_and_a_rule_of_two_words_reaches_the_one_it_is_about() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(RULER).add_patterns(  # type: ignore[attr-defined]
        [
            {
                "patterns": [[{"LOWER": {"IN": ["port", "quay"]}}]],
                "attrs": {"POS": "NOUN", "LEMMA": "harbour"},
            },
            {"patterns": [[{"LOWER": "port"}, {"LOWER": "ellis"}]], "attrs": {"POS": "PROPN"}, "index": 1},
            {"patterns": [[{"LOWER": "port"}]], "attrs": {"POS": "PROPN"}},
        ]
    )
    tabulate_attributes(nlp)
    assert nlp.pipe_names == [TABLE]
    assert [(t.pos_, t.lemma_) for t in nlp("Port Ellis quay")] == [
        ("PROPN", "harbour"), ("PROPN", ""), ("NOUN", "harbour"),
    ]  # fmt: skip
