"""Stretches that a verb or noun of speech may report, by the parse: more of them than are reported.

A cue is paired with every clause beside it, whole and cut where a second clause begins; with the rest of its
sentence, since parses err; with the sentence before "she said"; with both halves around it. Which of them
somebody said is decided in `reported_clauses.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum

import numpy as np

from reader.annotate.quotes.clauses import Range, Syntax
from reader.annotate.quotes.loose_clauses import LooseClauses
from reader.annotate.quotes.reported_speech import verb_classes
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.arrays import CUE, TokenArrays, among, hashes
from reader.frozen import frozen
from reader.numerics.types import Flags

SURE_CUE = 0.25  # a verb that no list names is a cue from this probability on
LONGEST = 150  # tokens of a clause: a sentence of thousands of cues would cost their square
LEAST = 3  # tokens of a part of a sentence before or behind a cue
_AHEAD = 14  # tokens behind "she said" within which the sentence goes on after a comma
_COMPLEMENTS = ("ccomp", "xcomp", "parataxis", "acl", "advcl")
_OF_NOUNS = ("ccomp", "acl")
_BLAMING = ("blame", "attribute")  # "blamed the delay on the frost"
_PLACING = (*speech_words("puts numbers"), "estimate")  # "put the toll at 480"


class ClausePlace(StrEnum):
    """How a candidate stands to its cue."""

    CCOMP = "ccomp"
    XCOMP = "xcomp"
    PARATAXIS = "parataxis"
    ACL = "acl"
    ADVCL = "advcl"
    CUT = "cut"  # such a clause as far as the next one
    PLACED = "placed"  # "put the toll at 480"
    BEFORE = "before"  # the sentence before the cue
    AROUND = "around"  # both halves of a sentence
    REST = "rest"  # what follows the cue
    ACCORDING = "according"
    TAGGED = "tagged"  # what the tagger found


@frozen
class ClauseCandidate:
    """Token ranges in order, and the head of the cue, or -1 without one; the words that name the source,
    where they are known."""

    pieces: tuple[Range, ...]
    cue: int
    place: ClausePlace
    source: Range | None = None


class CandidateFinder:
    """The candidates of one article; the masks are worked out once."""

    def __init__(self, arrays: TokenArrays, syntax: Syntax) -> None:
        self.arrays, self.syntax = arrays, syntax
        strings = arrays.strings
        self.verb: Flags = arrays.pos == np.uint64(strings["VERB"])
        self.noun: Flags = arrays.pos == np.uint64(strings["NOUN"])
        by_class: dict[str, list[str]] = defaultdict(list)
        for word, name in verb_classes().items():
            by_class[name].append(word)
        nouns = hashes(strings, tuple(by_class["noun"]))
        verbs = hashes(strings, tuple(w for name, of in by_class.items() if name != "plan" for w in of))
        saying = hashes(strings, tuple(w for name in ("say", "claim") for w in by_class[name]))
        reporting = hashes(strings, tuple(w for name in ("say", "claim", "write") for w in by_class[name]))
        lemma, likely = arrays.lemma, arrays.cue
        self.saying: Flags = among(lemma, saying)
        self.reporting: Flags = among(lemma, reporting)
        self.placing: Flags = among(lemma, hashes(strings, _PLACING))
        self.blaming: Flags = among(lemma, hashes(strings, _BLAMING))
        self.number: Flags = arrays.pos == np.uint64(strings["NUM"])
        named = self.verb & (np.isin(lemma, verbs) | (likely >= SURE_CUE))
        named |= self.verb & among(lemma, hashes(strings, (*_BLAMING, "hear")))
        named |= self.noun & (among(lemma, nouns) | (likely >= CUE))
        self.cues = np.flatnonzero(named & (arrays.quote < 0)).tolist()
        self.comma: Flags = arrays.lower == hashes(strings, (",",))[0]
        self.dash: Flags = among(arrays.lower, hashes(strings, ("—", "–")))
        self.stop: Flags = self.dash | among(arrays.lower, hashes(strings, (";", ":")))
        self.joining: Flags = among(arrays.pos, hashes(strings, ("CCONJ", "PUNCT")))
        self.left, self.right = arrays.left.tolist(), arrays.right.tolist()
        self._read_children()
        sentence = arrays.sentence
        self.begins = np.searchsorted(sentence, sentence, "left").tolist()
        self.ends = np.searchsorted(sentence, sentence, "right").tolist()

    def _read_children(self) -> None:
        """The clauses, objects and prepositions below cues, and the clauses joined to a clause."""
        arrays = self.arrays
        with_subject = np.zeros(len(arrays), bool)
        with_subject[arrays.head[arrays.is_dep("nsubj", "nsubjpass", "expl")]] = True
        under = np.zeros(len(arrays), bool)
        under[self.cues] = True
        deps = arrays.is_dep(*_COMPLEMENTS)
        self.clauses = self._by_head(deps & under[arrays.head])
        self.objects = self._by_head(arrays.is_dep("dobj") & under[arrays.head])
        prepositions = arrays.is_dep("prep")
        lead = among(arrays.lower, hashes(arrays.strings, ("at", "as"))) & prepositions
        self.leads = self._by_head(lead)
        cause = among(arrays.lower, hashes(arrays.strings, ("on", "for", "to"))) & prepositions
        self.causes = self._by_head(cause & self.blaming[arrays.head])
        self.joined = self._by_head(arrays.is_dep("conj") & with_subject)

    def _by_head(self, which: Flags) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        where = np.flatnonzero(which)
        for child, head in zip(where.tolist(), self.arrays.head[where].tolist(), strict=True):
            if child != head:
                found[head].append(child)
        return found

    def find(self) -> list[ClauseCandidate]:
        """Every candidate that has words outside quotation marks, by its cue."""
        found: list[ClauseCandidate] = []
        for cue in self.cues:
            for place, pieces in self._beside(cue):
                found += self._candidate(place, pieces, cue)
        words = self.arrays.lower
        for cue, content in LooseClauses(self.arrays, self.reporting, self.begins, self.ends).find():
            found += self._candidate(ClausePlace.CCOMP, (content,), cue)
        accord, to = hashes(self.arrays.strings, ("according", "to"))
        per = self.syntax.per
        for cue in np.flatnonzero(((words == accord) | per) & (self.arrays.quote < 0)).tolist():
            if cue + 2 < len(words) and (per[cue] or words[cue + 1] == to):
                for place, pieces in self._according(cue):
                    found += self._candidate(place, pieces, cue)
        return found

    def _candidate(
        self, place: ClausePlace, pieces: tuple[Range, ...], cue: int
    ) -> Iterator[ClauseCandidate]:
        if sum(last - first for first, last in pieces) > LONGEST:
            return
        kept = tuple(p for p in (self.syntax.trim(*p) for p in pieces) if p[0] < p[1])
        if sum(b - a for a, b in kept) >= 2 and any((self.arrays.quote[a:b] < 0).any() for a, b in kept):
            yield ClauseCandidate(kept, cue, place)

    def _beside(self, cue: int) -> Iterator[tuple[ClausePlace, tuple[Range, ...]]]:
        end, noun = self.ends[cue], bool(self.noun[cue])
        follows = False
        for child in self.clauses.get(cue, ()):
            dep = self.arrays.strings[int(self.arrays.dep[child])]
            first, last = self.left[child], self.right[child] + 1
            follows = follows or (dep == "ccomp" and child > cue)
            if (noun and dep not in _OF_NOUNS) or (dep == "advcl" and child < cue) or first <= cue < last:
                continue
            yield ClausePlace(dep), ((first, last),)
            cut = self._cut(child, first, last)
            if cut is not None:
                yield ClausePlace.CUT, ((first, cut),)
            if dep == "ccomp" and child > cue and end - last > 2:
                yield ClausePlace.REST, ((first, end),)
        if not noun:
            if self.placing[cue]:
                yield from self._placed(cue)
            for at in self.causes.get(cue, ()):
                things = [child for child in self.objects.get(cue, ()) if cue < child < at]
                yield from (
                    (ClausePlace.PLACED, ((self.left[child], self.right[at] + 1),)) for child in things
                )
            yield from self._around(cue, follows)

    def _cut(self, head: int, first: int, last: int) -> int | None:
        """Where a clause ends if what is joined to it, or stands behind a dash, is not of it."""
        ends = [self.left[other] for other in self.joined.get(head, ()) if other > head]
        stops = np.flatnonzero(self.stop[first + 3 : last])
        ends += [first + 3 + int(stops[0])] if len(stops) else []
        if not ends or min(ends) <= first + 2:
            return None
        cut: int = min(ends)
        while cut > first and self.joining[cut - 1]:
            cut -= 1
        return cut

    def _placed(self, cue: int) -> Iterator[tuple[ClausePlace, tuple[Range, ...]]]:
        for child in self.objects.get(cue, ()):
            leads = [at for of in (cue, child) for at in self.leads.get(of, ()) if at > child > cue]
            if leads and self.number[self.left[leads[-1]] : self.right[leads[-1]] + 1].any():
                at = leads[-1]
                yield ClausePlace.PLACED, ((self.left[child], max(self.right[child], self.right[at]) + 1),)
                yield ClausePlace.PLACED, ((self.left[at] + 1, self.right[at] + 1),)

    def _around(self, cue: int, follows: bool) -> Iterator[tuple[ClausePlace, tuple[Range, ...]]]:
        """The sentence before the cue and its subject, its halves on both sides, and what follows."""
        begin, end = self.begins[cue], self.ends[cue]
        subject = int(self.arrays.subject[cue])
        inside = begin <= subject < end
        first = min(cue, self.left[subject]) if inside else cue
        last = max(cue, self.right[subject]) + 1 if inside and subject > cue else cue + 1
        if first - begin >= LEAST and (self.comma[first - 1] or self.dash[first - 1]):
            yield ClausePlace.BEFORE, ((begin, first),)
            near = np.flatnonzero((self.comma | self.dash)[last : min(last + _AHEAD, end)])
            if len(near) and end - (last + int(near[0])) > LEAST:
                yield ClausePlace.AROUND, ((begin, first), (last + int(near[0]) + 1, end))
        if end - last >= LEAST and first <= cue and self.saying[cue] and not follows:
            yield ClausePlace.REST, ((cue + 1, end),)

    def _according(self, cue: int) -> Iterator[tuple[ClausePlace, tuple[Range, ...]]]:
        begin, end = self.begins[cue], self.ends[cue]
        commas = np.flatnonzero(self.comma[cue + 2 : end])
        behind = cue + 2 + int(commas[0]) if len(commas) else end
        if cue - begin < LEAST:
            if end - behind > LEAST:
                yield ClausePlace.ACCORDING, ((behind + 1, end),)
            return
        yield ClausePlace.ACCORDING, ((begin, cue),)
        relative = hashes(self.arrays.strings, ("which", "who", "that"))
        openings = np.flatnonzero(among(self.arrays.lower[begin + 1 : cue], relative))
        if len(openings):
            yield ClausePlace.ACCORDING, ((begin + 2 + int(openings[-1]), cue),)
        before = np.flatnonzero(self.comma[begin + 2 : cue - LEAST])
        if len(before):
            yield ClausePlace.ACCORDING, ((begin + 3 + int(before[-1]), cue),)
        if end - behind > LEAST:
            yield ClausePlace.AROUND, ((begin, cue), (behind + 1, end))
