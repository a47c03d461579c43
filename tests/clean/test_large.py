"""A large text is cleaned by the stretch, to the same article as by the paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.dump.cleaner import clean_dump
from reader.clean.dump.large_text import as_they_stand, paragraphs
from reader.clean.ledger import Ledger
from reader.load.loading import load_text
from reader.model.article import BlockKind
from reader.model.span import Span

_TIDY = "\n\nThe tide was late.\n\nNobody minded.\n\nThe boats lay still."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_TIDY, ["The tide was late.", "Nobody minded.", "The boats lay still."]),
        ("\n\nA single one", ["A single one"]),
        ("", []),
        (_TIDY.replace("was late", "was  late"), []),
        (_TIDY.replace("was late", "was\tlate"), []),
        (_TIDY.replace("\n\nN", "\nN"), []),
        (_TIDY.replace("\n\nN", "\n\n\nN"), []),
        (_TIDY.replace("\n\nN", "\n \nN"), []),
        (_TIDY.replace("\n\nN", "\n\n\xa0N"), []),
        (_TIDY.replace("late.", "late.\u3000"), []),
        (_TIDY + "\n", []),
        (_TIDY[1:], []),
        (_TIDY[2:], []),
    ],
)
def test_paragraphs_that_need_no_change(text: str, found: list[str]) -> None:
    places = as_they_stand(f"above{text}\n\nbelow", Span(5, 5 + len(text)))
    assert [text[start - 5 : end - 5] for start, end in places] == found


@given(st.text("ab \n\xa0", max_size=24))
def test_what_needs_no_change_is_what_a_look_at_each_line_finds(text: str) -> None:
    places = as_they_stand(text, Span(0, len(text)))
    assert not places or [text[start:end] for start, end in places] == list(paragraphs(text, 0))


@pytest.mark.parametrize("before", ["", "Above.\n", "Above."])
@pytest.mark.parametrize("kept_before", [(), ("Above.",), ("Something else.",), ("Something else, longer.",)])
@pytest.mark.parametrize("kept_below", [(), ("Below.",), ("Something else.",)])
def test_a_stretch_is_kept_as_its_paragraphs_are(
    before: str, kept_before: tuple[str, ...], kept_below: tuple[str, ...]
) -> None:
    whole = f"{before}{_TIDY}\n\nBelow.\n"
    places = as_they_stand(whole, Span(len(before), len(before) + len(_TIDY)))
    assert places
    by_stretch, by_paragraph = Ledger(), Ledger()
    for ledger in (by_stretch, by_paragraph):
        for text in kept_before:
            ledger.keep(text, BlockKind.PARAGRAPH)
        ledger.cut("Advertisement", "advertisement")
        if ledger is by_stretch:
            ledger.keep_stretch(whole, places)
        else:
            ledger.keep_paragraphs(paragraphs(_TIDY, 0))
        for text in kept_below:
            ledger.keep(text, BlockKind.LIST_ITEM)
    assert by_stretch.text == by_paragraph.text
    assert by_stretch.blocks == by_paragraph.blocks
    assert by_stretch.cuts == by_paragraph.cuts


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n\n\n", " \n\n"])
def test_a_book_however_its_paragraphs_are_parted(gap: str) -> None:
    counted = "the harbour board met again, the pilots counted ships, and the town looked on from the quay."
    said = [f"On day {n} of that year {counted}" for n in range(2_000)]
    article = clean_dump(load_text(gap.join(("The long year", *said)) + "\n", "book.txt"))
    assert article.text == "\n\n".join(said)
    assert [article.text[block.start : block.end] for block in article.blocks] == said
    assert article.title == "The long year"
