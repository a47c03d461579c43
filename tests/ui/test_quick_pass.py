"""What is found in the first part of a long article, whatever its blocks look like."""

import pytest

from reader.annotate.quick_pass import quick_pass
from reader.load.loading import load
from reader.load.source import File
from reader.model.article import Article
from reader.pipeline import Opened, open_article
from reader.ui.documents import Document
from reader.ui.reading_session import ReadingSession, run_quick_pass
from tests.ui.sample import ANALYSIS, ARTICLE

LONG = "word " * 50


def markdown(lines: list[str]) -> Article:
    return open_article(load(File("\n\n".join(lines or ["One."]).encode(), "a.md")))


@pytest.mark.parametrize("lines", [[], ["“" + LONG], [f"```\n“{LONG}\n```"], ["“a” " * 20] * 9])
def test_of_a_long_article_the_beginning_is_looked_through(lines: list[str]) -> None:
    article = markdown(lines)
    found = run_quick_pass(article, 100)
    assert all(quote.end <= 100 for quote in found.quotes)
    assert bool(found.quotes) is bool(lines)


def test_what_is_known_is_not_looked_for_again() -> None:
    session = ReadingSession(Document(None, "vann.txt", lambda: Opened(ARTICLE)), Opened(ARTICLE))
    session.quick_pass(500)
    first = session.annotations
    assert first.analysis.quotes and first.analysis.quotes[-1].end <= 500
    session.quick_pass(400)
    assert session.annotations is first
    assert session.quick_pass_pending
    assert session.take_quick_pass(quick_pass(ARTICLE), len(ARTICLE.text))
    assert len(session.annotations.quotes) > len(first.quotes)
    assert not session.quick_pass_pending and not session.take_quick_pass(
        quick_pass(ARTICLE), len(ARTICLE.text)
    )
    session.reload(Opened(ARTICLE))
    session.take(ANALYSIS)
    assert not session.quick_pass_pending
