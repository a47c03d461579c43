"""Of several dates the one that is the article's; none where none is likely."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.metadata.collect import collect
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.publication_day import StatedDates, choose_day, day_candidates
from reader.clean.metadata.shown_dates import ShownDate, Zone
from reader.clean.structure.block_walk import walk
from reader.markup.html import parse

_BODY = "".join(
    f"<p>The board heard {n} hours of evidence before it voted, nine to two, for a plan that will cost at "
    "least $84 million, as its chair said to everybody who asked after the meeting was over.</p>"
    for n in ("four", "five", "six")
)
_ARTICLE_TYPE = "<meta property='og:type' content='article'>"
_SITE_TYPE = "<meta property='og:type' content='website'>"


def _published(stated: str, shown: str = "", after: str = "") -> str | None:
    markup = f"<html><head>{stated}</head><body><h1>Harbour vote</h1>{shown}{_BODY}{after}</body></html>"
    root = parse(markup)
    page = walk(root.find("body"))
    kept = [block.text.startswith("The board heard") for block in page.blocks]
    return collect(root, page, kept).metadata.published


def _ld(kind: str, published: str, modified: str | None = None) -> str:
    value = {"@type": kind, "headline": "Harbour vote", "datePublished": published}
    value |= {"dateModified": modified} if modified else {}
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


@pytest.mark.parametrize(
    ("stated", "shown", "published"),
    [
        # stated for the article, and nothing shown
        (_ARTICLE_TYPE + _ld("NewsArticle", "2024-03-12", "2024-03-14"), "", "2024-03-12"),
        # stated and shown alike
        (_ARTICLE_TYPE + _ld("NewsArticle", "2024-03-12"), "<p>12 March 2024</p>", "2024-03-12"),
        # month and day the wrong way round, but for what is stated
        (_ld("NewsArticle", "2024-03-12", "2024-06-01"), "<p>03/12/2024</p>", "2024-03-12"),
        (_ld("NewsArticle", "2024-03-12", "2024-06-01"), "<p>12.03.2024</p>", "2024-03-12"),
        # which comes first is told by another date of the page
        ("", "<p>Published 03/04/2024</p><p>Updated 25/04/2024</p>", "2024-04-03"),
        ("", "<p>Published 03/04/2024</p>", None),
        # or by the zone of its time
        ("", "<p>03/04/2024 04:05 PM EST</p>", "2024-03-04"),
        ("", "<p>Published 03/04/2024 - 16:05 GMT+1</p>", "2024-04-03"),
        ("", "<p>Published 03/04/2024, 16 est.</p>", None),
        # and by the day that is stated, even against the use of the land
        (
            "<meta http-equiv=content-language content=de>" + _ld("NewsArticle", "2024-05-08", "2024-05-08"),
            "<p>05/08/2024</p>",
            "2024-05-08",
        ),
        # a site that is no article, with the day it was set up
        (_SITE_TYPE + _ld("WebPage", "2011-03-12", "2024-03-12"), "", None),
        # an event is no day of publication
        ("", "<p>Register before 14 March 2024</p>", None),
    ],
)
def test_the_day_of_an_article(stated: str, shown: str, published: str | None) -> None:
    assert _published(stated, shown) == published


def test_the_dates_of_other_articles_do_not_count() -> None:
    related = "".join(f"<li>Story of the day<br>{day} May 2023</li>" for day in range(2, 9))
    stated = _ARTICLE_TYPE + _ld("NewsArticle", "2024-03-12", "2024-03-14")
    assert _published(stated, after=f"<ul>{related}</ul>") == "2024-03-12"


_DAYS = st.sampled_from(("2024-03-12", "2024-03-13", "2020-01-01", "2025-12-31"))
_METADATA = st.builds(Metadata, published=st.none() | _DAYS, modified=st.none() | _DAYS)
_SHOWN = st.builds(
    ShownDate,
    iso=_DAYS,
    zone=st.sampled_from(Zone),
    label=st.sampled_from((None, "published", "modified", "other")),
    steps=st.integers(0, 30),
    timed=st.booleans(),
    number=st.integers(0, 40),
    line=st.booleans(),
)


@given(
    st.builds(
        StatedDates,
        _METADATA,
        _METADATA,
        _METADATA,
        _METADATA,
        st.none() | _DAYS,
        st.none() | st.text(max_size=8),
    ),
    st.lists(_SHOWN, max_size=8),
)
def test_the_day_is_one_that_the_page_has(stated: StatedDates, shown: list[ShownDate]) -> None:
    found = day_candidates(stated, shown)
    assert len({len(one.features) for one in found}) <= 1
    assert len({one.iso for one in found}) == len(found)
    chosen = choose_day(stated, shown)
    assert chosen is None or chosen in {s.iso for s in shown if s.label != "other"} | stated.all()
