"""A stretch of an article is an article, and what is found in it stands where it stands in the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotate.incremental.excerpt import excerpt
from reader.annotate.quick_pass import quick_pass
from reader.load.loading import load
from reader.load.source import File
from reader.model.article import Article
from reader.model.span import Span
from reader.pipeline import open_article

TABLE = "|a|1|\n|-|-|\n|b|2|"
LINES = ["“So few,” she said.", "It sold 12 cars.", "- one", "# Two", "```\n“code 3\n```", TABLE]


def markdown(lines: list[str]) -> Article:
    return open_article(load(File("\n\n".join(lines or ["One."]).encode(), "a.md")))


@given(st.lists(st.sampled_from(LINES), max_size=8), st.integers(0, 60), st.integers(1, 120))
def test_a_part_is_an_article(lines: list[str], start: int, length: int) -> None:
    article = markdown(lines)
    stretch = Span(start, start + length)
    piece = excerpt(article, stretch)
    assert piece.text == stretch.of(article.text)
    assert all(0 <= b.start < b.end <= len(piece.text) for b in piece.blocks)
    words = [article.text[max(b.start, stretch.start) : min(b.end, stretch.end)] for b in article.blocks]
    assert [piece.text[b.start : b.end] for b in piece.blocks] == [word for word in words if word]
    quick_pass(piece)


def test_the_whole_is_the_article_itself() -> None:
    article = markdown(LINES)
    assert excerpt(article, Span(0, len(article.text))) is article


@pytest.mark.parametrize("n", range(len(LINES)))
def test_the_quick_pass_from_a_paragraph_is_the_end_of_the_whole_pass(n: int) -> None:
    article = markdown(LINES)
    start = article.blocks[n].start
    whole, rest = quick_pass(article), quick_pass(article, start)
    assert [q.start for q in rest.quotes] == [q.start for q in whole.quotes if q.start >= start]
    assert rest.figures == tuple(f for f in whole.figures if f.start >= start)
    assert rest.dates == tuple(d for d in whole.dates if d.start >= start)
