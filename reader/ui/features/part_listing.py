"""Finding the other articles of a file in a thread: a file with many fills the list while one is read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from threading import Thread

from textual.message import Message

from reader.errors import ReaderError
from reader.ui.documents import Document
from reader.ui.messages import DocumentsFound, Say
from reader.ui.reading_session import ReadingSession

BATCH = 250  # articles that are listed at once
MOST = 20_000
"""Articles of one file that are listed."""


class PartListing:
    """Posts `DocumentsFound` for the articles around one that was opened, once for each file, and to
    `post_words` a `Say` of how many there are."""

    def __init__(self, post: Callable[[Message], bool], post_words: Callable[[Message], bool]) -> None:
        self._post, self._post_words = post, post_words
        self._listed: set[object] = set()

    def list_around(self, session: ReadingSession) -> None:
        """Look for the other articles in the file of one that was opened, unless that was done."""
        document, part = session.document, session.article.source.part
        if part is None or part.count == 1 or document.siblings is None or document.path in self._listed:
            return
        self._listed.add(document.path)
        Thread(target=self._run, args=(document,), daemon=True).start()

    def _run(self, opened: Document) -> None:
        try:
            self._find(opened)
        except RuntimeError:
            return  # the program is ending

    def _find(self, opened: Document) -> None:
        """Those before it go before it, those behind it each behind the last one."""
        problem, last = "", opened
        found = opened.siblings() if opened.siblings else iter(())
        count = 0
        while True:
            batch: list[Document] = []
            try:
                for document in islice(found, BATCH):
                    batch.append(document)
            except ReaderError as e:
                problem = str(e)
            count += len(batch)
            before = tuple(d for d in batch if d.part < opened.part)
            after = tuple(d for d in batch if d.part > opened.part)
            if before:
                self._post(DocumentsFound(opened, before, before=True))
            if after:
                self._post(DocumentsFound(last, after))
                last = after[-1]
            if problem or len(batch) < BATCH or count >= MOST:
                break
        if problem:
            self._post_words(Say(problem, wrong=True))
        elif count >= MOST:
            self._post_words(Say(f"The first {MOST:,} articles of {opened.name} are listed.", wrong=True))
        elif count > 1:
            self._post_words(Say(f"{count:,} articles in {opened.name}."))
