"""The records of the notebook: their way to the log and back, and which of several counts."""

from __future__ import annotations

import pytest

from reader.model.notebook import (
    ENTRY_KINDS,
    Bookmark,
    Check,
    CheckStatus,
    CheckSubject,
    Correction,
    CorrectionKind,
    Entry,
    Highlight,
    NotebookEvent,
    PublishedDay,
    ReaderNote,
    ReaderTag,
    ReadingPlace,
    Redo,
    Undo,
    anchor,
    entry_from_plain,
    entry_to_plain,
)
from reader.model.notebook_state import Kept, NotebookState
from reader.model.span import Span

TEXT = "The pier lost 40 boats, said Ada Morland. Forty boats is a guess."
HERE = anchor(TEXT, TEXT.index("40"), TEXT.index("40") + 2)
ENTRIES: tuple[Entry, ...] = (
    Check(HERE, CheckStatus.WRONG, CheckSubject.FIGURE),
    ReaderNote(HERE, "Called the harbour office.", "0f"),
    Highlight(HERE),
    Correction(HERE, CorrectionKind.FIGURE_VALUE, "14"),
    ReaderTag("fishing"),
    ReaderTag("boats", HERE),
    Bookmark("a", HERE),
    PublishedDay("2024-05-06"),
    ReadingPlace(HERE),
    Undo("0f"),
    Redo("0f"),
)


def test_an_anchor_keeps_its_words_and_what_stands_around_them() -> None:
    assert (HERE.exact, HERE.prefix, HERE.span) == ("40", "The pier lost ", Span(14, 16))
    assert HERE.suffix == " boats, said Ada Morland. Forty "


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_survives_the_log(entry: Entry) -> None:
    event = NotebookEvent("1", "2024-05-06T07:08:09Z", "ada", "desk", entry)
    assert entry_from_plain(event.kind, entry_to_plain(entry)) == entry


def test_every_kind_of_entry_has_a_name() -> None:
    assert {type(entry) for entry in ENTRIES} == set(ENTRY_KINDS.values())


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        ("verdict", {}),
        ("check", {}),
        ("check", []),
        ("label", {"word": 3}),
        ("undo", {"target": "a", "by": 1}),
    ],
)
def test_what_is_no_entry_is_refused(kind: str, plain: object) -> None:
    with pytest.raises(ValueError):
        entry_from_plain(kind, plain)


def test_my_own_check_counts_before_a_later_one_of_somebody_else() -> None:
    checks = [
        Kept(str(n), "", who, "", Check(HERE, status), HERE.span)
        for n, (who, status) in enumerate(
            [("ada", CheckStatus.CHECKED), ("ben", CheckStatus.WRONG), ("cleo", CheckStatus.QUERY)]
        )
    ]
    for me, status in (("ada", CheckStatus.CHECKED), ("dora", CheckStatus.QUERY)):
        assert NotebookState(me, tuple(checks)).check_of(*HERE.span) is status
    assert NotebookState("ada", tuple(checks)).check_of(0, 3) is CheckStatus.OPEN


def test_orphans_are_what_has_lost_its_words() -> None:
    note, place = ReaderNote(HERE, "?"), ReadingPlace(HERE)
    state = NotebookState(
        notes=(Kept("1", "", "", "", note), Kept("2", "", "", "", note, HERE.span)),
        place=Kept("3", "", "", "", place),
    )
    assert [kept.id for kept in state.orphans()] == ["1"]
