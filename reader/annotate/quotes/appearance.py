"""The form of a quotation and its immediate context, as features and rules read them."""

from __future__ import annotations

from functools import cache, cached_property

import numpy as np

from reader.annotate.quotes.tagger.tagged_spans import Range
from reader.annotate.records import Mark
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.arrays import TokenArrays
from reader.annotate.tokens.finite_tags import FINITE
from reader.text.data_files import data_lines

LONGEST_LIST = 12  # quotations of a list before this one that are examined
SHORT = 3  # words of a term at most
LITTLE = 3  # letters, at most, of a word that stays lower case in a title

_BETWEEN = frozenset((",", "and", "or", "&"))
_EXAMPLES = speech_words("gives examples")
_TALK = speech_words("those who talk")
_MARKS = "“”\"'‘’`«»„ "


@cache
def naming() -> frozenset[str]:
    """Words before a name or term in quotation marks."""
    return frozenset(data_lines("reader.annotate", "naming.txt"))


def is_capital(arrays: TokenArrays, token: int) -> bool:
    """Whether a token begins with a capital."""
    return arrays.strings[int(arrays.shape[token])][:1] == "X"


def is_single(text: str, mark: Mark) -> bool:
    """Whether a quotation stands between single marks."""
    return text[mark.start] in "'‘" and text[mark.start : mark.start + 2] != "''"


class Quotation:
    """One quotation: its tokens `first` to `last`, its `words`, its text `inner` without marks.

    `before` and `behind` are the tokens next to it in its block, None at the block's edges.
    """

    def __init__(self, arrays: TokenArrays, text: str, mark: Mark, tokens: Range) -> None:
        self.arrays, self.mark, self._text = arrays, mark, text
        self.first, self.last = tokens
        punctuation = np.uint64(arrays.strings["PUNCT"])
        loose = arrays.space[self.first : self.last] | (arrays.pos[self.first : self.last] == punctuation)
        self.words: list[int] = (self.first + np.flatnonzero(~loose)).tolist()
        self.inner = text[mark.start : mark.end].strip(_MARKS)
        self.before = self._beside(self.first - 1, -1)
        self.behind = self._beside(self.last, 1)

    def _beside(self, at: int, step: int) -> int | None:
        arrays = self.arrays
        while 0 <= at < len(arrays) and arrays.space[at]:
            at += step
        here = min(self.first, len(arrays) - 1)
        return at if 0 <= at < len(arrays) and arrays.paragraph[at] == arrays.paragraph[here] else None

    def word(self, token: int) -> str:
        """A token in small letters."""
        return self.arrays.strings[int(self.arrays.lower[token])]

    def after(self, *words: str) -> bool:
        """Whether one of these words stands before it."""
        return self.before is not None and self.word(self.before) in words

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return is_capital(self.arrays, self.words[0])

    @cached_property
    def are_capitals(self) -> bool:
        """Whether all but the short words are capitalised."""
        heavy = [i for i in self.words if len(self.word(i)) > LITTLE]
        return bool(heavy) and all(is_capital(self.arrays, i) for i in heavy)

    @property
    def is_single(self) -> bool:
        """Whether it stands between single marks."""
        return is_single(self._text, self.mark)

    @property
    def is_alone(self) -> bool:
        """Whether it is all there is in its block."""
        return self.before is None and self.behind is None

    @property
    def punctuation_behind(self) -> bool:
        """Whether punctuation stands behind it."""
        return self.behind is not None and self.arrays.strings[int(self.arrays.pos[self.behind])] == "PUNCT"

    @property
    def share_of_names(self) -> float:
        """The share of its words that are names."""
        return float((self.arrays.pos[self.words] == np.uint64(self.arrays.strings["PROPN"])).mean())

    @property
    def is_finite(self) -> bool:
        """Whether a finite verb is in it."""
        return any(self.arrays.strings[int(self.arrays.tag[i])] in FINITE for i in self.words)

    @property
    def talks(self) -> bool:
        """Whether it has a pronoun of the first or second person."""
        return any(self.word(i) in _TALK for i in self.words)

    @property
    def is_possessed(self) -> bool:
        """Whether a genitive stands before it."""
        return self.before is not None and self.arrays.strings[int(self.arrays.tag[self.before])] == "POS"

    @property
    def modifies_noun(self) -> bool:
        """Whether it hangs on a noun behind it."""
        if self.behind is None or self.arrays.strings[int(self.arrays.pos[self.behind])] not in (
            "NOUN",
            "PROPN",
        ):
            return False
        return int(self.arrays.head[self.words[-1]]) >= self.last

    def is_named(self, within: int) -> bool:
        """Whether one of the few words before it introduces a name or term."""
        words = [self.word(i) for i in range(max(0, self.first - max(within, 3)), self.first)]
        if words[-3:] == ["so", "-", "called"]:
            return True
        return any(w in naming() or w.removesuffix("s") in naming() for w in words[-within:])

    @cached_property
    def is_listed(self) -> bool:
        """Whether it stands in a list of examples ("hits including"), possibly after others."""
        arrays, at = self.arrays, self.first
        for _ in range(LONGEST_LIST):
            before = at - 1
            while before >= 0 and self.word(before) in _BETWEEN:
                before -= 1
            if before < 0 or (number := int(arrays.quote[before])) < 0:
                break
            at = int(np.searchsorted(arrays.edges[:-1], arrays.outer[number].start))
        words = [self.word(i) for i in range(max(0, at - 2), at)]
        return bool(words) and (words[-1] in _EXAMPLES or words == ["such", "as"])
