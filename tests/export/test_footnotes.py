"""Footnotes of Markdown: who says it, what was checked, what was noted, behind the words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reader.export.formats import FORMATS
from reader.export.item import ExportItem
from reader.export.markdown_document import article_markdown
from tests.export.notebook_sample import STATE
from tests.ui.sample import ANALYSIS, ARTICLE

PLAIN = article_markdown(ARTICLE)
NOTED = FORMATS["md"].write(ExportItem(ARTICLE, ANALYSIS, {}, STATE))


def test_without_its_footnotes_the_document_is_the_plain_one() -> None:
    body, _, notes = NOTED.partition("\n\n[^0000-1]: ")
    assert notes
    assert re.sub(r"\[\^0000-\d+\]", "", body) + "\n" == PLAIN


def test_footnotes_are_numbered_in_the_order_of_the_text_and_each_is_used_once() -> None:
    numbers = [int(number) for number in re.findall(r"\[\^0000-(\d+)\](?!:)", NOTED)]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert [int(number) for number in re.findall(r"^\[\^0000-(\d+)\]:", NOTED, re.M)] == numbers


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("last winter,”", "Mara Lindt, chief surveyor; quoted word for word; 97% sure."),
        ("“It cannot wait.”",
         "Mara Lindt, chief surveyor; quoted word for word; 91% sure. Checked. Corrected: speaker."),
        ("more than 2,000",
         r"\> 2,000; Mara Lindt (reported). Wrong. The register has 1,870. Called on Tuesday. Ben: Agreed."),
        ("The families’ union", "Which ␛\\[31munion?"),
    ],
)  # fmt: skip
def test_a_footnote_stands_behind_its_words(words: str, note: str) -> None:
    found = re.search(rf"{re.escape(words)}\[\^([0-9-]+)\]", NOTED)
    assert found
    assert f"\n[^{found[1]}]: {note}\n" in NOTED


def test_words_that_report_no_speech_have_no_footnote() -> None:
    assert "“quiet shore” rule" in NOTED


def test_footnotes_of_two_articles_in_one_document_have_labels_of_their_own() -> None:
    other = replace(ARTICLE, source=replace(ARTICLE.source, sha256="ab12" + "0" * 60))
    assert "[^ab12-1]" in FORMATS["md"].write(ExportItem(other, ANALYSIS))
