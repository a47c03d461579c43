"""What stands in and around the story of a page and is no part of it, each piece with its reason."""

from __future__ import annotations

import re

import pytest

from reader.clean.metadata.collect import Collected
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.visible_byline import VisibleByline
from reader.clean.page.cleaner import clean_html
from reader.clean.page.tidy import tidy
from reader.clean.structure.block_walk import walk
from reader.load.source import Source
from reader.markup.html import parse
from reader.model.article import Article, SourceFormat, SourceInfo
from tests.clean.story import STORY

_NAV = "<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav>"
_FOOT = "<footer><p>© 2024 The Ellis Gazette</p></footer>"


def _clean(*, under: str = "", between: str = "", after: str = "", head: str = "") -> Article:
    one, two, three, four = (f"<div class=text><p>{paragraph}</p></div>" for paragraph in STORY)
    markup = (
        f"<!DOCTYPE html><html lang=en><head><title>Board approves dredging</title>{head}</head><body>{_NAV}"
        f"<main><article><h1>Board approves dredging</h1>{under}{one}{two}{between}{three}{four}{after}"
        f"</article></main>{_FOOT}</body></html>"
    )
    return clean_html(Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup))


def _reasons(article: Article) -> dict[str, str]:
    return {cut.text: cut.reason for cut in article.cut}


def _is_story(article: Article) -> bool:
    return article.text.split("\n\n") == list(STORY)


def _tidied(markup: str, cut: set[str]) -> list[str]:
    """The texts that stay of a page of which an opinion cut some."""
    page = walk(parse(f"<body>{''.join(f'<p>{text}</p>' for text in STORY * 2)}{markup}</body>"))
    kept = [block.text not in cut for block in page.blocks]
    kept, _ = tidy(page, kept, Collected(Metadata(), None, VisibleByline()))
    return [b.text for b, keep in zip(page.blocks, kept, strict=True) if keep and b.text not in STORY]


@pytest.mark.parametrize(
    ("cut", "stays"),
    [
        ({"Board puts off its vote", "Who pays for the port?"}, []),
        (set(), ["Board puts off its vote", "Who pays for the port?", "Why is the ferry late?"]),
    ],
)
def test_a_list_of_links_of_which_most_are_cut_is_cut_whole(cut: set[str], stays: list[str]) -> None:
    links = ("Board puts off its vote", "Who pays for the port?", "Why is the ferry late?")
    items = "".join(f"<li><a href=/n/{k}>{text}</a></li>" for k, text in enumerate(links))
    assert _tidied(f"<ul>{items}</ul>", cut) == stays


def test_the_times_of_entries_go_together() -> None:
    entry = "<div><time>{}</time></div><p>The bridge is closed to all traffic.</p>"
    markup = "".join(map(entry.format, ("18.50 GMT", "16.40 GMT", "07.30 GMT")))
    assert not [t for t in _tidied(markup, {"18.50 GMT", "16.40 GMT"}) if t.endswith("GMT")]
    assert "16.40 GMT" in _tidied(markup, set())


@pytest.mark.parametrize(
    ("markup", "text", "reason"),
    [
        ("<div>Listen to this article</div>", "Listen to this article", "audio player"),
        ("<div>4 min</div>", "4 min", "reading time"),
        (
            "<p>The Tide newsletter is our guide to the ports. <a href=/s>Sign up here</a>.</p>",
            "The Tide newsletter is our guide to the ports. Sign up here.",
            "newsletter",
        ),
    ],
)
def test_what_a_site_puts_between_paragraphs(markup: str, text: str, reason: str) -> None:
    article = _clean(between=markup)
    assert _is_story(article)
    assert _reasons(article)[text] == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Ada Morland can be reached at 555-0142 or ada@gazette.example.", "contact line"),
        ("Have you been affected by this story? Write to voices@gazette.example.", "contact line"),
        ("Ada Morland is a writer in Port Ellis.", "about the author"),
        ("The Gazette is not responsible for the content of other sites.", "about the publisher"),
    ],
)
def test_the_last_lines_of_a_story(line: str, reason: str) -> None:
    article = _clean(after=f"<p>{line}</p>")
    assert _is_story(article)
    assert _reasons(article)[line] == reason


def test_a_line_of_stars_is_a_rule() -> None:
    article = _clean(between="<div>* * *</div>")
    assert _is_story(article)
    assert (article.rules, _reasons(article)["* * *"]) == ((2,), "section break")


_LINE = "A plan two years in the making will close the quay"


@pytest.mark.parametrize(
    ("under", "head", "subtitle"),
    [
        (f"<h2 class=subhead>{_LINE}</h2>", "", _LINE),
        (
            f"<p class=x>{_LINE}</p><p>By Ada Morland</p>",
            f"<meta name=description content='{_LINE}.'>",
            _LINE,
        ),
        (f"<p class=lede>{STORY[0]}</p><p>By Ada Morland</p>", "", None),
        (f"<h2 class=c1>{_LINE}</h2><p class=c2>By Ada Morland</p>", "", _LINE),
    ],
)
def test_the_standfirst(under: str, head: str, subtitle: str | None) -> None:
    article = _clean(under=under, head=head)
    assert article.subtitle == subtitle
    assert _is_story(article)
    if subtitle:
        assert _reasons(article)[subtitle] == "subtitle"


def test_a_byline_that_the_page_states_too_is_a_byline() -> None:
    stated = "<meta name=author content='Ada Morland ada@gazette.example'>"
    article = _clean(under="<div class=meta>Ada Morland<br>ada@gazette.example</div>", head=stated)
    assert article.authors == ("Ada Morland",)
    assert _reasons(article)["Ada Morland\nada@gazette.example"] == "byline"


