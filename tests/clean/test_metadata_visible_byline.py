"""Byline and date as the page shows them, when it states nothing for machines."""

from __future__ import annotations

import pytest

from reader.clean.metadata.collect import collect
from reader.clean.metadata.fields import Metadata
from reader.clean.structure.block_walk import walk
from reader.markup.html import parse

_BODY = "".join(
    f"<p>The board heard {n} hours of evidence on Monday before it voted, nine to two, for a plan that will "
    "cost at least $84 million, its chair said after the meeting.</p>"
    for n in ("four", "five", "six")
)


def _collect(head: str, *, before: str = "", after: str = "", stated: str = "") -> Metadata:
    root = parse(f"<html lang=en-US><head>{stated}</head><body>{before}{head}{_BODY}{after}</body></html>")
    page = walk(root.find("body"))
    return collect(root, page, [block.text.startswith("The board heard") for block in page.blocks]).metadata


_HEAD = "<h1>Harbour vote</h1>"


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ("<p>By Ana Ruiz</p>", ("Ana Ruiz",)),
        ("<div>Written by</div><div>Ana Ruiz</div>", ("Ana Ruiz",)),
        ("<p><a href='/authors/ana'>Ana Ruiz</a></p>", ("Ana Ruiz",)),
        ("<div class=article-author>Ana Ruiz</div>", ("Ana Ruiz",)),
        ("<p>Ana Ruiz | Reporter | 12 March 2024</p>", ("Ana Ruiz",)),
        ("<p>Ana Ruiz</p><p>5 min read</p>", ("Ana Ruiz",)),
        ("<p>By Ana Ruiz and Tom Ott</p>", ("Ana Ruiz", "Tom Ott")),
        ("<p>Posted on 12 March 2024 by Ana Ruiz (ruizmail)</p>", ("Ana Ruiz",)),
        ("<p>Anna Ruiz</p><p>Published in Harbour News</p>", ("Anna Ruiz",)),
        ("<p>Harbour News</p>", ()),
        # what a page says of its letters is nobody
        ("<p>Text Size</p>", ()),
        ("<p>Autor/in: Anna Ruiz</p>", ("Anna Ruiz",)),
        ("<p>By <a>Anna Ruiz</a> <span>Sky News</span></p>", ("Anna Ruiz",)),
        ("<p>Text Size</p><p>By Ana Ruiz</p>", ("Ana Ruiz",)),
        # a byline of several lines
        ("<p>By Ana Ruiz<br>Published: 11/18/2024 2:27 AM<br>Last Modified: 4:06 AM</p>", ("Ana Ruiz",)),
        ("<p>The harbour and the night<br>by Anna Ruiz<br>Saturday</p>", ("Anna Ruiz",)),
        ("<p>The harbour and the night<br>by the sea<br>Saturday</p>", ()),
        ("<p>Great Boats</p><p>Share</p>", ()),
        ("<p>Wooden Boats</p><p>5 min read</p>", ()),
    ],
)
def test_authors(markup: str, authors: tuple[str, ...]) -> None:
    assert _collect(_HEAD + markup).authors == authors


@pytest.mark.parametrize(
    ("title", "byline", "authors"),
    [
        ("Ada Morland obituary", "<p>Ada Morland, 1932–2023</p>", ()),
        ("Ada Morland, who drew bridges, dies at 91", "<p>By Jane Doring</p>", ("Jane Doring",)),
        ("Ada Morland: why I write", "<p>By Ada Morland</p>", ("Ada Morland",)),
        ("Ferry stays in port", "<p class='byline'>By Staff Reporter</p>", ()),
    ],
)
def test_nobody_wrote_under_a_job_or_of_their_own_death(
    title: str, byline: str, authors: tuple[str, ...]
) -> None:
    assert _collect(f"<h1>{title}</h1>{byline}").authors == authors


