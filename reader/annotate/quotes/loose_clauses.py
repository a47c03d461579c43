"""Clauses that the parser hung elsewhere than on their verb of speech: 'told reporters in a call that ...'.

A 'that' behind a verb of speech without another clause is its own, though it be parsed as relative to a noun
between; and what follows 'As the auditor pointed out in May, ...' is what the auditor pointed out.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reader.annotate.quotes.clauses import Range
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.arrays import TokenArrays, among, hashes
from reader.annotate.tokens.finite_tags import FINITE_VERBS
from reader.numerics.types import Flags

MOST_BETWEEN = 12  # tokens between a verb of speech and its 'that'
LEAST = 4  # tokens of a clause


class LooseClauses:
    """The verbs of speech of one article with a clause that does not hang on them."""

    def __init__(self, arrays: TokenArrays, saying: Flags, begins: list[int], ends: list[int]) -> None:
        strings = arrays.strings
        self.arrays, self.begins, self.ends = arrays, begins, ends
        self.verb: Flags = among(arrays.pos, hashes(strings, ("VERB", "AUX")))
        self.finite: Flags = among(arrays.tag, hashes(strings, tuple(FINITE_VERBS)))
        self.comma, self.that, self.as_ = (arrays.lower == h for h in hashes(strings, (",", "that", "as")))
        self.sure_of: Flags = among(arrays.lower, hashes(strings, tuple(speech_words("sure of it"))))
        self.it: Flags = among(arrays.lower, hashes(strings, ("it", "this", "that", "there")))
        has_clause = np.zeros(len(arrays), bool)
        has_clause[arrays.head[arrays.is_dep("ccomp", "xcomp", "parataxis")]] = True
        speaks = saying & self.verb & (arrays.quote < 0)
        self.cues = np.flatnonzero(speaks & ~has_clause & ~arrays.is_dep("ccomp")).tolist()
        self.relative: Flags = arrays.is_dep("relcl", "acl", "ccomp")
        self.subject: Flags = arrays.is_dep("nsubj", "nsubjpass")

    def find(self) -> Iterator[tuple[int, Range]]:
        """The verb and its clause."""
        for cue in self.cues:
            yield from self._with_that(cue)
            yield from self._behind_as(cue)
        yield from self._with_conviction()

    def _with_conviction(self) -> Iterator[tuple[int, Range]]:
        """'was adamant that ...': the verb and what somebody is sure of."""
        arrays = self.arrays
        adjectives = np.flatnonzero(self.sure_of & arrays.is_dep("acomp"))
        verbs = dict(zip(arrays.head[adjectives].tolist(), adjectives.tolist(), strict=True))
        for clause in np.flatnonzero(arrays.is_dep("ccomp") & (arrays.quote < 0)).tolist():
            head = int(arrays.head[clause])
            verb = int(arrays.head[head]) if self.sure_of[head] else head
            who, first = int(arrays.subject[verb]), int(arrays.left[clause])
            if first > verbs.get(verb, len(arrays)) and 0 <= who < verb and not self.it[who]:
                yield verb, (first, int(arrays.right[clause]) + 1)

    def _with_that(self, cue: int) -> Iterator[tuple[int, Range]]:
        arrays = self.arrays
        last = min(cue + MOST_BETWEEN, self.ends[cue] - LEAST)
        for at in range(cue + 2, last):
            if self.verb[at] or self.comma[at]:
                return
            head = int(arrays.head[at])
            if self.that[at]:
                below = self.relative[head] and cue < int(arrays.head[head]) < at and not self.subject[at]
                if below and head > at and (arrays.quote[at : head + 1] < 0).all():
                    yield cue, (at, int(arrays.right[head]) + 1)
                return

    def _behind_as(self, cue: int) -> Iterator[tuple[int, Range]]:
        """What follows the comma behind 'As the auditor pointed out in May'."""
        begin, end = self.begins[cue], self.ends[cue]
        opens = [i for i in range(begin, min(begin + 2, cue)) if self.as_[i]]
        if not opens or not self.finite[cue] or not opens[0] < int(self.arrays.subject[cue]) < cue:
            return
        commas = np.flatnonzero(self.comma[cue + 1 : end])
        if len(commas) and self.finite[cue + 1 + int(commas[0]) : end].any():
            yield cue, (cue + 2 + int(commas[0]), end)
