"""What is found in the first part of a long article, whatever its blocks look like."""

import pytest

from reader.annotate.glance import glance
from reader.load.load import load
from reader.load.source import File
from reader.model.article import Article
from reader.service import open_article
from reader.ui.documents import Document
from reader.ui.sitting import Sitting, first_sight
from tests.ui.sample import ANALYSIS, ARTICLE

LONG = "word " * 50


def markdown(lines: list[str]) -> Article:
    return open_article(load(File("\n\n".join(lines or ["One."]).encode(), "a.md")))


@pytest.mark.parametrize("lines", [[], ["“" + LONG], [f"```\n“{LONG}\n```"], ["“a” " * 20] * 9])
def test_of_a_long_article_the_beginning_is_looked_through(lines: list[str]) -> None:
    article = markdown(lines)
    found = first_sight(article, 100)
    assert all(quote.end <= 100 for quote in found.quotes)
    assert bool(found.quotes) is bool(lines)


def test_what_is_known_is_not_looked_for_again() -> None:
    sitting = Sitting(Document(None, "vann.txt", lambda: ARTICLE), ARTICLE)
    sitting.glance(500)
    beginning = sitting.finds
    assert beginning.analysis.quotes and beginning.analysis.quotes[-1].end <= 500
    sitting.glance(400)
    assert sitting.finds is beginning
    assert sitting.unseen
    assert sitting.take_sight(glance(ARTICLE), len(ARTICLE.text))
    assert len(sitting.finds.quotes) > len(beginning.quotes)
    assert not sitting.unseen and not sitting.take_sight(glance(ARTICLE), len(ARTICLE.text))
    sitting.reload(ARTICLE)
    sitting.take(ANALYSIS)
    assert not sitting.unseen
