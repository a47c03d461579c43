"""Entries of the notebook in words."""

from __future__ import annotations

import pytest

from reader.model.notebook import (
    Bookmark,
    Check,
    CheckStatus,
    Correction,
    CorrectionKind,
    Entry,
    Highlight,
    PublishedDay,
    ReaderNote,
    ReaderTag,
    anchor,
)
from reader.notebook.words import told

TEXT = "“Forty boats are\nlost,” said Ada Morland."
LOST, ADA = anchor(TEXT, 0, 23), anchor(TEXT, 29, 40)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Check(LOST, CheckStatus.WRONG), "“Forty boats are lost,” is wrong."),
        (Check(LOST, CheckStatus.QUERY), "“Forty boats are lost,” is to be asked."),
        (ReaderNote(LOST, "Ask."), "a note on “Forty boats are lost,”."),
        (ReaderNote(LOST, "", "1"), "no note on “Forty boats are lost,”."),
        (Highlight(ADA), "“Ada Morland” is highlighted."),
        (ReaderTag("fishing"), "filed under fishing."),
        (Bookmark("a", ADA), "marked as a."),
        (PublishedDay("2024-05-06"), "published on 6 May 2024."),
    ],
)
def test_an_entry(entry: Entry, words: str) -> None:
    assert told(entry) == words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (CorrectionKind.SPEAKER, "Ben", "Ben says “Ada Morland”."),
        (CorrectionKind.SPEAKER, "", "nobody is named for “Ada Morland”."),
        (CorrectionKind.NO_SPEECH, "", "“Ada Morland” is no speech."),
        (CorrectionKind.QUOTE_KIND, "indirect", "“Ada Morland” is reported."),
        (CorrectionKind.QUOTE_ADDED, "", "“Ada Morland” is a quote."),
        (CorrectionKind.NAME_MERGED, "Ben", "“Ada Morland” is Ben."),
        (CorrectionKind.NAME_SPLIT, "", "“Ada Morland” here is somebody else."),
        (CorrectionKind.NAME_RENAMED, "Ada", "“Ada Morland” is called Ada."),
        (CorrectionKind.NAME_KIND, "ORG", "“Ada Morland” is an organisation."),
        (CorrectionKind.NAME_ROLE, "mayor", "“Ada Morland”: mayor."),
        (CorrectionKind.NAME_ROLE, "", "“Ada Morland” has no role."),
        (CorrectionKind.NO_NAME, "", "“Ada Morland” is no name."),
        (CorrectionKind.FIGURE_VALUE, "7-4", "“Ada Morland” is 7-4."),
        (CorrectionKind.FIGURE_OF, "boats", "“Ada Morland” counts boats."),
        (CorrectionKind.FIGURE_SPEAKER, "", "the article gives “Ada Morland”."),
        (CorrectionKind.NO_FIGURE, "", "“Ada Morland” is no figure."),
    ],
)
def test_a_correction(kind: CorrectionKind, value: str, words: str) -> None:
    assert told(Correction(ADA, kind, value)) == words
