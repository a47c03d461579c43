"""A page in, an article out: the story kept, all else in metadata, with the pictures, or in the ledger."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean.page.cleaner import clean_html
from reader.clean.structure.block_walk import walk
from reader.errors import CleanError, ReaderError
from reader.load.source import Source
from reader.markup.html import parse
from reader.model.article import Article, BlockKind, SourceFormat, SourceInfo
from tests.clean.story import STORY

_PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head>
<title>Harbour board approves dredging | The Ellis Gazette</title>
<meta property="og:site_name" content="The Ellis Gazette">
<link rel=canonical href="https://example.org/2024/dredging">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to improve your visit. <button>Accept all</button></p></div>
<main><article>
<h1>Harbour board approves dredging</h1>
<p class="byline">By Ada Morland</p><p class="date">12 March 2024</p>
<div class="share-bar"><a href="https://social.example/share">Share</a></div>
<p>{STORY[0]}</p>
<figure><img src="quay.jpg" alt="The quay">
<figcaption>The quay on Monday. Photo: A. Ruiz</figcaption></figure>
<p>{STORY[1]}</p>
<h2>Noise at the gates</h2>
<p>{STORY[2]} The <a href="/report.pdf">full report</a> is public.</p>
<ul><li>Dredging begins in May, at the eastern quay.</li>
<li>Night work is forbidden until the autumn.</li></ul>
<blockquote><p>The board thanks the residents for their patience, it wrote.</p></blockquote>
<p>{STORY[3]}</p>
</article></main>
<aside class="related"><h3>Related stories</h3><a href="/2">Pumps fall silent</a></aside>
<footer><p>© 2024 The Ellis Gazette. All rights reserved.</p></footer>
</body></html>"""


def _clean(markup: str) -> Article:
    return clean_html(Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup))


@pytest.fixture(scope="module")
def article() -> Article:
    return _clean(_PAGE)


def _texts(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind is kind]


def test_the_body_is_the_story(article: Article) -> None:
    assert all(paragraph in article.text for paragraph in STORY)
    for furniture in ("cookies", "Share", "Ada Morland", "12 March", "Photo", "Pumps", "rights", "Sport"):
        assert furniture not in article.text


def test_structure_is_kept(article: Article) -> None:
    assert _texts(article, BlockKind.HEADING) == ["Noise at the gates"]
    assert len(_texts(article, BlockKind.LIST_ITEM)) == 2
    assert _texts(article, BlockKind.BLOCKQUOTE) == [
        "The board thanks the residents for their patience, it wrote."
    ]
    (link,) = article.links
    assert (article.text[link.start : link.end], link.href) == ("full report", "/report.pdf")


def test_pictures_carry_their_words(article: Article) -> None:
    (image,) = article.images
    assert (image.src, image.alt) == ("quay.jpg", "The quay")
    assert (image.caption, image.credit) == ("The quay on Monday.", "Photo: A. Ruiz")
    assert image.block == 0


def test_metadata(article: Article) -> None:
    assert article.title == "Harbour board approves dredging"
    assert article.authors == ("Ada Morland",)
    assert (article.published, article.publisher) == ("2024-03-12", "The Ellis Gazette")
    assert (article.url, article.language) == ("https://example.org/2024/dredging", "en-GB")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Home", "navigation"),
        ("We use cookies to improve your visit.", "cookie notice"),
        ("By Ada Morland", "byline"),
        ("Share", "share bar"),
        ("Related stories", "related links"),
        ("© 2024 The Ellis Gazette. All rights reserved.", "copyright"),
    ],
)
def test_what_is_cut_has_a_reason(article: Article, text: str, reason: str) -> None:
    assert [c.reason for c in article.cut if c.text == text] == [reason]


def test_cuts_stand_where_they_stood(article: Article) -> None:
    first = next(c for c in article.cut if c.text == "Home")
    last = next(c for c in article.cut if c.text.startswith("©"))
    assert (first.at, last.at) == (0, len(article.text))