@pytest.mark.parametrize(
    ("markup", "published", "modified"),
    [
        ("<p>12 March 2024</p>", "2024-03-12", None),
        ("<p>Published 12 March 2024, updated 14 March 2024</p>", "2024-03-12", "2024-03-14"),
        ("<p>Posted on</p><p>03/04/2024</p>", "2024-03-04", None),
        ("<p><time datetime='2024-03-12T08:00'>three days ago</time></p>", "2024-03-12", None),
        ("<p>12 March 2024, 07:10 | Updated: 14 March 2024, 21:44</p>", "2024-03-12", "2024-03-14"),
        ("<p>12 March 2024 (updated 14 March 2024)</p>", "2024-03-12", "2024-03-14"),
        ("<p>Updated 14 March 2024</p>", "2024-03-14", None),
        # moments that a page sets side by side
        ("<p>March 12, 20244:05 PM ET</p>", "2024-03-12", None),
        ("<p>Published On 5 Mar 20245 Mar 2024</p>", "2024-03-05", None),
        ("<p>03/12/2024March 12, 2024</p>", "2024-03-12", None),
        ("<p><time>12 March 2024</time><time class=updated>14 March 2024</time></p>", "2024-03-12", None),
        ("<p>Published 12 March 2024, 09:15</p><p>Updated 11:02</p>", "2024-03-12", "2024-03-12T11:02"),
        ("<p>12 March 2024 | Updated: 4:05 p.m.</p>", "2024-03-12", "2024-03-12T16:05"),
        ("<p>12 March 2024</p><p>Updated 11.02 per cent</p>", "2024-03-12", None),
        ("<p>Updated 11:02</p>", None, None),
        # a moment of its own behind a date is not what the date is of
        ("<p>12 March 2024 / 12:25 PM / Updated 8 hours ago</p>", "2024-03-12", None),
        # a date within a sentence of the story is of what it tells
        ("<p>The board heard of a port that was handed over on 14 August 1935</p>", None, None),
        ("<p>Register before 14 March 2024</p>", None, None),
        ("<p>No date here</p>", None, None),
    ],
)
def test_dates(markup: str, published: str | None, modified: str | None) -> None:
    found = _collect(_HEAD + markup)
    assert (found.published, found.modified) == (published, modified)


@pytest.mark.parametrize(
    ("after", "published"),
    [
        ("<p>Published 12 March 2024</p>", "2024-03-12"),
        ("<p>12 March 2024</p>", "2024-03-12"),
        ("<p>12 March 2024</p><p>14 March 2024</p>", None),
        ("<p>Published 12 March 2024</p><p>14 March 2024</p>", "2024-03-12"),
    ],
)
def test_of_dates_after_the_story_one_must_be_alone_or_have_a_word_for_it(
    after: str, published: str | None
) -> None:
    assert _collect(_HEAD, after=after).published == published


def test_what_is_shown_wins_over_the_day_of_the_last_export() -> None:
    stated = "<meta property='article:published_time' content='2025-01-01'>"
    assert _collect(_HEAD + "<p>12 March 2024</p>", stated=stated).published == "2024-03-12"
    assert _collect(_HEAD + "<p>Updated 12 March 2024</p>", stated=stated).published == "2025-01-01"


def test_the_address_is_the_last_source_of_a_date() -> None:
    assert (
        _collect(_HEAD, stated="<link rel=canonical href='https://x.org/2024/03/12/vote'>").published
        == "2024-03-12"
    )
    assert (
        _collect(_HEAD, stated="<link rel=canonical href='https://x.org/2024/HARBOUR/03/12/vote'>").published
        == "2024-03-12"
    )
    assert _collect(_HEAD, stated="<link rel=canonical href='https://x.org/2024/vote'>").published is None


def test_a_day_may_be_a_part_of_the_title() -> None:
    stated = "<title>Harbour vote | Gazette | 12.03.2024</title>"
    assert _collect(_HEAD, stated=stated).published == "2024-03-12"
    assert _collect(_HEAD, stated="<title>Harbour vote: what 12.03.2024 meant</title>").published is None


def test_no_page_was_changed_before_it_was_published() -> None:
    stated = "<meta property='article:modified_time' content='2024-03-10'>"
    assert _collect(_HEAD + "<p>Published 12 March 2024</p>", stated=stated).modified is None


