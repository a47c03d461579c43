"""Entries of the notebook in words, for one line on the screen."""

from __future__ import annotations

from reader import wording
from reader.model.analysis import EntityKind, QuoteKind
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
)
from reader.model.notebook_state import NotebookState
from reader.model.span import Span

STATUS_WORDS = {
    CheckStatus.OPEN: "open",
    CheckStatus.CHECKED: "checked",
    CheckStatus.WRONG: "wrong",
    CheckStatus.QUERY: "to ask",
}
MOST = 40
"""Characters of the article's words that are shown."""


def shown(words: str) -> str:
    """Words of the article on one line, in quotation marks, cut where they are long."""
    line = " ".join(words.split()).strip('“”"')
    return f"“{line if len(line) <= MOST else line[: MOST - 1].rstrip() + '…'}”"


def dissent(state: NotebookState, span: Span) -> tuple[str, ...]:
    """Who found out something else about a stretch than what is shown of it: `Ben: checked`."""
    shown_one, *others = state.checks_of(*span) or (None,)
    return tuple(
        f"{wording.one_line(one.author) or 'somebody'}: {STATUS_WORDS[one.entry.status]}"
        for one in others
        if shown_one is not None and one.entry.status not in (CheckStatus.OPEN, shown_one.entry.status)
    )


def told(entry: Entry) -> str:
    """What an entry says, as the end of a sentence."""
    match entry:
        case Check(anchor, CheckStatus.QUERY):
            return f"{shown(anchor.exact)} is to be asked."
        case Check(anchor, status):
            return f"{shown(anchor.exact)} is {STATUS_WORDS[status]}."
        case ReaderNote(anchor, text):
            return f"a note on {shown(anchor.exact)}." if text else f"no note on {shown(anchor.exact)}."
        case Highlight(anchor):
            return f"{shown(anchor.exact)} is highlighted."
        case Correction():
            return correction(entry) + "."
        case ReaderTag(word):
            return f"filed under {word}."
        case Bookmark(letter):
            return f"marked as {letter}."
        case PublishedDay(day):
            return f"published on {wording.day(day)}."
        case _:
            return "a place in the text."


def correction(entry: Correction) -> str:
    """What a correction says, without a full stop."""
    value, words = entry.value, shown(entry.anchor.exact)
    match entry.kind:
        case CorrectionKind.SPEAKER:
            return f"{value} says {words}" if value else f"nobody is named for {words}"
        case CorrectionKind.NO_SPEECH:
            return f"{words} is no speech"
        case CorrectionKind.QUOTE_KIND:
            return (
                f"{words} is {wording.QUOTE_KINDS[QuoteKind(value)] if value in list(QuoteKind) else value}"
            )
        case CorrectionKind.QUOTE_ADDED:
            return f"{words} is a quote" + (f" of {value}" if value else "")
        case CorrectionKind.NAME_MERGED:
            return f"{words} is {value}"
        case CorrectionKind.NAME_SPLIT:
            return f"{words} here is {value or 'somebody else'}"
        case CorrectionKind.NAME_RENAMED:
            return f"{words} is called {value}"
        case CorrectionKind.NAME_KIND:
            known = value in list(EntityKind)
            kind = wording.ENTITY_KINDS[EntityKind(value)][0] if known else value
            return f"{words} is {'an' if kind[:1] in 'aeiou' else 'a'} {kind}"
        case CorrectionKind.NAME_ROLE:
            return f"{words}: {value}" if value else f"{words} has no role"
        case CorrectionKind.NO_NAME:
            return f"{words} is no name"
        case CorrectionKind.FIGURE_VALUE:
            return f"{words} is {value}"
        case CorrectionKind.FIGURE_OF:
            return f"{words} counts {value}" if value else f"{words} counts nothing"
        case CorrectionKind.FIGURE_SPEAKER:
            return f"{value} gives {words}" if value else f"the article gives {words}"
        case CorrectionKind.NO_FIGURE:
            return f"{words} is no figure"
