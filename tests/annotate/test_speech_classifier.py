"""Whether words between marks are speech: what is seen of a quotation, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.annotate import marks
from reader.annotate.nlp import parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes import speech_classifier
from reader.annotate.quotes.appearance import Quotation
from reader.annotate.quotes.assemble import quotations
from reader.annotate.quotes.by_tagger import link
from reader.annotate.quotes.scare import is_term
from reader.annotate.quotes.tagger.model import SpeechModel
from reader.annotate.quotes.tagger.model_file import load
from reader.pipeline import open_record
from tests.work import steps

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = load()

Read = Callable[[str], ParsedArticle]


@pytest.fixture
def read(nlp: Language) -> Read:
    def parsed(text: str) -> ParsedArticle:
        article = open_record(text, "test")
        return ParsedArticle(article, parse(article, nlp), marks.find(article))

    return parsed


def rows(parsed: ParsedArticle) -> np.ndarray:
    model, seen = MODEL, parsed.tokens.arrays
    assert model is not None
    tagging = model.tag(seen, np.asarray(parsed.doc.tensor, np.float32))
    return speech_classifier.features(seen, tagging, quotations(parsed, seen), link(seen, tagging, model))


def outer_quotations(parsed: ParsedArticle) -> list[Quotation]:
    return quotations(parsed, parsed.tokens.arrays)


SEEN = [
    (
        "He wore a cap with the word “Ahoy” on it.",
        {"named", "named near", "short", "capital", "alone"},
        {"alone"},
    ),
    ("The so-called “dark sky” law ends.", {"named", "noun behind", "short"}, {"capital", "alone"}),
    (
        "“We are late,” she said.",
        {"talk", "finite", "comma within", "capital", "told", "cued"},
        {"title", "single"},
    ),
    ("The sign read ‘Closed.’", {"single", "stop within", "short"}, {"comma within"}),
    ("Hits such as “Harbour Song” and “Blue Lanterns” sold well.", {"listed", "title", "capitals"}, {"talk"}),
    ("The Mayor’s “Green Lanes” are few.", {"possessed", "title"}, {"article", "that"}),
    ("“Soup”\n\nSoup is warm. “Soup”", {"twice", "unmarked too", "alone"}, {"told"}),
]


@pytest.mark.parametrize(("text", "yes", "no"), SEEN)
def test_what_is_seen_of_the_first_quotation(read: Read, text: str, yes: set[str], no: set[str]) -> None:
    row = dict(zip(speech_classifier.NAMES, rows(read(text))[0], strict=True))
    assert {name for name in yes if row[name]} == yes - no
    assert not {name for name in no if row[name]}


@pytest.mark.parametrize(
    ("text", "speech", "confidence", "term"),
    [
        ("“We will be late tonight,” she said.", 0.9, 0.9, False),
        ("“We will be late tonight,” she said.", 0.4, 0.9, True),
        ("“We will be late tonight,” she said.", 0.9, 0.2, True),
        ("“We will all be very late again tonight,” she said.", 0.9, 0.2, False),
        ("The phrase “late again” was heard.", 0.9, 0.9, True),
        ("They want a “dark sky” law.", 0.9, 0.9, True),
    ],
)
def test_terms(read: Read, text: str, speech: float, confidence: float, term: bool) -> None:
    assert is_term(outer_quotations(read(text))[0], speech, confidence) is term


def test_the_probability_grows_with_the_evidence() -> None:
    weights = np.zeros(speech_classifier.WIDTH, np.float32)
    weights[0] = 1
    many = np.zeros((3, speech_classifier.WIDTH), np.float32)
    many[:, 0] = -1000, 0, 1000
    low, even, high = speech_classifier.probability(SpeechModel(weights, 0.0, np.zeros(4, np.float32)), many)
    assert 0 < low < 0.001 and even == 0.5 and 0.999 < high < 1


def test_confidence_is_of_piece_and_speech_together() -> None:
    sure = np.array([0, 1, 1, 0.5], np.float32)
    speech_scores = speech_classifier.SpeechScores([], np.array([0.2, 0.5, 0.9, 1.0], np.float32), sure)
    said = [speech_scores.confidence(q, 0.5, mixed=False) for q in range(4)]
    assert said == sorted(said) and said[1] == 0.5 and said[3] < 1
    assert speech_scores.confidence(1, 0.5, mixed=True) > 0.5
    assert speech_scores.confidence(1, 0.0, mixed=False) < speech_scores.confidence(1, 1.0, mixed=False) < 1


def test_many_quotations_take_work_in_proportion(read: Read) -> None:
    def work(times: int) -> int:
        parsed = read("The “dark sky” law and the dark sky. " * times)
        return steps(lambda: rows(parsed))

    work(10)
    assert work(200) < 6 * work(50)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["“", "”", "'", '"', "so-called", "Blue", "law", ",", ".", "\n", " ", "…"])))
def test_whatever_the_text_there_is_a_row_of_numbers_for_each_quotation(read: Read, parts: list[str]) -> None:
    parsed = read(" ".join(parts))
    if len(parsed.doc):
        found = rows(parsed)
        assert found.shape == (len(parsed.tokens.arrays.outer), speech_classifier.WIDTH)
        assert np.isfinite(found).all()
