"""A notebook on the sample article: checks, notes and a correction, of two persons; one note is an orphan."""

from __future__ import annotations

from reader.model.changes import Change, ChangeKind, Comparison
from reader.model.notebook import (
    Anchor,
    Check,
    CheckStatus,
    CheckSubject,
    Correction,
    CorrectionKind,
    Entry,
    Highlight,
    NotebookEvent,
    ReaderNote,
    ReaderTag,
    anchor,
)
from reader.notebook.replay import replay
from tests.ui.sample import TEXT, at

CANNOT_WAIT, HOMES, UNION = at("“It cannot wait.”"), at("2,000"), at("The families’ union")
OWN: tuple[Entry, ...] = (
    Check(anchor(TEXT, *HOMES), CheckStatus.WRONG, CheckSubject.FIGURE),
    ReaderNote(anchor(TEXT, *HOMES), "The register has 1,870.\nCalled on Tuesday."),
    Check(anchor(TEXT, *CANNOT_WAIT), CheckStatus.CHECKED, CheckSubject.QUOTE),
    Correction(anchor(TEXT, *CANNOT_WAIT), CorrectionKind.SPEAKER, "Mara Lindt"),
    ReaderNote(anchor(TEXT, *UNION), "Which \x1b[31munion?"),
    ReaderNote(Anchor("a pier of gold", "built ", " there", 9, 23), "Where did this go?"),
    ReaderTag("water"),
    Highlight(anchor(TEXT, *at("Monday"))),
)
EVENTS = (
    *(NotebookEvent(f"e{n}", f"2024-05-07T08:0{n}:00Z", "ada", "desk", one) for n, one in enumerate(OWN)),
    NotebookEvent("b1", "2024-05-08T09:00:00Z", "Ben", "home", ReaderNote(anchor(TEXT, *HOMES), "Agreed.")),
)
STATE = replay(EVENTS, TEXT, "ada")
SINCE = Comparison((Change(ChangeKind.FIGURE, "290", "310", at("310"), at("310"), "same source"),))
