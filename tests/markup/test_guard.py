"""Markup that would choke a parser is cut to size, and keeps its text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup import guard
from reader.markup.guard import MAX_ATTRIBUTES, MAX_DEPTH, MAX_VALUE


def harden(markup: str) -> str:
    return guard.harden(markup).markup


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "no tags at all < 3 && > 2",
        "<p class=a id='b' title=\"c > d\">one<br>two<br/>three</p>",
        "<!DOCTYPE html><!-- a <p> --><p>b",
        '<script>if (a < b) document.write("<div><div>")</script><p>x',
        "<ul>" + "<li>item" * 1000 + "</ul>",
        "<table>" + "<tr><td>a<td>b" * 1000 + "</table>",
        "<p>one" * 1000,
        "<br>" * 1000 + "<img src=a>" * 1000,
        "<select>" + "<option>a" * 1000 + "</select>",
        "<p>" + "<b>x</b>" * 1000,
        "<div/>" * 1000,
        "<title>" + "<div>" * 1000 + "</title>",
        "<svg><path d='M0'/></svg>",
        "<p><?php echo 1 ?>x",
    ],
)
def test_pages_as_they_are_found_pass_unchanged(markup: str) -> None:
    assert harden(markup) == markup


@pytest.mark.parametrize(
    ("markup", "hardened"),
    [
        # nothing is declared, so nothing can be expanded
        ('<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;">]><p>&c;', "<!DOCTYPE html><p>&c;"),
        (
            '<!DOCTYPE x SYSTEM "file:///etc/passwd" [ <!ENTITY % p SYSTEM "x"> %p; ]><p>a',
            "<!DOCTYPE html><p>a",
        ),
        # character data is text
        ("<p><![CDATA[a < b & c]]></p>", "<p>a &lt; b &amp; c</p>"),
        ("<p><![CDATA[never <closed>", "<p>never &lt;closed>"),
        # libxml2 drops what follows these
        ("<body><p>a</body></html><p>b", "<body><p>a  <p>b"),
    ],
)
def test_what_is_rewritten(markup: str, hardened: str) -> None:
    assert harden(markup) == hardened


def test_nesting_is_bounded_and_text_and_end_tags_follow() -> None:
    hardened = harden("<div>" * 50_000 + "deep" + "</div>" * 50_000 + "<p>after</p>")
    assert hardened.count("<div>") == hardened.count("</div>") == MAX_DEPTH
    assert hardened.split() == ["<div>" * MAX_DEPTH, "deep", "</div>" * MAX_DEPTH + "<p>after</p>"]


def test_words_in_dropped_blocks_stay_apart_and_in_dropped_spans_together() -> None:
    deep = "<div>" * MAX_DEPTH
    assert harden(f"{deep}<p>one</p><p>two</p>")[len(deep) :].split() == ["one", "two"]
    assert harden(f"{deep}un<b>believ</b>able")[len(deep) :] == "unbelievable"


def test_the_attributes_of_a_tag_are_bounded() -> None:
    many = " ".join(f"a{i}=1" for i in range(100_000))
    hardened = harden(f"<p {many}>text</p>")
    assert hardened.count("=") == MAX_ATTRIBUTES
    assert hardened.endswith(">text</p>")
    assert harden(f"<p {many.replace('=1', '')} >text").endswith(">text")


def test_a_huge_value_goes_but_a_picture_stays() -> None:
    huge, picture = "x" * (MAX_VALUE + 1), "data:image/png;base64," + "QUJD" * 30_000
    assert harden(f'<p title="{huge}" id=a>x') == "<p id=a>x"
    assert harden(f'<img src="{picture}" alt=b>') == f'<img src="{picture}" alt=b>'
    assert harden(f"<img title='{picture}'>") == "<img >"


def test_a_quotation_mark_inside_an_unquoted_value_hides_no_tags() -> None:
    hardened = harden("<p title=it's>" + "<div>" * 1000 + "'>")
    assert hardened.count("<div>") < MAX_DEPTH + 1


PIECES = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b",
    "<td>",
    "<tr>",
    "</table>",
    "<table>",
    "<!--",
    "-->",
    "<![CDATA[",
]
PIECES += [
    "]]>",
    "<script>",
    "</script>",
    '"',
    "'",
    "=",
    ">",
    "/>",
    "<!DOCTYPE [",
    "]",
    "<?x",
    " a=1",
    "word",
    "&#27;",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text("<>!-[]/='\" abp&#;\x00é"))
def test_any_markup_comes_through(markup: str) -> None:
    hardened = harden(markup)
    outside = re.sub(r"<!.*?>|<!.*|<!\[CDATA\[.*", "", markup, flags=re.DOTALL)
    assert hardened.count("word") >= outside.count("word")


def test_a_document_type_that_never_ends_hides_no_text() -> None:
    assert harden("<!DOCTYPE html [<p>text") == "<!DOCTYPE html>text"
    assert harden("<!DOCTYPE html [<p>text ]> more") == "<!DOCTYPE html> more"


@pytest.mark.parametrize(
    "piece", ["<!d[>", "<!d", "<!d[", "<![CDATA[", "<!--", "<?", "<p a='", "<script>", "</", "<p <"]
)
@pytest.mark.parametrize("end", ["", "]", "]" + " " * 100_000, "'", "]]>"])
def test_what_never_ends_is_looked_for_once(piece: str, end: str) -> None:
    # each piece looking to the end on its own would be 10^10 steps
    assert harden(piece * 100_000 + end) is not None


@pytest.mark.parametrize(
    ("markup", "tags", "reach"),
    [
        ("", 0, 0),
        ("word", 0, 0),
        ("<div><p>word</p></div>", 4, 2 * 4),
        ("<div>" * 50_000 + "deep", 50_000, MAX_DEPTH * 4),
        ("<script>long long</script><!-- long --><p>ab", 3, 1 * 2),
    ],
)
def test_what_a_page_will_cost_is_counted(markup: str, tags: int, reach: int) -> None:
    _, counted, reached = guard.harden(markup)
    assert (counted, reached) == (tags, reach)


def test_the_text_between_the_tags() -> None:
    page = "<title>T</title><p>one <b>two</b><!-- no --><script>no</script><style>no</style><xmp><b>yes</xmp>"
    parts = [page[text.start : text.end] for text in guard.texts(page)]
    assert "".join(parts) == "Tone two<b>yes"
