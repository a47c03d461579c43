"""What is copied carries its source, and nobody is credited with words that are not theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.span import Span
from reader.render.annotation_index import index
from reader.ui.citation import escaped, link, markdown, passage, plain
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

INDEX = index(ANALYSIS, TEXT)


def between(first: str, last: str) -> Span:
    return Span(at(first).start, at(last).end)


@pytest.mark.parametrize(
    ("span", "exact", "what", "who"),
    [
        (at("“It cannot wait.”"), False, "the quote", "Mara Lindt, chief surveyor"),
        (at("which bans engines after dusk"), False, "the quote", "Ministry of Waters (not certain)"),
        (at("310"), False, "the figure 310", "Mara Lindt, chief surveyor"),
        (at("$12 million"), False, "the figure $12 million", ""),
        (at("The lake council voted"), False, "the paragraph", ""),
        (at("leaks in the dam"), True, "the selection", "Mara Lindt, chief surveyor"),
        (at(" leaks in the dam "), True, "the selection", "Mara Lindt, chief surveyor"),
        (between("“We measured", "said Mara Lindt"), True, "the selection", ""),
        (between("to drain the upper basin", "“We measured 310 leaks"), True, "the selection", ""),
        (between("There are 290", "he said, “and every one"), True, "the selection", ""),
    ],
)  # fmt: skip
def test_whose_words_they_are(span: Span, exact: bool, what: str, who: str) -> None:
    taken = passage(ARTICLE, INDEX, span, 1, exact=exact)
    assert (taken.what, taken.who) == (what, who)
    assert (who in plain(ARTICLE, taken)) and (who.split(",")[0] in markdown(ARTICLE, taken))


def test_the_page_stands_before_the_paragraph_where_there_are_pages() -> None:
    paged = replace(ARTICLE, pages=tuple(range(1, len(ARTICLE.blocks) + 1)))
    span = at("“It cannot wait.”")
    page = paged.block_index(span.start) + 1
    taken = passage(paged, INDEX, span, 7)
    assert plain(paged, taken).endswith(f", page {page}, ¶ 7")
    assert plain(ARTICLE, passage(ARTICLE, INDEX, span, 7)).endswith(", ¶ 7") and paged.page_at(0) == 1


def test_a_selection_loses_the_space_around_it() -> None:
    words = at("It cannot wait.")
    taken = passage(ARTICLE, INDEX, Span(words.start - 2, words.end + 3), 2, exact=True)
    assert taken.words == taken.words.strip() and taken.words.startswith("“It cannot wait.”")


def test_brackets_stay_as_they_are_unless_they_would_be_a_link() -> None:
    assert escaped("“[The] dam” *held* [1]") == "“[The] dam” \\*held\\* [1]"
    assert escaped("[a](b) [c][d] [e]: f") == "[a\\](b) [c\\][d] [e\\]: f"
    assert link("the [old] dam", "https://vann.example") == "[the \\[old\\] dam](<https://vann.example>)"
