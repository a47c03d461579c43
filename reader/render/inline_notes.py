"""The person's notes as they stand in the text: under the paragraph that they are about."""

from __future__ import annotations

from reader.model.article import Article
from reader.model.notebook_state import NotebookState
from reader.model.span import Span
from reader.named_tuple import NamedTuple

SIGN = "✎ "
LONGEST = 1_500
"""Characters of a note that are shown in the text; all of it is there when it is changed."""


class InlineNote(NamedTuple):
    """A note that stands before the code point `at`, which is the end of a block; it is about `span`."""

    at: int
    text: str
    span: Span


def inline_notes(article: Article, state: NotebookState) -> tuple[InlineNote, ...]:
    """The notes whose words are there, in the order of the text; another person's with their name."""
    notes = []
    for kept in state.notes:
        if kept.span is not None:
            whose = "" if kept.author == state.author else f"{kept.author or 'somebody'}: "
            text = kept.entry.text
            short = text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …"
            lines = f"{SIGN}{whose}{short}".replace("\n", f"\n{' ' * len(SIGN)}")
            notes.append(InlineNote(_end_of_block(article, kept.span), lines, kept.span))
    return tuple(sorted(notes, key=lambda note: (note.at, note.span)))


def _end_of_block(article: Article, span: Span) -> int:
    """The end of the block in which the last of the words stand."""
    if not article.blocks:
        return 0
    return article.blocks[article.block_index(max(span.start, span.end - 1))].end
