"""What the events of a notebook leave: the last check, the newest wording, nothing that was undone."""

from __future__ import annotations

from reader.model.notebook import (
    Bookmark,
    Check,
    CheckStatus,
    Correction,
    CorrectionKind,
    Entry,
    NotebookEvent,
    PublishedDay,
    ReaderNote,
    ReadingPlace,
    Redo,
    Undo,
    anchor,
)
from reader.model.notebook_state import NotebookState
from reader.notebook.replay import replay
from reader.notebook.words import dissent

TEXT = "The pier lost 40 boats. Ada Morland counts them."
BOATS, ADA = (anchor(TEXT, at := TEXT.index(words), at + len(words)) for words in ("40", "Ada Morland"))
CHECKED, WRONG = Check(BOATS, CheckStatus.CHECKED), Check(BOATS, CheckStatus.WRONG)
RENAMED = Correction(ADA, CorrectionKind.NAME_RENAMED, "Ada M. Morland")


def state(*entries: Entry | tuple[str, Entry], text: str = TEXT) -> NotebookState:
    """The state for ada; event number n has the id n, and who made it where that is not ada."""
    own = [entry if isinstance(entry, tuple) else ("ada", entry) for entry in entries]
    events = (NotebookEvent(str(n), "", who, "", entry) for n, (who, entry) in enumerate(own))
    return replay(events, text, "ada")


def test_the_last_check_of_the_same_words_counts() -> None:
    assert state(CHECKED, WRONG).check_of(*BOATS.span) is CheckStatus.WRONG
    assert len(state(CHECKED, WRONG).checks) == 1


def test_checks_of_two_persons_stand_side_by_side() -> None:
    both = state(CHECKED, ("ben", WRONG))
    assert [kept.author for kept in both.checks] == ["ada", "ben"]
    assert both.check_of(*BOATS.span) is CheckStatus.CHECKED


def test_who_found_something_else_out_is_named() -> None:
    query = Check(BOATS, CheckStatus.QUERY)
    open_again = Check(BOATS, CheckStatus.OPEN)
    for entries, others in (
        ([CHECKED, ("ben", WRONG), ("eva", CHECKED), ("ivo", query)], ("ben: wrong", "ivo: to ask")),
        ([CHECKED, open_again, ("ben", WRONG), ("ben", CHECKED)], ("ben: checked",)),
        ([("ben", WRONG), ("eva", CHECKED)], ("ben: wrong",)),
        ([CHECKED, ("ben", open_again)], ()),
        ([], ()),
    ):
        assert dissent(state(*entries), BOATS.span) == others


def test_undo_and_redo_are_events_too() -> None:
    assert state(CHECKED, WRONG, Undo("1")).check_of(*BOATS.span) is CheckStatus.CHECKED
    assert state(CHECKED, WRONG, Undo("1"), Undo("0")).checks == ()
    assert state(CHECKED, WRONG, Undo("1"), Redo("1")).check_of(*BOATS.span) is CheckStatus.WRONG


def test_what_can_be_undone_and_redone() -> None:
    def reversible(*entries: Entry | tuple[str, Entry]) -> tuple[str | None, str | None]:
        found = state(*entries)
        return found.can_undo, found.can_redo

    assert reversible() == (None, None)
    assert reversible(CHECKED, RENAMED) == ("1", None)
    assert reversible(CHECKED, RENAMED, Undo("1")) == ("0", "1")
    assert reversible(CHECKED, RENAMED, Undo("1"), Undo("0")) == (None, "0")
    assert reversible(CHECKED, RENAMED, Undo("1"), WRONG) == ("3", None)
    assert reversible(CHECKED, RENAMED, Undo("1"), Redo("1")) == ("1", None)
    assert reversible(CHECKED, ("ben", RENAMED), ReadingPlace(BOATS)) == ("0", None)


def test_nobody_takes_away_what_another_person_wrote() -> None:
    note = ReaderNote(BOATS, "Called the harbour.")
    found = state(note, ("ben", Undo("0")), ("ben", ReaderNote(BOATS, "Nobody called.", replaces="0")))
    assert [(kept.author, kept.entry.text) for kept in found.notes] == [
        ("ada", "Called the harbour."), ("ben", "Nobody called."),
    ]  # fmt: skip


def test_a_note_is_reworded_and_taken_away() -> None:
    note, reworded = ReaderNote(BOATS, "Call them."), ReaderNote(BOATS, "Called them.", replaces="0")
    assert [kept.entry.text for kept in state(note, reworded).notes] == ["Called them."]
    assert [kept.entry.text for kept in state(note, reworded, Undo("1")).notes] == ["Call them."]
    assert state(note, reworded, ReaderNote(BOATS, "", replaces="1")).notes == ()


def test_a_mark_and_the_day_are_the_last_ones_given() -> None:
    found = state(
        Bookmark("a", ADA), Bookmark("a", BOATS), PublishedDay("2024-05-06"), PublishedDay("2024-05-07")
    )
    assert [kept.entry.anchor for kept in found.bookmarks] == [BOATS]
    assert found.published and found.published.entry.day == "2024-05-07"


def test_words_that_are_gone_leave_an_orphan() -> None:
    found = state(CHECKED, ReaderNote(ADA, "Who is she?"), text=TEXT.replace("40", "41"))
    assert [kept.entry for kept in found.orphans()] == [CHECKED]
    assert found.notes[0].span is not None
