"""Spans and blocks."""

from __future__ import annotations

import pytest

from reader.model.article import Article, Block, BlockKind, SourceFormat, SourceInfo, SourcePart
from reader.model.span import Span


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ((0, 4), (4, 6), False, False),
        ((0, 5), (4, 6), True, False),
        ((0, 9), (4, 6), True, True),
        ((4, 6), (4, 6), True, True),
        ((4, 6), (0, 9), True, False),
    ],
)
def test_spans(one: tuple[int, int], other: tuple[int, int], overlaps: bool, contains: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is overlaps
    assert Span(*one).contains(Span(*other)) is contains


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (3, 0), (4, 0), (5, 1), (8, 1), (9, 1), (99, 1)])
def test_the_block_of_an_offset(offset: int, index: int) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, 0, 4), Block(BlockKind.PARAGRAPH, 5, 8))
    source = SourceInfo("a", SourceFormat.TEXT, "utf-8", 8, "")
    assert Article(source, "One. Two", blocks).block_index(offset) == index


@pytest.mark.parametrize(
    ("title", "part", "shown"),
    [
        ("The dam", SourcePart(3), "The dam"),
        (None, None, "news.jsonl"),
        (None, SourcePart(1, count=1), "news.jsonl"),
        (None, SourcePart(3, count=9), "news.jsonl, 3"),
        (None, SourcePart(3, id="herald-17"), "news.jsonl, herald-17"),
    ],
)
def test_what_an_article_without_a_title_is_called(
    title: str | None, part: SourcePart | None, shown: str
) -> None:
    source = SourceInfo("news.jsonl", SourceFormat.TEXT, "utf-8", 8, "", part=part)
    assert Article(source, "", (), title=title).shown_title == shown
