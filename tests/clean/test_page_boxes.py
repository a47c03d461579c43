"""Boxes that ask for something, and last lines about the story: cut, each with its reason."""

from __future__ import annotations

import re

import pytest

from tests.clean.pages import cleaned, has_story, page, reasons

_MAIL = "<input type=email placeholder='Your e-mail'><button>Join</button>"


@pytest.mark.parametrize(
    ("within", "words", "reason"),
    [
        (
            f"<div class=b1><h4>The week in your inbox</h4><p>Join 20,000 readers each Friday.</p>"
            f"<p>{_MAIL}</p><p>You can leave at any time.</p></div>",
            "20,000 readers",
            "newsletter",
        ),
        (
            "<div class=b2><h3>Do you back the vote?</h3><p>0+ VOTES SO FAR</p></div>",
            "Do you back",
            "poll",
        ),
        (
            "<div class=b3><h3>Subscribe to continue reading</h3><p>Our reports for £1 a week, and cancel at"
            " any time.</p><ul><li>Puzzles</li></ul><p>Already a subscriber? <a href=x>Log in</a></p></div>",
            "Puzzles",
            "subscription",
        ),
        (
            "<div class=subscription-widget><p class=cta-caption>The Quay is a reader-supported paper."
            "</p></div>",
            "reader-supported",
            "newsletter",
        ),
        (
            "<p><b>You might also like:</b></p><ul><li><a href=/a>What is a dredger?</a></li></ul>",
            "What is a dredger",
            "links to other pages",
        ),
        ("<p>Lire aussi : <a href=/x>Les quais du nord</a></p>", "Les quais", "related links"),
        ("<p>Join our WhatsApp channel: <a href=/w>here</a></p>", "WhatsApp", "subscription"),
        ("<p>Il vous reste 70% de cet article à lire.</p>", "Il vous reste", "subscription"),
        ("<h3>Republish this story for free</h3>", "Republish", "about the publisher"),
        (
            "<p>Each product was independently selected by our editors; we may earn a small commission.</p>",
            "commission",
            "advertisement",
        ),
        (
            "<ul><li><a href=/a>Why the quay sinks</a></li><li><a href=/b>Ten years of mud</a></li></ul>",
            "Ten years of mud",
            "links to other pages",
        ),
        ("<p>Receba no seu email as notícias</p>", "Receba", "newsletter"),
        (
            "<quay-promo><p>Get the app, with alerts that do not shout.</p></quay-promo>",
            "the app",
            "advertisement",
        ),
        ("<p>Your browser does not support the audio element.</p>", "browser", "embedded player"),
    ],
)
def test_a_box_within_the_story(within: str, words: str, reason: str) -> None:
    article = cleaned(page(within=within))
    assert has_story(article) and words not in article.text
    assert reasons(article, words) == [reason]


def test_an_offer_among_the_paragraphs_takes_no_paragraph_with_it() -> None:
    article = cleaned(page(within=f"<form>{_MAIL}</form><p>Already a member? <a href=/in>Log in</a></p>"))
    assert has_story(article) and "Already a member" not in article.text


def test_a_list_under_headings_is_no_box() -> None:
    gear = f"<div><h3>Boots</h3><ul><li>Two pairs</li></ul><h3>Coats</h3><ul><li>One</li></ul>{_MAIL}</div>"
    assert "Two pairs" in cleaned(page(within=gear)).text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Correction: An earlier version of this story gave the wrong year.", "update note"),
        ("This interview has been edited for length and clarity.", "about the publisher"),
        ("Have you been affected? Write to the desk of the Gazette.", "contact line"),
        ("Click here for the latest news of the harbour", "share bar"),
        ("© 2024 Sound Weekly Ltd. All rights reserved.", "copyright"),
        ("Ana Ruiz has written about harbours since 2008. She lives in Leith.", "about the author"),
        ("Do you have an issue with a firm? Fill out the form below.", "contact line"),
        ("Disclaimer: the words above are for information only.", "about the publisher"),
        ("Ana Ruiz: 555-0123, @ana", "contact line"),
        ("This essay appears in Issue 12 of the Quarterly.", "about the publisher"),
        ("Got a question for our team? <a href=/ask>Ask it here</a>.", "subscription"),
        ("Was this article helpful?", "form"),
        ("Reach Ana Ruiz at 555-0199.", "contact line"),
        ("Visit our website for more stories like this.", "subscription"),
        ("This story has not been edited and comes from a feed.", "about the publisher"),
        ("Page 1 of 1", "page numbers"),
        ("This document is subject to copyright. No part may be printed without leave.", "copyright"),
        (
            "Citation: The boat that came back to the harbour of Leith without a skipper and with all of its "
            "lamps lit (2019, May 2) retrieved 3 May 2019 from https://boats.example/leith",
            "about the publisher",
        ),
        ("Ruiz reported from Port Ellis and Ott from Lund.", "byline"),
    ],
)
def test_a_last_line_about_the_story(line: str, reason: str) -> None:
    head = "<meta name=author content='Ana Ruiz'>"
    article = cleaned(page(head=head).replace("</article>", f"<p>{line}</p></article>"))
    said = re.sub("<[^>]+>", "", line)
    assert has_story(article) and said not in article.text
    assert reasons(article, said) == [reason]


def test_a_last_line_of_the_story_stays() -> None:
    line = "Tom Ott, who steered the boat, has written to the board twice since the summer."
    life = "Aidan Muir, director, born 8 May 1959; died 30 March 2021"
    for last in (line, life):
        assert last in cleaned(page().replace("</article>", f"<p>{last}</p></article>")).text


def test_the_bar_of_an_archive_is_cut() -> None:
    bar = "<div id=wm-ipp-base><a href=/>Archive</a><p>We collect pages through many crawls.</p></div>"
    article = cleaned(page(before=bar))
    assert has_story(article) and reasons(article, "many crawls") == ["bar of the archive"]


@pytest.mark.parametrize(
    "line", ["Join us in the harbour, he said, and see the ships.", "“Join our channel,” she said."]
)
def test_a_line_of_the_story_that_begins_like_an_invitation_stays(line: str) -> None:
    assert line in cleaned(page(within=f"<p>{line}</p>")).text


def test_scraps_between_headline_and_story_are_cut() -> None:
    article = cleaned(page().replace("</h1>", "</h1><p>1204</p><p>Comenta</p>"))
    assert has_story(article) and reasons(article, "1204") == ["site furniture"]


def test_minutes_of_a_match_are_no_reading_time() -> None:
    within = "<p>78 min</p><p>A long ball went over the bar of the goal and into the river.</p><p>45 min</p>"
    assert "78 min" in cleaned(page(within=within)).text


def test_a_list_of_links_that_is_announced_stays() -> None:
    links = "<ul><li><a href=/a>Ann Ba</a></li><li><a href=/b>Tom Ott</a></li></ul>"
    assert "Tom Ott" in cleaned(page(within=f"<p>The board heard two of them:</p>{links}")).text
