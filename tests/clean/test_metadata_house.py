"""Who published a page, where what it states is no name of a house; who wrote it, beside agencies."""

from __future__ import annotations

import pytest

from reader.clean.metadata.extras import without_date
from reader.clean.metadata.house import house_of
from reader.clean.page.cleaner import clean_html
from reader.load.source import Source
from reader.model.article import Article, SourceFormat, SourceInfo
from tests.clean.story import STORY


def _clean(under: str, head: str = "") -> Article:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    markup = (
        f"<!DOCTYPE html><html lang=en><head><title>Board approves dredging</title>{head}</head><body>"
        f"<article><h1>Board approves dredging</h1>{under}{body}</article></body></html>"
    )
    return clean_html(Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup))


@pytest.mark.parametrize(
    ("shown", "subtitle"),
    [
        ("Will the ferry come back?Monday, 6 January 2020", "Will the ferry come back?"),
        ("The ferry came back. | 6 January 2020", "The ferry came back."),
        ("The ferry stops on 6 January 2020", "The ferry stops on 6 January 2020"),
        (
            "The ferry stops. On 6 January 2020 it sails again",
            "The ferry stops. On 6 January 2020 it sails again",
        ),
    ],
)
def test_a_date_line_at_the_end_of_a_standfirst_is_no_part_of_it(shown: str, subtitle: str) -> None:
    assert without_date(shown) == subtitle


@pytest.mark.parametrize(
    ("stated", "url", "title", "house"),
    [
        ("The Quay", "https://www.reuters.com/x", "Vote - Reuters", "The Quay"),
        ("U.S.", "https://www.reuters.com/x", "Vote", "Reuters"),
        ("Politics", "https://www.quaypost.example/x", "Vote | The Quay Post", "The Quay Post"),
        ("www.quaypost.com", None, "Vote - Quay Post", "Quay Post"),
        ("quaypost.com", None, "Vote", "quaypost.com"),
        ("https://www.quaypost.com", None, "Vote", "quaypost.com"),
        ("World", None, "Vote", None),
        (None, None, "Vote", None),
    ],
)
def test_the_house(stated: str | None, url: str | None, title: str, house: str | None) -> None:
    assert house_of(stated, url, (title,)) == house


@pytest.mark.parametrize(
    ("title", "house"),
    [
        ("Ferry to end | The Vann Herald", "The Vann Herald"),
        ("Ferry to end - Slow Money", "Slow Money"),
        ("Ferry to end | News | Quay Wire", "Quay Wire"),
        ("Ferry to end after 112 years :: Quay Wire", "Quay Wire"),
        ("THE VANN OBSERVER - Ferry to end", "The Vann Observer"),
        ("Analysis | Ferry to end", None),
        ("Ferry to end | Politics", None),
        ("Ferry to end - by Ana Ruiz", None),
        ("Ferry to end - Mary Smith", None),
        ("Ferry to end | Portage, IN", None),
        ("Ferry to end - page 2", None),
        ("The other story | The Vann Herald", None),
    ],
)
def test_the_house_stands_beside_the_headline_in_the_title(title: str, house: str | None) -> None:
    assert house_of(None, None, (title,), "Ferry to end") == house


def test_the_name_of_a_house_goes_before_its_address() -> None:
    stated = '{"@type":"NewsArticle","publisher":{"name":"www.quaypost.example"}}'
    head = f"<script type='application/ld+json'>{stated}</script>"
    site = "<meta property='og:site_name' content='Quay Post'>"
    assert _clean("", head + site).publisher == "Quay Post"


def test_microdata_names_the_house_and_the_subtitle() -> None:
    article = _clean(
        "<p itemprop=alternativeHeadline>A loud night on the quay</p>"
        "<div itemprop=publisher itemscope><meta itemprop=name content='The Forth Review'></div>"
    )
    assert (article.publisher, article.subtitle) == ("The Forth Review", "A loud night on the quay")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>A loud night on the quay, and a narrow vote.</p><p>By Ana Ruiz</p>",
        "<p class=chapo>A loud night on the quay, and a narrow vote.</p>",
        "<h2 class=sub-title>A loud night on the quay, and a narrow vote.</h2>",
        "<p class=post-excerpt>A loud night on the quay, and a narrow vote.</p>",
    ],
)
def test_the_standfirst_stands_right_below_the_headline(markup: str) -> None:
    assert _clean(markup).subtitle == "A loud night on the quay, and a narrow vote."


