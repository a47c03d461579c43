"""Paragraphs of the story that were not found, and what stands beside it."""

from __future__ import annotations

import pytest

from reader.clean.metadata.collect import Collected
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.visible_byline import VisibleByline
from reader.clean.page.lost_paragraphs import lost_paragraphs
from reader.clean.structure.block_walk import walk
from reader.markup.html import parse
from tests.clean.story import STORY

_LOST = (
    "Two men stand arm in arm on the quay. Between them is a barrel of cider, and behind them the ferry that "
    "the board wants to sell, if anybody will have it."
)
_NOTE = "Ferry notes: two men, a barrel, and the boat that nobody wants any more, in the words of the board"


def _found(above: str = "", among: str = "", standfirst: int | None = None) -> list[str]:
    one, two, *rest = (f"<p>{text}</p>" for text in STORY)
    markup = f"<body><h1>Ferry for sale</h1>{above}<div class=c>{one}{two}{among}{''.join(rest)}</div></body>"
    page = walk(parse(markup).find("body"))
    kept = [block.text in STORY for block in page.blocks]
    collected = Collected(Metadata(), page.blocks[0], VisibleByline(standfirst=standfirst))
    return [page.blocks[n].text for n in lost_paragraphs(page, kept, collected)]


@pytest.mark.parametrize(
    ("among", "found"),
    [
        (f"<p>{_LOST}</p>", [_LOST]),
        (f"<p>{_NOTE}</p>", []),
        ("<p>It rained.</p>", []),
        (f"<div class=promo><p>{_LOST}</p></div>", []),
        (f"<p><a href=/1>{_LOST}</a></p>", []),
        (f"<blockquote>{_LOST}</blockquote>", []),
        (
            "<p>We may earn a commission when you buy a boat, a barrel or a ferry by the links above.</p>",
            [],
        ),
        (
            "<p>Sign up for the ferry notes, and read on Mondays what the board of the port decides.</p>",
            [],
        ),
    ],
)
def test_among_the_paragraphs(among: str, found: list[str]) -> None:
    assert _found(among=among) == found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (f"<div class=intro><p>{_LOST}</p></div><p>Share</p>", [_LOST]),
        (f"<div class='article-chapo'>{_LOST}</div>", [_LOST]),
        (f"<div class=first><p>{_LOST}</p></div>", []),
        (f"<div class=intro><p>{_NOTE}</p></div>", []),
    ],
)
def test_above_the_story(above: str, found: list[str]) -> None:
    assert _found(above) == found


def test_the_standfirst_and_an_excerpt_are_not_lost() -> None:
    opening = f"<div class=intro><p>{_LOST}</p></div>"
    assert _found(opening, standfirst=1) == []
    assert _found(f"<div class=intro><p>{STORY[0][:150]}.</p></div>") == []


def test_the_first_paragraph_of_the_story() -> None:
    first, *rest = (f"<p>{text}</p>" for text in (_LOST, *STORY))
    for between, lost in (("", [_LOST]), ("<p>Photo of the day</p>", [])):
        page = walk(parse(f"<body><div class=c>{first}{between}{''.join(rest)}</div></body>").find("body"))
        kept = [block.text in STORY for block in page.blocks]
        collected = Collected(Metadata(), None, VisibleByline())
        assert [page.blocks[n].text for n in lost_paragraphs(page, kept, collected)] == lost
