"""What the person said of a stretch of the text, beside what the program had found: for its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from reader import wording
from reader.model.analysis import Analysis, Entity
from reader.model.article import Article
from reader.model.notebook import CheckStatus, Correction, CorrectionKind
from reader.model.notebook_state import Kept, NotebookState
from reader.model.span import Span
from reader.notebook.corrections.draft import AnalysisDraft
from reader.notebook.words import STATUS_WORDS, correction
from reader.text.month_names import MONTHS

OF_NAMES = frozenset(
    {
        CorrectionKind.NAME_MERGED,
        CorrectionKind.NAME_SPLIT,
        CorrectionKind.NAME_RENAMED,
        CorrectionKind.NAME_KIND,
        CorrectionKind.NAME_ROLE,
        CorrectionKind.NO_NAME,
    }
)
"""What concerns all mentions of an entity."""


def own_facts(
    article: Article, analysis: Analysis, found: Analysis, state: NotebookState, span: Span
) -> Iterator[tuple[str, str]]:
    """Labels and sentences about `span`: who corrected it, when and to what, and what had been `found`; its
    check, and its notes. `analysis` is the corrected one."""
    about = [*state.corrections_of(*span)]
    entity = next((e for e in analysis.entities if span in e.mentions), None)
    if entity is not None:
        others = (kept for kept in state.corrections if kept.span in entity.mentions and kept not in about)
        about += [kept for kept in others if kept.entry.kind in OF_NAMES]
    for kept in about:
        yield f"{_who(kept, state)} said so, {written_day(kept.made)}", correction(kept.entry)
    if about:
        was = _found(AnalysisDraft(article.text, found), about[0])
        if was:
            yield "the program had found", was
    for check in state.checks_of(*span):
        if check.entry.status is not CheckStatus.OPEN:
            yield STATUS_WORDS[check.entry.status], f"{_who(check, state)}, {written_day(check.made)}"
    for note in state.notes_of(*span):
        whose = "note" if note.author == state.author else f"note of {note.author or 'somebody'}"
        yield f"{whose}, {written_day(note.made)}", wording.one_line(note.entry.text)


def written_day(made: str) -> str:
    """The day of an event where the person is: `30 November`, with the year unless it is this one."""
    try:
        day = datetime.fromisoformat(made).replace(tzinfo=UTC).astimezone()
    except ValueError:
        return "some day"
    year = "" if day.year == datetime.now().astimezone().year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def _who(kept: Kept[Any], state: NotebookState) -> str:
    return "you" if kept.author == state.author else kept.author or "somebody"


def _found(draft: AnalysisDraft, kept: Kept[Correction]) -> str:
    """What the program had found at the words of a correction; empty where it was nothing."""
    span, kind = kept.span or kept.entry.anchor.span, kept.entry.kind
    if kind in OF_NAMES:
        entity = draft.entity_at(span)
        return "" if entity is None else _entity(entity)
    if kind in (
        CorrectionKind.FIGURE_VALUE, CorrectionKind.FIGURE_OF, CorrectionKind.FIGURE_SPEAKER,
        CorrectionKind.NO_FIGURE,
    ):  # fmt: skip
        number = draft.figure_at(span)
        if number is None:
            return ""
        figure = draft.figures[number]
        speaker = draft.speakers.get(figure.speaker or "")
        parts = (wording.value(figure), figure.of or "", f"said by {speaker.name}" if speaker else "")
        return ", ".join(wording.one_line(part) for part in parts if part)
    number = draft.quote_at(span)
    if number is None:
        return "no quote here"
    quote = draft.quotes[number]
    who = f"{quote.speaker_name} says this" if quote.speaker_name else "nobody is named for this"
    parts = (who, wording.kind_of(quote), wording.confidence_in_words(quote.confidence))
    return ", ".join(wording.one_line(part) for part in parts if part)


def _entity(entity: Entity) -> str:
    parts = (entity.name, wording.ENTITY_KINDS[entity.kind][0], entity.role or "")
    return ", ".join(wording.one_line(part) for part in parts if part)
