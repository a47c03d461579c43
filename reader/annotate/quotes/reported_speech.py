"""Whether a clause without marks is reported speech: somebody said it, and did not only do or feel it.

The tagger learnt from a corpus whose attributions are attitudes, wishes and deeds as well ("loves", "ordered
an inquiry", "hopes to return"). Readers take a dotted bar for something narrower: a person, a body or a
document says, writes, asks or claims a real piece of content. A logistic function of what the cue is and how
the clause is built tells the two apart; `training/quotes/fit_reported.py` fits it on the own corpus.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from math import log, log1p

import numpy as np

from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays, among, hashes
from reader.annotate.tokens.finite_tags import FINITE
from reader.frozen import frozen, replace
from reader.model.analysis import QuoteKind
from reader.numerics.sigmoid import sigmoids
from reader.numerics.types import Floats
from reader.text.data_files import data_json, word_lists

CLASSES = ("say", "claim", "write", "ask", "believe", "plan", "noun")
_SHAPES = ("finite", "clause", "infinitive", "phrase")
FEATURES = (
    *CLASSES, "unlisted", "according", *_SHAPES,
    *(f"{name}+{shape}" for name in (*CLASSES[:-1], "unlisted") for shape in _SHAPES),
    "that", "whether", "how", "negated", "unreal", "passive", "no cue", "no source", "pronoun",
    "source before", "length", "share of verbs", "tagger",
)  # fmt: skip
WIDTH = len(FEATURES)
SAID = 0.5  # probability from which on a clause counts as said
LEAST_SURE = 0.39  # confidence of the tagger from which on attitudes and deeds are kept apart from speech
_PLAIN = frozenset({"say", "claim", "write"})  # classes whose clauses may stand before their verb
_UNREAL = ("MD",)  # "would say", "could not say": nobody has said it


@frozen
class ReportedSpeechModel:
    """Weights of `FEATURES`, and their bias."""

    weights: Floats
    bias: float

    def probability(self, rows: Floats) -> Floats:
        """How likely each row of features is reported speech."""
        return sigmoids(rows @ self.weights + self.bias)


@cache
def verb_classes() -> dict[str, str]:
    """What kind of verb or noun a lemma is: the first list that names it."""
    lists = word_lists("reader.annotate", "speech_verbs.txt")
    found: dict[str, str] = {}
    for name in CLASSES:
        for lemma in lists[name]:
            found.setdefault(lemma, name)
    return found


class ClauseShapes:
    """How the clauses of an article are built; the masks are worked out once."""

    def __init__(self, view: TokenArrays) -> None:
        self.view = view
        tag, strings = view.tag, view.strings
        finite = among(tag, hashes(strings, tuple(FINITE)))
        helper = finite & view.is_dep("aux", "auxpass")
        heads = np.zeros(len(view), bool)
        heads[view.head[helper]] = True
        verb = among(view.pos, hashes(strings, ("VERB", "AUX")))
        finite = (finite & verb) | heads
        with_subject = np.zeros(len(view), bool)
        with_subject[view.head[view.is_dep("nsubj", "nsubjpass", "expl", "csubj")]] = True
        # lists: clauses are short and many
        self.clause: list[bool] = (finite & with_subject & ~view.is_dep("relcl", "acl", "advcl")).tolist()
        to = tag == np.uint64(strings["TO"])
        infinitive = np.zeros(len(view), bool)
        infinitive[view.head[to]] = True
        self.infinitive: list[bool] = infinitive.tolist()
        self.verb: list[bool] = verb.tolist()
        self.negated = np.zeros(len(view), bool)
        self.negated[view.head[view.is_dep("neg")]] = True
        self.unreal = infinitive.copy()
        self.unreal[view.head[among(tag, hashes(strings, _UNREAL))]] = True
        self.passive = np.zeros(len(view), bool)
        self.passive[view.head[view.is_dep("nsubjpass", "auxpass")]] = True
        self.pronoun = view.pos == np.uint64(strings["PRON"])
        self.head: list[int] = view.head.tolist()
        self._starts: list[int] = view.edges[:-1].tolist()

    def features(self, a: Attribution) -> Floats:
        """`WIDTH` numbers about one reported clause."""
        return np.array(self.values(a), np.float32)

    def values(self, a: Attribution) -> list[float]:
        """The same as a list."""
        view = self.view
        first, last = self._range(a.content.start, a.content.end)
        at: dict[str, float] = {}
        words = [view.strings[int(h)] for h in view.lower[first : min(first + 2, last)] if int(h)]
        heads = enumerate(self.head[first:last], first)
        roots = [i for i, head in heads if not first <= head < last or head == i]
        finite = any(self.clause[i] for i in roots)
        clause = any(self.clause[first:last])
        infinitive = any(self.infinitive[i] for i in roots)
        shape = "finite" if finite else "infinitive" if infinitive else "clause" if clause else "phrase"
        name = self._cue(a, at)
        if shape != "finite" and name in _PLAIN and self._stands_first(a, first, last):
            shape = "finite"
        at[name] = at[shape] = at[f"{name}+{shape}"] = 1.0
        lead = words[0] if words else ""
        before = view.strings[int(view.lower[first - 1])] if first else ""
        at["that"] = float("that" in (lead, before))
        at["whether"] = float(lead in ("whether", "if"))
        at["how"] = float(lead in ("how", "what", "why", "who", "where", "when", "which"))
        at["length"] = log1p(last - first) / 4
        at["share of verbs"] = sum(self.verb[first:last]) / max(last - first, 1)
        odds = min(max(a.confidence, 0.02), 0.98)
        at["tagger"] = log(odds / (1 - odds)) / 4
        if a.source is None:
            at["no source"] = 1.0
        else:
            one, end = self._range(a.source.start, a.source.end)
            at["pronoun"] = float(end - one == 1 and bool(self.pronoun[one]))
            at["source before"] = float(a.source.end <= a.content.start)
        return [at.get(name, 0.0) for name in FEATURES]

    def _stands_first(self, a: Attribution, first: int, last: int) -> bool:
        """Whether a sentence stands before who says it ('The pier is shut, the port said'), however parsed:
        its subject is often taken for that of the verb of speech."""
        if a.source is None or a.cue is None or min(a.source.start, a.cue.start) < a.content.end:
            return False
        return any(self.verb[first:last])

    def _cue(self, a: Attribution, at: dict[str, float]) -> str:
        """The class of the cue; what else it tells goes into `at`."""
        if a.cue is None:
            at["no cue"] = 1.0
            return "unlisted"
        view = self.view
        first, last = self._range(a.cue.start, a.cue.end)
        lemmas = [view.strings[int(h)].lower() for h in view.lemma[first:last]]
        lowers = [view.strings[int(h)] for h in view.lower[first:last]]
        if "according" in lowers or lowers[:1] in (["per"], ["as"]):
            at["according"] = 1.0
            return "unlisted"
        classes = verb_classes()
        ranked = [(CLASSES.index(classes[w]), i) for i, w in enumerate(lemmas) if w in classes]
        name, head = (CLASSES[min(ranked)[0]], first + min(ranked)[1]) if ranked else ("unlisted", last - 1)
        at["negated"] = float(self.negated[head])
        at["unreal"] = float(self.unreal[head])
        at["passive"] = float(bool(self.passive[head]))
        return name

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self._starts, start)
        return first, max(bisect_left(self._starts, end), first + 1)


def with_share_said(
    view: TokenArrays, found: list[Attribution], model: ReportedSpeechModel
) -> list[Attribution]:
    """The attributions, each reported clause with the probability that somebody said it.

    A clause of which the tagger is not sure stays only if it is likely to have been said.
    """
    reported = [i for i, a in enumerate(found) if a.kind is QuoteKind.INDIRECT]
    if not reported:
        return found
    shapes = ClauseShapes(view)
    likely = model.probability(np.stack([shapes.features(found[i]) for i in reported]))
    said = dict(zip(reported, likely.tolist(), strict=True))
    weighed = (replace(a, said=round(said[i], 3)) if i in said else a for i, a in enumerate(found))
    return [a for a in weighed if a.said >= SAID or a.confidence >= LEAST_SURE]


@cache
def load() -> ReportedSpeechModel:
    """The weights that come with the program."""
    read = data_json("reader.annotate", "reported_speech.json")
    weights = np.array([read["weights"].get(name, 0.0) for name in FEATURES], np.float32)
    return ReportedSpeechModel(weights, float(read["bias"]))
