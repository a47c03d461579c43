"""The evidence behind every highlight, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import ExportError
from reader.evidence import explain, explain_number, explain_quote
from reader.model.analysis import NOT_ENGLISH, Analysis, Quote, QuoteKind
from reader.model.article import Article, Block, BlockKind
from reader.model.span import Span
from tests.ui.sample import ANALYSIS, ARTICLE, QUOTES, TEXT, at


def test_a_pronoun_shows_the_line_that_it_refers_to() -> None:
    facts = {fact.label: fact for fact in explain_quote(ARTICLE, ANALYSIS, QUOTES[2]).facts}
    assert facts["how"].text == "reported speech, 83% sure"
    assert facts["named here as"].text == "“She”"
    assert facts["which refers to"].at == at("Mara Lindt")
    assert "said Mara Lindt, the council’s chief surveyor" in facts["in ¶ 2"].text
    assert facts["told by"].text == "“said”"
    assert facts["found by"].text == "subject of the cue"


def test_words_that_a_rule_names_stand_in_the_marks_of_the_card() -> None:
    quote = replace(ANALYSIS.quotes[0], rule='subject of the cue "said"')
    facts = {fact.label: fact.text for fact in explain_quote(ARTICLE, ANALYSIS, quote).facts}
    assert facts["found by"] == "subject of the cue “said”"


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (1, "Quote 1: Mara Lindt says this"),
        (7, "Quote 7: Nobody says this: a term, a title or a nickname"),
        (9, "Quote 9: A council member says this"),
    ],
)
def test_a_quote_is_explained_by_its_number(number: int, title: str) -> None:
    assert explain_number(ARTICLE, ANALYSIS, number).splitlines()[0] == title


@pytest.mark.parametrize(("name", "verb"), [("State officials", "say"), ("the council", "says")])
def test_several_speakers_say_and_one_says(name: str, verb: str) -> None:
    group = replace(ANALYSIS.speakers[4], name=name)
    quote = replace(ANALYSIS.quotes[10], speaker_name=name)
    analysis = replace(ANALYSIS, speakers=(group,))
    assert explain_quote(ARTICLE, analysis, quote).title.endswith(f" {verb} this")


@pytest.mark.parametrize(
    ("complete", "notes", "title"),
    [
        (True, (), "Nobody is named for this"),
        (False, (), "Who says this is not known yet"),
        (True, (NOT_ENGLISH,), "Who says this was not looked for"),
    ],
)
def test_nobody_named_is_a_finding_only_where_somebody_was_looked_for(
    complete: bool, notes: tuple[str, ...], title: str
) -> None:
    quote = Quote("q1", QuoteKind.DIRECT, 0, 5)
    found = Analysis(quotes=(quote,), figures=ANALYSIS.figures[:1], complete=complete, notes=notes)
    assert explain_quote(ARTICLE, found, quote).title == title
    says = [fact.label for one in explain(ARTICLE, found, found.figures[0].start) for fact in one.facts]
    assert ("who says so" in says) is (title == "Nobody is named for this")


def test_who_is_not_named_is_said() -> None:
    assert "who: not named in this article" in explain_number(ARTICLE, ANALYSIS, 9)


@pytest.mark.parametrize("number", [0, 12, -1])
def test_a_number_that_no_quote_has(number: int) -> None:
    with pytest.raises(ExportError, match=rf"vann.txt has 11 quotes: there is no number {number}\."):
        explain_number(ARTICLE, ANALYSIS, number)


def test_an_article_without_quotes() -> None:
    with pytest.raises(ExportError, match="no quotes"):
        explain_number(ARTICLE, Analysis(), 1)


@pytest.mark.parametrize(
    ("phrase", "titles"),
    [
        ("310", ["Mara Lindt says this", "“310” is a figure"]),
        ("Monday", ["“Monday” is 6 May 2024"]),
        ("autumn", ["“autumn” is a date that could not be pinned down"]),
        ("She", ["“She” is Mara Lindt"]),
        ("upper basin", []),
    ],
)
def test_a_place_is_explained_by_all_that_is_marked_there(phrase: str, titles: list[str]) -> None:
    assert [e.title for e in explain(ARTICLE, ANALYSIS, at(phrase).start)] == titles


def test_what_is_under_the_cursor_comes_first() -> None:
    figure = at("310")
    titles = [e.title for e in explain(ARTICLE, ANALYSIS, figure.start, figure.end)]
    assert titles == ["“310” is a figure", "Mara Lindt says this"]


def test_a_figure_names_what_it_may_contradict() -> None:
    figure = explain(ARTICLE, ANALYSIS, at("310").start)[1]
    assert [(f.label, f.text) for f in figure.facts] == [
        ("value", "310"),
        ("of what", "leaks in the dam"),
        ("who says so", "Mara Lindt"),
        ("compare", "“290”"),
        ("question", "310 or 290 leaks?"),
    ]


def test_every_fact_lies_in_the_text() -> None:
    everything = explain(ARTICLE, ANALYSIS, 0, len(TEXT))
    assert len(everything) == len(QUOTES) + 6 + 6 + 4
    for fact in (fact for explanation in everything for fact in explanation.facts):
        assert "\n" not in fact.text
        assert fact.at is None or 0 <= fact.at.start < fact.at.end <= len(TEXT)


@pytest.mark.parametrize(
    ("kind", "clause", "told"),
    [
        (QuoteKind.MIXED, (10, 37), True),
        (QuoteKind.MIXED, (23, 37), False),  # nothing but the words in marks
        (QuoteKind.DIRECT, (10, 37), False),  # the further paragraphs of a quotation
    ],
)
def test_the_clause_of_a_quoted_part_is_told(kind: QuoteKind, clause: tuple[int, int], told: bool) -> None:
    text = "Holt said the quay was “past mending”."
    quote = Quote("q1", kind, 23, 37, "s1", "Holt", confidence=0.9, spans=(Span(*clause),))
    article = Article(ARTICLE.source, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    lines = explain_number(article, Analysis((quote,)), 1)
    assert ("in the clause: “the quay was ‘past mending’" in lines) == told
