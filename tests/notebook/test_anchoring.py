"""Notes find their words again in another version of an article, and never stand beside lookalikes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.notebook import CONTEXT, anchor
from reader.model.span import Span
from reader.notebook.anchoring import locate

OLD = (
    "The ferry carried 4,200 people in May, said Ada Morland. In June it carried 4,200 people again.\n\n"
    "“We count every head,” said Ada Morland, who runs the quay. The port has no other figure for the year."
)
COUNT, AGAIN = (Span(OLD.index("4,200", n), OLD.index("4,200", n) + 5) for n in (0, 30))


@pytest.mark.parametrize(
    ("words", "new", "found"),
    [
        ("4,200", OLD, OLD.index("4,200")),
        ("every head", "A line above.\n\n" + OLD, OLD.index("every head") + 15),
        ("4,200", "A line above.\n\n" + OLD, OLD.index("4,200") + 15),
        ("We count every head", OLD.replace("who runs", "head of"), OLD.index("We count")),
        ("4,200", OLD.replace("The ferry", "A ferry"), None),
        ("4,200", OLD.replace("4,200", "4,300", 1), None),
        ("every head", OLD.replace("every", "each"), None),
        ("Ada Morland", OLD.replace("Ada Morland. In", "Ada Morland yesterday. In"), None),
        ("", OLD, None),
    ],
    ids=["nothing changed", "a paragraph above", "a paragraph above, words that stand twice",
         "another context of words that stand once", "another context of words that stand twice",
         "other words, and the same elsewhere", "other words", "a name that stands twice", "no words"],
)  # fmt: skip
def test_where_words_stand_in_a_new_version(words: str, new: str, found: int | None) -> None:
    start = OLD.index(words)
    expected = None if found is None else Span(found, found + len(words))
    assert locate(new, anchor(OLD, start, start + len(words))) == expected


def test_each_of_two_equal_stretches_is_itself() -> None:
    text = "no. " * 40
    assert locate(text, anchor(text, 80, 82)) == Span(80, 82)
    assert locate("So " + text, anchor(text, 80, 82)) is None  # forty places look like it


@given(st.text(alphabet="ab \n“é😀", max_size=120), st.data())
def test_an_unchanged_text_has_every_anchor_at_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert locate(text, anchor(text, start, end)) == (Span(start, end) if start < end else None)


@given(*[st.text(alphabet="abc d", max_size=90)] * 3)
def test_what_is_found_are_the_same_words_in_one_possible_place(before: str, words: str, other: str) -> None:
    text = before + words + "bad cab"
    kept = anchor(text, len(before), len(text) - 7)
    found = locate(other, kept)
    if found is not None:
        assert found.of(other) == kept.exact
        same_place = found == kept.span and kept.prefix == other[max(0, found.start - CONTEXT) : found.start]
        whole = kept.prefix + kept.exact + kept.suffix
        assert same_place or 1 in (_many(other, whole), _many(other, kept.exact))
        assert kept.once is (_many(text, kept.exact) == 1)


def _many(text: str, words: str) -> int:
    return sum(text.startswith(words, at) for at in range(len(text) + 1))
