"""Speakers: whose words they are, told from hand-made attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.annotate import marks, names
from reader.annotate.names import entities
from reader.annotate.nlp import parse
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution, Referent
from reader.annotate.speakers import assign
from reader.annotate.speakers.referent_index import bearers_of_names
from reader.model.analysis import EntityKind, Quote, QuoteKind, Speaker, SpeakerKind
from reader.model.span import Span
from reader.pipeline import open_record

if TYPE_CHECKING:
    from spacy.language import Language


def _said(
    nlp: Language, text: str, sources: list[str | None]
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """Every quotation of `text` as an attribution; its source is the next of `sources` near it."""
    article = open_record(text, "test")
    parsed = ParsedArticle(article, parse(article, nlp), marks.find(article))
    found = []
    for mark, source in zip(parsed.marks, sources, strict=True):
        span = _near(text, source, mark.end) if source else None
        found.append(
            Attribution(QuoteKind.DIRECT, Span(mark.start, mark.end), span, confidence=0.9, rule="subject")
        )
    referents = names.find(parsed, tuple(found))
    return assign.find(parsed, tuple(found), referents, entities.find(referents))


def _near(text: str, source: str, at: int) -> Span:
    after = text.find(source, at)
    start = after if 0 <= after - at < 30 else text.rfind(source, 0, at)
    return Span(start, start + len(source))


@pytest.mark.parametrize(
    ("text", "sources", "names"),
    [
        (
            "“It is late,” Maria Lopez said. Rain fell. “Go home,” Lopez said.",
            ["Maria Lopez", "Lopez"],
            ["Maria Lopez", "Maria Lopez"],
        ),
        (
            "US Ambassador to the UN Linda Hart left early. “We heard little,” she said.",
            ["she"],
            ["Linda Hart"],
        ),
        (
            "Peter Novak met Maria Lopez on Friday. “He was kind,” she said. “She was late,” he said.",
            ["she", "he"],
            ["Maria Lopez", "Peter Novak"],
        ),
        (
            "Kremlin spokesman Dmitry Volkov took questions. “There was a mix-up,” the spokesman said.",
            ["the spokesman"],
            ["Dmitry Volkov"],
        ),
        (
            "“We will appeal,” said the club's lawyer, Anna Keller.",
            ["the club's lawyer, Anna Keller"],
            ["Anna Keller"],
        ),
        (
            "Anna Keller, who called it “a bad joke,” left. Peter Novak stayed.",
            ["who"],
            ["Anna Keller"],
        ),
        (
            "Some wrote in.\n\n“It was cruel.” ― Maria Lopez\n“I laughed.” ― Peter Novak",
            [None, None],
            ["Maria Lopez", "Peter Novak"],
        ),
        (
            "Anna Reed chairs the board. “I object,” Mr. Reed said. Mr. Reed is her uncle.",
            ["Mr. Reed"],
            ["Reed"],
        ),
        (
            "“Prices rose,” Brightwater Energy said. “Costs did too,” the company said.",
            ["Brightwater Energy", "the company"],
            ["Brightwater Energy", "Brightwater Energy"],
        ),
    ],
)
def test_who_speaks(nlp: Language, text: str, sources: list[str | None], names: list[str]) -> None:
    quotes, _ = _said(nlp, text, sources)
    assert [q.speaker_name for q in quotes] == names


def test_a_pronoun_shows_whom_it_refers_to(nlp: Language) -> None:
    text = "Linda Hart left early. The room was full. “We heard little,” she said."
    (quote,), (speaker,) = _said(nlp, text, ["she"])
    assert (quote.refers_start, quote.refers_end) == (0, len("Linda Hart"))
    assert quote.rule == "subject; “she” refers to Linda Hart, two sentences before"
    assert 0 < quote.confidence < 0.9
    assert quote.speaker == speaker.id
    assert speaker.kind is SpeakerKind.PERSON
    assert speaker.entity is not None


def test_unnamed_sources_stay_unnamed(nlp: Language) -> None:
    text = (
        "Maria Lopez is the mayor. “They knew,” a senior official said. “We waited,” residents said. "
        "“It was dark,” the official said."
    )
    quotes, found = _said(nlp, text, ["a senior official", "residents", "the official"])
    assert [q.speaker_name for q in quotes] == ["a senior official", "residents", "a senior official"]
    assert [(s.kind, s.anonymous) for s in found] == [(SpeakerKind.ROLE, True), (SpeakerKind.GROUP, True)]
    assert all(s.entity is None for s in found)


def test_officials_of_two_houses_stay_two(nlp: Language) -> None:
    text = "“We wrote,” ministry officials said. “We read it,” bank officials said."
    quotes, _ = _said(nlp, text, ["ministry officials", "bank officials"])
    names = [q.speaker_name for q in quotes]
    assert names[0] != names[1]


def test_another_ministrys_spokesman_is_not_the_one_who_was_named(nlp: Language) -> None:
    text = (
        "Kremlin spokesperson Dmitry Volkov spoke on Monday.\n\nState Department officials replied.\n\n"
        "Talks go on.\n\nMore is to come.\n\n“We are committed,” the spokesperson said."
    )
    (quote,), (speaker,) = _said(nlp, text, ["the spokesperson"])
    assert quote.speaker_name != "Dmitry Volkov"
    assert speaker.anonymous


def test_a_report_is_a_document(nlp: Language) -> None:
    _, (speaker,) = _said(nlp, "“Few complied,” the report said.", ["the report"])
    assert (speaker.kind, speaker.anonymous) == (SpeakerKind.DOCUMENT, False)


def test_a_quotation_without_a_source_goes_on(nlp: Language) -> None:
    text = "“It is late,” Maria Lopez said. “Go home.”\n\n“And lock the door.”\n\nShe left.\n\n“Who is it?”"
    quotes, (speaker,) = _said(nlp, text, ["Maria Lopez", None, None, None])
    assert [q.speaker_name for q in quotes] == ["Maria Lopez"] * 3 + [None]
    assert quotes[0].confidence > quotes[1].confidence > quotes[2].confidence > 0
    assert speaker.words == 9


def test_words_of_overlapping_records_count_once(nlp: Language) -> None:
    text = "Maria Lopez said the plan was “far too late” for them."
    article = open_record(text, "test")
    parsed = ParsedArticle(article, parse(article, nlp), marks.find(article))
    source = Span(0, len("Maria Lopez"))
    clause = Attribution(QuoteKind.INDIRECT, Span(17, len(text) - 1), source, confidence=0.9)
    part = Attribution(
        QuoteKind.MIXED, Span(parsed.marks[0].start, parsed.marks[0].end), None, confidence=0.9
    )
    referents = names.find(parsed, (clause, part))
    quotes, (speaker,) = assign.find(parsed, (clause, part), referents, entities.find(referents))
    assert [q.speaker_name for q in quotes] == ["Maria Lopez", "Maria Lopez"]
    assert speaker.words == len(["the", "plan", "was", "far", "too", "late", "for", "them"])


def test_scare_quotes_have_no_speaker(nlp: Language) -> None:
    text = "Maria Lopez wore a “vote now” badge."
    article = open_record(text, "test")
    parsed = ParsedArticle(article, parse(article, nlp), marks.find(article))
    (mark,) = parsed.marks
    scare = Attribution(QuoteKind.SCARE, Span(mark.start, mark.end), Span(0, 11), confidence=0.9)
    referents = names.find(parsed, (scare,))
    quotes, found = assign.find(parsed, (scare,), referents, ())
    assert (quotes[0].speaker_name, found) == (None, ())


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("A board member said the offer was “a decent sum”.", "A board member", "a board member"),
        ("Senior executives called it “a gap”.", "Senior executives", "senior executives"),
        ("American officials called it “a gap”.", "American officials", "American officials"),
        ("US officials called it “a gap”.", "US officials", "US officials"),
        ("The board's rule was called “quiet water”.", "The board's", "the board"),
        ("Many customers we met called it “a trap”.", "Many customers we", "many customers"),
    ],
)
def test_the_unnamed_are_called_as_inside_a_sentence(
    nlp: Language, text: str, source: str, name: str
) -> None:
    (quote,), _ = _said(nlp, text, [source])
    assert quote.speaker_name == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Aisha Begum of Elm village called it “a help”.", "Aisha Begum of Elm village", "Aisha Begum"),
        ("Mary Wells of Leeds called it “a help”.", "Mary Wells of Leeds", "Mary Wells"),
    ],
)
def test_a_person_of_a_place_is_the_person(nlp: Language, text: str, source: str, name: str) -> None:
    (quote,), (speaker,) = _said(nlp, text, [source])
    assert (quote.speaker_name, speaker.kind) == (name, SpeakerKind.PERSON)


def test_what_a_document_says_of_itself_leaves_it_a_document(nlp: Language) -> None:
    text = "He sent a statement. “I have never taken a penny,” the statement said."
    _, (speaker,) = _said(nlp, text, ["the statement"])
    assert speaker.kind is SpeakerKind.DOCUMENT


def test_a_name_that_was_not_seen_as_one_joins_its_bearer() -> None:
    referents = (
        Referent("Philip Hale", EntityKind.PERSON, ()),
        Referent("Hale Bank", EntityKind.ORG, ()),
        Referent("PHILIP HALE", None, ()),
    )
    assert bearers_of_names(referents) == {"philip hale": 0, "hale bank": 1}
    assert bearers_of_names((*referents, Referent("Philip Hale", EntityKind.ORG, ()))) == {"hale bank": 1}
