"""A notebook goes to Web Annotations and back whole; whatever else comes is read as far as it makes sense."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.w3c import events_from_w3c, w3c_annotations
from reader.model.notebook import (
    Anchor,
    Bookmark,
    Check,
    CheckStatus,
    CheckSubject,
    Correction,
    CorrectionKind,
    Entry,
    Highlight,
    Label,
    NotebookEvent,
    PublishedDay,
    ReaderNote,
    anchor,
)
from reader.notebook.replay import replay
from tests.store.notebooks import ARTICLE, TEXT, words

BOATS = words("40")
ENTRIES: tuple[Entry, ...] = (
    Check(BOATS, CheckStatus.QUERY, CheckSubject.FIGURE),
    ReaderNote(BOATS, "Called.\nThey say 41."),
    Highlight(words("Ada Morland")),
    Correction(words("Ada Morland"), CorrectionKind.NAME_ROLE, "harbour master"),
    Label("fishing"),
    Label("boats", BOATS),
    Bookmark("a", BOATS),
    PublishedDay("2024-05-06"),
)


def collection(*entries: Entry) -> dict[str, Any]:
    """The collection of a notebook with these entries of ada, one a second."""
    events = (
        NotebookEvent(f"00000000-0000-0000-0000-{n:012}", f"2024-05-06T07:08:{n:02}Z", "ada", "desk", entry)
        for n, entry in enumerate(entries)
    )
    return w3c_annotations(ARTICLE, replay(events, TEXT, "ada"))


def test_every_kind_of_entry_survives_the_way_there_and_back() -> None:
    written = json.dumps(collection(*ENTRIES))
    events = events_from_w3c(json.loads(written), TEXT)
    assert [event.entry for event in events] == list(ENTRIES)
    assert {(event.author, event.machine) for event in events} == {("ada", "desk")}
    assert events[1].id.endswith("1") and events[1].made == "2024-05-06T07:08:01Z"


def test_what_an_annotation_looks_like() -> None:
    (note,) = collection(ENTRIES[1])["first"]["items"]
    assert note["target"]["source"] == "https://courier.example/pier"
    exact, place = note["target"]["selector"]
    assert exact == {
        "type": "TextQuoteSelector",
        "exact": "40",
        "prefix": "The pier lost ",
        "suffix": BOATS.suffix,
    }
    assert place == {"type": "TextPositionSelector", "start": 14, "end": 16}
    assert (note["motivation"], note["body"][0]["value"]) == ("commenting", "Called.\nThey say 41.")
    assert note["creator"]["name"] == "ada"


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 30), st.text(min_size=1).filter(str.strip))
def test_any_note_on_any_words_survives(start: int, length: int, written: str) -> None:
    place: Anchor = anchor(TEXT, start, min(len(TEXT), start + length))
    (event,) = events_from_w3c(collection(ReaderNote(place, written)), TEXT)
    assert isinstance(event.entry, ReaderNote) and event.entry.anchor == place
    (again,) = events_from_w3c(collection(event.entry), TEXT)
    assert again.entry == event.entry  # what was made safe once stays so


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        ({"body": "Odd."}, ReaderNote(BOATS, "Odd.")),
        ({"body": [{"type": "TextualBody", "value": "x"}]}, ReaderNote(BOATS, "x")),
        ({"motivation": "assessing", "body": "five stars"}, ReaderNote(BOATS, "five stars")),
        (
            {"motivation": "replying", "body": {"value": "No.\x1b[2J", "purpose": "replying"}},
            ReaderNote(BOATS, "No.␛[2J"),
        ),
        ({"motivation": "editing", "body": {"value": "41", "purpose": "editing"}}, ReaderNote(BOATS, "41")),
        ({}, Highlight(BOATS)),
        ({"motivation": 7, "body": 7, "creator": 7, "created": 7, "id": 7}, Highlight(BOATS)),
    ],
)
def test_what_another_program_wrote(item: dict[str, Any], entry: Entry) -> None:
    selector = [
        {"type": "FragmentSelector", "refinedBy": {"type": "TextPositionSelector", "start": 14, "end": 16}},
        {"type": "TextQuoteSelector", "exact": "40", "prefix": BOATS.prefix, "suffix": BOATS.suffix},
    ]
    annotation = {"type": ["Annotation"], "target": [{"source": "x", "selector": selector}], **item}
    (event,) = events_from_w3c([annotation], TEXT)
    assert event.entry == entry and event.author
    assert events_from_w3c(annotation, TEXT)[0].id == event.id  # taken in twice, it is there once


@pytest.mark.parametrize(
    "target",
    [None, "https://courier.example/pier", {}, {"selector": {"type": "TextQuoteSelector"}}, [[[[[[]]]]]],
     {"selector": {"type": "TextQuoteSelector", "exact": ""}},
     {"selector": {"type": "TextQuoteSelector", "exact": 7}}],
)  # fmt: skip
def test_a_note_without_words_that_it_is_about_is_left_out(target: object) -> None:
    assert events_from_w3c({"type": "Annotation", "target": target, "body": "Odd."}, TEXT) == ()


@pytest.mark.parametrize(
    "value", [None, 7, "x", [], {}, {"type": "AnnotationPage"}, {"items": []}, [7, {"type": 7}]]
)
def test_what_holds_no_annotations_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="holds no Web Annotations"):
        events_from_w3c(value, TEXT)
