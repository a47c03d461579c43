"""Attributions: what is said, by which words it is attributed, and who is named there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.annotate import marks, quotes
from reader.annotate.nlp import parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes import by_rules, layout
from reader.annotate.records import Attribution
from reader.model.analysis import QuoteKind
from reader.pipeline import open_record
from tests.work import steps

if TYPE_CHECKING:
    from spacy.language import Language

    from reader.annotate.models import Models

Find = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture
def read(nlp: Language) -> Callable[[str], ParsedArticle]:
    def parsed(text: str) -> ParsedArticle:
        article = open_record(text, "test")
        return ParsedArticle(article, parse(article, nlp), marks.find(article))

    return parsed


@pytest.fixture
def find(read: Callable[[str], ParsedArticle], models: Models) -> Find:
    return lambda text: quotes.find(read(text), models.tagger)


DIRECT = [
    ("“We will rebuild it,” the mayor said on Monday.", "“We will rebuild it,”", "the mayor", "said"),
    ('"We will rebuild it," said Anna Bell, the mayor.', '"We will rebuild it,"', "Anna Bell", "said"),
    ("‘We will rebuild it,’ she told reporters.", "‘We will rebuild it,’", "she", "told"),
    ("''We will rebuild it,'' the minister added.", "''We will rebuild it,''", "the minister", "added"),
    ("The coach wrote: “They played without fear all year.”", "“They played", "coach", "wrote"),
]


@pytest.mark.parametrize(("text", "content", "source", "cue"), DIRECT)
def test_direct_speech(find: Find, text: str, content: str, source: str, cue: str) -> None:
    (said,) = [a for a in find(text) if a.kind is QuoteKind.DIRECT]
    assert said.content.of(text).startswith(content)
    assert said.source is not None and source in said.source.of(text)
    assert said.cue is not None and cue in said.cue.of(text)
    assert said.confidence > 0.7


INDIRECT = [
    ("The mayor said that the bridge would open in June.", "the bridge would open in June", "The mayor"),
    (
        "The bridge will open in June, according to the city council.",
        "The bridge will open in June",
        "council",
    ),
    (
        "Officials warned on Friday that the river might flood again.",
        "the river might flood again",
        "Officials",
    ),
    ("The river might flood again, the police said.", "The river might flood again", "the police"),
]


@pytest.mark.parametrize(("text", "content", "source"), INDIRECT)
def test_reported_speech(find: Find, text: str, content: str, source: str) -> None:
    (said,) = find(text)
    assert said.kind is QuoteKind.INDIRECT
    assert content in said.content.of(text)
    assert said.source is not None and source in said.source.of(text)


def test_a_quoted_part_is_a_record_that_knows_its_clause(find: Find) -> None:
    text = "The minister said on Monday that the plan was “a gift to smugglers” and should be dropped."
    (said,) = find(text)
    assert said.kind is QuoteKind.MIXED
    assert said.content.of(text) == "“a gift to smugglers”"
    (clause,) = said.spans
    assert clause.of(text).endswith("the plan was “a gift to smugglers” and should be dropped")


def test_a_split_quotation_keeps_its_speaker(find: Find) -> None:
    text = "“We waited all night,” said Maria Costa, a baker. “Nobody came.”"
    first, second = find(text)
    assert (first.content.of(text), second.content.of(text)) == ("“We waited all night,”", "“Nobody came.”")
    assert all(a.source is not None and "Maria Costa" in a.source.of(text) for a in (first, second))


def test_a_floating_quotation_carries_the_speaker_on(find: Find) -> None:
    text = (
        "The fire chief, Tom Adler, said the building was safe.\n\n“We checked every floor ourselves.”\n\n"
        "The street stays closed until Sunday."
    )
    (floating,) = [a for a in find(text) if a.kind is QuoteKind.DIRECT]
    assert floating.source is not None and "Adler" in floating.source.of(text)


SCARE = [
    ("The so-called “ghost ship” drew crowds to the harbour all summer.", "“ghost ship”"),
    ("The council’s so-called “dark sky” law, which dims street lamps, ends in May.", "“dark sky”"),
    ("Her new novel, titled “The Long Winter,” comes out in May.", "“The Long Winter,”"),
    ("The band played “Blue Lanterns” and left the stage before ten.", "“Blue Lanterns”"),
]


@pytest.mark.parametrize(("text", "marks_"), SCARE)
def test_terms_and_titles_are_no_speech(find: Find, text: str, marks_: str) -> None:
    assert [(a.kind, a.content.of(text)) for a in find(text)] == [(QuoteKind.SCARE, marks_)]


def test_titles_in_a_list_of_examples_are_no_speech(find: Find) -> None:
    text = "The choir sang three old hits including “Blue Lanterns,” “The Long Winter” and “Harbour Song.”"
    scare = [a.content.of(text) for a in find(text) if a.kind is QuoteKind.SCARE]
    assert scare == ["“Blue Lanterns,”", "“The Long Winter”", "“Harbour Song.”"]


def test_a_heading_of_spoken_words_is_no_speech(find: Find) -> None:
    text = (
        "“We lost the boats,” said Ida Berg. “We lost the nets.”\n\n‘Nobody came’\n\n"
        "“They never rang,” said Per Holm."
    )
    assert [a.content.of(text) for a in find(text) if a.kind is QuoteKind.SCARE] == ["‘Nobody came’"]


ACCORDING = [
    (
        "According to the farmers’ league, lorries pass the mill between 40 and 50 times an hour.",
        "lorries pass the mill between 40 and 50 times an hour",
        "the farmers’ league",
    ),
    ("Rents there have doubled since 2012, according to Statfjord.", "Rents there have", "Statfjord"),
]


@pytest.mark.parametrize(("text", "content", "source"), ACCORDING)
def test_according_to_someone(find: Find, text: str, content: str, source: str) -> None:
    (said,) = find(text)
    assert said.kind is QuoteKind.INDIRECT and said.content.of(text).startswith(content)
    assert said.source is not None and source in said.source.of(text)
    assert said.cue is not None and said.cue.of(text).lower() == "according to"


@pytest.mark.parametrize("text", ["Everything went according to plan.", "Pay according to need."])
def test_according_to_nobody(find: Find, text: str) -> None:
    assert find(text) == ()


INTERRUPTED = [
    (
        "The trench, she said, would be dug by hand before the winter begins.",
        ("The trench", "would be dug by hand before the winter begins"),
        "she",
    ),
    (
        "The ferry, Nora Lund said, would not sail before the storm had passed.",
        ("The ferry", "would not sail before the storm had passed"),
        "Nora Lund",
    ),
]


@pytest.mark.parametrize(("text", "halves", "source"), INTERRUPTED)
def test_a_report_interrupted_by_its_source_is_one(
    find: Find, text: str, halves: tuple[str, str], source: str
) -> None:
    (said,) = find(text)
    assert said.kind is QuoteKind.INDIRECT and said.content.of(text) == text.rstrip(".")
    assert tuple(s.of(text) for s in said.spans) == halves
    assert said.source is not None and said.source.of(text) == source


def test_reports_of_two_people_in_a_sentence_stay_two(find: Find) -> None:
    text = "Nora Lund said the ferry would not sail, and Anna Holm said the road was closed."
    assert [a.source.of(text) for a in find(text) if a.source] == ["Nora Lund", "Anna Holm"]


@pytest.mark.parametrize("text", ["The union denied that.", "Okafor rejected that.", "Nobody believes it."])
def test_a_word_that_points_back_is_no_report(find: Find, text: str) -> None:
    assert find(text) == ()


def test_a_note_says_that_rules_attribute(models: Models) -> None:
    doc = models.nlp("“We will,” she said.")
    assert quotes.note(doc, models.tagger, "en_core_web_sm") == ()
    doc.tensor = doc.tensor[:, :5]
    (note,) = quotes.note(doc, models.tagger, "en_core_web_lg")
    assert note == (
        "Quotations are attributed by rules, since the language model en_core_web_lg is not the one that "
        "the tagger was trained with."
    )


def test_a_nested_quotation_belongs_to_the_outer_one(find: Find) -> None:
    text = "“We cannot just ‘wait and see’ while it burns,” the ambassador said."
    (said,) = find(text)
    assert said.content.of(text) == "“We cannot just ‘wait and see’ while it burns,”"


def test_a_signature_names_the_speaker(find: Find) -> None:
    text = "“The best soup in the whole harbour.” — Nora Lund\n\n“I would walk a mile for it.” — Per Holm"
    named = [a.source.of(text) for a in find(text) if a.source is not None]
    assert named == ["Nora Lund", "Per Holm"]


def test_the_labels_of_a_transcript_name_the_speakers(find: Find) -> None:
    text = "KELLER: Did you sign the letter?\n\nMOSS: I did not.\n\nKELLER: Who did?"
    labels = find(text)
    assert [a.source.of(text) for a in labels if a.source] == ["KELLER", "MOSS", "KELLER"]
    assert [a.content.of(text) for a in labels] == ["Did you sign the letter?", "I did not.", "Who did?"]


def test_a_notice_in_capitals_is_no_speaker(find: Find) -> None:
    assert not [a for a in find("UPDATE: The road is open.\n\nNOTE: Bring a coat.") if a.source]


def test_a_quotation_over_paragraphs_has_one_extent(find: Find) -> None:
    text = "“We were told to wait,” Ida Berg said.\n\n“We sat, and then the light went.\n\n“Nobody knew why.”"
    last = [a for a in find(text) if a.kind is QuoteKind.DIRECT][-2:]
    assert [a.content.of(text) for a in last] == [
        "“We sat, and then the light went.",
        "“Nobody knew why.”",
    ]
    assert last[0].spans and last[0].spans[0].of(text) == text[text.index("“We sat") :]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Hello", "“", "“”", "”“", "\u00a0", "“Yes.”", "1"])
def test_next_to_nothing(find: Find, text: str) -> None:
    assert all(a.source is None for a in find(text))


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, str.title, lambda t: t.replace("i", "1").replace("o", "0")]
)
def test_letters_may_be_of_any_kind(find: Find, change: Callable[[str], str]) -> None:
    text = change("“We will rebuild it in two years,” the mayor told reporters on Monday.")
    (said,) = [a for a in find(text) if a.kind is not QuoteKind.INDIRECT]
    assert said.content.of(text) == text[: text.index("”") + 1]


def test_rules_alone_find_speech_and_its_source(read: Callable[[str], ParsedArticle]) -> None:
    parsed = read("“We will rebuild it,” the mayor said. She added that the bridge was safe.")
    seen = parsed.tokens.arrays
    found = layout.complete(parsed, seen, by_rules.find(seen))
    text = parsed.article.text
    assert [(a.kind, a.source and a.source.of(text)) for a in found] == [
        (QuoteKind.DIRECT, "the mayor"),
        (QuoteKind.INDIRECT, "She"),
    ]


def test_an_unknown_language_keeps_its_quotations() -> None:
    text = "„Wir haben kein Geld“, sagte sie."
    (said,) = quotes.unattributed(marks.find(open_record(text, "x")))
    assert (said.content.of(text), said.source) == ("„Wir haben kein Geld“", None)


def test_many_quotations_in_a_paragraph_take_work_in_proportion(
    read: Callable[[str], ParsedArticle], models: Models
) -> None:
    def work(times: int) -> int:
        parsed = read("“We will see,” he said. " * times)
        return steps(lambda: quotes.find(parsed, models.tagger))

    work(10)
    assert work(200) < 6 * work(50)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["“", "”", "'", '"', "he said", "the mayor", ",", ".", "\n", "that it rains"]))
)
def test_whatever_the_text_spans_lie_in_it_in_order(find: Find, parts: list[str]) -> None:
    text = " ".join(parts)
    found = find(text)
    assert [a.content for a in found] == sorted(a.content for a in found)
    for a in found:
        for span in (a.content, a.source, a.cue, *a.spans):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert 0 <= a.confidence <= 1
