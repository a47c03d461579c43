"""The byline under the headline of a Markdown file."""

from __future__ import annotations

import pytest

from reader.clean.markdown import clean_markdown
from reader.load.source import Source
from reader.model.article import Format, SourceInfo

_BODY = "\n\nThe board voted, nine to two, for a plan that will cost at least $84 million.\n"


@pytest.mark.parametrize(
    ("above", "authors", "published"),
    [
        ("# Harbour vote\n\nBy Anna Ruiz", ("Anna Ruiz",), None),
        (
            "# Harbour vote\n\n*By Anna Ruiz and Tom Ott, 12 March 2024*",
            ("Anna Ruiz", "Tom Ott"),
            "2024-03-12",
        ),
        ("# Harbour vote\n\nBy Monday the board had voted.", (), None),
        (
            "# Harbour vote\n\nBy Anna Ruiz's count, the board has twelve members, and most live here.",
            (),
            None,
        ),
        ("By Anna Ruiz", (), None),
        ("---\nauthor: Mia Berg\n---\n# Harbour vote\n\nBy Anna Ruiz", ("Mia Berg",), None),
    ],
)
def test_the_byline_of_markdown(above: str, authors: tuple[str, ...], published: str | None) -> None:
    text = above + _BODY
    article = clean_markdown(Source(SourceInfo("vote.md", Format.MARKDOWN, "utf-8", len(text), ""), text))
    assert (article.authors, article.published) == (authors, published)
    signed = bool(authors) and "Mia Berg" not in authors
    assert any(cut.reason == "byline" for cut in article.cut) is signed
    assert "nine to two" in article.text
