"""A page of a few lines keeps each of them; on a longer one a line that only links elsewhere is cut."""

import pytest

from reader.clean.page.cleaner import clean_html
from reader.load.source import Source
from reader.model.article import Article, SourceFormat, SourceInfo

LINK = '<p><a href="https://paper.example/plans.pdf">The plans in full</a></p>'
PARAGRAPHS = [
    "<p>The council met on Tuesday to discuss the new bridge over the river.</p>",
    "<p>Residents of the east bank said that the noise of the works had become unbearable.</p>",
    "<p>Two engineers promised a quieter schedule by the spring, and fewer lorries at night.</p>",
]


def clean(body: str) -> Article:
    markup = f"<title>A bridge</title><body><article><h1>A bridge</h1>{body}</article></body>"
    return clean_html(Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup))


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_link_is_a_line_of_a_page_of_few(at: int) -> None:
    assert "The plans in full" in clean("".join([*PARAGRAPHS[:at], LINK, *PARAGRAPHS[at:]])).text


def test_it_is_none_of_a_longer_one() -> None:
    article = clean(
        "".join([*(p.replace("met", f"met {n} times") for n in range(8) for p in PARAGRAPHS), LINK])
    )
    assert ("The plans in full", "links to other pages") in [(cut.text, cut.reason) for cut in article.cut]
