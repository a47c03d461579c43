"""Players leave a line, posts are quoted, pictures keep their words, listings lose their line numbers."""

from __future__ import annotations

import pytest

from reader.model.article import BlockKind
from tests.clean.pages import added, cleaned, has_story, page, reasons
from tests.clean.story import STORY


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<iframe src='//youtube.com/embed/x' title='The dredger'></iframe>", "The dredger (youtube.com)"),
        ("<p><iframe data-src='https://player.vimeo.com/video/1'></iframe></p>", "vimeo.com"),
        ("<video title='At the quay'><source src='/q.mp4'></video>", "At the quay (video)"),
        ("<audio src='/talk.mp3'></audio>", "talk.mp3 (audio)"),
        ("<amp-youtube data-videoid='abc'></amp-youtube>", "youtube"),
    ],
)  # fmt: skip
def test_a_player_leaves_a_line(markup: str, line: str) -> None:
    article = cleaned(page(within=markup))
    assert has_story(article)
    assert not added(article)
    assert [cut.text for cut in article.cut if cut.reason == "embedded player"] == [line]


def test_a_frame_of_an_advertiser_leaves_none() -> None:
    article = cleaned(page(within="<iframe src='https://ads.example/x' title='Advertisement'></iframe>"))
    assert not reasons(article, "Advertisement")


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='tweet'><a href='//x.com/e/1'><div>Ellis Port @ellis</div>{}</a></div>",
        "<div class='embed-twitter'><a href='https://x.com/e/status/1'><p>{}</p></a></div>",
        "<blockquote class='twitter-tweet'><p>{}</p>— Ellis Port (@ellis)</blockquote>",
    ],
)
def test_a_post_is_quoted(markup: str) -> None:
    said = "Dredging starts in May. Thank you to all who came."
    article = cleaned(page(within=f"<p>{STORY[1]}</p>{markup.format(said)}"))
    assert (BlockKind.BLOCKQUOTE, said) in added(article)


def test_what_a_post_says_of_its_site_is_cut() -> None:
    post = "<blockquote class='instagram-media'><p><a href='https://x.example/p'>A post shared by Ida</a>"
    article = cleaned(page(within=f"{post}</p></blockquote>"))
    assert not added(article)
    assert reasons(article, "shared by") == ["embedded post"]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src='q.jpg' width='800'><figcaption><p>The quay in June.</p><p>Photo: A. Ruiz</p>"
        "</figcaption></figure>",
        "<img src='q.jpg' width='700'><p class='image-credit-wrap'><span class='js-caption'>The quay in June."
        "</span><span class='credit'>Photo: A. Ruiz</span></p>",
        "<div class='photo'><img src='q.jpg'><span class='newsCaption'>The quay in June. "
        "<span class='caption'>(Photo: A. Ruiz)</span></span></div>",
    ],
)
def test_a_caption_is_no_credit_and_no_paragraph(markup: str) -> None:
    article = cleaned(page(within=markup))
    assert not added(article)
    (image,) = article.images
    assert (image.caption, image.credit) == ("The quay in June.", "Photo: A. Ruiz")


@pytest.mark.parametrize(
    "markup",
    [
        "<amp-img src='/q.jpg' width='900'><noscript><img src='/q.jpg'></noscript></amp-img>",
        "<img data-src='/q.jpg?w=9'><noscript><img src='/q.jpg'></noscript>",
    ],
)  # fmt: skip
def test_a_picture_for_browsers_without_scripts_is_the_same(markup: str) -> None:
    assert len(cleaned(page(within=markup)).images) == 1


def test_a_lead_picture_has_a_place() -> None:
    figures = "<figure><img src='lead.jpg' alt='Quay'></figure><div class='author'><img src='ida.jpg'></div>"
    entries = f"{figures}<p>By Ada Morland</p>" + "".join(f"<p>{text}</p>" for text in STORY)
    assert [(i.block, i.src) for i in cleaned(page(entries=entries)).images] == [(0, "lead.jpg")]


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<table><tr><td><pre>1\n2</pre></td><td><pre>let a\nlet b</pre></td></tr></table>", "let a\nlet b"),
        ("<pre><span class='lineno'>1</span>let a\n<span class='lineno'>2</span>let b</pre>", "let a\nlet b"),
    ],
)
def test_the_numbers_of_lines_are_no_code(markup: str, code: str) -> None:
    article = cleaned(page(within=markup))
    assert added(article) == [(BlockKind.CODE, code)]
    assert set(reasons(article, "1")) >= {"line numbers"}


def test_items_of_a_list_in_a_cell_are_apart() -> None:
    table = "<table><tr><th>Part<th>Ports<tr><td>East<td><ul><li>Ellis<li>Marsh</ul></table>"
    assert added(cleaned(page(within=table))) == [(BlockKind.TABLE, "Part | Ports\nEast | Ellis; Marsh")]
