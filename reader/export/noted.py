"""What a person did with an article, as members of the export object."""

from __future__ import annotations

from typing import Any

from reader.model.article import Article
from reader.model.notebook import Anchor, CheckStatus
from reader.model.notebook_state import Kept, NotebookState
from reader.model.paragraphs import Paragraphs
from reader.text.sanitise import one_line, sanitise


def noted(article: Article, state: NotebookState) -> dict[str, Any]:
    """The members `checks`, `notes_of_reader`, `corrected`, `highlights` and `tags`: lists, in the order in
    which they were made. A tag of the whole article has no `text`. What is anchored to words that are gone
    has no `start`, `end` and `paragraph`."""
    number = Paragraphs(article).number

    def lead(kept: Kept[Any], anchor: Anchor | None) -> dict[str, Any]:
        span = kept.span
        words = None if anchor is None else anchor.exact
        return {
            "text": words if span is None else span.of(article.text),
            "start": None if span is None else span.start,
            "end": None if span is None else span.end,
            "paragraph": None if span is None else number(span.start),
            "author": one_line(kept.author),
            "made": kept.made,
        }

    return {
        "checks": [
            {**lead(kept, kept.entry.anchor), "subject": kept.entry.subject, "check": kept.entry.status}
            for kept in state.checks
            if kept.entry.status is not CheckStatus.OPEN
        ],
        "notes_of_reader": [
            {**lead(kept, kept.entry.anchor), "note": sanitise(kept.entry.text)} for kept in state.notes
        ],
        "corrected": [
            {**lead(kept, kept.entry.anchor), "kind": kept.entry.kind, "value": one_line(kept.entry.value)}
            for kept in state.corrections
        ],
        "highlights": [lead(kept, kept.entry.anchor) for kept in state.highlights],
        "tags": [{**lead(kept, kept.entry.anchor), "tag": one_line(kept.entry.word)} for kept in state.tags],
    }
