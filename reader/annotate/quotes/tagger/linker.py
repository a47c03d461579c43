"""Which source a content belongs to: a small learned choice among the sources near it."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from itertools import accumulate

import numpy as np

from reader.annotate.quotes.tagger.tagged_spans import Range, TaggedSpans, Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.tokens.arrays import CUE, TokenArrays, hashes
from reader.frozen import frozen
from reader.numerics.types import Flags, Floats

WIDTH = 38  # numbers about one candidate
_REACH = 60  # tokens to either side of a content in which its source is looked for
_WEAK = 0.2
_MOST = 12  # candidates of a content
_LOGS: list[float] = (np.log1p(np.arange(1024)) / 4).tolist()


class SourceKind(IntEnum):
    """Where a candidate comes from."""

    NONE = 0
    TAGGED = 1
    CARRIED = 2
    SUBJECT = 3
    WEAK = 4


@frozen
class SourceCandidate:
    """Words that may name the source of a content; an empty range for nobody."""

    kind: SourceKind
    words: Range


@frozen
class _Frame:
    """What is the same for all candidates of one content.

    `own` are its features; `above`, `link` and `near` the cues above its first word, above its head, and
    tagged nearest to it, -1 where there is none; `sources` how many begin around it.
    """

    own: list[float]
    above: int
    link: int
    near: int
    sources: int


@frozen
class _Name:
    """What holds of a candidate's words, whichever content they are a candidate for.

    `beside`: whether a tagged cue begins behind them, and whether one ends before them; `governor` the word
    that their head hangs on; `likely` the mean and the greatest probability of a source; `nouns`: whether
    one is a pronoun, and whether one is a name.
    """

    beside: tuple[bool, bool]
    governor: int
    likely: tuple[float, float]
    nouns: tuple[bool, bool]


@frozen
class LinkerWeights:
    """The weights of the choice: a layer of ReLU, and a score."""

    first: Floats
    first_bias: Floats
    second: Floats


class LinkingContext:
    """One tagged article, with the counts that the features need, worked out once.

    What is read word by word, for each candidate, is a list: far faster than an array.
    """

    def __init__(self, arrays: TokenArrays, tagging: Tagging, found: TaggedSpans) -> None:
        self.arrays, self.found = arrays, found
        n = len(arrays)
        self.likely = tagging.marginals[:, Tag.B_SOURCE] + tagging.marginals[:, Tag.I_SOURCE]
        self.pronoun = arrays.pos == np.uint64(arrays.strings["PRON"])
        self._before_content = _counts(n, found.contents)
        self._before_source = _counts(n, found.sources)
        self._before_cue = _counts(n, found.cues)
        self._cue_of = _holders(n, found.cues)
        self._sentence: list[int] = arrays.sentence.tolist()
        self._paragraph: list[int] = arrays.paragraph.tolist()
        self._quoted: list[bool] = (arrays.quote >= 0).tolist()
        self._head_of: list[int] = arrays.head.tolist()
        self._subject: list[int] = arrays.subject.tolist()
        self._above: list[int] = arrays.above.tolist()
        self._cue: list[float] = arrays.cue.tolist()
        self._likely: list[float] = self.likely.tolist()
        self._pronoun: list[bool] = self.pronoun.tolist()
        self._proper: list[bool] = (arrays.pos == np.uint64(arrays.strings["PROPN"])).tolist()
        self._comma: list[bool] = (arrays.lower == hashes(arrays.strings, (",",))[0]).tolist()
        self._weak = self._runs(np.array(_holders(n, found.sources)) < 0)
        self._names: dict[Range, _Name] = {}
        self._subjects: list[int] = np.flatnonzero((arrays.cue >= CUE) & (arrays.subject >= 0)).tolist()

    def _runs(self, untagged: Flags) -> list[Range]:
        """Runs of tokens that may be a source but are tagged as none."""
        may = (self.likely > _WEAK) & untagged & ~self.arrays.space
        edges = np.diff(np.concatenate([[0], may.astype(np.int8), [0]]))
        return list(
            zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True)
        )

    def candidates(self, content: Range, carried: Range | None) -> list[SourceCandidate]:
        """Nobody first; then what is near, each stretch of words once."""
        low, high = content[0] - _REACH, content[1] + _REACH
        listed = [SourceCandidate(SourceKind.NONE, (0, 0))]
        taken: list[Range] = []

        def add(kind: SourceKind, words: Range) -> None:
            if len(listed) < _MOST and not any(a < words[1] and words[0] < b for a, b in taken):
                taken.append(words)
                listed.append(SourceCandidate(kind, words))

        for words in _near(self.found.sources, content, low, high):
            add(SourceKind.TAGGED, words)
        if carried is not None:
            add(SourceKind.CARRIED, carried)
        for words in _near(self._weak, content, low, high):
            add(SourceKind.WEAK, words)
        first = bisect_left(self._subjects, content[0] - 25)
        for cue in self._subjects[first : bisect_left(self._subjects, content[1] + 25)]:
            subject = self._subject[cue]
            if not content[0] <= subject < content[1]:
                add(SourceKind.SUBJECT, (max(subject - 2, int(self.arrays.left[subject])), subject + 1))
        return listed

    def frame(self, content: Range, carried: Range | None) -> _Frame:
        """What the candidates of a content share."""
        paragraph, count = self._paragraph, len(self.arrays)
        a, b = content
        at_start = a == 0 or paragraph[a - 1] != paragraph[a]
        at_end = b + 1 >= count or paragraph[b] != paragraph[b - 1] or bool(self.arrays.space[b])
        own = [
            sum(self._quoted[a:b]) / (b - a), float(self._quoted[a]), float(at_start), float(at_end),
            _log(b - a), float(carried is not None),
        ]  # fmt: skip
        context = self._before_source[min(count, b + 30)] - self._before_source[max(0, a - 30)]
        return _Frame(own, self._above[a], self._governor(a, b), self._near_cue(a, b), context)

    def rows(self, content: Range, listed: list[SourceCandidate], carried: Range | None) -> Floats:
        """`WIDTH` numbers about each candidate of one content."""
        frame = self.frame(content, carried)
        return np.array([self._row(content, one, carried, frame) for one in listed], np.float32)

    def _row(
        self, content: Range, candidate: SourceCandidate, carried: Range | None, frame: _Frame
    ) -> list[float]:
        kinds = [0.0] * len(SourceKind)
        kinds[candidate.kind] = 1.0
        if candidate.kind is SourceKind.NONE:
            facts = [0.0] * (WIDTH - len(kinds) - len(frame.own))
        else:
            facts = self._facts(content, candidate.words, carried, frame)
        return kinds + frame.own + facts

    def _name(self, words: Range) -> _Name:
        """The features of a candidate's words alone, computed once."""
        known = self._names.get(words)
        if known is None:
            s, e = words
            mean = self._likely[s] if e - s == 1 else float(self.likely[s:e].mean())
            known = self._names[words] = _Name(
                (
                    e < len(self._cue_of) and self._cue_of[e] >= 0,
                    s > 0 and self._cue_of[s - 1] >= 0,
                ),
                self._head_of[self._head(s, e)],
                (mean, max(self._likely[s:e])),
                (any(self._pronoun[s:e]), any(self._proper[s:e])),
            )
        return known

    def _facts(self, content: Range, words: Range, carried: Range | None, frame: _Frame) -> list[float]:
        """The features of a candidate that is somebody, relative to the content."""
        a, b = content
        s, e = words
        sentence, subject = self._sentence, self._subject
        left, right = (e, a) if e <= a else (b, s)
        gap = max(0, right - left)
        lo, hi = min(left, right), max(left, right)
        name = self._name(words)
        above, link, near = frame.above, frame.link, frame.near
        return [
            e <= a, s >= b, a <= s and e <= b, _log(gap), gap <= 2,
            sentence[s] == sentence[a], sentence[s] == sentence[b - 1],
            self._paragraph[s] == self._paragraph[a],
            min(abs(sentence[hi - 1] - sentence[lo]) if hi > lo else 0, 4) / 4,
            min(self._before_content[hi] - self._before_content[lo], 3) / 3,
            min(self._before_source[hi] - self._before_source[lo], 3) / 3,
            min(self._before_cue[hi] - self._before_cue[lo], 3) / 3,
            *name.beside,
            near >= 0 and s <= subject[near] < e,
            link >= 0 and s <= subject[link] < e,
            above >= 0 and s <= subject[above] < e,
            name.governor in (near, link),
            *name.likely,
            *name.nouns,
            self._quoted[s], words == carried,
            min(frame.sources, 4) / 4,
            hi - lo < 40 and any(self._comma[lo:hi]),
            self._cue[name.governor],
        ]  # fmt: skip

    def _head(self, first: int, last: int) -> int:
        """The last word of a range that hangs on none of its words but, perhaps, itself."""
        for i in range(last - 1, first - 1, -1):
            head = self._head_of[i]
            if not first <= head < last or head == i:
                return i
        return first

    def _governor(self, first: int, last: int) -> int:
        """The cue that the top of a content hangs below."""
        return self._above[self._head(first, min(last, first + 200))]

    def _near_cue(self, first: int, last: int) -> int:
        """The head of the tagged cue nearest to a content, behind it before in front; -1 without one."""
        for away in range(12):
            for at in (last + away, first - 1 - away):
                if 0 <= at < len(self._cue_of) and self._cue_of[at] >= 0:
                    return self._head(*self.found.cues[self._cue_of[at]])
        return -1

    def cue_for(self, content: Range, source: Range | None) -> Range | None:
        """The tagged cue that ties a content to its source: by its subject, then by distance."""
        best, found = -6.0, None
        low, high = content[0] - _REACH, content[1] + _REACH
        for cue in _near(self.found.cues, content, low, high):
            score = -_gap(cue, content) / 8 - 2 * abs(self._sentence[cue[0]] - self._side(content, cue))
            if source is not None:
                subject = self._subject[self._head(*cue)]
                score += 3.0 * (source[0] <= subject < source[1]) - _gap(cue, source) / 8
            if score > best:
                best, found = score, cue
        return found

    def _side(self, content: Range, cue: Range) -> int:
        return self._sentence[content[0] if cue[1] <= content[0] else content[1] - 1]