@pytest.mark.parametrize(
    "line",
    [
        "Photographs by Tom Ott, words by Ana Ruiz",
        "Heard on The Morning Quay Programme",
        "This post has links",
    ],
)
def test_a_line_about_the_page_is_no_standfirst(line: str) -> None:
    assert _clean(f"<p>{line}</p><p>By Ana Ruiz</p><p>12 March 2024</p>").subtitle is None


def test_who_wrote_the_words_is_the_author() -> None:
    assert _clean("<p>Photographs by Tom Ott, words by Ana Ruiz</p>").authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "line",
    [
        "Stand: 06.03.2024 09:12 Uhr | von Ana Ruiz, Lindenau",
        "Published: 12 October 2026 18:40 | Updated: 13 October 2026 | Ana Ruiz, local reporter",
        "Par Ana Ruiz Publié le 13 février 2024",
        "By Ana Ruiz | Lund",
    ],
)
def test_a_byline_among_other_words(line: str) -> None:
    assert _clean(f"<p>{line}</p>").authors == ("Ana Ruiz",)


def test_a_person_stated_with_a_place_is_named_alone() -> None:
    stated = '{"@type":"NewsArticle","author":{"@type":"Person","name":"Ana Ruiz, Lund"}}'
    head = f"<script type='application/ld+json'>{stated}</script>"
    assert _clean("", head).authors == ("Ana Ruiz",)


def test_an_inline_element_names_the_author() -> None:
    assert _clean("<span class=byline>Lydia Crane</span>").authors == ("Lydia Crane",)


@pytest.mark.parametrize(
    ("title", "shown", "found"),
    [
        (
            "Comet splits near sun :: The Sky Tribune",
            "<h1>The Sky Tribune</h1><h2>Comet splits near sun</h2>",
            True,
        ),
        ("Sky Post - Comet splits near sun", "<div><b>Comet splits near sun</b><br>By Ana Ruiz</div>", True),
        ("Sky Notes: Comet splits near sun", "<h1>Sky Notes</h1><h3>Comet splits near sun</h3>", True),
        ("Comet splits near sun", "<h1>The Sky Tribune</h1>", False),
    ],
)
def test_the_headline_is_the_part_of_the_title_that_the_page_shows(
    title: str, shown: str, found: bool
) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    markup = f"<html><head><title>{title}</title></head><body>{shown}{body}</body></html>"
    source = Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup)
    assert (clean_html(source).title == "Comet splits near sun") == found


def test_who_helps_is_no_author() -> None:
    article = _clean(
        "<p class=byline>By Ana Ruiz and Tom Ott, with AFP in Rome; additional reporting by Mia Berg</p>"
    )
    assert article.authors == ("Ana Ruiz", "Tom Ott")
    assert article.contributors == ("Mia Berg",)


@pytest.mark.parametrize(
    "shown", ["WATCH LIVE", "Monday", "Politics", "Agence France-Presse", "Gazette Reporter", "Reuters Staff"]
)
def test_what_is_no_person_is_no_author(shown: str) -> None:
    assert _clean(f"<div class=byline><span class=author>{shown}</span></div>").authors == ()


def test_a_desk_is_the_author_where_a_page_names_nobody_else() -> None:
    assert _clean("", '<meta name=author content="News Desk">').authors == ("News Desk",)


def test_a_subtitle_that_repeats_the_title_gives_way_to_the_standfirst() -> None:
    stated = (
        '{"@type":"NewsArticle","headline":"Board approves dredging",'
        '"alternativeHeadline":"Board approves dredging"}'
    )
    article = _clean(
        "<p class=dek>The pilots fear a year of detours.</p>",
        f'<script type="application/ld+json">{stated}</script>',
    )
    assert article.subtitle == "The pilots fear a year of detours."


def test_a_line_with_the_days_of_publication_and_change_is_no_text() -> None:
    line = "Published 6:02 PM EST, Tue March 5, 2024 | Updated 7:15 AM EST, Wed March 6, 2024"
    article = _clean(f"<p class=timestamp>{line}</p>")
    assert line not in article.text
    assert (article.published, article.modified) == ("2024-03-05", "2024-03-06")
