"""What is asked of the extractors: the words they keep, of a page that stays as it is."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring, tostring
from trafilatura import main_extractor

from reader.clean.page.extractors import readability_words, trafilatura_words

SENTENCE = "The council met on Tuesday to discuss the new bridge over the river. "
STORY = f"<h1>A bridge</h1><p>{SENTENCE * 3}</p>" * 4
ROWS = 30


def page(cell: str) -> str:
    rows = "".join(f"<tr><{cell}>{n} words</td><td>more</td></tr>" for n in range(ROWS))
    return f"<html><body><article>{STORY}<table>{rows}</table></article></body></html>"


def test_cells_that_span_much_are_one_cell_each(monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0
    make = main_extractor.define_cell_type

    def counted(is_header: bool) -> object:
        nonlocal made
        made += 1
        return make(is_header)

    monkeypatch.setattr(main_extractor, "define_cell_type", counted)
    wide = trafilatura_words(document_fromstring(page("td rowspan=1000 colspan=1000")))
    assert 0 < made <= 4 * ROWS  # and not a hundred for each, times the rows above
    assert wide == trafilatura_words(document_fromstring(page("td")))
    assert wide.count("words") == ROWS


@pytest.mark.parametrize("ask", [readability_words, trafilatura_words])
def test_the_page_keeps_its_spans(ask: object) -> None:
    root = document_fromstring(page("td rowspan=2 colspan=3"))
    before = tostring(root)
    assert callable(ask) and ask(root)
    assert tostring(root) == before
