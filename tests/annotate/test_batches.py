"""Long articles are analysed outward from the reader's place, and nothing is lost or moved."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotate import quick_pass as quick
from reader.annotate.annotators import annotate_unparsed
from reader.annotate.incremental import batches
from reader.annotate.incremental.merge import merged, placed
from reader.annotate.nlp import MOST, parse, pieces
from reader.model.analysis import Analysis, Conflict, Figure, FigureKind, Quote, QuoteKind
from reader.model.span import Span
from reader.pipeline import open_record

if TYPE_CHECKING:
    from spacy.language import Language

    from reader.annotate.models import Models

PARAGRAPH = "The harbour board met in Port Ellis on Monday. “It is late,” said Ines Okafor, the engineer.\n\n"


@given(st.text(alphabet="ab \n", max_size=200))
def test_pieces_join_to_the_text(text: str) -> None:
    article = open_record(text, "test")
    assert "".join(span.of(text) for span in pieces(article)) == text


def test_a_huge_block_is_cut_at_white_space() -> None:
    article = open_record("word " * (MOST // 2), "test")
    found = list(pieces(article))
    assert all(span.end - span.start <= MOST for span in found)
    assert all(article.text[span.end - 1] == " " for span in found)


@pytest.mark.parametrize("unit", ['"', "7", "a-", "市"])
def test_a_run_without_white_space_is_cut(unit: str) -> None:
    article = open_record(f"Before. {unit * 3000} after.\n\nNext.", "test")
    found = list(pieces(article))
    assert "".join(span.of(article.text) for span in found) == article.text
    assert max(span.end - span.start for span in found) < 500


def test_at_once_stops_where_nobody_would_wait_and_says_so(models: Models) -> None:
    article = open_record(PARAGRAPH * 30, "test")
    whole, part = batches.at_once(article, models), batches.at_once(article, models, most=250)
    assert (whole.complete, whole.notes) == (True, ())
    assert not part.complete
    read = max(q.end for q in part.quotes if q.speaker is not None)
    assert part.notes[-1].startswith("Names and speakers were looked for in the first ")
    assert read <= int(part.notes[-1].split()[-3].replace(",", "")) < read + len(PARAGRAPH)
    assert len(part.quotes) == len(whole.quotes) == 30
    assert part.quotes[0].speaker_name == whole.quotes[0].speaker_name == "Ines Okafor"
    assert part.quotes[-1].speaker is None


@pytest.mark.parametrize("text", ["_", "“a ", "*a _b "])
def test_of_a_paragraph_of_signs_a_part_is_read_at_once(text: str, models: Models) -> None:
    found = batches.at_once(open_record(text * 5_000, "test"), models, most=500)
    assert not found.complete
    assert int(found.notes[-1].split()[-3]) < 2_000


def test_of_many_tiny_pieces_fewer_are_read_at_once(models: Models) -> None:
    article = open_record("Heading\n\n" * 500, "test")
    note = batches.at_once(article, models, most=700).notes[-1]
    assert note == "Names and speakers were looked for in the first 900 characters alone."


def test_white_space_takes_its_time_too(models: Models) -> None:
    article = open_record(f"Heading{' ' * 1_000}here\n\n" * 100, "test")
    note = batches.at_once(article, models, most=700).notes[-1]
    assert note == "Names and speakers were looked for in the first 11,143 characters alone."


@pytest.mark.parametrize("text", ["", "  \n ", "One line.", "\n\nTwo.\n\n\nParts. 🙂 é", "a"])
def test_the_parse_has_the_articles_own_offsets(nlp: Language, text: str) -> None:
    assert parse(open_record(text, "test"), nlp).text == text


def test_a_short_article_is_one_step(models: Models) -> None:
    article = open_record(PARAGRAPH * 2, "test")
    steps = list(batches.analyse(article, models))
    assert [s.found is not None for s in steps] == [False, True]
    assert steps[-1].found is not None
    assert steps[-1].found.complete


def test_a_long_one_begins_where_the_reader_is(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH", 400)
    article = open_record(PARAGRAPH * 30, "test")
    near = len(article.text) * 2 // 3
    steps = list(batches.analyse(article, models, near))
    seen, first, *_ = (s for s in steps if s.found is not None)
    assert seen.found is not None
    assert (seen.share, seen.stretch, seen.found) == (0, None, quick.quick_pass(article))
    assert len(seen.found.quotes) == 30
    assert first.stretch is not None and first.found is not None and not first.found.complete
    assert near - 500 <= first.stretch.start <= near <= first.stretch.end <= near + 500
    looked_into = [q.start for q in first.found.quotes]
    assert looked_into
    assert first.stretch.start <= min(looked_into) <= max(looked_into) <= first.stretch.end
    shares = [s.share for s in steps]
    assert shares == sorted(shares)
    last = steps[-1].found
    assert last is not None
    assert last.complete and steps[-1].stretch is None
    assert len([q for q in last.quotes if article.text[q.start] == "“"]) == 30


def test_over_the_limit_the_rest_is_named(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "LIMIT", 1_000)
    article = open_record(PARAGRAPH * 30, "test")
    last = list(batches.analyse(article, models))[-1]
    assert last.found is not None and last.stretch is not None
    assert last.found.complete and last.found.notes[-1].startswith("Only the first")
    assert max(q.end for q in last.found.quotes) <= last.stretch.end <= 1_000


def test_an_analysed_stretch_is_merged_into_the_quick_pass() -> None:
    one, two, three = (Figure(i, i + 1, "1", FigureKind.NUMBER, 1) for i in (0, 10, 20))
    better = Figure(10, 12, "1 km", FigureKind.QUANTITY, 1, "km")
    inner = Analysis(
        figures=(better,),
        quotes=(Quote("q1", QuoteKind.DIRECT, 11, 14, "s1"),),
        conflicts=(Conflict((0,), "?"),),
    )
    outer = Analysis(
        figures=(one, two, three),
        quotes=(Quote("g1", QuoteKind.DIRECT, 0, 4), Quote("g2", QuoteKind.DIRECT, 12, 13)),
    )
    both = merged(inner, outer, Span(10, 20))
    assert both.figures == (one, better, three)
    assert [(q.id, q.start) for q in both.quotes] == [("g1", 0), ("q1", 11)]
    assert both.conflicts == (Conflict((1,), "?"),)


def test_what_the_quick_pass_finds_is_kept_around_a_stretch() -> None:
    article = open_record("On 6 May 2024 it sold 12 cars, “so few.”", "test")
    found = annotate_unparsed(article, article)
    filled = {field.name for field in fields(found) if getattr(found, field.name)}
    assert {"quotes", "figures", "dates"} <= filled <= set(placed())
    end = len(article.text)
    for stretch in (Span(0, 0), Span(end, end)):
        assert merged(Analysis(), found, stretch) == found
    assert merged(Analysis(), found, Span(0, end)) == Analysis()


def test_the_quick_pass_of_a_long_text_counts_only_at_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "MOST", 23)  # each repetition has ten words and signs, one a number
    seen = quick.quick_pass(open_record("It sold 12 cars, “so few.” " * 20, "test"))
    assert len(seen.quotes) == 20
    assert [f.start for f in seen.figures] == [8, 35]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("", 0),
        ("one two", 7),
        ("one two three four five", 18),
        ("1 2 3", 3),
        ("“““““““", 4),
        ("a" * 100, 100),
    ],
)
def test_how_far_numbers_are_looked_for(text: str, end: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "MOST", 4)
    assert quick.extent(text) == end
