"""Nothing is dropped silently: what a dump holds is in the body, in the metadata, or in the ledger."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean.dump.cleaner import clean_dump
from reader.load.loading import load_text
from reader.model.article import Article

_LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            "Share",
            "Skip to content",
            "By Ada Morland",
            "Most read",
            "© 2024 The Ellis Gazette. All rights reserved.",
            "Published 12 March 2024",
            "Harbour board approves dredging",
            "The harbour board heard four hours of evidence on Monday before it voted, nine to two.",
            "A plan to dredge the harbour, which will cost at least $84 million, was approved, it said.",
        ]
    ),
)


def _characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _held(article: Article) -> Counter[str]:
    held = _characters(article.text) + _characters(article.title or "")
    for cut in article.cut:
        held += _characters(cut.text)
    return held


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, max_size=40).map("\n".join))
def test_kept_and_cut_together_are_the_input(text: str) -> None:
    source = load_text(text, "a.txt")
    assert _held(clean_dump(source)) == _characters(source.text)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, max_size=40).map("\n".join))
def test_blocks_and_cuts_stand_where_they_say(text: str) -> None:
    article = clean_dump(load_text(text, "a.txt"))
    ends = [0, *(b.end for b in article.blocks)]
    assert all(b.start >= end for b, end in zip(article.blocks, ends, strict=False))
    assert all(article.text[b.start : b.end].strip() for b in article.blocks)
    assert all(0 <= c.at <= len(article.text) and c.reason for c in article.cut)
