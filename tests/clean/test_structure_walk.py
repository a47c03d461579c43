"""A page is walked once into numbered blocks: kinds, levels, text, links and pictures."""

from __future__ import annotations

import pytest

from reader.clean.structure.block_walk import walk
from reader.clean.structure.page_model import Page
from reader.markup.html import parse


def _page(markup: str) -> Page:
    return walk(parse(markup))


def _blocks(markup: str) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.text) for block in _page(markup).blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            "<p>One</p><p>Two</p>", [("paragraph", 0, "One"), ("paragraph", 0, "Two")], id="paragraphs"
        ),
        pytest.param(
            "<h1>Head</h1><h3>Sub</h3>", [("heading", 1, "Head"), ("heading", 3, "Sub")], id="headings"
        ),
        pytest.param(
            "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>",
            [("list_item", 1, "a"), ("list_item", 2, "b"), ("list_item", 1, "c")],
            id="lists have depth",
        ),
        pytest.param("<blockquote><p>q</p></blockquote>", [("blockquote", 1, "q")], id="block quote"),
        pytest.param(
            "<div>bare <b>bold</b> text<p>inner</p>after</div>",
            [("paragraph", 0, "bare bold text"), ("paragraph", 0, "inner"), ("paragraph", 0, "after")],
            id="text beside blocks is a block",
        ),
        pytest.param("<pre>a\n  b</pre>", [("code", 0, "a\n  b")], id="code keeps its lines"),
        pytest.param(
            "<table><tr><th>Port<th>Tons<tr><td>Ellis<td>4,200</table>",
            [("table", 0, "Port | Tons\nEllis | 4,200")],
            id="table of data",
        ),
        pytest.param(
            "<table><tr><td><h1>Head</h1><p>A story laid out in a table.</p></td></tr></table>",
            [("heading", 1, "Head"), ("paragraph", 0, "A story laid out in a table.")],
            id="table of layout",
        ),
        pytest.param("<p>first<br>second</p>", [("paragraph", 0, "first\nsecond")], id="one break is a line"),
        pytest.param(
            "<p>first<br> <br>second</p>",
            [("paragraph", 0, "first"), ("paragraph", 0, "second")],
            id="two breaks part paragraphs",
        ),
        pytest.param(
            "<div>The board heard four hours of evidence on Monday before it voted.<br>Nobody spoke.</div>",
            [
                ("paragraph", 0, "The board heard four hours of evidence on Monday before it voted."),
                ("paragraph", 0, "Nobody spoke."),
            ],
            id="a break after a long sentence parts paragraphs",
        ),
        pytest.param(
            "<p><span class='dropcap'>T</span> he board met</p>",
            [("paragraph", 0, "The board met")],
            id="drop cap set apart by a space",
        ),
        pytest.param("<p><span>T</span>he board met</p>", [("paragraph", 0, "The board met")], id="drop cap"),
        pytest.param(
            "<p><b>A</b> board met</p>", [("paragraph", 0, "A board met")], id="an article is no drop cap"
        ),
        pytest.param(
            "<div><a href=/a>Home</a><a href=/b>News</a></div>",
            [("paragraph", 0, "Home News")],
            id="links side by side are words",
        ),
        pytest.param(
            "<div><span class=n>Ana Ruiz</span><span class=d>12 March</span></div>",
            [("paragraph", 0, "Ana Ruiz 12 March")],
            id="parts that a style sheet sets apart",
        ),
        pytest.param(
            "<div><span>Ana Ruiz</span><span>Harbour correspondent</span></div>",
            [("paragraph", 0, "Ana Ruiz Harbour correspondent")],
            id="a name and what it is, side by side",
        ),
        pytest.param(
            "<div><span>5 March 2024</span><span>4:05 pm</span><span>Updated today</span></div>",
            [("paragraph", 0, "5 March 2024 4:05 pm Updated today")],
            id="a day, a time and a note, side by side",
        ),
        pytest.param(
            "<p><span>i</span><span>Phone</span> for <span>12</span><span>5</span> dollars</p>",
            [("paragraph", 0, "iPhone for 125 dollars")],
            id="parts of a word and of a number",
        ),
        pytest.param(
            "<p>H<sub>2</sub>O and e<i>mail</i></p>",
            [("paragraph", 0, "H2O and email")],
            id="one word stays one",
        ),
        pytest.param(
            "<p>  much \n\t\xa0 space\u200b </p>", [("paragraph", 0, "much space")], id="white space"
        ),
        pytest.param(
            "<script>x=1</script><style>p{}</style><template><p>t</p></template>", [], id="unseen elements"
        ),
        pytest.param(
            "<figure><img src=a.jpg><figcaption>Boats.</figcaption></figure>",
            [("caption", 0, "Boats.")],
            id="figcaption",
        ),
        pytest.param(
            "<img src=a.jpg><p class='wp-caption-text'>Boats.</p>",
            [("caption", 0, "Boats.")],
            id="caption by name beside a picture",
        ),
        pytest.param(
            "<p class='caption'>Boats.</p>", [("paragraph", 0, "Boats.")], id="no picture, no caption"
        ),
        pytest.param(
            "<img src=a.jpg><span class='photo-credit' style='display:block'>A. Ruiz</span>",
            [("credit", 0, "A. Ruiz")],
            id="credit",
        ),
        pytest.param(
            "<div class=tax-credits>A credit of tax is no credit of a photo.</div>",
            [("paragraph", 0, "A credit of tax is no credit of a photo.")],
            id="another kind of credit",
        ),
    ],
)
def test_blocks(markup: str, expected: list[tuple[str, int, str]]) -> None:
    assert _blocks(markup) == expected


