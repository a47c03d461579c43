"""Attributions by dependency rules: what a cue verb reports, and who its subject is.

The fallback where the learned part has no weights, and its second opinion on sources.
"""

from __future__ import annotations

import numpy as np

from reader.annotate.tokens.arrays import TokenArrays, among, hashes
from reader.frozen import frozen
from reader.numerics.types import Flags

SURE = 0.3  # a cue less likely than this opens no clause by itself
LONGEST = 20  # tokens of a mention
Range = tuple[int, int]


@frozen
class Clause:
    """Token ranges, ends exclusive: what is attributed, the cue, and the words that name the source."""

    content: Range
    cue: Range
    source: Range | None


class Syntax:
    """The dependency rules over one article; their masks are computed once."""

    def __init__(self, arrays: TokenArrays) -> None:
        self.arrays = arrays
        self.left, self.right = arrays.left, arrays.right
        self.clausal = arrays.is_dep("ccomp", "parataxis")
        self.punct = arrays.is_dep("punct")
        self.object = arrays.is_dep("pobj")
        self.ends_mention = arrays.is_dep("relcl", "acl", "appos", "punct", "cc")
        self.accord = arrays.lemma == np.uint64(arrays.strings["accord"])
        self.per = self._per()
        self.children: dict[int, list[int]] = {}
        for child in np.flatnonzero(self.clausal):
            self.children.setdefault(int(arrays.head[child]), []).append(int(child))

    def clauses(self) -> list[Clause]:
        """The clauses that cues report, in the order of their cues."""
        found = []
        for cue in map(int, np.flatnonzero(self.arrays.cue >= SURE)):
            contents = self.according(cue) if self.accord[cue] else self._clause(cue)
            source = self.mention(self.source_of(cue))
            found += [Clause(content, self.cue_words(cue), source) for content in contents]
        return found

    def cue_words(self, cue: int) -> Range:
        """The cue, with the "to" of "according to"."""
        return cue, min(cue + 1 + int(self.accord[cue]), len(self.arrays))

    def _per(self) -> Flags:
        """'per' behind a comma before a name or an article: 'The road is shut, per the council.'"""
        arrays = self.arrays
        per: Flags = among(arrays.lower, hashes(arrays.strings, ("per",)))
        comma = among(arrays.lower, hashes(arrays.strings, (",",)))
        named = among(arrays.tag, hashes(arrays.strings, ("DT", "NNP", "PRP$")))
        per[0] = per[-1] = False
        per[1:] &= comma[:-1]
        per[:-1] &= named[1:]
        return per

    def source_of(self, cue: int) -> int:
        """The head of the words that name the source of a cue, or -1."""
        if self.accord[cue] or self.per[cue]:
            objects = np.flatnonzero(self.object[cue : cue + LONGEST])
            return cue + int(objects[0]) if len(objects) else -1
        return int(self.arrays.subject[cue])

    def mention(self, head: int) -> Range | None:
        """The noun phrase around a head, without relative clause, apposition and what follows."""
        if head < 0:
            return None
        first = max(int(self.left[head]), head - LONGEST)
        last = min(int(self.right[head]) + 1, head + LONGEST)
        later = np.flatnonzero(self.ends_mention[head + 1 : last])
        if len(later):
            at = head + 1 + int(later[0])
            last = max(head + 1, min(at, int(self.left[at])))
        while first < head and (self.arrays.space[first] or self.punct[first]):
            first += 1
        return first, last

    def _clause(self, cue: int) -> list[Range]:
        found: list[Range] = []
        for child in self.children.get(cue, ()):
            found += self._without((int(self.left[child]), int(self.right[child]) + 1), cue)
        if not found and self.clausal[cue]:  # "It is late, he said, and dark"
            head = int(self.arrays.head[cue])
            found = [
                (int(self.left[head]), int(self.left[cue])),
                (int(self.right[cue]) + 1, int(self.right[head]) + 1),
            ]
        return [p for p in (self.trim(*f) for f in found) if p[1] - p[0] >= 2]

    def _without(self, span: Range, cue: int) -> list[Range]:
        """A clause without the cue and its subject, where they stand within it."""
        points = [cue]
        if (subject := int(self.arrays.subject[cue])) >= 0:
            points += [int(self.left[subject]), int(self.right[subject])]
        inside = [p for p in points if span[0] <= p < span[1]]
        if not inside:
            return [span]
        return [(span[0], min(inside)), (max(inside) + 1, span[1])]

    def according(self, cue: int) -> list[Range]:
        """What the sentence of an "according to" says, before and behind it."""
        sentences = self.arrays.sentence
        first = int(np.searchsorted(sentences, sentences[cue], "left"))
        last = int(np.searchsorted(sentences, sentences[cue], "right"))
        parts = self.trim(first, int(self.left[cue])), self.trim(int(self.right[cue]) + 1, last)
        return [p for p in parts if p[1] - p[0] >= 3]

    def trim(self, first: int, last: int) -> Range:
        """Without space and punctuation at the ends; the marks of a quotation stay."""
        arrays = self.arrays
        while first < last and arrays.quote[first] < 0 and (self.punct[first] or arrays.space[first]):
            first += 1
        while (
            first < last and arrays.quote[last - 1] < 0 and (self.punct[last - 1] or arrays.space[last - 1])
        ):
            last -= 1
        return first, last
