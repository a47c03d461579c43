"""A line that stands with a picture in a box of their own is its caption."""

from __future__ import annotations

import pytest

from tests.clean.pages import cleaned, has_story, page

_LINE = "The old quay on the morning after the vote"


@pytest.mark.parametrize(
    ("markup", "caption"),
    [
        (f"<div class='picBox medium'><a href=/o><img src=q.jpg></a><p>{_LINE}</p></div>", True),
        (f"<div class=article__img><span><img src=q.jpg></span><div><p>{_LINE}</p></div></div>", True),
        (f"<div class=photo><img src=q.jpg><div>{_LINE}</div></div>", True),
        # the name is that of an element around the box; a script is no text
        (
            f"<div class='image right'><div><a><img src=q.jpg></a><script>{'let a; ' * 40}</script>"
            f"<div>{_LINE}</div></div></div>",
            True,
        ),
        # the picture says the same for those who cannot see it
        (f"<div class=left><img src=q.jpg alt='{_LINE}'><p>{_LINE}</p></div>", True),
        # a teaser; the box holds text of the story too, says that it does, or is named for nothing
        (f"<div class=photo><img src=q.jpg><p>{_LINE}</p><p>{'It rained. ' * 20}</p></div>", False),
        (f"<div class=photo><img src=q.jpg><p>{_LINE}...</p></div>", False),
        (f"<div class='image-text'><img src=q.jpg><p>{_LINE}</p></div>", False),
        (f"<div class=left><img src=q.jpg><p>{_LINE}</p></div>", False),
        # the picture is not above the line
        (f"<div class=photo><img src=q.jpg></div><p>{_LINE}</p>", False),
        (f"<div class=photo><p>{_LINE}</p><img src=q.jpg></div>", False),
    ],
)
def test_a_line_below_a_picture(markup: str, caption: bool) -> None:
    article = cleaned(page(within=markup))
    assert has_story(article)
    assert [image.caption for image in article.images] == [_LINE if caption else ""]
    assert (_LINE not in article.text) is caption


def test_a_first_letter_that_floats_belongs_to_its_word() -> None:
    style = "display:block;float:left;font-size:100px"
    article = cleaned(
        page(within=f"<p><span style='{style}'>E</span>very ship left the quay that night.</p>")
    )
    assert "Every ship left the quay that night." in article.text


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        # words that are read out before a caption, and the credit that they stand before
        (
            f"<figure><img src=q.jpg><figcaption><span class=sr-only>Image caption, </span><p>{_LINE}</p>"
            "</figcaption></figure>",
            _LINE,
            "",
        ),
        (
            "<div><figure><img src=q.jpg><span><span class=sr-only>Image source, </span>Getty Images</span>"
            f"</figure><div><figcaption>{_LINE}</figcaption></div></div>",
            _LINE,
            "Getty Images",
        ),
        (
            f"<figure><img src=q.jpg><figcaption><span>{_LINE}.</span><span><span>Credit...</span>"
            "<span>Ana Ruiz for The Gazette</span></span></figcaption></figure>",
            f"{_LINE}.",
            "Ana Ruiz for The Gazette",
        ),
        # a button behind a caption
        (f"<figure><img src=q.jpg><figcaption>{_LINE} hide caption</figcaption></figure>", _LINE, ""),
    ],
)
def test_a_caption_and_its_credit(markup: str, caption: str, credit: str) -> None:
    article = cleaned(page(within=markup))
    assert has_story(article)
    assert [(image.caption, image.credit) for image in article.images] == [(caption, credit)]
