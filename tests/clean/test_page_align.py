"""Which blocks of a page an extractor's text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.page.agreement import outvoted, overlap
from reader.clean.page.align import found_in, words_of

_LONG = "the harbour board voted nine to two on Monday night"
_OTHER = "residents of the quay said that the noise had grown since May"


@pytest.mark.parametrize(
    ("blocks", "text", "found"),
    [
        (["Home", _LONG, "Home"], _LONG, [False, True, False]),
        ([_LONG, "Noise", _OTHER], f"{_LONG} Noise {_OTHER}", [True, True, True]),
        (["Noise", _LONG, "Noise", _OTHER], f"{_LONG} Noise {_OTHER}", [False, True, True, True]),
        ([_LONG, _LONG], f"{_LONG} {_LONG}", [True, True]),
        ([_LONG, _OTHER], f"the harbour board voted nine to two. {_OTHER}", [True, True]),
        ([_OTHER, _LONG], f"{_LONG} and more than that {_OTHER}", [True, False]),
        ([_LONG, ""], "", [False, False]),
        ([], _LONG, []),
    ],
    ids=[
        "furniture",
        "short between",
        "only in place",
        "repeated",
        "partly",
        "order counts",
        "empty",
        "no blocks",
    ],
)
def test_found_in(blocks: list[str], text: str, found: list[bool]) -> None:
    assert found_in([words_of(b) for b in blocks], words_of(text)) == found


_WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "harbour", "board"]), max_size=12)


@given(st.lists(_WORDS, max_size=8))
def test_all_of_a_text_is_found_where_blocks_are_long(blocks: list[list[str]]) -> None:
    numbered = [[f"{n}{word}" for word in block] * 2 for n, block in enumerate(blocks)]
    whole = [word for block in numbered for word in block]
    assert found_in(numbered, whole) == [bool(block) for block in numbered]


def test_overlap_is_the_f1_of_the_words_kept() -> None:
    counts = [10, 10, 10]
    assert overlap([True, False, False], [True, True, False], counts) == pytest.approx(2 / 3)
    assert overlap([True, False, True], [True, False, True], counts) == 1
    assert overlap([False] * 3, [False] * 3, counts) == 0


@pytest.mark.parametrize(
    ("own", "one", "other", "lost"),
    [
        ("x--", "xxx", "xxx", True),
        ("xxx", "x--", "x--", True),
        ("xxx", "xxx", "xxx", False),  # all agree
        ("x--", "xxx", "xx-", False),  # the others do not agree enough
        ("x--", "---", "---", False),  # others that keep nothing have no say
        ("---", "xx-", "xx-", True),
    ],
)
def test_two_others_that_agree_outvote_one(own: str, one: str, other: str, *, lost: bool) -> None:
    mine, first, second = ([c == "x" for c in mask] for mask in (own, one, other))
    assert outvoted(mine, (first, second), [10, 10, 10], 0.97) is lost
