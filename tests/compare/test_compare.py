"""What counts as a change, and what it is called."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotate.models import Models
from reader.compare.alignment import align, paragraphs_of
from reader.compare.compare import compare
from reader.compare.inline import PieceKind, inline
from reader.compare.version import Version
from reader.model.analysis import Analysis
from reader.model.article import Article, Block, BlockKind, SourceFormat, SourceInfo
from reader.model.changes import Change, ChangeKind
from reader.pipeline import Pipeline

STORY = """Board votes for the quay

The harbour board of Port Ellis voted on Monday for the new quay, nine to two, after a long debate.

“We counted 4,200 containers on the old quay last year,” said Ines Okafor, the chief engineer of the port.

Tomas Reyer, who leads the opposition, said that the town would lose more than 600 jobs by the spring.

“Nobody asked the fishing families what they think of the plan,” said Marta Quill, who owns two boats.

The first stones are to be laid in June, and the work is expected to take three years."""


@pytest.fixture(scope="module")
def version(models: Models, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("versions")
    pipeline = Pipeline(load_models=lambda _: models)
    known: dict[str, Version] = {}

    def of(text: str) -> Version:
        if text not in known:
            path = Path(folder / "story.txt")
            path.write_text(text, "utf-8")
            opened = pipeline.open(path)
            known[text] = Version(opened.article, pipeline.analyse(opened).analysis)
        return known[text]

    return of


K = ChangeKind
CASES = [
    ("more than 600 jobs", "more than 750 jobs", [(K.FIGURE, "600", "750", "same source")]),
    ("nine to two", "eight to three", [(K.FIGURE, "nine to two", "eight to three", "no source named")]),
    ("on Monday", "on Tuesday", [(K.DATE, "Monday", "Tuesday", "")]),
    (
        "votes for the quay", "backs the quay",
        [(K.HEADLINE, "Board votes for the quay", "Board backs the quay", "")],
    ),
    (
        "Ines Okafor, the chief engineer of the port", "an official of the port",
        [(K.UNNAMED, "Ines Okafor", "an official of the port", None)],
    ),
    (
        "Nobody asked the fishing families what they think of the plan",
        "Nobody asked us what we think of this",
        [(K.QUOTE_REWORDED, None, None, "said by Marta Quill")],
    ),
    (
        "The first stones are to be laid in June, and the work is expected to take three years.", "",
        [(K.GONE, None, "", "")],
    ),
    ("after a long debate", "after a debate of some bitterness", [(K.REWORDED, None, None, "")]),
    (
        "“We counted", "Rain fell all night on the crowd outside the old town hall.\n\n“We counted",
        [(K.ADDED, "", "Rain fell all night on the crowd outside the old town hall.", "")],
    ),
    ("debate.\n\n“We", "debate. “We", []),
    ("“We counted", "\"We counted", []),
    ("the new quay", "the  new quay", []),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_a_change_is_told_once_as_what_it_is(before, after, expected, version) -> None:  # type: ignore[no-untyped-def]
    found = compare(version(STORY), version(STORY.replace(before, after))).changes
    assert [change.kind for change in found] == [kind for kind, *_ in expected]
    for change, (_, was, now, note) in zip(found, expected, strict=True):
        for got, wanted in ((change.before, was), (change.after, now), (change.note, note)):
            assert wanted is None or got == wanted


def test_several_changes_are_told_in_the_order_of_the_text(version) -> None:  # type: ignore[no-untyped-def]
    new = STORY.replace("600", "750").replace("4,200", "4,900").replace("three years", "four years")
    found = compare(version(STORY), version(new)).changes
    assert [(change.before, change.after) for change in found] == [
        ("4,200", "4,900"),
        ("600", "750"),
        ("three years", "four years"),
    ]


def test_a_paragraph_that_moved_is_no_other_change(version) -> None:  # type: ignore[no-untyped-def]
    head, first, *rest = STORY.split("\n\n")
    found = compare(version(STORY), version("\n\n".join([head, *rest[:-1], first, rest[-1]]))).changes
    assert [change.kind for change in found] == [K.MOVED]


def _article(*paragraphs: str) -> Article:
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(words)))
        at += len(words) + 2
    source = SourceInfo("made.txt", SourceFormat.TEXT, "utf-8", at, "0" * 64)
    return Article(source, "\n\n".join(paragraphs), tuple(blocks))


WORDS = st.sampled_from(["rain", "quay", "board", "vote", "old", "new", "port", "12", "7"])
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), max_size=9)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_stands_in_one_group_and_every_offset_in_its_text(
    old: list[str], new: list[str]
) -> None:
    first, second = Version(_article(*old), Analysis()), Version(_article(*new), Analysis())
    groups = align(paragraphs_of(first.article), paragraphs_of(second.article))
    for side in ("old", "new"):
        starts = [one.span.start for group in groups for one in getattr(group, side)]
        assert len(starts) == len(set(starts))
    found = compare(first, second)
    if Counter(" ".join(old).split()) != Counter(" ".join(new).split()):
        assert found.changes
    for span in found.marks:
        assert span.of(second.article.text).strip()
    for at, words in found.removed:
        assert 0 <= at <= len(second.article.text)
        assert words
    assert not compare(first, first).changes


def test_a_line_of_changes_leaves_out_what_is_far_from_them() -> None:
    pieces = inline("one two three four five", "one two three four six", context=2)
    assert pieces == [
        (PieceKind.SAME, "… three four "),
        (PieceKind.REMOVED, "five"),
        (PieceKind.ADDED, "six"),
    ]


def test_ten_thousand_paragraphs_are_compared_by_what_is_left_of_them() -> None:
    many = [f"Entry {n} of the long register of ships says barge {n * 7}." for n in range(10_000)]
    found = compare(
        Version(_article(*many), Analysis()),
        Version(_article(*many[:5000], "New.", *many[5001:]), Analysis()),
    )
    assert [change.kind for change in found.changes] == [K.GONE, K.ADDED]


def test_a_change_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Change(K.ADDED).kind = K.GONE  # type: ignore[misc]
