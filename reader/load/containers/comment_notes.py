"""The comments of a document as sentences for the reader."""

from __future__ import annotations

from reader.model.article import DocumentComment

LONGEST = 120
"""Characters of the words that a sentence quotes."""


def comment_note(comment: DocumentComment) -> str:
    """Who commented on which words, and what."""
    words = comment.words
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2].rstrip()} … {words[-LONGEST // 2 :].lstrip()}"
    by = f" by {comment.author}" if comment.author else ""
    on = f" on “{words}”" if words else ""
    return f"Comment{by}{on}: {comment.text}"
