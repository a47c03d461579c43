"""The recogniser that decodes in numpy finds the names that spaCy's own finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.annotate import entity_moves
from reader.annotate.entity_moves import RECOGNISER, decode_by_numpy
from reader.annotate.nlp import BUNDLED

CORPUS = Path(__file__).parents[2] / "reader" / "training" / "corpus" / "articles"
ODD = [
    "",
    " \n ",
    "Ada",
    "Ada Morland",
    "It was Ada Morland of the Harbour\n\n Board of North Quay in May. Port Ellis lost 2 to 1.",
    "the United States of",  # the text ends where a name would go on
    "On Monday Ada Morland, 41, paid $3 million to the European Union in Brussels.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The bundled model as it comes."""
    return spacy.load(BUNDLED)


@pytest.fixture(scope="module")
def pair(nlp: Language) -> tuple[Any, Any]:
    """spaCy's recogniser, and the one that decodes in numpy with its weights."""
    by_moves = entity_moves._EntityMoves()
    own: Any = nlp.get_pipe(RECOGNISER)
    moves = entity_moves._moves(own)
    assert moves is not None
    by_moves.use(own, moves)
    return own, by_moves


def _found(doc: Doc) -> list[tuple[str, str]]:
    return [(token.ent_iob_, token.ent_type_) for token in doc]


def test_every_name_is_the_same(
    nlp: Language, pair: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entity_moves, "MOST", 300)  # several groups
    stories = [next(iter(sorted(beat.glob("*")))).read_text("utf-8") for beat in sorted(CORPUS.iterdir())[:3]]
    texts = [*ODD, *(paragraph for story in stories for paragraph in story.split("\n\n"))]
    docs = list(nlp.pipe(texts, disable=[RECOGNISER]))
    found = []
    for one in pair:
        found.append([_found(doc) for doc in one.pipe(docs, batch_size=32)])
        for doc in docs:
            doc.set_ents([], default="missing")
    assert found[0] == found[1]
    assert sum(iob == "B" for doc in found[1] for iob, _ in doc) > 50


def test_a_name_that_was_found_before_stays(nlp: Language, pair: tuple[Any, Any]) -> None:
    found = []
    for one in pair:
        (doc,) = nlp.pipe(["The Harbour Board met Ada Morland."], disable=[RECOGNISER])
        doc.set_ents([Span(doc, 1, 3, label="ORG")], default="unmodified")
        found.append(_found(one(doc)))
    assert found[0] == found[1]
    assert found[1][1:3] == [("B", "ORG"), ("I", "ORG")]


def test_the_recogniser_keeps_its_name_and_its_place(nlp: Language) -> None:
    before = nlp.pipe_names
    decode_by_numpy(nlp)
    assert nlp.pipe_names == before
    assert isinstance(nlp.get_pipe(RECOGNISER), entity_moves._EntityMoves)


def test_a_recogniser_of_another_form_stays() -> None:
    blank = spacy.blank("en")
    decode_by_numpy(blank)
    assert blank.pipe_names == []
    own: Any = blank.add_pipe("beam_ner", name=RECOGNISER)
    decode_by_numpy(blank)
    assert blank.get_pipe(RECOGNISER) is own
