"""What was found as rows: which words stand in which column, for each kind of row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export.item import ExportItem
from reader.export.rows.found_item import FoundItem
from reader.export.rows.kinds import KINDS
from reader.export.rows.table import Cell
from reader.model.article import SourcePart
from tests.export.notebook_sample import SINCE, STATE
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT

FOUND = FoundItem(ExportItem(ARTICLE, ANALYSIS, {"file": "vann.txt"}, STATE, SINCE))


def rows(kind: str) -> list[dict[str, Cell]]:
    """The rows of the sample article, their cells by column."""
    table = KINDS[kind]
    names = [column.name for column in table.all_columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(FOUND)]


@pytest.mark.parametrize(
    ("kind", "text", "cells"),
    [
        ("quotes", "“It cannot wait.”",
         {"paragraph": 2, "speaker": "Mara Lindt", "role": "chief surveyor", "kind": "direct",
          "confidence": 0.91, "found by": "the same speaker goes on"}),
        ("quotes", "the vote “was never in doubt”", {"kind": "partly quoted", "speaker": "a council member"}),
        ("quotes", "“quiet shore”", {"kind": "no speech", "speaker": None, "role": None}),
        ("speakers", "Jonas Areva",
         {"paragraph": 4, "role": "speaks for the fishing families", "kind": "person", "words": 18,
          "also called": "Areva", "quotes": 4, "share of words": 0.295}),
        ("speakers", "A council member", {"speaker": "a council member", "kind": "not named"}),
        ("names", "She", {"name": "Mara Lindt", "kind": "person", "mention": 2, "paragraph": 3}),
        ("names", "Ministry of Waters", {"kind": "organisation", "role": None, "mention": 1}),
        ("figures", "2,000",
         {"value": 2000, "to": None, "qualifier": "more than", "of": "homes below the basin",
          "speaker": "Mara Lindt", "confidence": 0.83, "in short": "> 2,000"}),
        ("figures", "seven to four", {"value": 7, "to": 4, "kind": "ratio", "speaker": None, "paragraph": 1}),
        ("dates", "Monday",
         {"from": "2024-05-06", "until": "2024-05-07", "kind": "worked out", "in words": "6 May 2024"}),
        ("quotes", "“It cannot wait.”", {"check": "checked", "note": None, "corrected": "speaker"}),
        ("figures", "2,000",
         {"check": "wrong", "note": "The register has 1,870.\nCalled on Tuesday.\nBen: Agreed."}),
        ("speakers", "The families’ union", {"check": None, "note": "Which ␛[31munion?", "corrected": None}),
        ("checks", "2,000",
         {"kind": "figure", "check": "wrong", "speaker": "Mara Lindt", "on": "2024-05-07T08:00:00Z"}),
        ("checks", "The families’ union", {"kind": "note", "check": None, "paragraph": 8, "by": "ada"}),
        ("checks", "310", {"kind": "question", "note": "310 or 290 leaks?", "by": "newsreader"}),
        ("checks", "a pier of gold",
         {"start": None, "note": "Where did this go?\nthese words stand in the text no longer"}),
        ("changes", "310", {"paragraph": 2, "kind": "figure", "before": "290", "note": "same source"}),
        ("checks", "Monday", {"kind": "highlight", "check": None, "note": None, "by": "ada"}),
        ("checks", None, {"kind": "tag", "note": "water", "start": None, "paragraph": None}),
        ("dates", "autumn", {"from": None, "until": None, "kind": "not known", "in words": None}),
        ("dates", "2019", {"speaker": "the families’ union", "confidence": 0.77, "kind": "as written"}),
    ],
)  # fmt: skip
def test_a_row_says_whose_words_stand_where(kind: str, text: str | None, cells: dict[str, Cell]) -> None:
    row = next(row for row in rows(kind) if row["text"] == text)
    assert {name: row[name] for name in cells} == cells
    assert row["title"] == ARTICLE.title and row["file"] == "vann.txt" and row["published"] == "2024-05-06"


@pytest.mark.parametrize("kind", ["quotes", "speakers", "names", "figures", "dates"])
def test_the_offsets_of_a_row_are_those_of_its_words(kind: str) -> None:
    found = rows(kind)
    assert found
    assert all(TEXT[int(row["start"] or 0) : int(row["end"] or 0)] == row["text"] for row in found)


def test_checks_stand_in_the_order_of_the_text_and_each_once() -> None:
    texts = [row["text"] for row in rows("checks")]
    found = ["Monday", "310", "“It cannot wait.”", "2,000", "The families’ union"]
    assert texts == [*found, "a pier of gold", None]


def test_an_article_is_one_row_of_counts() -> None:
    (row,) = rows("articles")
    counts = ("paragraphs", "quotes", "speakers", "not named", "names", "figures", "dates", "cut pieces")
    assert [row[name] for name in counts] == [8, 11, 5, 1, 4, 6, 6, 3]
    assert row["words"] == ARTICLE.words and row["authors"] == "Elin Sorel"


def test_without_an_analysis_nothing_is_counted_but_the_article() -> None:
    (row,) = KINDS["articles"].rows(FoundItem(ExportItem(ARTICLE)))
    assert row[7:13] == (None, "Elin Sorel", None, None, None, ARTICLE.words)
    assert row[14:20] == (None,) * 6


def test_who_is_hardly_the_speaker_is_not_named_as_one() -> None:
    weak = replace(ANALYSIS, quotes=(replace(ANALYSIS.quotes[0], confidence=0.2),))
    (row,) = KINDS["quotes"].rows(FoundItem(ExportItem(ARTICLE, weak)))
    assert row[11:15] == (None, None, "direct", 0.2)


def test_articles_of_one_file_are_told_apart() -> None:
    source = replace(ARTICLE.source, part=SourcePart(17, id="hd-4"))
    (row,) = KINDS["articles"].rows(FoundItem(ExportItem(replace(ARTICLE, source=source))))
    assert row[1:3] == (17, "hd-4")
