"""The byline under the headline of a Markdown file."""

from __future__ import annotations

import pytest

from reader.clean.markdown.cleaner import clean_markdown
from reader.load.source import Source
from reader.model.article import SourceFormat, SourceInfo

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
        (
            "---\nauthor: [Anna Ruiz, Tom Ott]\n---\n# Harbour vote\n\n*By Tom Ott and Anna Ruiz*",
            ("Anna Ruiz", "Tom Ott"),
            None,
        ),
    ],
)
def test_the_byline_of_markdown(above: str, authors: tuple[str, ...], published: str | None) -> None:
    text = above + _BODY
    article = clean_markdown(
        Source(SourceInfo("vote.md", SourceFormat.MARKDOWN, "utf-8", len(text), ""), text)
    )
    assert (article.authors, article.published) == (authors, published)
    signed = bool(authors) and "Mia Berg" not in authors
    assert any(cut.reason == "byline" for cut in article.cut) is signed
    assert "nine to two" in article.text


@pytest.mark.parametrize(
    ("under", "caption", "credit", "words"),
    [
        ("*The quay in June. Photo: Pia Lind*", "The quay in June.", "Photo: Pia Lind", ""),
        ("**The quay in June**", "The quay in June", "", ""),
        ("_The *old* quay_", "The old quay", "", ""),
        ("*Not* all of it is emphasised.", "", "", "Not all of it is emphasised."),
        ("The quay in June.", "", "", "The quay in June."),
        ("*One* and *two*", "", "", "One and two"),
    ],
)
def test_emphasised_words_below_a_picture_are_its_caption(
    under: str, caption: str, credit: str, words: str
) -> None:
    text = f"# Harbour vote\n\n![A quay](quay.jpg)\n{under}{_BODY}"
    article = clean_markdown(
        Source(SourceInfo("vote.md", SourceFormat.MARKDOWN, "utf-8", len(text), ""), text)
    )
    (image,) = article.images
    assert (image.caption, image.credit) == (caption, credit)
    assert article.text == "\n\n".join(filter(None, (words, _BODY.strip())))
    assert [cut.reason for cut in article.cut] == ["caption"] * bool(caption)
