"""Exports of news databases: every article, with the fields that the database states, and its text alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.clean.clean import clean
from reader.load.loading import load_all
from reader.load.source import File
from reader.model.article import Article
from tests.load.database_files import (
    ENGLISH,
    FERRY,
    FRENCH,
    GERMAN,
    HAFEN,
    HARBOUR,
    PORT,
    Screen,
    Story,
    nexis_page,
    nexis_text,
    nexis_word,
)

Writer = Callable[[list[Story], Screen], bytes]


def articles(data: bytes, name: str = "export") -> list[Article]:
    """The articles of an export."""
    return [clean(source) for source in load_all(File(data, name))]


def check(article: Article, story: Story) -> None:
    """The article is the story, and its text is the story's body and nothing else."""
    assert (article.title, article.publisher, article.published) == (story.title, story.outlet, story.iso)
    assert article.text.split() == " ".join(story.body).split()
    part = article.source.part
    assert part is not None
    assert part.words == int(story.words.split()[0])
    assert (article.section or "", part.page or "") == (story.section, story.page)
    assert article.authors == ((story.byline.removeprefix("Von "),) if story.byline else ())


@pytest.mark.parametrize("write", [nexis_word, nexis_text, nexis_page])
@pytest.mark.parametrize(
    ("screen", "stories"),
    [(ENGLISH, [HARBOUR, FERRY]), (GERMAN, [HAFEN, FERRY]), (FRENCH, [PORT, FERRY, PORT])],
    ids=["English", "German", "French"],
)
def test_every_article_of_nexis_with_its_fields(write: Writer, screen: Screen, stories: list[Story]) -> None:
    found = articles(write(stories, screen))
    assert len(found) == len(stories)
    for number, (article, story) in enumerate(zip(found, stories, strict=True), 1):
        check(article, story)
        assert article.source.part is not None
        assert (article.source.part.number, article.source.part.count) == (number, len(stories))


@pytest.mark.parametrize(("cover", "marks"), [(False, True), (True, False), (False, False)])
def test_a_document_begins_at_its_bookmark_or_below_the_one_before(cover: bool, marks: bool) -> None:
    found = articles(nexis_word([HARBOUR, FERRY], cover=cover, marks=marks))
    assert [article.title for article in found] == [HARBOUR.title, FERRY.title]
