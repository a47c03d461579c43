"""A page that a browser printed: its address tells, and its head and its tail are no part of the story."""

from __future__ import annotations

from reader.clean.document.cleaner import clean_document
from reader.load.source import Source
from reader.model.article import Article, SourceFormat, SourceInfo
from tests.clean.story import STORY

_TITLE = "Council backs 320 homes"
_ABOVE = f"<p>{_TITLE} - The Tarn Valley Post</p><p>News Opinion Jobs</p>"
_BELOW = "<h2>Comments (14)</h2><p>miller: a disgrace!</p>"


def _printed(foot: str) -> Article:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    markup = (
        f"<html><head><title>{_TITLE}</title></head><body>{_ABOVE}<h1>{_TITLE}</h1>{story}{_BELOW}{foot}"
        "</body></html>"
    )
    info = SourceInfo("page.pdf", SourceFormat.DOCUMENT, "utf-8", len(markup), "")
    return clean_document(Source(info, markup))


def test_a_printed_page_is_its_story() -> None:
    article = _printed("<p>https://www.tarnpost.example/homes 1/2</p>")
    assert article.text.split("\n\n") == list(STORY)
    assert (article.title, article.publisher) == (_TITLE, "The Tarn Valley Post")
    assert {cut.reason for cut in article.cut} == {
        *("above the headline", "headline", "comments", "page footer"),
    }


def test_a_document_of_another_origin_is_kept_whole() -> None:
    article = _printed("<p>See https://www.tarnpost.example/homes for more.</p>")
    assert "News Opinion Jobs" in article.text and "a disgrace" in article.text
