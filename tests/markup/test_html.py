"""The tree of a page: always there, always safe, never deep, and nothing lost."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from reader.errors import TooLarge
from reader.markup.html import MAX_TREE_DEPTH, parse


def text_of(markup: str) -> str:
    return " ".join(parse(markup).text_content().split())


def depth(root: html.HtmlElement) -> int:
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def strings(root: html.HtmlElement) -> list[str]:
    parts = [s for e in root.iter() for s in (e.text, e.tail, *e.attrib.values())]
    return [s for s in parts if s]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("<!-- nothing -->", ""),
        ("only text", "only text"),
        ("<p>one<p>two", "onetwo"),
        ("<html><body><p>a</p></body></html><p>after the end</p>", "a after the end"),
        ("<p>a</p><html><body><p>second page</p>", "asecond page"),
        ("<frameset><frame src=x></frameset>", ""),
        ("<p>cut off in a <a href='https://exa", "cut off in a"),
        ("<p>AT&amp;T &lt;b&gt; &amp;#27;", "AT&T <b> &#27;"),
        ("<p>it&#146;s &#150; &#x1F600;", "it’s – 😀"),
        ("<p>a&#27;]52;c;x&#7;b", "a␛]52;c;x␇b"),
        ("<p>a&#155;2J&#x9D;", "a›2J�"),
        ("<p>pay&#x202e;000 &#8294;now&rlm;", "pay�000 now"),
        ("<p>&#0; &#xD800; &#x110000; &#99999999999; &nosuch; end", "� � � � &nosuch; end"),
        ("<art\0icle>kept</art\0icle>", "kept"),
        ("<p>un&shy;be&shy;lievable", "unbelievable"),
        ('<!DOCTYPE html [<!ENTITY a "lol">]><p>x &a; y', "x &a; y"),
        ("<?xml version='1.0' encoding='utf-16'?><html><body><p>é", "é"),
        ("<p><![CDATA[a < b]]>", "a < b"),
        ("<title/><p>body", "body"),
        ("<p>a<script src=x /><b>b", "ab"),
    ],
)
def test_the_text_of_a_page(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "xpath", "value"),
    [
        ("<title>T&#27;]0;x&#7;</title>", "//title/text()", "T␛]0;x␇"),
        ('<meta name="author" content="A&#27;[2JB">', "//meta/@content", "A␛[2JB"),
        ('<a href="https://a.example/&#x202e;gpj.exe">x</a>', "//a/@href", "https://a.example/gpj.exe"),
        ('<img alt="one&#10;two&#13;&#155;">', "//img/@alt", "one\ntwo\n›"),
        ('<p {x="&#27;" title="&#27;">z', "//p/text()", "z"),
    ],
)
def test_attributes_and_titles_are_sanitised_after_decoding(markup: str, xpath: str, value: str) -> None:
    assert parse(markup).xpath(xpath) == [value]


def test_it_is_a_tree_that_the_html_tools_know() -> None:
    root = parse("<p>a")
    assert isinstance(root, html.HtmlElement)
    assert root.tag == "html"
    assert root.find("body") is not None


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "dt", "section", "font", "select"]
)
@pytest.mark.parametrize("closed", [False, True])
def test_fifty_thousand_levels_lose_no_text(tag: str, closed: bool) -> None:
    ends = "".join(f"</{name}>" for name in reversed(tag.split("><"))) if closed else ""
    times = 50_000 // len(tag.split("><"))
    root = parse(f"<p>before</p>{f'<{tag}>' * times}deep{ends * times}<p>after</p>")
    assert " ".join(root.itertext()).split() == ["before", "deep", "after"]
    assert depth(root) <= MAX_TREE_DEPTH


def test_formatting_that_is_never_closed() -> None:
    markup = "".join(f"<b><i><u><font>{i} " for i in range(2000))
    assert text_of(markup).split() == [str(i) for i in range(2000)]


def test_a_hundred_thousand_attributes() -> None:
    many = " ".join(f"a{i}=1" for i in range(100_000))
    assert text_of(f"<p {many}>text</p>") == "text"


def test_a_node_of_eleven_megabytes() -> None:
    assert text_of("<p>" + "y " * 5_500_000 + "</p><p>tail").endswith("y tail")


def test_it_gives_up_in_time() -> None:
    with pytest.raises(TooLarge, match="longer than 0 seconds"):
        parse("<p>x", seconds=0)


names = st.sampled_from(
    ["div", "p", "li", "ul", "dd", "dt", "td", "tr", "table", "b", "a", "form", "head", "tbody", "h1"]
)
tags = st.builds("<{}{}>".format, st.sampled_from(["", "", "", "/"]), names)


@given(st.lists(tags, min_size=1, max_size=5), st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_no_way_of_nesting_loses_text_or_gets_deep(cycle: list[str], times: int) -> None:
    root = parse("HEAD" + "".join(cycle) * times + "TAIL")
    text = root.text_content()
    assert "HEAD" in text
    assert "TAIL" in text
    assert depth(root) <= MAX_TREE_DEPTH


@given(st.text("<>!-[]/='\" abpdiv&#x;1279\x00\x1b\x9b\u202eé", max_size=80))
@settings(deadline=None)
def test_any_markup_gives_a_safe_tree(markup: str) -> None:
    root = parse(markup)
    assert root.tag == "html"
    for part in strings(root):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", part)


def test_cost_is_linear_in_the_number_of_tags() -> None:
    """Counted, not timed: the pass over the tags visits each of them once."""
    small, large = ("<p class=a>x</p>" * n for n in (100, 1000))
    assert [len(parse(m).findall(".//p")) for m in (small, large)] == [100, 1000]
    assert all(a.getnext() is b for a, b in pairwise(parse(small).findall(".//p")))
