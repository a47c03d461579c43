"""Whether the articles of a file are as many and as long as it says: proof that it was split rightly."""

from __future__ import annotations

import re

from reader.model.article import SourcePart

LEAST, MOST = 0.8, 1.2
"""Shares of the announced words between which a length agrees: services count words each in their own way."""
NAMED = 3
"""Articles that a summary names one by one."""
_WORD = r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]+"


def length_of(text: str) -> int:
    """The words of a text; of Chinese and Japanese, which are written without spaces, the characters."""
    return len(re.findall(_WORD, text)) if not text.isascii() else len(text.split())


def disagreement(announced: int | None, found: int) -> str | None:
    """What is wrong with the length of an article, in words; None where nothing is, or nothing announced."""
    if not announced or LEAST * announced <= found <= MOST * announced:
        return None
    return f"{announced:,} words announced, {found:,} found"


class LengthTally:
    """Counts the articles of one file as they are opened, and says at the end whether all agrees."""

    def __init__(self) -> None:
        self._found = self._agreeing = self._announced = 0
        self._total: int | None = None
        self._wrong: list[str] = []

    def add(self, part: SourcePart | None, words: int) -> None:
        """Count an article and its `words`. One that is no part of a file counts for nothing."""
        if part is None:
            return
        self._found += 1
        self._total = part.count if part.count is not None else self._total
        if part.words:
            self._announced += 1
            wrong = disagreement(part.words, words)
            if wrong is None:
                self._agreeing += 1
            elif len(self._wrong) < NAMED:
                self._wrong.append(f"article {part.number}: {wrong}")

    def sentence(self) -> str | None:
        """Such as '44 articles, all 44 lengths agree'; None for a file with a single article."""
        if self._found < 2 and self._total in (None, self._found) and not self._wrong:
            return None
        count = f"{self._found:,} article{'s' if self._found != 1 else ''}"
        if self._total is not None and self._total != self._found:
            count = f"{self._total:,} articles announced, {self._found:,} found"
        if not self._announced:
            return count
        if self._agreeing == self._announced:
            every = "the length agrees" if self._announced == 1 else f"all {self._announced:,} lengths agree"
            return f"{count}, {every}"
        more = self._announced - self._agreeing - len(self._wrong)
        listed = "; ".join((*self._wrong, *((f"{more:,} more",) if more else ())))
        return f"{count}, {self._agreeing:,} of {self._announced:,} lengths agree; {listed}"
