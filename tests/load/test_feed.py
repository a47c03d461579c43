"""Feeds: an entry an article, with the fields of the feed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.clean import clean
from reader.errors import LoadError, NotAnArticle
from reader.load.containers.feed import is_feed, read_parts
from reader.load.source import File
from tests.load.loaded import load_all

ENTRY = """<item><title>New quay &amp;amp; old ropes</title><link>https://vann.example/quay</link>
<guid>vann-7</guid><pubDate>Mon, 06 May 2024 07:00:00 GMT</pubDate><dc:creator>Ada Morland</dc:creator>
<description>Nine to two.</description>
<media:content><media:description>A quay.</media:description></media:content>
<content:encoded><![CDATA[<p>The harbour board met on <b>Monday</b>.</p>
<p>Nine voted&nbsp;for it.</p>]]></content:encoded>
</item>"""
RSS = f"""<?xml version="1.0" encoding="utf-8"?><!-- made by a program -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Vann Gazette</title><language>en</language><image><title>Logo</title></image>
{ENTRY}<item><title>Rain</title><author>ines@vann.example (Ines Okafor)</author>
<description>Rain fell &eacute;very day.</description></item>
<item><title>A picture alone</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Vann Gazette</title>
<entry><title type="html">New &lt;i&gt;quay&lt;/i&gt;</title><id>tag:7</id>
<link rel="self" href="https://vann.example/feed"/><link href="https://vann.example/quay"/>
<published>2024-05-06T07:00:00Z</published><updated>2024-05-07T07:00:00Z</updated>
<author><name>Ada Morland</name><email>a@b.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>The board met.</p><p>Nine voted.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Vann Gazette</title></channel>
<item><title>Rain</title><description>Rain fell.</description></item></rdf:RDF>"""


def test_the_entries_of_rss() -> None:
    first, second = map(clean, load_all(File(RSS.encode(), "vann.rss")))
    assert first.text == "The harbour board met on Monday.\n\nNine voted for it."
    assert (first.title, first.authors, first.published) == (
        "New quay & old ropes",
        ("Ada Morland",),
        "2024-05-06",
    )
    assert (first.publisher, first.language, first.url) == ("Vann Gazette", "en", "https://vann.example/quay")
    assert first.source.part is not None and first.source.part.id == "vann-7"
    assert (second.text, second.authors) == ("Rain fell évery day.", ("Ines Okafor",))
    assert second.notes == ("The feed holds a summary of this article.",)


def test_the_entries_of_atom() -> None:
    (article,) = map(clean, load_all(File(ATOM.encode(), "standard input")))
    assert article.text == "The board met.\n\nNine voted."
    assert (article.title, article.authors, article.url) == (
        "New quay",
        ("Ada Morland",),
        "https://vann.example/quay",
    )
    assert (article.published, article.modified) == ("2024-05-06", "2024-05-07")


def test_the_entries_of_rdf() -> None:
    (part,) = read_parts(RDF.encode(), "vann.rdf")
    assert (part.content, part.fields.publisher) == ("Rain fell.", "Vann Gazette")


@pytest.mark.parametrize(
    ("start", "feed"),
    [
        (RSS, True), (ATOM, True), (RDF, True), ("<!DOCTYPE html><rss>", True), ("<html><rss>", False),
        ("<?xml version='1.0'?><html>", False), ("<?xml version='1.0'?><urlset>", True), ("<urlset>", False),
        ("plain", False), ("<!--" * 9000, False),
    ],
)  # fmt: skip
def test_what_is_a_feed(start: str, feed: bool) -> None:
    assert is_feed(start.encode()) is feed


def test_xml_of_another_kind_is_never_read_as_prose() -> None:
    with pytest.raises(NotAnArticle, match=r"map\.xml: is XML of “urlset”, a kind that is not read"):
        next(load_all(File(b"<?xml version='1.0'?><urlset><url>a</url></urlset>", "map.xml")))


BOMB = "<!DOCTYPE rss [" + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 9 if n else "x" * 90}">' for n in range(9)
)
OUTSIDE = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (RSS[:900], "is a feed that breaks off"),
        ("<rss><channel><title>a</title></channel></rss>", "is a feed without an entry that holds text"),
        ("<rss><item>" + "<b>" * 100_000, "is a feed"),
    ],
    ids=["broken off", "empty", "deep"],
)
def test_hostile_feeds_get_one_line(data: str, words: str) -> None:
    with pytest.raises(LoadError) as refused:
        list(read_parts(data.encode(), "vann.rss"))
    assert words in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize("start", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_entities_of_a_feed_are_not_followed(start: str) -> None:
    data = f"{start}]><rss><item><description>Rain &e8; &f; fell.</description></item></rss>"
    (part,) = read_parts(data.encode(), "vann.rss")
    assert len(part.content) < 30 and str(part.content).startswith("Rain")


@given(st.text(max_size=200))
def test_any_entry_gives_articles_or_one_line(text: str) -> None:
    try:
        list(read_parts(f"<rss><item><description>{text}".encode(), "a"))
    except LoadError as e:
        assert "\n" not in str(e)


def test_a_hundred_thousand_entries_are_given_one_after_the_other() -> None:
    item = b"<item><description>Rain fell.</description></item>"
    parts = read_parts(b"<rss><channel>" + item * 100_000, "vann.rss")
    assert next(parts).content == "Rain fell."