def choose(
    context: LinkingContext, choice: LinkerWeights
) -> list[tuple[SourceCandidate, float, list[SourceCandidate]]]:
    """For every content in order its source, how likely it is, and what else it might have been."""
    chosen: list[tuple[SourceCandidate, float, list[SourceCandidate]]] = []
    carried: Range | None = None
    last = -1
    for content in context.found.contents:
        paragraph = int(context.arrays.paragraph[content[0]])
        if paragraph - last > 1:
            carried = None
        listed = context.candidates(content, carried)
        rows = context.rows(content, listed, carried)
        scores = np.maximum(rows @ choice.first + choice.first_bias, 0) @ choice.second
        share = np.exp(scores - scores.max())
        share /= share.sum()
        best = int(share.argmax())
        chosen.append((listed[best], float(share[best]), listed))
        if listed[best].kind is not SourceKind.NONE:
            carried = listed[best].words
        last = paragraph
    return chosen


def _log(distance: int) -> float:
    """The logarithm of a distance in tokens, on a scale to about 1."""
    return _LOGS[distance] if distance < len(_LOGS) else float(np.log1p(distance) / 4)


def _counts(n: int, ranges: list[Range]) -> list[int]:
    """How many ranges begin before each token."""
    begins = [0] * (n + 1)
    for first, _ in ranges:
        begins[first + 1] += 1
    return list(accumulate(begins))


def _holders(n: int, ranges: list[Range]) -> list[int]:
    """For each token the number of the range that holds it, -1 where none does."""
    holders = [-1] * n
    for i, (first, last) in enumerate(ranges):
        holders[first:last] = [i] * (last - first)
    return holders


def _gap(one: Range, other: Range) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _near(ranges: list[Range], content: Range, low: int, high: int) -> list[Range]:
    """The ranges between two tokens, nearest to the content first, at most eight."""
    first = bisect_left(ranges, low, key=lambda r: r[1])
    close = []
    for i in range(first, len(ranges)):
        if ranges[i][0] > high:
            break
        close.append(ranges[i])
    return sorted(close, key=lambda r: _gap(r, content))[:8]
