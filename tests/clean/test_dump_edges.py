"""Plain texts that were copied with what stood around their story: titles, captions, names, invitations."""

from __future__ import annotations

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.load.loading import load_text
from reader.model.article import Article

_STORY = """The harbour board voted on Monday to move the old crane to the far side of the quay until spring.

"Nobody will miss the noise," said Ana Ruiz, who has lived beside it for thirty years.

The move will cost about $40,000 and take three weeks, during which no large ship can berth."""


def _clean(text: str) -> Article:
    return clean_dump(load_text(text, "plain.txt"))


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("Board moves old crane across the quay", "Board moves old crane across the quay", ()),
        (
            "Board moves old crane across the quay\n\nMia Berg\n\nReporter:\n\nMia Berg\n\n"
            "The crane has stood on its rails since the great storm and nobody could say who owns it",
            "Board moves old crane across the quay",
            ("Mia Berg",),
        ),
        (
            "Mia Berg obituary\n\nMia Berg\n"
            "She built cranes for half of the world, and was said to talk to them",
            "Mia Berg obituary",
            (),
        ),
        (
            "×\n\nMost Trusted Daily\n\nBoard moves old crane across the quay\n\n"
            "Harbour Board\n\nHarbour Board",
            "Board moves old crane across the quay",
            (),
        ),
    ],
    ids=["alone", "byline and standfirst", "obituary", "caption twice"],
)
def test_the_title_is_the_headline(head: str, title: str, authors: tuple[str, ...]) -> None:
    article = _clean(f"{head}\n\n{_STORY}")
    assert (article.title, article.authors, article.text) == (title, authors, _STORY)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Stay informed! Follow The Quay on WhatsApp for news as it happens.", "newsletter"),
        ("Follow The Quay on Facebook, Instagram and YouTube.", "about the publisher"),
        ("Join The Quay's Channel", "newsletter"),
        ("Tags: quay, crane, board", "tags"),
        ("This article has been adapted from its original source.", "update note"),
        ("Do you need a lamp? Click here for details WhatsApp: +100000", "advertisement"),
    ],
)
def test_invitations_below_the_story_are_cut(line: str, reason: str) -> None:
    article = _clean(f"Board moves old crane\n\n{_STORY}\n\n{line}")
    assert article.text == _STORY
    assert [(cut.text, cut.reason) for cut in article.cut] == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "The board asked residents to follow the work on its Facebook page, which is old.",
        "Some of them joined the protest on the quay.",
        "She has no account on Instagram.",
    ],
)
def test_the_story_may_speak_of_networks(line: str) -> None:
    assert _clean(f"Board moves old crane\n\n{_STORY}\n\n{line}").text.endswith(line)


def test_a_paragraph_that_stands_twice_is_read_once() -> None:
    first = _STORY.partition("\n")[0]
    article = _clean(f"Board moves old crane\n\n{first}\n\n{_STORY}")
    assert article.text == _STORY
    assert [cut.reason for cut in article.cut] == ["repeated line"]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [("By Mia Berg", ("Mia Berg",)), ("Mia Berg", ())],
)
def test_who_stands_in_the_title_wrote_it_only_where_that_is_said(
    byline: str, authors: tuple[str, ...]
) -> None:
    assert _clean(f"A morning on the crane with Mia Berg\n\n{byline}\n\n{_STORY}").authors == authors


def test_titles_of_other_stories_below_a_label_are_cut() -> None:
    head = "Board moves old crane across the quay\n\nAna Ruiz\n\n@anaruiz\n\n5 March 2024\n\n"
    titles = "Most Read\n\nFerry sinks\n\nQuay to be sold"
    assert _clean(f"{head}{_STORY}\n\n{titles}\n").text == _STORY
    more = f"{head}{_STORY}\n\n{titles}\n\nThe board rose at six, and the boats have not come back to it.\n"
    assert "Ferry sinks" in _clean(more).text
