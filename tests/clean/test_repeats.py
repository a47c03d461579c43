"""What a page says twice is read once; what is said again on purpose stays."""

from __future__ import annotations

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.clean.page.cleaner import clean_html
from reader.clean.repeats import second_copies
from reader.load.loading import load_text
from reader.load.source import Source
from reader.model.article import SourceFormat, SourceInfo

_ONE = "The ferry left the quay at seven with nobody on board but the mate and a dog."
_TWO = "By noon the harbour office had heard from three villages that the boat was seen adrift."
_THREE = "Nobody has said who untied it, and the mate, when he woke, asked for breakfast first."
_MORE = [
    f"The search went on along the coast for the {n} day, said the mate, and found nothing at all."
    for n in ("first", "second", "third", "fourth", "fifth", "sixth")
]


@pytest.mark.parametrize(
    ("texts", "again"),
    [
        ([], set()),
        ([_ONE, _TWO], set()),
        ([_ONE, _TWO, _ONE], {2}),
        ([_ONE, _TWO, f" {_ONE.upper()}"], {2}),
        ([_ONE, _ONE, _ONE], {1, 2}),
        # a heading and an item within a second copy are part of it
        (["Adrift", _ONE, "One dog", "Adrift", _ONE, "One dog"], {3, 4, 5}),
        # but alone they are not
        (["Day one", _ONE, "Day one", _TWO], set()),
        (["He said no.", "He said no."], set()),
    ],
    ids=["nothing", "none", "a paragraph", "capitals", "thrice", "a layout", "headings", "short"],
)
def test_second_copies(texts: list[str], again: set[int]) -> None:
    assert second_copies(texts, [True] * len(texts)) == again


def test_what_is_no_prose_begins_no_copy() -> None:
    assert second_copies([_ONE, _TWO, _ONE, _TWO], [True, True, False, False]) == set()
    assert second_copies([_ONE, _TWO, _ONE, _TWO], [True, True, True, False]) == {2, 3}


def _clean(markup: str) -> tuple[str, dict[str, str]]:
    article = clean_html(Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup))
    return article.text, {cut.text: cut.reason for cut in article.cut}


def test_a_page_in_two_layouts_is_read_once() -> None:
    story = "<h2>Adrift</h2>" + "".join(f"<p>{text}</p>" for text in (_ONE, _TWO, _THREE, *_MORE))
    text, cut = _clean(f"<article><div class=wide>{story}</div><div class=narrow>{story}</div></article>")
    assert [text.count(x) for x in (_TWO, _MORE[3])] == [1, 1]
    assert cut[_TWO] == cut[_MORE[3]] == "repeated"


def test_refrains_and_items_stay() -> None:
    refrain = (
        "<p>Row the boat and row it well<br>row it over the harbour swell<br>and never mind the wind</p>"
    )
    item = f"<ul><li>{_ONE}</ul>"
    parts = [f"<p>{x}</p>" for x in (_TWO, _THREE, *_MORE)]
    text, _ = _clean(
        f"<article>{refrain}{parts[0]}{item}{parts[1]}{refrain}{parts[2]}{item}{''.join(parts[3:])}"
    )
    assert text.count("never mind the wind") == text.count(_ONE) == 2


def test_a_dump_of_two_layouts_is_read_once() -> None:
    story = "\n\n".join((_ONE, _TWO, _THREE, *_MORE))
    article = clean_dump(load_text(f"Skip to content\n\nShare\n\n{story}\n\n{story}\n\nNewsletter", "a.txt"))
    assert article.text.count(_TWO) == 1
    assert {cut.reason for cut in article.cut if cut.text == _TWO} == {"repeated line"}
