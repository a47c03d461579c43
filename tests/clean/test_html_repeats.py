"""What a page says twice is read once; what is said again on purpose stays."""

from __future__ import annotations

import pytest

from reader.clean.html import clean_html
from reader.clean.html.repeats import repeated
from reader.clean.html.walk import walk
from reader.load.html import parse
from reader.load.source import Source
from reader.model.article import Format, SourceInfo

_ONE = "The ferry left the quay at seven with nobody on board but the mate and a dog."
_TWO = "By noon the harbour office had heard from three villages that the boat was seen adrift."
_THREE = "Nobody has said who untied it, and the mate, when he woke, asked for breakfast first."


@pytest.mark.parametrize(
    ("markup", "again"),
    [
        (f"<p>{_ONE}</p><p>{_TWO}</p>", set()),
        (f"<p>{_ONE}</p><p>{_TWO}</p><p>{_ONE}</p>", {2}),
        (f"<p>{_ONE}</p><p>{_TWO}</p><p>{_ONE.upper()}</p>", {2}),
        # a heading and a list within a second copy are part of it
        (
            f"<div><h2>Adrift</h2><p>{_ONE}</p><ul><li>One dog</ul></div>" * 2,
            {3, 4, 5},
        ),
        # but what stands alone is not
        (f"<h2>Day one</h2><p>{_ONE}</p><h2>Day one</h2><p>{_TWO}</p>", set()),
        (f"<ul><li>{_ONE}</ul><p>{_TWO}</p><ul><li>{_ONE}</ul>", set()),
        ("<p>He said no.</p><p>He said no.</p>", set()),
        # a refrain, in lines
        (
            "".join(
                f"<p>Row the boat and row it well<br>row it over the harbour swell<br>{n}</p>" for n in "xx"
            ),
            set(),
        ),
    ],
    ids=["none", "a paragraph", "capitals", "a layout", "headings", "items", "short", "refrain"],
)
def test_second_copies(markup: str, again: set[int]) -> None:
    page = walk(parse(f"<body>{markup}</body>"))
    assert repeated(page, [True] * len(page.blocks)) == again


def test_what_is_not_kept_is_no_first_copy() -> None:
    page = walk(parse(f"<body><p>{_ONE}</p><p>{_ONE}</p></body>"))
    assert repeated(page, [False, True]) == set()


def test_a_page_in_two_layouts_is_read_once() -> None:
    story = f"<h2>Adrift</h2><p>{_ONE}</p><p>{_TWO}</p><p>{_THREE}</p>" + "".join(
        f"<p>The search went on along the coast for the {n} day, said the mate, and found nothing at all.</p>"
        for n in ("first", "second", "third", "fourth", "fifth", "sixth")
    )
    markup = f"<article><div class=wide>{story}</div><div class=narrow>{story}</div></article>"
    article = clean_html(Source(SourceInfo("page.html", Format.HTML, "utf-8", len(markup), ""), markup))
    assert article.text.count(_TWO) == 1
    assert [cut.reason for cut in article.cut if cut.text == _TWO] == ["repeated"]
