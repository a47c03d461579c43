"""The story under the headline is kept, whatever is longer; a second one is cut; a stated one is read."""

from __future__ import annotations

import json

import pytest

from reader.clean.page.stated_body import NOTE
from reader.clean.page.teaser_streams import teaser_streams
from reader.clean.structure.block_walk import walk
from reader.markup.html import parse
from reader.model.article import BlockKind
from tests.clean.pages import HEADLINE, added, cleaned, has_story, page, reasons
from tests.clean.story import STORY

_TEASER = (
    "has said that it will change its plans this winter after a long row with its neighbours over the noise, "
    "and a speaker added on the radio that nobody would lose a job before the end of the year, when the list "
    "of plans is due to be looked at by those who wrote it. “It took us years,” she said."
)
_STREAM = "".join(
    f"<li><div><h3><a href='/n/{n}'>A zoo changes course</a></h3><p>Zoo {n} {_TEASER}</p></div></li>"
    for n in range(24)
)
_FIRE = (
    "<p>A fire broke out in the old mill at Dunmere early on Friday, and forty people had to leave their "
    "homes.</p><p>“I smelled smoke and I ran,” said Petra Lund, who lives across the road from the mill.</p>"
)


def test_a_stream_of_teasers_is_not_the_story() -> None:
    article = cleaned(page(after=f"<div id='stream'><ul>{_STREAM}</ul></div>"))
    assert has_story(article)
    assert "changes course" not in article.text


_CARDS = "".join(
    f"<li class='card'><a href='{{host}}/n/{n}'>Zoo number {n} changes course</a>"
    "<p>A zoo has said that it will change its plans.</p></li>"
    for n in range(16)
)


@pytest.mark.parametrize(
    ("host", "after", "cut"),
    [
        ("", "", True),
        ("https://quay.example", "", True),
        ("https://shop.example", "", False),  # what a story lists, each in a shop
        ("", f"<p>{STORY[0]} And so it stayed, all that winter and the next.</p>", False),
    ],
    ids=["relative", "own host", "shops", "the story goes on"],
)
def test_cards_of_other_stories_are_cut_where_they_end_the_page(host: str, after: str, cut: bool) -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY) + f"<ul>{_CARDS.format(host=host)}</ul>{after}"
    root = parse(
        f"<html><head><link rel='canonical' href='https://quay.example/1'></head>"
        f"<body><div><h1>{HEADLINE}</h1>{body}</div></body></html>"
    )
    found = walk(root.find("body"))
    headline = found.blocks[0]
    streams = teaser_streams(found, [True] * len(found.blocks), headline, "https://quay.example/1")
    assert len(streams) == (32 if cut else 0)


@pytest.mark.parametrize(
    "second",
    [
        f"<article><h1>Fire in the mill</h1><p>By Omar Haddad</p>{_FIRE}</article>",
        f"<article><h2>Fire in the mill</h2><time>3 May 2024</time>{_FIRE}</article>",
        f"<div><h1>Fire in the mill</h1><p class='date'>3 May 2024</p>{_FIRE}</div>",
    ],
)
def test_a_second_story_is_not_under_the_first_byline(second: str) -> None:
    article = cleaned(page(after=second))
    assert has_story(article)
    assert not added(article)
    assert reasons(article, "smelled smoke") == ["another story"]


def test_a_section_is_no_second_story() -> None:
    article = cleaned(page(after=f"<section><h2>What comes next</h2>{_FIRE}</section>"))
    assert not reasons(article, "another story")


@pytest.mark.parametrize(
    "body", ["\n\n".join(STORY), "".join(f"<p>{text}</p>" for text in STORY)], ids=["lines", "markup"]
)
def test_a_body_that_stands_in_the_data_alone_is_read(body: str) -> None:
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "headline": HEADLINE, "articleBody": body}]})
    script = f"<script type='application/ld+json'>{data}</script>"
    shown = "<body><div id='app'></div><noscript>You need to enable JavaScript.</noscript></body>"
    article = cleaned(f"<html><head><title>{HEADLINE}</title>{script}</head>{shown}</html>")
    assert article.text == "\n\n".join(STORY)
    assert article.notes == (NOTE,)


def test_a_page_that_shows_its_story_needs_no_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(STORY)})
    article = cleaned(page(head=f"<script type='application/ld+json'>{data}</script>"))
    assert article.text == "\n\n".join(STORY)
    assert not article.notes


@pytest.mark.parametrize(
    "markup",
    [
        "<aside class='pull-quote'><p>It cannot go on like this, and everybody here knows it</p></aside>",
        "<blockquote>“It cannot go on like this, and everybody here knows it.”</blockquote>",
        "<div><p>“It cannot go on like this, and everybody here knows it.”</p></div>",
        "<h3 class='pullquote'>It cannot go on like this, and everybody here knows it</h3>",
    ],
)
def test_a_pull_quote_is_a_repeat(markup: str) -> None:
    article = cleaned(page(within=markup))
    assert article.text.count("cannot go on like this") == 1
    assert has_story(article)
    assert reasons(article, "cannot go on like this") == ["repeated"]


def test_a_quotation_of_its_own_is_kept() -> None:
    article = cleaned(page(within="<blockquote>“Nobody asked the fishers, who know the mud.”</blockquote>"))
    assert added(article) == [(BlockKind.BLOCKQUOTE, "“Nobody asked the fishers, who know the mud.”")]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("<p><em>This story has been updated with a comment from the county.</em></p>", True),
        ("<p>Editor’s note: This article was updated on 3 May to add the cost.</p>", True),
        ("<p>The story was told in the hall again and again, said the clerk of the board.</p>", False),
    ],
)
def test_a_change_of_the_article_is_noted(line: str, note: bool) -> None:
    article = cleaned(page(within=line))
    assert len(article.notes) == len(reasons(article, "updated")) == note
    assert len(added(article)) == (not note)


@pytest.mark.parametrize(
    "markup",
    [
        "<ul class='share-list'><li>First, dig the channel.</li><li>Second, move the mud.</li></ul>",
        "<table class='promo-table'><tr><th>Year<th>Tons<tr><td>2022<td>4,200</table>",
        "<p class='comment-body'>Nobody knows where the mud will go, and the fishers fear for it.</p>",
    ],
)
def test_a_class_name_alone_cuts_no_content(markup: str) -> None:
    assert added(cleaned(page(within=markup)))


def test_a_promotion_in_capitals_is_a_link_and_a_heading_in_capitals_a_heading() -> None:
    promotion = "<p><b><a href='/o'>CLERK CLEARED TO RUN FOR MAYOR AMID ROW OVER HARBOUR</a></b></p>"
    article = cleaned(page(within=f"{promotion}<p>WORK BEGINS IN MAY</p>"))
    assert added(article) == [(BlockKind.HEADING, "WORK BEGINS IN MAY")]
    assert reasons(article, "CLERK CLEARED") == ["links to other pages"]
