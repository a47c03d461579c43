"""Web Annotations: what is written is taken back, and what others wrote is checked and made harmless."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotebookError
from reader.export.json import dump
from reader.export.w3c import w3c_annotations
from reader.model.notebook import (
    Bookmark,
    Check,
    CheckStatus,
    CheckSubject,
    Correction,
    CorrectionKind,
    Entry,
    Highlight,
    NotebookEvent,
    PublishedDay,
    ReaderNote,
    ReaderTag,
    anchor,
)
from reader.notebook.replay import replay
from reader.notebook.w3c import NOBODY, TakenIn, events_from_w3c
from reader.text.sanitise import sanitise
from tests.export.notebook_sample import HOMES, STATE
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT

WORDS = (
    st.text(min_size=1, max_size=20)
    .map(lambda text: " ".join(sanitise(text).split()))
    .filter(lambda w: w.strip())
)
ANCHORS = st.tuples(st.integers(0, len(TEXT) - 31), st.integers(1, 30)).map(
    lambda place: anchor(TEXT, place[0], place[0] + place[1])
)
ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Check, ANCHORS, st.sampled_from(CheckStatus), st.sampled_from(CheckSubject)),
    st.builds(ReaderNote, ANCHORS, WORDS, st.none() | st.uuids().map(str)),
    st.builds(Highlight, ANCHORS),
    st.builds(Correction, ANCHORS, st.sampled_from(CorrectionKind), WORDS),
    st.builds(ReaderTag, WORDS, st.none() | ANCHORS),
    st.builds(Bookmark, st.sampled_from("abcxyzÄ"), ANCHORS),
    st.just(PublishedDay("2024-05-06")),
)


def taken(*annotations: Any) -> TakenIn:
    return events_from_w3c(list(annotations), TEXT)


def annotation(**members: Any) -> dict[str, Any]:
    """An annotation of another tool on the words '2,000'."""
    selector = {"type": "TextQuoteSelector", "exact": "2,000", "prefix": "more than ", "suffix": " homes"}
    return {"type": "Annotation", "target": {"source": "https://a.example", "selector": selector}, **members}


@settings(max_examples=60)
@given(entries=st.lists(ENTRIES, max_size=6), author=WORDS)
def test_what_is_written_is_taken_back(entries: list[Entry], author: str) -> None:
    events = [
        NotebookEvent(str(uuid4()), f"2024-05-07T08:00:{n:02}Z", author, "desk", entry)
        for n, entry in enumerate(entries)
    ]
    state = replay(events, TEXT, author)
    written = dump(w3c_annotations(ARTICLE, state, ANALYSIS), lines=True)
    back = events_from_w3c(json.loads(written), TEXT)
    kept = (
        *state.checks,
        *state.notes,
        *state.highlights,
        *state.corrections,
        *state.tags,
        *state.bookmarks,
    )
    ids = {one.id for one in kept} | ({state.published.id} if state.published else set())
    assert sorted(back.events, key=lambda event: event.made) == [one for one in events if one.id in ids]
    assert back.passed_over == written.count('"type": "Software", "name": "newsreader"}, "body"')


def test_a_collection_says_whose_it_is_and_where_it_stands() -> None:
    value = w3c_annotations(ARTICLE, STATE)
    assert (value["type"], value["label"], value["total"]) == ("AnnotationCollection", ARTICLE.title, 9)
    first = value["first"]["items"][0]
    assert first["creator"] == {"type": "Person", "name": "ada"}
    assert [body["value"] for body in first["body"]] == ["wrong", "figure"]
    quote, place = first["target"]["selector"]
    assert (quote["exact"], quote["prefix"][-5:], place["start"]) == ("2,000", "than ", HOMES.start)
    assert first["target"]["source"]["id"].startswith("urn:newsreader:title:")


def test_what_the_program_found_is_in_it_but_is_not_taken_in() -> None:
    value = w3c_annotations(ARTICLE, replay((), TEXT, ""), ANALYSIS)
    said = [[body["value"] for body in one["body"]] for one in value["first"]["items"]]
    assert ["quote", "direct", "Mara Lindt"] in said
    assert ["figure", "number", "> 2,000; homes below the basin; Mara Lindt (reported)"] in said
    assert ["name", "person", "Jonas Areva"] in said
    assert events_from_w3c(value, TEXT) == TakenIn((), len(said))


@pytest.mark.parametrize(
    ("members", "entry", "author"),
    [
        ({"bodyValue": "Who?", "creator": "Ben"}, ReaderNote, "Ben"),
        ({"body": "Who?", "creator": {"name": ["Ben\x1b", "B"]}}, ReaderNote, "Ben␛"),
        ({"body": [{"value": "x"}, {"value": "urgent", "purpose": "tagging"}]}, ReaderNote, NOBODY),
        ({"motivation": "highlighting", "creator": {"type": "Person", "nickname": "b"}}, Highlight, "b"),
        ({"motivation": ["tagging"], "body": {"type": "TextualBody", "value": "water"}}, ReaderTag, NOBODY),
        ({"motivation": "editing", "body": "should be 1,870"}, ReaderNote, NOBODY),
    ],
)
def test_annotations_of_other_tools_are_read(
    members: dict[str, Any], entry: type[Entry], author: str
) -> None:
    event = taken(annotation(**members)).events[0]
    assert type(event.entry) is entry and event.author == author
    assert replay([event], TEXT, author).can_undo == event.id == str(UUID(event.id))
    assert getattr(event.entry, "anchor").exact == "2,000"  # noqa: B009


def test_words_without_an_offset_are_found_by_their_context() -> None:
    state = replay(taken(annotation(body="Who?")).events, TEXT, "")
    assert state.notes[0].span == HOMES


def test_a_comment_with_tags_is_a_note_and_tags_and_the_same_at_each_reading() -> None:
    one = annotation(id="https://a.example/1", body=["Who?", {"value": "water", "purpose": "tagging"}])
    events = taken(one).events
    assert [type(event.entry) for event in events] == [ReaderNote, ReaderTag]
    assert len({event.id for event in events}) == 2
    assert taken(one, json.loads(json.dumps(one))).events == (*events, *events)


def test_what_others_wrote_is_made_harmless() -> None:
    (event,) = taken(
        annotation(body="a\x1b[31m\u202eb\r\nc", creator="x" * 500, created="2024-05-07T10:00:00+02:00")
    )[0]
    assert isinstance(event.entry, ReaderNote)
    assert event.entry.text == "a␛[31m\N{REPLACEMENT CHARACTER}b\nc"
    assert len(event.author) == 120 and event.made == "2024-05-07T08:00:00Z"


@pytest.mark.parametrize(
    "value", [None, 7, "x", [], {}, {"type": "Person"}, [[[[annotation()]]]], [{"items": 3}]]
)
def test_what_holds_no_annotations_is_refused(value: Any) -> None:
    with pytest.raises(NotebookError, match="there are no Web Annotations in it"):
        events_from_w3c(value)


@pytest.mark.parametrize(
    "members",
    [
        {}, {"body": 7}, {"body": {"value": ["x"]}}, {"body": {"type": "Image", "value": "x"}}, {"target": 3},
        {"target": {"selector": [7, {"type": "TextQuoteSelector", "exact": 4}]}}, {"motivation": {"a": 1}},
        {"motivation": "editing", "body": {"value": {}, "purpose": []}, "creator": 5, "created": "soon"},
    ],
)  # fmt: skip
def test_what_says_nothing_is_passed_over(members: dict[str, Any]) -> None:
    assert taken(annotation(**members)) == TakenIn((), 1)
