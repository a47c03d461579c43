"""Which source a content belongs to: a small learned choice among the sources near it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from reader.annotate.tagger.pieces import Found, Range, Tagging
from reader.annotate.tagger.tags import Tag
from reader.annotate.tagger.view import CUE, Floats, Ints, View, hashes

WIDTH = 38
_REACH = 60  # tokens to either side of a content in which its source is looked for
_WEAK = 0.2
_MOST = 12  # candidates of a content


class Kind(IntEnum):
    """Where a candidate comes from."""

    NONE = 0
    TAGGED = 1
    CARRIED = 2
    SUBJECT = 3
    WEAK = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name the source of a content; an empty range for nobody."""

    kind: Kind
    words: Range


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Choice:
    """The weights of the choice: a layer of ReLU, and a score."""

    first: Floats
    first_bias: Floats
    second: Floats


class Surroundings:
    """One tagged article, with the counts that the features need, worked out once."""

    def __init__(self, view: View, tagging: Tagging, found: Found) -> None:
        self.view, self.found = view, found
        n = len(view)
        self.likely = tagging.marginals[:, Tag.B_SOURCE] + tagging.marginals[:, Tag.I_SOURCE]
        self.sentences = view.sentence
        self.before_content = _counts(n, found.contents)
        self.before_source = _counts(n, found.sources)
        self.before_cue = _counts(n, found.cues)
        self.pronoun = view.pos == np.uint64(view.strings["PRON"])
        self.proper = view.pos == np.uint64(view.strings["PROPN"])
        self.cue_of = np.full(n, -1)
        for i, (first, last) in enumerate(found.cues):
            self.cue_of[first:last] = i
        self.source_of = np.full(n, -1)
        for i, (first, last) in enumerate(found.sources):
            self.source_of[first:last] = i
        self.comma = view.lower == hashes(view.strings, (",",))[0]
        self.weak = self._weak()
        self.subjects = np.flatnonzero((view.cue >= CUE) & (view.subject >= 0))

    def _weak(self) -> list[Range]:
        """Runs of tokens that may be a source but are tagged as none."""
        may = (self.likely > _WEAK) & (self.source_of < 0) & ~self.view.space
        edges = np.diff(np.concatenate([[0], may.astype(np.int8), [0]]))
        return list(
            zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True)
        )

    def candidates(self, content: Range, carried: Range | None) -> list[Candidate]:
        """Nobody first; then what is near, each stretch of words once."""
        low, high = content[0] - _REACH, content[1] + _REACH
        listed = [Candidate(Kind.NONE, (0, 0))]
        taken: list[Range] = []

        def add(kind: Kind, words: Range) -> None:
            if len(listed) < _MOST and not any(a < words[1] and words[0] < b for a, b in taken):
                taken.append(words)
                listed.append(Candidate(kind, words))

        for words in _near(self.found.sources, content, low, high):
            add(Kind.TAGGED, words)
        if carried is not None:
            add(Kind.CARRIED, carried)
        for words in _near(self.weak, content, low, high):
            add(Kind.WEAK, words)
        first, last = np.searchsorted(self.subjects, (content[0] - 25, content[1] + 25))
        for cue in self.subjects[first:last].tolist():
            subject = int(self.view.subject[cue])
            if not content[0] <= subject < content[1]:
                add(Kind.SUBJECT, (max(subject - 2, int(self.view.left[subject])), subject + 1))
        return listed

    def frame(self, content: Range, carried: Range | None) -> _Frame:
        """What the candidates of a content share."""
        view = self.view
        a, b = content
        inside = view.quote[a:b] >= 0
        at_start = a == 0 or view.paragraph[a - 1] != view.paragraph[a]
        own = [
            float(inside.mean()), float(inside[0]), float(at_start),
            float(b >= len(view) or view.paragraph[min(b, len(view) - 1)] != view.paragraph[b - 1]
                  or b + 1 >= len(view) or bool(view.space[b])),
            float(np.log1p(b - a)) / 4, float(carried is not None),
        ]  # fmt: skip
        above = int(view.above[a]) if view.above[a] >= 0 else -1
        around = self.before_source[min(len(view), b + 30)] - self.before_source[max(0, a - 30)]
        return _Frame(own, above, self._governor(a, b), self._near_cue(a, b), int(around))

    def features(
        self, content: Range, candidate: Candidate, carried: Range | None, frame: _Frame | None = None
    ) -> Floats:
        """`WIDTH` numbers about one candidate of one content, whose `frame` may be at hand."""
        view = self.view
        a, b = content
        frame = frame or self.frame(content, carried)
        out = np.zeros(WIDTH, np.float32)
        out[candidate.kind] = 1
        out[5:11] = frame.own
        if candidate.kind is Kind.NONE:
            return out
        s, e = candidate.words
        left, right = (e, a) if e <= a else (b, s)
        gap = max(0, right - left)
        lo, hi = min(left, right), max(left, right)
        top = self._head(s, e)
        above, link, near = frame.above, frame.link, frame.near
        follows = int(self.cue_of[e]) if e < len(view) else -1
        precedes = int(self.cue_of[s - 1]) if s else -1
        out[11:] = [
            e <= a, s >= b, a <= s and e <= b, np.log1p(gap) / 4, gap <= 2,
            self.sentences[s] == self.sentences[a], self.sentences[s] == self.sentences[b - 1],
            view.paragraph[s] == view.paragraph[a],
            min(abs(int(self.sentences[hi - 1] - self.sentences[lo])) if hi > lo else 0, 4) / 4,
            min(int(self.before_content[hi] - self.before_content[lo]), 3) / 3,
            min(int(self.before_source[hi] - self.before_source[lo]), 3) / 3,
            min(int(self.before_cue[hi] - self.before_cue[lo]), 3) / 3,
            follows >= 0, precedes >= 0,
            near >= 0 and s <= int(view.subject[near]) < e,
            link >= 0 and s <= int(view.subject[link]) < e,
            above >= 0 and s <= int(view.subject[above]) < e,
            int(view.head[top]) == near or int(view.head[top]) == link,
            float(self.likely[s:e].mean()), float(self.likely[s:e].max()),
            bool(self.pronoun[s:e].any()), bool(self.proper[s:e].any()),
            view.quote[s] >= 0, candidate.words == carried,
            min(frame.sources, 4) / 4,
            bool(self.comma[lo:hi].any()) if hi - lo < 40 else False,
            float(view.cue[view.head[top]]),
        ]  # fmt: skip
        return out

    def _head(self, first: int, last: int) -> int:
        heads = self.view.head[first:last]
        outside = np.flatnonzero((heads < first) | (heads >= last) | (heads == np.arange(first, last)))
        return first + int(outside[-1] if len(outside) else 0)

    def _governor(self, first: int, last: int) -> int:
        """The cue that the top of a content hangs below."""
        top = self._head(first, min(last, first + 200))
        return int(self.view.above[top])

    def _near_cue(self, first: int, last: int) -> int:
        """The head of the tagged cue nearest to a content."""
        after, before = self.cue_of[last : last + 12], self.cue_of[max(0, first - 12) : first]
        hits, back = np.flatnonzero(after >= 0), np.flatnonzero(before >= 0)
        right = int(hits[0]) if len(hits) else 99
        left = len(before) - 1 - int(back[-1]) if len(back) else 99
        if right == left == 99:
            return -1
        cue = self.found.cues[int(after[hits[0]] if right <= left else before[back[-1]])]
        return self._head(*cue)

    def cue_for(self, content: Range, source: Range | None) -> Range | None:
        """The tagged cue that ties a content to its source: by its subject, then by distance."""
        best, found = -6.0, None
        low, high = content[0] - _REACH, content[1] + _REACH
        for cue in _near(self.found.cues, content, low, high):
            score = -_gap(cue, content) / 8 - 2 * abs(int(self.sentences[cue[0]] - self._side(content, cue)))
            if source is not None:
                head = self._head(*cue)
                subject = int(self.view.subject[head])
                score += 3.0 * (source[0] <= subject < source[1]) - _gap(cue, source) / 8
            if score > best:
                best, found = score, cue
        return found

    def _side(self, content: Range, cue: Range) -> int:
        return int(self.sentences[content[0] if cue[1] <= content[0] else content[1] - 1])


