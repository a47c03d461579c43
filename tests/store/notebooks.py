"""Notebooks for tests: an article of this project's own, and entries about it."""

from __future__ import annotations

from pathlib import Path

from reader.model.article import Article, SourceFormat, SourceInfo
from reader.model.notebook import Anchor, Check, CheckStatus, CheckSubject, ReaderNote, anchor
from reader.store.notebook.notebook import Notebook, card_of

TEXT = "The pier lost 40 boats, said Ada Morland. “We count them every day,” she said."
ARTICLE = Article(
    SourceInfo("pier.txt", SourceFormat.TEXT, "utf-8", 80, "0" * 64), TEXT, (), title="The pier",
    url="https://courier.example/pier",
)  # fmt: skip
CARD = card_of(ARTICLE)


def words(exact: str) -> Anchor:
    """The anchor of words that stand in the article."""
    start = TEXT.index(exact)
    return anchor(TEXT, start, start + len(exact))


CHECKED = Check(words("40"), CheckStatus.CHECKED, CheckSubject.FIGURE)
NOTE = ReaderNote(words("40"), "Called the harbour office.\nThey say 41.")


def notebook(folder: Path, author: str = "ada") -> Notebook:
    """The notebook in a folder."""
    return Notebook(folder / "notebook.db", author, "desk")