@pytest.mark.parametrize(
    "change",
    [
        ("<main>", "<main style='display:none'>"),
        ("<article>", "<article class='comments-sidebar'>"),
        ("<main>", "<main hidden>"),
        ("</body></html>", ""),
        ('<!DOCTYPE html><html lang="en-GB">', "<html amp>"),
    ],
    ids=["hidden by style", "named like furniture", "hidden by attribute", "truncated", "amp"],
)
def test_a_body_is_found_all_the_same(change: tuple[str, str]) -> None:
    text = _clean(_PAGE.replace(*change)).text
    assert all(paragraph in text for paragraph in STORY)
    assert "Pumps" not in text


def test_a_page_cut_off_in_a_tag_gives_what_is_there() -> None:
    text = _clean(_PAGE[: _PAGE.index(STORY[2]) + 40]).text
    assert STORY[0] in text
    assert STORY[1] in text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Hello, <b>you</b>.</p>", "Hello, you."),
        ("no markup at all", "no markup at all"),
        ("<nav><a href=/>Home</a></nav><p>Short.</p>", "Short."),
    ],
)
def test_a_tiny_page_is_kept(markup: str, text: str) -> None:
    assert _clean(markup).text == text


@pytest.mark.parametrize(
    "markup", ["", "<html></html>", "<script>x</script>", "<frameset><frame src=a></frameset>"]
)
def test_a_page_without_text_is_one_clear_line(markup: str) -> None:
    with pytest.raises(CleanError, match=r"^page\.html: .+") as error:
        _clean(markup)
    assert "\n" not in str(error.value)


def test_control_characters_do_not_come_back() -> None:
    article = _clean(_PAGE.replace("four hours", "four&#27;[31m &#x9b;hours"))
    held = article.text + "".join(c.text for c in article.cut)
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in held)


_PARTS = st.sampled_from(
    [
        *(f"<p>{paragraph}</p>" for paragraph in STORY),
        "<div>",
        "</div>",
        "<ul><li>one<li>two</ul>",
        "<nav><a href=/>Home</a></nav>",
        "<h1>Head</h1>",
        "<h2>Part</h2>",
        "<p class=byline>By Ada Morland</p>",
        "<time datetime=2024-03-12>12 March 2024</time>",
        "<button>Go</button>",
        "<figure><img src=a.jpg><figcaption>Boats. Photo: A. Ruiz</figcaption></figure>",
        "loose words",
        "<br><br>",
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
        "<p hidden>unseen</p>",
        "<blockquote>said</blockquote>",
        "<a href=/x>",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PARTS, min_size=1, max_size=14))
def test_nothing_is_dropped_silently(parts: list[str]) -> None:
    markup = "".join(parts)
    try:
        article = _clean(markup)
    except ReaderError:
        return
    page = Counter(" ".join(block.text for block in walk(parse(markup)).blocks).split())
    held = Counter(article.text.split())
    for text in (article.title or "", *(c.text for c in article.cut), *(i.caption for i in article.images)):
        held += Counter(text.split())
    held += Counter(" ".join(image.credit for image in article.images).split())
    missing = page - held
    assert not missing
    for one, following in zip(article.blocks, article.blocks[1:], strict=False):
        assert one.end < following.start
    assert all(k.href and article.text[k.start : k.end].strip() for k in article.links)


def test_a_page_of_short_lines_alone_is_kept() -> None:
    lines = "Rain, then sun.<br><br>" * 100
    assert _clean(f"<nav><a href=/>Home</a></nav><div>{lines}</div>").text.count("Rain, then sun.") == 100


@pytest.mark.parametrize(
    "deep", ["<div>" * 170, "<table><tr><td>" * 55, "<ul><li>" * 85], ids=["div", "table", "ul"]
)
def test_a_deep_page_takes_no_extractor_long(deep: str) -> None:
    paragraph = "<p>The council met, <a href=x>on</a> Tuesday, and it went on, and on.</p>"
    article = _clean(deep + paragraph * 4000)
    assert article.blocks
    assert article.notes == ()  # the processor time that is allowed was enough
