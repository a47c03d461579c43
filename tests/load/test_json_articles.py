"""Articles as JSON: what the programs that collect articles write, and what is no article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.clean import clean
from reader.errors import LoadError, NotAnArticle
from reader.export.json import article_object, dump
from reader.load.containers.field_map import use_field_map
from reader.load.containers.json_articles import read_lines, read_stream
from reader.load.containers.stated_values import day_of, line_of, names_of, number_of
from reader.load.source import File, Part
from tests.load.loaded import load_all

BODY = "The harbour board met on Monday.\n\nNine voted for the new quay."
MARKUP = "<p>The harbour board met on <b>Monday</b>.</p><p>Nine voted for the new quay.</p>"


def parts(value: Any) -> list[Part]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read_stream(BytesIO(data), "week.json"))


@pytest.mark.parametrize(
    "row",
    [
        {  # news-please
            "maintext": BODY, "title": "New quay", "authors": ["Ada Morland"], "title_rss": None,
            "date_publish": "2024-05-06 07:00:00",
            "source_domain": "vann.example", "url": "https://vann.example/quay", "language": "en",
            "description": "Nine to two.", "filename": "quay.html.json",
        },
        {  # trafilatura
            "text": BODY, "title": "New quay", "author": "Ada Morland", "date": "2024-05-06",
            "language": "en", "source": "https://vann.example/quay", "source-hostname": "vann.example",
            "raw_text": BODY, "comments": "",
        },
        {  # newspaper4k
            "text": BODY, "title": "New quay", "authors": ["Ada Morland"],
            "publish_date": "2024-05-06T07:00:00Z",
            "source_url": "https://vann.example", "url": "https://vann.example/quay", "meta_lang": "en",
            "site_name": "vann.example", "html": "<html><body>other</body></html>",
        },
        {  # wallabag
            "content": MARKUP, "title": "New quay", "published_by": ["Ada Morland"], "language": "en",
            "published_at": "2024-05-06T07:00:00+0000", "domain_name": "vann.example", "id": 7, "tags": [],
            "url": "https://vann.example/quay", "created_at": "2025-01-01T00:00:00+0000",
        },
        {  # Omnivore
            "content": MARKUP, "title": "New quay", "author": "Ada Morland", "publishedAt": "2024-05-06",
            "siteName": "vann.example", "originalArticleUrl": "https://vann.example/quay", "language": "en",
        },
        {  # schema.org
            "@type": "NewsArticle", "headline": "New quay", "articleBody": BODY, "inLanguage": "en",
            "author": [{"@type": "Person", "name": "Ada Morland"}], "datePublished": "2024-05-06",
            "publisher": {"name": "vann.example"}, "url": "https://vann.example/quay",
        },
    ],
)  # fmt: skip
def test_the_fields_of_what_other_programs_write(row: dict[str, Any]) -> None:
    (source,) = load_all(File(json.dumps(row).encode(), "quay.json"))
    article = clean(source)
    assert article.text == BODY
    assert (article.title, article.authors, article.published) == ("New quay", ("Ada Morland",), "2024-05-06")
    assert (article.publisher, article.language) == ("vann.example", "en")
    assert article.url == "https://vann.example/quay"


def test_what_this_program_exports_is_read_again() -> None:
    row = {
        "text": BODY,
        "title": "New quay",
        "authors": ["Ada Morland"],
        "date": "2024-05-06",
        "url": "https://a.example/",
    }
    first = clean(next(load_all(File(json.dumps(row).encode(), "quay.json"))))
    for lines in (True, False):
        again = clean(
            next(load_all(File((dump(article_object(first, None), lines=lines) * 2).encode(), "out.json")))
        )
        kept = ("text", "title", "authors", "published", "publisher", "url")
        assert [getattr(again, name) for name in kept] == [getattr(first, name) for name in kept]


ROW = {"id": 7, "text": BODY}
OTHER = {"id": 8, "text": "Rain fell on the quay."}


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([ROW, OTHER]).encode(),
        json.dumps({"articles": [ROW, OTHER], "status": "ok"}).encode(),
        json.dumps({"_embedded": {"items": [ROW, OTHER]}, "page": 1}).encode(),
        json.dumps({"data": {"search": {"edges": [{"node": ROW}, {"node": OTHER}]}}}).encode(),
        b"%s\n%s\n" % (json.dumps(ROW).encode(), json.dumps(OTHER).encode()),
        b"\xef\xbb\xbf%s\n\n%s" % (json.dumps(ROW, indent=2).encode(), json.dumps(OTHER, indent=2).encode()),
        json.dumps([ROW, OTHER]).encode("utf-16"),
    ],
)
def test_many_articles_in_a_file(data: bytes) -> None:
    assert [(part.id, part.content) for part in parts(data)] == [("7", BODY), ("8", "Rain fell on the quay.")]


def test_a_json_feed_is_read_too() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Vann Gazette",
        "items": [{"id": 1, "content_html": MARKUP, "author": {"name": "Ada Morland"}, "title": "New quay"}],
    }  # fmt: skip
    (part,) = parts(feed)
    assert (part.fields.publisher, part.fields.authors, part.fields.title) == (
        "Vann Gazette",
        ("Ada Morland",),
        "New quay",
    )


def test_objects_without_a_text_are_counted_and_a_cut_text_is_noted() -> None:
    cut = {"url": "https://a.example/", "content": "Rain fell on … [+1234 chars]"}
    (part,) = parts([{"title": "Nothing"}, cut])
    assert part.content == "Rain fell on …"
    assert part.fields.notes == (
        "The file holds the beginning of this article alone.",
        "One object of the file holds no text",
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            {"name": "tool", "version": 1},
            "its members are name, version; --map text=NAME,title=NAME says which is what",
        ),
        ({"text": "A text with no other member that an article has."}, "its members are text;"),
        ({f"m\x1b{n}": n for n in range(20)}, "m␛0, "),
        ({}, "its object is empty"),
        ([], "it holds no object"),
        ([[{"text": BODY, "id": 1}]], "it holds no object"),
    ],
)
def test_what_is_no_article_is_refused_and_its_members_named(value: Any, words: str) -> None:
    with pytest.raises(NotAnArticle) as refused:
        parts(value)
    assert str(refused.value).startswith("week.json: is JSON, but no article that is known: ")
    assert words in str(refused.value) and "\x1b" not in str(refused.value)


def test_members_may_be_named_by_the_person() -> None:
    use_field_map({"text": "story.words", "title": "head"})
    try:
        (part,) = parts([{"story": {"words": BODY}, "head": "New quay"}])
    finally:
        use_field_map({})
    assert (part.content, part.fields.title) == (BODY, "New quay")


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ROW).encode() + b'\n{"id": 8, "te',
        json.dumps(ROW).encode() + b"\n" + b'{"a":' * 100_000,
        json.dumps(ROW).encode() + b"\n{" + b"7" * 5000 + b"}",
    ],
)
def test_a_damaged_file_gives_what_stands_before(data: bytes) -> None:
    found = read_stream(BytesIO(data), "week.json")
    assert next(found).content == BODY
    with pytest.raises(LoadError, match=r"week\.json: is JSON that breaks off or is damaged at line 2$"):
        next(found)


@pytest.mark.parametrize("read", [read_stream, read_lines])
def test_a_damaged_line_costs_no_other_line(read: Callable[[BytesIO, str], Iterator[Part]]) -> None:
    good = json.dumps(ROW).encode()
    found = read(BytesIO(b"\n".join((good, b'{"text": "It ra', good, b"{oh}", good))), "week.jsonl")
    assert [next(found).content for _ in range(3)] == [BODY] * 3
    with pytest.raises(LoadError, match=r"at line 2, and in 1 other place; the rest was read$"):
        next(found)


@given(st.binary(max_size=200))
def test_any_bytes_give_articles_or_one_line(data: bytes) -> None:
    try:
        parts(b'{"' + data)
    except LoadError as e:
        assert "\n" not in str(e)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-06T23:30:00+02:00", "2024-05-06"), ("Mon, 06 May 2024 07:00:00 GMT", "2024-05-06"),
        (1714978800, "2024-05-06"), (1714978800000, "2024-05-06"), ("1714978800", "2024-05-06"),
        ("6 May 2024", "2024-05-06"), ("05/06/2024", None), ("None", None), (True, None), (-1, None),
        ({"name": "2024-05-06"}, "2024-05-06"), (["2024-05-06", 1], "2024-05-06"), (1e300, None),
    ],
)  # fmt: skip
def test_days(value: Any, day: str | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Ada Morland; Tomas Reyer", ("Ada Morland", "Tomas Reyer")),
        (["[[Ada Morland]]", None], ("Ada Morland",)),
        ([{"name": "Ada Morland"}, {"x": 1}], ("Ada Morland",)), ("https://a.example/ada", ()), ("None", ()),
    ],
)  # fmt: skip
def test_names(value: Any, names: tuple[str, ...]) -> None:
    assert names_of(value) == names


def test_lines_and_numbers() -> None:
    assert (line_of({"rendered": " a \n b "}), line_of([{"name": "c"}]), line_of(True)) == ("a b", "c", None)
    assert [number_of(value) for value in ("812", 812, 0, "8x", True, 1e12)] == [
        812,
        812,
        None,
        None,
        None,
        None,
    ]
