"""What is left of quotations: every pair of marks has a record, and a mere thing says nothing."""

from __future__ import annotations

import pytest

from reader.annotate.quotes.slogans import with_slogans
from reader.annotate.records import Attribution
from reader.model.analysis import QuoteKind
from reader.model.span import Span
from tests.annotate.attributed import Analysed


@pytest.mark.parametrize(
    "text",
    [
        'Campaigners stood outside, carrying placards that read "Save our books" and "Shame on you".',
        'He wore badges that said "Yes" and "No", and a hat.',
        'She called it "a mess", "a muddle" and "a shame".',
        'The so-called "recovery" money never came, and "You can’t eat a form," Senator Bill Truett said.',
    ],
)
def test_every_pair_of_marks_has_a_record(text: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    marked = [text[q.start : q.end] for q in found.quotes if q.kind is not QuoteKind.INDIRECT]
    assert len(marked) == text.count('"') // 2
    assert all(words.startswith('"') and words.endswith('"') for words in marked)


@pytest.mark.parametrize(
    "text",
    [
        "The specimen, described on Wednesday in the journal Nature, was dug from a hillside in China.",
        "Judge Carl Whitmore is expected to rule on the deal by March 31.",
        "Wilhelmina Strand, born June 12 1929, died April 28 2023",
    ],
)
def test_an_inanimate_source_speaks_unsurely(text: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert not [q for q in found.quotes if text.startswith(text[q.start : q.end])]


@pytest.mark.parametrize(
    ("kinds", "left"),
    [
        ("sss", 3),  # of three places, those that are said to be speech
        ("sdd", 1),
        ("sdsd", 4),
        ("ss", 2),
        ("dd", 0),
    ],
)
def test_a_slogan_is_speech_nowhere(kinds: str, left: int) -> None:
    text = "“Mind the gap.” " * len(kinds)
    spans = [Span(16 * i, 16 * i + 15) for i in range(len(kinds))]
    found = [
        Attribution(QuoteKind.SCARE if kind == "s" else QuoteKind.DIRECT, span)
        for kind, span in zip(kinds, spans, strict=True)
    ]
    assert sum(one.kind is QuoteKind.SCARE for one in with_slogans(text, found)) == left


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ada Holt says the ‘Red Sea Nights’ singers will never sing in the hall again.", QuoteKind.SCARE),
        (
            "Ada Holt has said that she will give what she earned from “Tides” to the school.",
            QuoteKind.SCARE,
        ),
        ("Ada Holt said that the plan was “a mad one” from the start.", QuoteKind.MIXED),
    ],
)
def test_a_title_within_a_report_is_no_speech(sentence: str, kind: QuoteKind, analysed: Analysed) -> None:
    text = f"{sentence}\n\nHolt runs the choir in Ely."
    assert [q.kind for q in analysed(text)[1].quotes if text[q.start] in "‘“"] == [kind]
