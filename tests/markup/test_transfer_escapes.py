"""A page that was saved with the escapes of a mail reads as any other; other pages stay as they are."""

from __future__ import annotations

import quopri

import pytest

from reader.markup.transfer_escapes import without_transfer_escapes
from tests.clean.pages import cleaned, has_story, page


def _escaped(markup: str, encoding: str = "utf-8") -> str:
    return quopri.encodestring(markup.encode(encoding)).decode("ascii")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_an_escaped_page_opens(encoding: str) -> None:
    markup = page(within="<p class='a' id='b' lang='en'>Costs £4, said Ida.</p>")
    article = cleaned(_escaped(markup, encoding))
    assert has_story(article)
    assert "Costs £4, said Ida." in article.text


@pytest.mark.parametrize(
    "markup",
    [
        page(),
        "<p>In a mail '=3D\"' is an equals sign and '=\n' a broken line.</p>",
        "<a href='/s?q=3D\"x'>a</a>" * 9,
    ],
)
def test_another_page_stays_as_it_is(markup: str) -> None:
    assert without_transfer_escapes(markup) is markup