@pytest.mark.parametrize(
    ("markup", "hidden", "control"),
    [
        ("<p style='display: none'>x</p>", True, False),
        ("<p hidden>x</p>", True, False),
        ("<p class='sr-only'>x</p>", True, False),
        ("<button>x</button>", False, True),
        ("<p>x</p>", False, False),
    ],
)
def test_what_a_browser_shows(markup: str, hidden: bool, control: bool) -> None:
    (block,) = _page(markup).blocks
    assert (block.hidden, block.control) == (hidden, control)


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        ("<p>See <a href='/x'> the <b>report</b> </a>now</p>", [("the report", "/x")]),
        ("<p><a href='/1'>one</a> <a href='/2'>two</a></p>", [("one", "/1"), ("two", "/2")]),
        ("<p><a href='#top'>up</a> <a>none</a> <a href=' javascript:alert(1)'>run</a></p>", []),
        ("<p>a <a href='/x'>b</p><p>c</a> d</p>", [("b", "/x")]),
        ("<p><a href='/x'><img src=a.jpg></a>text</p>", []),
    ],
)
def test_links_have_offsets_into_their_block(markup: str, links: list[tuple[str, str]]) -> None:
    first = _page(markup).blocks[0]
    assert [(first.text[link.start : link.end], link.href) for link in first.links] == links


@pytest.mark.parametrize(
    ("markup", "images"),
    [
        ("<p>a</p><img src='b.jpg' alt=' A  boat '>", [(1, "b.jpg", "A boat")]),
        ("<img src='data:image/gif;base64,x' data-src='b.jpg'><p>a</p>", [(0, "b.jpg", "")]),
        ("<img srcset='b.jpg 1x, c.jpg 2x'>", [(0, "b.jpg", "")]),
        # a source that nobody closes swallows the picture in the parser's tree
        (
            "<picture><source srcset='c.webp'><source srcset='d.webp'><img src='b.jpg'></picture>",
            [(0, "b.jpg", "")],
        ),
        ("<img src='pixel.gif'><img src='site-logo.png'><img width=1 height=1 src='t.jpg'>", []),
    ],
)
def test_pictures(markup: str, images: list[tuple[int, str, str]]) -> None:
    assert [(i.before, i.src, i.alt) for i in _page(markup).images] == images
