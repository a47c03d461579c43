"""Pages of these tests: the story under its headline, with what a test puts among its paragraphs."""

from __future__ import annotations

from reader.clean.page.cleaner import clean_html
from reader.load.source import Source
from reader.model.article import Article, BlockKind, SourceFormat, SourceInfo
from tests.clean.story import STORY

HEADLINE = "Harbour board approves dredging"


def page(*, before: str = "", within: str = "", after: str = "", head: str = "", entries: str = "") -> str:
    """A page: `within` stands after the first paragraph, `before` and `after` around the article."""
    paragraphs = entries or f"<p>{STORY[0]}</p>{within}" + "".join(f"<p>{text}</p>" for text in STORY[1:])
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{HEADLINE}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav>{before}<main><article><h1>{HEADLINE}</h1>{paragraphs}</article>"
        f"{after}</main><footer><p>© 2024 The Ellis Gazette</p></footer></body></html>"
    )


def cleaned(markup: str) -> Article:
    """The article of a page."""
    return clean_html(Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup))


def added(article: Article) -> list[tuple[BlockKind, str]]:
    """The blocks of the body that are no paragraphs of the story."""
    blocks = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    return [(kind, text) for kind, text in blocks if text not in STORY]


def reasons(article: Article, words: str) -> list[str]:
    """Why what holds these words was cut."""
    return [cut.reason for cut in article.cut if words in cut.text]


def has_story(article: Article) -> bool:
    """Whether no paragraph of the story is lost."""
    return all(paragraph in article.text for paragraph in STORY)