@pytest.mark.parametrize(
    ("head", "stated", "title"),
    [
        (_HEAD, "<title>Harbour vote | The Gazette</title>", "Harbour vote"),
        ("<h1>The Gazette</h1><h2>Harbour vote</h2>", "<title>Harbour vote</title>", "Harbour vote"),
        (
            "<h1>The Gazette</h1><h1>Harbour vote</h1>",
            "<title>Harbour vote - Gazette</title>",
            "Harbour vote",
        ),
        (
            "<h1>Harbour vote: what it means</h1>",
            "<meta property='og:title' content='Nine to two'>",
            "Harbour vote: what it means",
        ),
        (
            "",
            "<meta property='og:site_name' content='Gazette'><title>Harbour vote - Gazette</title>",
            "Harbour vote",
        ),
        ("<h1>Harbour vote: nine to two | District</h1>", "", "Harbour vote: nine to two"),
        (
            "<h1>Nine boats | What the quay of the port is worth now</h1>",
            "",
            "Nine boats | What the quay of the port is worth now",
        ),
        ("<h1>Opinion | Nine to two</h1>", "", "Opinion | Nine to two"),
        # the site's name in the largest letters
        (
            "<h1>Gazette</h1>",
            "<meta property='og:title' content='The long harbour vote'>"
            "<title>The long harbour vote -- Gazette</title>",
            "The long harbour vote",
        ),
        ("<h1>gazette.example</h1>", "<title>Harbour vote | gazette.example</title>", "Harbour vote"),
        ("<h1>Harbour vote</h1>", "<title>The Gazette | Harbour vote</title>", "Harbour vote"),
        # words over a headline, in one element with it
        (
            "<h1><span class=over>Trains</span> Night line opens again</h1>",
            "<meta property='og:title' content='Night line opens again'>",
            "Night line opens again",
        ),
        (
            "<h1><span>At last!</span>“Night line” opens again</h1>",
            "<meta property='og:title' content='“Night line” opens again'>",
            "“Night line” opens again",
        ),
        (
            "<h1><span>Trains</span> Night line opens again</h1>",
            "<meta property='og:title' content='Trains: Night line opens again'>",
            "Trains: Night line opens again",
        ),
        (
            "<h1>Two night lines open again</h1>",
            "<meta property='og:title' content='Night lines open again'>",
            "Two night lines open again",
        ),
        (
            "<h1>Trains: Night line opens again</h1>",
            "<meta property='og:title' content='Night line opens again'>",
            "Trains: Night line opens again",
        ),
        ("<h1>EXCLUSIVE | Nine to two</h1>", "", "Nine to two"),
        ("", "", None),
    ],
)
def test_title(head: str, stated: str, title: str | None) -> None:
    assert _collect(head, stated=stated).title == title


def test_the_name_of_the_site_is_no_author() -> None:
    stated = (
        "<meta property='og:site_name' content='The Gazette'><meta name=author content='The Gazette'>"
        "<link rel=canonical href='https://portgazette.example/x'>"
    )
    assert _collect(_HEAD + "<p>By Ana Ruiz</p>", stated=stated).authors == ("Ana Ruiz",)
    assert _collect(_HEAD, stated=stated).authors == ()


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Portgazette.example GmbH", "Portgazette.example"),
        ("Port Wave", "PW"),
        ("portgazette.example", "The Gazette"),
    ],
)
def test_a_firm_initials_and_an_address_are_no_authors(name: str, house: str) -> None:
    stated = f"<meta property='og:site_name' content='{house}'><meta name=author content='{name}'>"
    assert _collect(_HEAD + "<p>By Ana Ruiz</p>", stated=stated).authors == ("Ana Ruiz",)
    assert _collect(_HEAD, stated=stated).authors == ()


def test_a_byline_of_the_site_gives_way_to_that_of_a_person() -> None:
    stated = "<meta property='og:site_name' content='The Gazette'>"
    shown = "<div>By</div><div>The Gazette</div><p>12 March 2024</p>"
    assert _collect(_HEAD + shown + "<p>Written by: Ana Ruiz</p>", stated=stated).authors == ("Ana Ruiz",)
    assert _collect(_HEAD + shown, stated=stated).authors == ("The Gazette",)


def test_beside_a_person_the_site_is_no_author() -> None:
    stated = (
        "<meta property='og:site_name' content='Vann Online'><meta name=author content='Anna Ruiz, Vann'>"
        "<meta name=author content='Vann'>"
    )
    assert _collect(_HEAD, stated=stated).authors == ("Anna Ruiz",)


def test_a_person_who_gave_the_site_its_name_is_an_author() -> None:
    stated = (
        "<meta property='og:site_name' content='Anna Ruiz'><meta name=author content='Anna Ruiz'>"
        "<link rel=canonical href='https://annaruiz.example/x'>"
    )
    assert _collect(_HEAD, stated=stated).authors == ("Anna Ruiz",)


def test_a_name_wins_over_an_account() -> None:
    stated = "<meta name=author content=aruiz12>"
    assert _collect(_HEAD, stated=stated).authors == ("aruiz12",)
    assert _collect(_HEAD + "<p>By Ana Ruiz</p>", stated=stated).authors == ("Ana Ruiz",)


def test_an_institute_with_the_name_of_its_founder_is_no_author() -> None:
    stated = (
        "<meta property='og:site_name' content='Florence Clinic'><meta name=author content='Florence Clinic'>"
    )
    assert _collect(_HEAD + "<p>By Ana Ruiz</p>", stated=stated).authors == ("Ana Ruiz",)
    assert _collect(_HEAD, stated=stated).authors == ()
