"""Articles and analyses survive the way to JSON and back; anything else is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.analysis import (
    Analysis,
    Conflict,
    DateMention,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)
from reader.model.article import (
    Article,
    Block,
    BlockKind,
    Cut,
    Hyperlink,
    Image,
    SourceFormat,
    SourceInfo,
    Table,
)
from reader.model.codec import from_plain, to_json, to_plain, to_sparse
from reader.model.span import Span

SOURCE = SourceInfo("a.txt", SourceFormat.TEXT, "utf-8", 12, "00")

ARTICLE = Article(
    SOURCE,
    "Rain fell.",
    (Block(BlockKind.PARAGRAPH, 0, 10), Block(BlockKind.HEADING, 10, 10, 2)),
    title="Weather",
    authors=("Ada Morland",),
    images=(Image(None, "rain.png"), Image(0, "sun.png", "Sun", "The sun", "A. Body")),
    links=(Hyperlink(0, 4, "https://example.org/rain"),),
    cut=(Cut("Sign in", "navigation", 0),),
    tables=(Table(0, 1, ((Span(0, 4), Span(5, 9)), (Span(5, 9), Span(9, 9)))),),
    rules=(1,),
)

ANALYSIS = Analysis(
    quotes=(Quote("q1", QuoteKind.DIRECT, 0, 4, "s1", "Ada Morland", 5, 8, confidence=0.5, rule="x"),),
    speakers=(
        Speaker("s1", "Ada Morland", SpeakerKind.PERSON, mentions=(Span(5, 8),), quotes=("q1",), words=1),
    ),
    entities=(Entity("e1", "Ada Morland", EntityKind.PERSON, "editor", ("Morland",), (Span(5, 8),)),),
    figures=(
        Figure(0, 1, "1", FigureKind.NUMBER, 1),
        Figure(2, 3, "2-3", FigureKind.RANGE, (2, 3.5), "km", "about", "roads", "q1", "s1"),
    ),
    dates=(DateMention(0, 3, "May", "2024-05", "2024-06", True),),
    conflicts=(Conflict((0, 1), "Which?"),),
    notes=("A note.",),
    complete=True,
)


@pytest.mark.parametrize("value", [ARTICLE, ANALYSIS], ids=["article", "analysis"])
def test_json_and_back(value: Article | Analysis) -> None:
    assert from_plain(type(value), json.loads(json.dumps(to_plain(value)))) == value
    assert from_plain(type(value), json.loads(json.dumps(to_sparse(value)))) == value


def test_what_is_kept_leaves_out_what_is_usual() -> None:
    assert to_sparse(ANALYSIS.figures[0]) == {"start": 0, "end": 1, "text": "1", "kind": "number", "value": 1}
    assert to_sparse(ARTICLE.blocks[0]) == {"kind": "paragraph", "start": 0, "end": 10}


def test_the_export_object_is_flat() -> None:
    plain = to_json(ARTICLE, ANALYSIS)
    assert plain["schema"] == "newsreader/1"
    assert plain["source"]["format"] == "text"
    assert plain["blocks"][1] == {"kind": "heading", "start": 10, "end": 10, "level": 2, "mark": None}
    assert plain["tables"] == [{"block": 0, "header": 1, "rows": [[[0, 4], [5, 9]], [[5, 9], [9, 9]]]}]
    assert plain["figures"][1]["value"] == [2, 3.5]
    assert plain["speakers"][0]["mentions"] == [[5, 8]]
    assert "quotes" not in to_json(ARTICLE, None)


def test_the_notes_of_both_are_exported() -> None:
    article = replace(ARTICLE, notes=("It was cut short.",))
    assert to_json(article, ANALYSIS)["notes"] == ["It was cut short.", *ANALYSIS.notes]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("quotes",), None),
        (("quotes",), {}),
        (("quotes", 0, "kind"), "shouted"),
        (("quotes", 0, "start"), "0"),
        (("quotes", 0, "start"), True),
        (("speakers", 0, "mentions", 0), [1]),
        (("figures", 1, "value"), [1, 2, 3]),
        (("figures", 0, "value"), "1"),
        (("complete",), 1),
        (("quotes", 0, "shouted"), True),
    ],
)
def test_what_has_another_shape_is_refused(path: tuple[str | int, ...], value: object) -> None:
    plain = to_plain(ANALYSIS)
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValueError):
        from_plain(Analysis, plain)


SIMPLE = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats()


@given(
    SIMPLE
    | st.lists(SIMPLE, max_size=4)
    | st.dictionaries(st.sampled_from(tuple(to_plain(ANALYSIS))), SIMPLE)
)
def test_a_value_without_the_shape_raises_value_error_and_nothing_else(value: object) -> None:
    try:
        found = from_plain(Analysis, value)
    except ValueError:
        return
    assert isinstance(value, dict) and set(value) <= {"complete"}  # the rest is usual
    assert found == Analysis(**value)