@pytest.mark.parametrize(
    "figure",
    [
        "<img src=q.jpg><figcaption>The quay on Monday. <span class=credit>Pia Lind</span></figcaption>",
        "<img src=q><span class=CopyrightText>Pia Lind</span><figcaption>The quay on Monday.</figcaption>",
    ],
)  # fmt: skip
def test_a_credit_goes_to_its_picture(figure: str) -> None:
    article = _clean(between=f"<figure>{figure}</figure>")
    (image,) = article.images
    assert (image.caption, image.credit) == ("The quay on Monday.", "Pia Lind")
    assert _is_story(article)


def test_the_picture_below_the_headline_is_of_the_story() -> None:
    picture = "<figure><img src=q.jpg><figcaption>The quay on Monday.</figcaption></figure>"
    share = "".join(f"<p>Click to share on {site}</p>" for site in ("A", "B", "C", "D"))
    article = _clean(under=f"{picture}<div class=share>{share}</div>")
    assert [image.caption for image in article.images] == ["The quay on Monday."]
    assert _is_story(article)


@pytest.mark.parametrize(
    ("between", "after", "reasons"),
    [
        (
            "<div class=c7><h3>Related</h3><a href=/1>What to do if the quay sinks</a>"
            "<a href=/2>Pumps fall silent at three works in the north of the county</a></div>",
            "",
            {"Related": "related headline"},
        ),
        ("", "<div class=c8><h4>The Tide</h4><p>Sign up for our newsletter.</p></div>", {}),
    ],
)
def test_a_heading_over_what_is_cut_is_cut(between: str, after: str, reasons: dict[str, str]) -> None:
    article = _clean(between=between, after=after)
    assert _is_story(article)
    assert _reasons(article).items() >= reasons.items()


def test_a_link_of_a_page_with_one_time_is_no_date() -> None:
    time = "<p><time datetime=2024-03-12>12 March 2024</time></p>"
    article = _clean(under=f"<div><a href=#main>To the story</a>{time}<p>{STORY[0]} {STORY[1]}</p></div>")
    assert article.published == "2024-03-12"
    assert _reasons(article)["To the story"] != "date line"


def test_a_link_in_capitals_between_paragraphs_is_another_story() -> None:
    article = _clean(between="<p><b><a href=/n/9>BOARD CLEARED OF TAKING GIFTS: REPORT</a></b></p>")
    assert _is_story(article)
    assert _reasons(article)["BOARD CLEARED OF TAKING GIFTS: REPORT"] == "links to other pages"


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("<b>IN LEITH: </b><a href=/1>Family of the skipper is towed to port</a>", True),
        ("(<b>MORE: </b><a href=/1>What the engineers left behind</a>)", True),
        ("<a href=/1>PHOTOS: The quay on the morning after</a>", True),
        ("Watch: <a href=/1>The quay on the morning after</a>", True),
        ("Source: <a href=/1>Harbour office of the county</a>", False),
        ("NATO: <a href=/1>The alliance</a> has left the quay.", False),
        ("The board calls it <a href=/1>WASTE: a study of quays</a>", False),
    ],
)
def test_a_label_with_a_link_leads_to_another_page(line: str, cut: bool) -> None:
    article = _clean(between=f"<p>{line}</p>")
    assert _is_story(article) is cut
    said = re.sub("<[^>]+>", "", line)
    assert (said not in article.text) is cut
    assert not cut or _reasons(article)[said] == "links to other pages"


def test_comments_below_the_story_are_cut_though_they_are_longer() -> None:
    said = "".join(
        f"<div class=visitor_comment><h3>No {n}</h3><p>{'Nobody asked us whether we want it. ' * 9}</p></div>"
        for n in range(9)
    )
    article = _clean(after=said)
    assert _is_story(article)
    assert "comments" in _reasons(article).values()


def test_the_transcript_of_a_recording_beside_the_story_is_cut() -> None:
    said = (
        "<div class=video-transcript><p>00:01 But the ferry will not sail.</p><p>00:17 It is sold.</p></div>"
    )
    article = _clean(between=said)
    assert _is_story(article)
    assert _reasons(article)["00:17 It is sold."] == "transcript of a recording"


def test_recommendations_of_the_editors_are_cut_with_their_links() -> None:
    links = "".join(f"<li><a href=/{n}>How the quay of {n} was lost in one night</a>" for n in "ab")
    article = _clean(after=f"<h4>Editors’ Recommendations:</h4><ul>{links}</ul>")
    assert _is_story(article)
    assert "Recommendations" not in article.text and "quay of a" not in article.text


@pytest.mark.parametrize("line", ["Continue Reading", "Story continues below advertisement"])
def test_a_line_that_the_story_goes_on_is_cut(line: str) -> None:
    article = _clean(between=f"<p>{line}</p>")
    assert _is_story(article)
    assert _reasons(article)[line] == "navigation"


def test_words_with_a_credit_in_brackets_are_a_caption() -> None:
    article = _clean(between="<p>A dredger in the harbour <span>(Image: HARBOUR PRESS )</span></p>")
    assert _is_story(article)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("DREDGING BEGINS IN MAY", "heading"),
        ("DREDGING BEGINS IN MAY.", "paragraph"),
        ("NATO", "paragraph"),
        ("Dredging begins in May", "paragraph"),
    ],
)
def test_a_few_words_in_capitals_between_paragraphs_are_a_heading(line: str, kind: str) -> None:
    article = _clean(between=f"<div class=text><p>{line}</p></div>")
    kinds = {article.text[b.start : b.end]: b.kind.value for b in article.blocks}
    assert kinds[line] == kind
