"""What a page states for machines, in the order of trust, however badly written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.statements import from_meta, from_microdata, jsonld_parts
from reader.markup.html import parse


def _ld(value: Any) -> Metadata:
    text = value if isinstance(value, str) else json.dumps(value)
    article, page = jsonld_parts(parse(f"<script type='application/ld+json'>{text}</script><p>x</p>"))
    return article.or_else(page)


_ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Harbour vote &amp; after",
    "author": {"@type": "Person", "name": "Ana Ruiz"},
    "datePublished": "2024-03-12T08:00:00Z",
    "publisher": {"@type": "Organization", "name": "The Ellis Gazette"},
}


@pytest.mark.parametrize(
    "value",
    [
        _ARTICLE,
        [{"@type": "BreadcrumbList"}, _ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Site"}, _ARTICLE]},
        {"@type": "WebPage", "mainEntity": _ARTICLE},
        {**_ARTICLE, "@type": ["Article", "Thing"]},
        {**_ARTICLE, "@type": "http://schema.org/NewsArticle"},
        {"@graph": [{**_ARTICLE, "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ana Ruiz"}]},
        "<!-- " + json.dumps(_ARTICLE) + " -->",
        json.dumps(_ARTICLE)[:-1] + ",}",
        json.dumps(_ARTICLE) + ";",
        json.dumps(_ARTICLE) + json.dumps({"@type": "Thing"}),
        json.dumps(_ARTICLE).replace("vote", "vote\\n").replace("\\\\n", "\n"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else type(value).__name__,
)
def test_jsonld(value: Any) -> None:
    found = _ld(value)
    assert (found.title, found.authors) == ("Harbour vote & after", ("Ana Ruiz",))
    assert (found.published, found.publisher) == ("2024-03-12", "The Ellis Gazette")


@pytest.mark.parametrize(
    "value", ["", "{", "[[[[", "null", "3", '{"@type": 5, "author": [[[null]]]}', "[" * 5_000]
)
def test_broken_jsonld_states_nothing(value: str) -> None:
    assert _ld(value) == Metadata()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ana Ruiz", ("Ana Ruiz",)),
        (["Ana Ruiz", {"name": "Tom Ott"}], ("Ana Ruiz", "Tom Ott")),
        ({"@type": "Person", "name": ["Ana Ruiz", "Tom Ott"]}, ("Ana Ruiz", "Tom Ott")),
        ({"@type": "Person", "name": "Ana Ruiz and Tom Ott"}, ("Ana Ruiz", "Tom Ott")),
        ({"@type": "Person", "name": "Ruiz, Anna"}, ("Anna Ruiz",)),
        ({"@type": "Person", "name": "Anna Ruiz, Harbours"}, ("Anna Ruiz",)),
        ({"@type": "Person", "name": "admin"}, ()),
        ({"@type": "Person", "url": "https://example.org/ana"}, ()),
        (None, ()),
    ],
)
def test_jsonld_authors(author: Any, names: tuple[str, ...]) -> None:
    assert _ld({**_ARTICLE, "author": author}).authors == names


_OTHER = {**_ARTICLE, "headline": "Ferry sinks", "author": "Max Other", "datePublished": "2021-01-01"}


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        # articles that a list names, and the entries of a live report
        ([{"@type": "ItemList", "itemListElement": [_OTHER]}, _ARTICLE], ("Ana Ruiz",)),
        ({**_ARTICLE, "hasPart": [{"item": _OTHER}]}, ("Ana Ruiz",)),
        (
            {
                "@type": "LiveBlogPosting",
                "headline": "Harbour vote",
                "liveBlogUpdate": [{**_OTHER, "@type": "BlogPosting", "headline": "x"}],
            },
            (),
        ),
        # of several articles that which the page's title names
        ([{**_OTHER, "mainEntityOfPage": "/x"}, _ARTICLE], ("Ana Ruiz",)),
        ([_OTHER, {"@type": "NewsArticle", "author": "Ana Ruiz"}], ("Max Other",)),
    ],
)
def test_of_several_articles_the_one_that_the_page_is_about(value: Any, authors: tuple[str, ...]) -> None:
    script = f"<script type='application/ld+json'>{json.dumps(value)}</script>"
    head = "<head><title>Harbour vote &amp; after | The Ellis Gazette</title></head>"
    assert jsonld_parts(parse(f"<html>{head}{script}<p>x</p></html>"))[0].authors == authors


def test_references_that_were_made_twice_are_read() -> None:
    tag = "<html><head><meta property='og:title' content='The board&amp;#039;s plan &amp;amp; after'></head>"
    assert from_meta(parse(tag)).title == "The board's plan & after"


def test_meta_tags() -> None:
    found = from_meta(
        parse(
            "<html lang='en_GB'><head><meta property='og:title' content=' Harbour  vote '>"
            "<meta name='citation_author' content='Ana Ruiz'><meta name='citation_author' content='Tom Ott'>"
            "<meta property='article:published_time' content='2024-03-12T23:30:00-05:00'>"
            "<meta property='og:site_name' content='The Ellis Gazette'>"
            "<meta property='og:url' content='/relative'>"
            "<link rel='canonical' href='https://example.org/vote'></head>"
        )
    )
    assert found == Metadata(
        title="Harbour vote",
        authors=("Ana Ruiz", "Tom Ott"),
        published="2024-03-12",
        publisher="The Ellis Gazette",
        url="https://example.org/vote",
        language="en-GB",
    )


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("The Gazette | News of the port", "The Gazette"),
        ("The Gazette - News - Sport", "The Gazette"),
        ("Ellis-Gazette", "Ellis-Gazette"),
        ("/", None),
    ],
)
def test_a_publisher_is_a_name_without_its_saying(name: str, publisher: str | None) -> None:
    tag = f"<html><head><meta property='og:site_name' content='{name}'></head>"
    assert from_meta(parse(tag)).publisher == publisher


def test_microdata() -> None:
    found = from_microdata(
        parse(
            "<div itemscope><h1 itemprop=headline>Harbour vote</h1>"
            "<div itemprop=author><img><b itemprop=name>Ana Ruiz</b> who writes on ports</div>"
            "<time itemprop=datePublished datetime=2024-03-12>yesterday</time></div>"
        )
    )
    assert found == Metadata(title="Harbour vote", authors=("Ana Ruiz",), published="2024-03-12")


def test_what_one_source_leaves_out_another_fills_in() -> None:
    assert Metadata(title="a").or_else(Metadata(title="b", section="c")) == Metadata(title="a", section="c")
