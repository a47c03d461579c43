"""By what an article is known again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.model.article import Article
from reader.notebook.identity import article_identity, canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.Courier.example/news/vann", "courier.example/news/vann"),
        ("http://courier.example:80/news/vann/#top", "courier.example/news/vann"),
        (
            "https://courier.example/news/vann?utm_source=mail&id=7&fbclid=Ab",
            "courier.example/news/vann?id=7",
        ),
        ("https://courier.example/?p=12", "courier.example?p=12"),
        ("https://ada:secret@courier.example/a", "courier.example/a"),
        ("https://courier.example/", ""),
        ("https://courier.example:x]/a", ""),
        ("file:///home/ada/a.html", ""),
        ("vann.html", ""),
        ("", ""),
    ],
)
def test_an_address_is_told_without_what_does_not_name_the_page(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


def test_an_article_is_known_by_its_address_else_its_title_else_its_text(
    article_of: Callable[[str], Article],
) -> None:
    plain = article_of("The pier is gone.")
    titled = replace(plain, title="The  pier", publisher="The Courier")
    addressed = replace(titled, url="https://courier.example/pier")
    assert article_identity(addressed) == "url:courier.example/pier"
    assert article_identity(replace(addressed, title="Another", text="And text.")) == article_identity(
        addressed
    )
    assert article_identity(titled) == article_identity(replace(titled, title="the Pier", text="Other text."))
    assert article_identity(titled) != article_identity(replace(titled, publisher="The Herald"))
    assert article_identity(plain) == article_identity(replace(plain, title="No publisher"))
    assert article_identity(plain) != article_identity(replace(plain, text="The pier stands."))
