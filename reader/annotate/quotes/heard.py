"""Whether words between marks are speech: what a small learned decision looks at.

A quotation is judged by how it looks and by what the tagger and its judge think of it. The weights are
trained with the tagger.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.quotes.look import SHORT, Look
from reader.annotate.tagger.judge import MOST
from reader.annotate.tagger.linker import Kind
from reader.annotate.tagger.model import Heard
from reader.annotate.tagger.pieces import Tagging
from reader.annotate.tagger.tags import Tag
from reader.annotate.tagger.view import Flags, Floats, Ints, View

if TYPE_CHECKING:
    from reader.annotate.quotes.assemble import Linked

_NEAR, _FAR = 12, 25  # tokens around a quotation in which sources and cues are looked for
NEAREST = 0.005  # how near to 0 or 1 a probability counts where a quotation's confidence is made of it
_SURE = 1e-3  # probabilities nearer to 0 or 1 than this count as this near

NAMES = (
    "mean", "least", "first", "after",
    "told", "confidence", "share", "unnamed", "cued",
    "source before", "source behind", "cue before", "cue behind", "word that reports",
    "length", "short", "capital", "capitals", "title", "comma within", "stop within", "punctuation behind",
    "alone", "names", "finite", "talk", "single",
    "named", "named near", "article", "possessed", "that", "noun behind", "listed",
    "twice", "unmarked too",
)  # fmt: skip
WIDTH = len(NAMES)


@dataclass(frozen=True, slots=True)
class Stretches:
    """The outer quotations of an article, how likely each is speech, and `Heard.sure`."""

    looks: list[Look]
    speech: Floats
    sure: Floats

    def confidence(self, number: int, piece: float, *, mixed: bool) -> float:
        """How likely a quotation is speech of its source, that of the piece it stands in.

        `piece` is how sure that piece is, whose extent need not be right for this; `mixed`: it has words
        without marks too.
        """
        evidence = surely(np.array([piece]), self.speech[number : number + 1], np.array([mixed]))
        return float(_share(evidence @ self.sure)[0])


@dataclass(frozen=True, slots=True)
class _Chances:
    """Probabilities of every token: content, source, cue."""

    content: Floats
    source: Floats
    cue: Floats


def features(view: View, tagging: Tagging, looks: list[Look], linked: list[Linked]) -> Floats:
    """`WIDTH` numbers about each outer quotation, named by `NAMES`."""
    m = tagging.marginals
    chances = _Chances(
        m[:, Tag.B_CONTENT] + m[:, Tag.I_CONTENT],
        m[:, Tag.B_SOURCE] + m[:, Tag.I_SOURCE],
        m[:, Tag.B_CUE] + m[:, Tag.I_CUE],
    )
    keys = [tuple(view.lower[look.words].tolist()) for look in looks]
    times = Counter(keys)
    elsewhere = _unmarked(view, keys)
    rows = np.zeros((len(looks), WIDTH), np.float32)
    for i, (look, piece) in enumerate(zip(looks, _pieces(looks, linked), strict=True)):
        if look.words:
            rows[i] = [
                *_chances(view, chances, look),
                *_piece(look, piece),
                *_around(view, chances, look),
                *_seen(look),
                times[keys[i]] > 1,
                keys[i] in elsewhere,
            ]
    return rows


def probability(heard: Heard, rows: Floats) -> Floats:
    """How likely each quotation is to be speech."""
    return _share(rows @ heard.weights + heard.bias)


def surely(piece: Floats, speech: Floats, mixed: Flags) -> Floats:
    """The columns that `Heard.sure` weighs: one, the odds of both probabilities, words without marks."""
    odds = [np.log(p / (1 - p)) for p in (np.clip(x, NEAREST, 1 - NEAREST) for x in (piece, speech))]
    return np.stack([np.ones(len(piece)), *odds, mixed], axis=1).astype(np.float32)


def _share(odds: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(odds, -MOST, MOST)))).astype(np.float32)


def _odds(p: float) -> float:
    return float(np.log((p + _SURE) / (1 - p + _SURE)))


def _chances(view: View, chances: _Chances, look: Look) -> list[float]:
    inside = chances.content[look.first : look.last]
    after = float(chances.content[look.behind]) if look.behind is not None else 0.0
    return [_odds(float(inside.mean())), float(inside.min()), float(chances.content[look.words[0]]), after]


def _piece(look: Look, piece: Linked | None) -> list[float]:
    if piece is None:
        return [0.0, _odds(0.01), 0.0, 0.0, 0.0]
    share = (look.last - look.first) / max(1, piece.content[1] - piece.content[0])
    return [
        1.0, _odds(piece.confidence), min(share, 1.0), piece.source.kind is Kind.NONE, piece.cue is not None
    ]  # fmt: skip


def _around(view: View, chances: _Chances, look: Look) -> list[float]:
    before, behind = slice(max(0, look.first - _NEAR), look.first), slice(look.last, look.last + _NEAR)
    wide = view.cue[max(0, look.first - _FAR) : look.last + _FAR]
    return [
        *(float(p[part].max(initial=0)) for p in (chances.source, chances.cue) for part in (before, behind)),
        float(wide.max(initial=0)),
    ]


def _seen(look: Look) -> list[float]:
    whole = look.inner.endswith((".", "!", "?", "…"))
    return [
        float(np.log(len(look.words))), len(look.words) <= SHORT, look.is_capital, look.are_capitals,
        look.are_capitals and len(look.words) > 1, look.inner.endswith(","), whole, look.punctuation_behind,
        look.is_alone, look.share_of_names, look.is_finite, look.talks, look.is_single,
        look.is_named(1), look.is_named(3), look.after("a", "an", "the"), look.is_possessed,
        look.after("that"), look.modifies_noun, look.is_listed,
    ]  # fmt: skip


def _unmarked(view: View, keys: list[tuple[int, ...]]) -> set[tuple[int, ...]]:
    """The short quotations whose words stand without marks too."""
    wanted = {k for k in keys if 0 < len(k) <= SHORT}
    begins = np.array([k[0] for k in wanted], np.uint64)
    at: Ints = np.flatnonzero(np.isin(view.lower, begins) & (view.quote < 0))
    found = set()
    for i in at.tolist():
        for n in range(1, SHORT + 1):
            key = tuple(view.lower[i : i + n].tolist())
            if key in wanted:
                found.add(key)
    return found


def _pieces(looks: list[Look], linked: list[Linked]) -> list[Linked | None]:
    """For each quotation the piece that holds at least half of it; both come in order."""
    found: list[Linked | None] = [None] * len(looks)
    at = 0
    for i, look in enumerate(looks):
        first, last = look.first, look.last
        while at < len(linked) and linked[at].content[1] <= first:
            at += 1
        for piece in linked[at : at + 3]:
            both = min(last, piece.content[1]) - max(first, piece.content[0])
            if 0 < last - first <= 2 * both:
                found[i] = piece
                break
    return found
