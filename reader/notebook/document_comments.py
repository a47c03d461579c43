"""The comments of a document as entries of the notebook, under the names of those who wrote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from reader.model.article import Article, DocumentComment
from reader.model.notebook import Anchor, NotebookEvent, ReaderNote, anchor

NOBODY = "somebody"
"""The author of a comment that names none."""


def comment_events(article: Article, made: str) -> Iterator[NotebookEvent]:
    """A note for every comment whose words are found in the article, `made` (UTC) when they are taken in. One
    comment has one id, however often the document is opened and whatever else changes in it."""
    count: Counter[DocumentComment] = Counter()
    for comment in article.comments:
        words = _anchor(article.text, comment)
        if words is None:
            continue
        count[comment] += 1
        author = comment.author or NOBODY
        told = (author, comment.words, comment.before, comment.text, str(count[comment]))
        id = str(uuid5(NAMESPACE_URL, "comment:" + "\n".join(told)))
        yield NotebookEvent(id, made, author, "", ReaderNote(words, comment.text))


def _anchor(text: str, comment: DocumentComment) -> Anchor | None:
    """Where the words stand, if they do so once, or once behind those before; None where nobody can say."""
    if not comment.words:
        return None
    pattern = r"\s+".join(map(re.escape, comment.words.split()))
    places = [found.span() for found in re.finditer(pattern, text)]
    if len(places) > 1 and comment.before:
        places = [place for place in places if _follows(text, place[0], comment.before)]
    return anchor(text, *places[0]) if len(places) == 1 else None


def _follows(text: str, start: int, before: str) -> bool:
    """Whether the text up to `start` ends with the words before, white space apart."""
    return "".join(text[max(0, start - 4 * len(before)) : start].split()).endswith("".join(before.split()))
