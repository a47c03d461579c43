"""The page: all words, nothing that runs or is fetched, and highlights that the keyboard reaches."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import pipeline
from reader.export.formats import FORMATS
from reader.export.html.layers import Element, layered, marked_up
from reader.export.html.page import article_page, without_head
from reader.export.item import ExportItem
from reader.model.analysis import Analysis
from reader.model.article import Hyperlink
from reader.model.span import Span
from tests.export.notebook_sample import STATE
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

VOID = {"meta", "hr", "br"}


class Outline(HTMLParser):
    """What a page holds: elements with attributes, and words; fails on tags that are not nested."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(page)
        self.left_open = self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self._open), "a link in a link"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(("/".join(self._open), data))

    def attribute(self, name: str) -> list[str]:
        """The values of an attribute, on whatever element."""
        return [value for _, attributes in self.elements if (value := attributes.get(name))]


PAGE = article_page(ExportItem(ARTICLE, ANALYSIS, {}, STATE))
OUTLINE = Outline(PAGE)


def test_a_page_fetches_and_runs_nothing() -> None:
    assert {"script", "img", "link", "iframe", "form"}.isdisjoint(tag for tag, _ in OUTLINE.elements)
    assert not OUTLINE.attribute("style") and not OUTLINE.attribute("src")
    assert not [name for _, attributes in OUTLINE.elements for name in attributes if name.startswith("on")]
    policy = next(value for value in OUTLINE.attribute("content") if "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "@import" not in PAGE and "url(" not in PAGE


def test_elements_are_nested_and_links_lead_somewhere() -> None:
    assert OUTLINE.left_open == ["html", "body"]  # HTML lets their ends be left out
    ids = Counter(OUTLINE.attribute("id"))
    assert max(ids.values()) == 1
    inside = [href[1:] for href in OUTLINE.attribute("href") if href.startswith("#")]
    assert set(inside) <= set(ids)


def test_every_highlight_is_reached_by_the_keyboard() -> None:
    for look, many in (("quote", 10), ("figure", 6), ("date", 6)):
        reached = [
            attributes
            for _, attributes in OUTLINE.elements
            if look in (attributes.get("class") or "").split() and attributes.get("tabindex") == "0"
        ]
        assert len(reached) == many
        assert all(attributes["title"] for attributes in reached)


@pytest.mark.parametrize(
    "words",
    [
        'title="Mara Lindt; quoted word for word; 91% sure"',
        'title="&gt; 2,000; homes below the basin; Mara Lindt (reported)"',
        '<time datetime="2019" class="date" title="2019"',
        '<b>A</b> Mara Lindt <span class="role">chief surveyor</span></a>',
        "<b>C</b> Ministry of Waters</a> <span class=\"sure\">35% sure</span>",
        "<b>wrong</b> The register has 1,870.<br>Called on Tuesday.<br>Ben: Agreed.</p>",
        "<b>checked</b> <i>corrected: speaker</i>",
        "Which ␛[31munion?",
        "<li><b>a pier of gold</b> Where did this go?",
        "310 or 290 leaks?",
        "Share of voice: of 61 words that somebody is quoted with</h3>",
        'class="plot c1"><span><a href="#a000000-sareva"><b>B</b> Jonas Areva</a></span>',
        '<rect class="bar" x="0.0" width="900.0" height="10"/></svg><span class="share">30%</span>',
        'aria-label="In the first third 28% is speech, in the second 55%, in the last 32%"',
        "Figures side by side, leaks: bars begin at zero</h3>",
        '<a href="#a000000-d5">2019</a></span>',
        "<span>1 January 2019</span><span>31 August 2024</span>",
        "The upper dam at Vann in April. <span class=\"credit\">Piet Ohm/Courier Pictures</span>",
    ],
)  # fmt: skip
def test_what_is_found_and_noted_is_said_in_words(words: str) -> None:
    assert words in PAGE


def test_no_word_of_the_article_is_lost() -> None:
    inside = [(where, words) for where, words in OUTLINE.words if "sup" not in where]
    said = "".join(words for where, words in inside if re.search("/(p|h2)(/|$)", where))
    for start, end in ((block.start, block.end) for block in ARTICLE.blocks):
        assert TEXT[start:end] in said


def test_words_of_an_article_are_no_markup() -> None:
    hostile = '<script>alert(1)</script> & "x"\' \x1b[31m\u202e'
    links = (Hyperlink(0, 5, "javascript:alert(1)"), Hyperlink(*at("Vann"), 'https://a.example/"><script>'))
    quote = replace(ANALYSIS.quotes[0], speaker_name=hostile)
    speakers = tuple(replace(one, name=hostile, role=hostile) for one in ANALYSIS.speakers)
    article = replace(
        ARTICLE, title=hostile, authors=(hostile,), url='javascript:"x"', links=links,
        text=TEXT.replace("The lake council", "<b>\x1b</b>council"),
    )  # fmt: skip
    page = article_page(ExportItem(article, replace(ANALYSIS, quotes=(quote,), speakers=speakers), {}, STATE))
    outline = Outline(page)
    assert "script" not in {tag for tag, _ in outline.elements}
    assert not [href for href in outline.attribute("href") if href.startswith("javascript")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", page)


@pytest.mark.parametrize(
    ("resolved", "drawn"),
    [
        ("2015", '<path class="days" d="M0.0 5H1000.0"/>'),
        ("2015-03-01", '<path class="day" d="M0.0 5h0"/>'),
        ("2015-03-01/", '<path class="open" d="M0.0 5H1000.0"/>'),
        ("/2015-03-01", '<path class="open" d="M0.0 5H20.0"/>'),
        (None, None),
    ],
)
def test_a_day_is_a_dot_and_days_are_a_line(resolved: str | None, drawn: str | None) -> None:
    mention = replace(ANALYSIS.dates[0], resolved=resolved, until=None)
    page = article_page(ExportItem(ARTICLE, Analysis(dates=(mention,))))
    assert page.count("<svg") == (drawn is not None) and (drawn or "") in page


def test_a_month_among_centuries_is_seen() -> None:
    days = ("1650-02-01", "1800-05", "2024-12")
    dates = tuple(replace(ANALYSIS.dates[0], resolved=day, until=None) for day in days)
    page = article_page(ExportItem(ARTICLE, Analysis(dates=dates)))
    assert re.findall("M([0-9.]+) 5H([0-9.]+)", page) == [("400.7", "408.7"), ("992.0", "1000.0")]


def test_many_rows_are_counted_and_long_names_are_no_markup() -> None:
    first = ANALYSIS.speakers[0]
    speakers = tuple(replace(first, id=f"s{n}", name="<i>" * 9, words=5) for n in range(15))
    page = article_page(ExportItem(ARTICLE, Analysis(speakers=speakers)))
    assert page.count("<svg") == 12 and "and 3 more" in page and "<i>" not in page


def test_several_articles_share_one_head() -> None:
    further = without_head(article_page(ExportItem(ARTICLE)))
    both = Outline(PAGE + FORMATS["html"].further(article_page(ExportItem(ARTICLE))))
    assert further.startswith('<article lang="en">')
    assert [tag for tag, _ in both.elements].count("head") == 1
    assert [tag for tag, _ in both.elements].count("article") == 2


def test_lists_tables_and_code_keep_their_form() -> None:
    article = pipeline.read(Path(__file__).parents[1] / "clean" / "data" / "structure.html")
    page = article_page(ExportItem(article, pipeline.quick_pass(article)))
    outline = Outline(page)
    tags = Counter(tag for tag, _ in outline.elements)
    assert tags["table"] == 1 and tags["tr"] == 5 and tags["pre"] == 1 and tags["hr"] >= 1
    assert tags["blockquote"] >= 2 and tags["li"] > 5
    numbers = [attributes for _, attributes in outline.elements if attributes.get("class") == "number"]
    assert len(numbers) == len({attributes["id"] for attributes in numbers})


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1])))


@given(st.text("ab<&\n", min_size=20, max_size=30), SPANS, SPANS)
def test_however_stretches_overlap_elements_are_nested_and_words_stay(
    text: str, outer: list[Span], inner: list[Span]
) -> None:
    layers = [
        *layered((Element(span, "b", first=f' id="o{n}"') for n, span in enumerate(outer)), 2),
        *layered((Element(span, "i", tail="<sup></sup>") for span in inner), 1),
    ]
    outline = Outline(marked_up(text, Span(0, len(text)), layers))
    assert outline.left_open == []
    assert "".join(words for _, words in outline.words) == text
    assert len(outline.attribute("id")) == len(set(outline.attribute("id")))
