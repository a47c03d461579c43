"""Comments of a document become notes where it is certain on which words they stand, and each once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import DocumentComment
from reader.model.notebook import ReaderNote
from reader.notebook.document_comments import comment_events
from reader.store.notebook.article_notebook import ArticleNotebook
from tests.store.notebooks import ARTICLE, notebook

TEXT = "The ferry left on Monday.\n\nThe last ferry\ncame on Monday night."
LEFT = DocumentComment("Ned Holt", "At nine?", "The ferry left")


@pytest.mark.parametrize(
    ("words", "before", "start"),
    [
        ("The ferry left", "", 0),
        ("left on Monday. The last", "", TEXT.index("left")),
        ("last ferry came", "", TEXT.index("last")),
        ("Monday", "The last ferry came on", TEXT.rindex("Monday")),
        ("Monday", "The ferry left on", TEXT.index("Monday")),
        ("Monday", "on", None),
        ("Monday", "", None),
        ("Tuesday", "", None),
        ("", "The ferry", None),
    ],
)
def test_a_comment_stands_on_its_words_or_nowhere(words: str, before: str, start: int | None) -> None:
    comment = DocumentComment("Ned Holt", "Was it?", words, before)
    notes = [event.entry for event in comment_events(replace(ARTICLE, text=TEXT, comments=(comment,)), "")]
    places = [note.anchor.start for note in notes if isinstance(note, ReaderNote)]
    assert places == ([] if start is None else [start])


@pytest.mark.parametrize("kept", [True, False])
def test_each_is_its_authors_and_there_once(kept: bool, tmp_path: Path) -> None:
    comments = (LEFT, LEFT, replace(LEFT, author=""))
    for text in (TEXT, TEXT, TEXT + " It rained."):
        article = replace(ARTICLE, text=text, comments=comments)
        opened = ArticleNotebook(notebook(tmp_path), article)
        opened.take_in_comments(kept=kept)
        found = [(note.author, note.entry.text, note.span) for note in opened.state.notes]
        assert found == [(author, "At nine?", (0, 14)) for author in ("Ned Holt", "Ned Holt", "somebody")]
        assert opened.undo() == (None, None)
    assert len(notebook(tmp_path).events(opened.card.identity)) == (3 if kept else 0)