def choose(around: Surroundings, choice: Choice) -> list[tuple[Candidate, float, list[Candidate]]]:
    """For every content in order its source, how likely it is, and what else it might have been."""
    chosen: list[tuple[Candidate, float, list[Candidate]]] = []
    carried: Range | None = None
    last = -1
    for content in around.found.contents:
        paragraph = int(around.view.paragraph[content[0]])
        if paragraph - last > 1:
            carried = None
        listed = around.candidates(content, carried)
        frame = around.frame(content, carried)
        rows = np.stack([around.features(content, c, carried, frame) for c in listed])
        scores = np.maximum(rows @ choice.first + choice.first_bias, 0) @ choice.second
        share = np.exp(scores - scores.max())
        share /= share.sum()
        best = int(share.argmax())
        chosen.append((listed[best], float(share[best]), listed))
        if listed[best].kind is not Kind.NONE:
            carried = listed[best].words
        last = paragraph
    return chosen


def _counts(n: int, ranges: list[Range]) -> Ints:
    """How many ranges begin before each token."""
    begins = np.zeros(n + 1, np.int64)
    for first, _ in ranges:
        begins[first + 1] += 1
    return np.cumsum(begins)


def _gap(one: Range, other: Range) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _near(ranges: list[Range], content: Range, low: int, high: int) -> list[Range]:
    """The ranges between two tokens, nearest to the content first, at most eight."""
    first = bisect_left(ranges, low, key=lambda r: r[1])
    close = []
    for r in ranges[first:]:
        if r[0] > high:
            break
        close.append(r)
    return sorted(close, key=lambda r: _gap(r, content))[:8]
