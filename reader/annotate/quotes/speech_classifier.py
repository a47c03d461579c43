"""Whether words between marks are speech: what a small learned decision looks at.

A quotation is judged by how it looks and by what the tagger and its judge think of it. The weights are
trained with the tagger.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.quotes.appearance import SHORT, Quotation
from reader.annotate.quotes.tagger.confidence import MOST
from reader.annotate.quotes.tagger.linker import SourceKind
from reader.annotate.quotes.tagger.model import SpeechModel
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.tokens.arrays import TokenArrays
from reader.numerics.types import Flags, Floats, Ints

if TYPE_CHECKING:
    from reader.annotate.quotes.assemble import LinkedContent

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
class SpeechScores:
    """The outer quotations of an article, how likely each is speech, and `SpeechModel.sure`."""

    outer_quotations: list[Quotation]
    speech: Floats
    sure: Floats

    def confidence(self, number: int, piece: float, *, mixed: bool) -> float:
        """How likely a quotation is speech of its source, that of the piece it stands in.

        `piece` is how sure that piece is, whose extent need not be right for this; `mixed`: it has words
        without marks too.
        """
        evidence = evidence_columns(np.array([piece]), self.speech[number : number + 1], np.array([mixed]))
        return float(_share(evidence @ self.sure)[0])


@dataclass(frozen=True, slots=True)
class _Chances:
    """Probabilities of every token: content, source, cue."""

    content: Floats
    source: Floats
    cue: Floats


def features(
    view: TokenArrays, tagging: Tagging, outer_quotations: list[Quotation], linked: list[LinkedContent]
) -> Floats:
    """`WIDTH` numbers about each outer quotation, named by `NAMES`."""
    m = tagging.marginals
    chances = _Chances(
        m[:, Tag.B_CONTENT] + m[:, Tag.I_CONTENT],
        m[:, Tag.B_SOURCE] + m[:, Tag.I_SOURCE],
        m[:, Tag.B_CUE] + m[:, Tag.I_CUE],
    )
    keys = [tuple(view.lower[quotation.words].tolist()) for quotation in outer_quotations]
    times = Counter(keys)
    unmarked = _unmarked(view, keys)
    rows = np.zeros((len(outer_quotations), WIDTH), np.float32)
    for i, (quotation, piece) in enumerate(
        zip(outer_quotations, _pieces(outer_quotations, linked), strict=True)
    ):
        if quotation.words:
            rows[i] = [
                *_chances(view, chances, quotation),
                *_piece(quotation, piece),
                *_nearby(view, chances, quotation),
                *_seen(quotation),
                times[keys[i]] > 1,
                keys[i] in unmarked,
            ]
    return rows


def probability(speech_classifier: SpeechModel, rows: Floats) -> Floats:
    """How likely each quotation is to be speech."""
    return _share(rows @ speech_classifier.weights + speech_classifier.bias)


def evidence_columns(piece: Floats, speech: Floats, mixed: Flags) -> Floats:
    """The columns that `SpeechModel.sure` weighs: one, the odds of both probabilities, words without marks."""
    odds = [np.log(p / (1 - p)) for p in (np.clip(x, NEAREST, 1 - NEAREST) for x in (piece, speech))]
    return np.stack([np.ones(len(piece)), *odds, mixed], axis=1).astype(np.float32)


def _share(odds: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(odds, -MOST, MOST)))).astype(np.float32)


def _odds(p: float) -> float:
    return float(np.log((p + _SURE) / (1 - p + _SURE)))


def _chances(view: TokenArrays, chances: _Chances, quotation: Quotation) -> list[float]:
    inside = chances.content[quotation.first : quotation.last]
    after = float(chances.content[quotation.behind]) if quotation.behind is not None else 0.0
    return [
        _odds(float(inside.mean())),
        float(inside.min()),
        float(chances.content[quotation.words[0]]),
        after,
    ]


def _piece(quotation: Quotation, piece: LinkedContent | None) -> list[float]:
    if piece is None:
        return [0.0, _odds(0.01), 0.0, 0.0, 0.0]
    share = (quotation.last - quotation.first) / max(1, piece.content[1] - piece.content[0])
    return [
        1.0, _odds(piece.confidence), min(share, 1.0), piece.source.kind is SourceKind.NONE, piece.cue is not None
    ]  # fmt: skip


def _nearby(view: TokenArrays, chances: _Chances, quotation: Quotation) -> list[float]:
    before, behind = (
        slice(max(0, quotation.first - _NEAR), quotation.first),
        slice(quotation.last, quotation.last + _NEAR),
    )
    wide = view.cue[max(0, quotation.first - _FAR) : quotation.last + _FAR]
    return [
        *(float(p[part].max(initial=0)) for p in (chances.source, chances.cue) for part in (before, behind)),
        float(wide.max(initial=0)),
    ]


def _seen(quotation: Quotation) -> list[float]:
    whole = quotation.inner.endswith((".", "!", "?", "…"))
    return [
        float(np.log(len(quotation.words))), len(quotation.words) <= SHORT, quotation.is_capital, quotation.are_capitals,
        quotation.are_capitals and len(quotation.words) > 1, quotation.inner.endswith(","), whole, quotation.punctuation_behind,
        quotation.is_alone, quotation.share_of_names, quotation.is_finite, quotation.talks, quotation.is_single,
        quotation.is_named(1), quotation.is_named(3), quotation.after("a", "an", "the"), quotation.is_possessed,
        quotation.after("that"), quotation.modifies_noun, quotation.is_listed,
    ]  # fmt: skip


def _unmarked(view: TokenArrays, keys: list[tuple[int, ...]]) -> set[tuple[int, ...]]:
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


def _pieces(outer_quotations: list[Quotation], linked: list[LinkedContent]) -> list[LinkedContent | None]:
    """For each quotation the piece that holds at least half of it; both come in order."""
    found: list[LinkedContent | None] = [None] * len(outer_quotations)
    at = 0
    for i, quotation in enumerate(outer_quotations):
        first, last = quotation.first, quotation.last
        while at < len(linked) and linked[at].content[1] <= first:
            at += 1
        for piece in linked[at : at + 3]:
            both = min(last, piece.content[1]) - max(first, piece.content[0])
            if 0 < last - first <= 2 * both:
                found[i] = piece
                break
    return found
