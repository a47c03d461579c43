"""What kind of thing a name names, and whether it is a name at all, by everything that the article shows of it.

One label of the recogniser on one mention is little; all mentions of a spelling together tell more. A
multinomial logistic function weighs the features of `kind_features`; `training/fit_kinds.py` fits it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.names.kind_features import Features, Spellings
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import tables
from reader.annotate.tokens.arrays import Floats
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind
from reader.text.data_files import data_path

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS: tuple[EntityKind | None, ...] = (None, *EntityKind)
LEAST_NONE = 0.6  # probability from which on a spelling is no name


@dataclass(frozen=True, slots=True)
class KindModel:
    """A row of weights of each of `KINDS` for every hashed feature, and their biases."""

    weights: Floats
    bias: Floats

    def probabilities(self, features: Features) -> Floats:
        """How likely each of `KINDS` is."""
        at = np.fromiter(features, np.int64, len(features))
        values = np.fromiter(features.values(), np.float32, len(features))
        scores = values @ self.weights[at] + self.bias
        scores = np.exp(scores - scores.max())
        shares: Floats = scores / scores.sum()
        return shares


@cache
def kind_model() -> KindModel:
    """The weights that come with the program."""
    with np.load(data_path("reader.annotate", "kinds.npz")) as file:
        return KindModel(file["weights"].astype(np.float32), file["bias"].astype(np.float32))


def decide(doc: Doc, tokens: Tokens, name_spans: NameSpans, model: KindModel) -> None:
    """Give every spelling the kind that all its places together tell, and remove what is no name."""
    spellings = Spellings(doc, tokens, name_spans)
    for key, places in spellings.by_key.items():
        shares = model.probabilities(spellings.features(key))
        if shares[0] >= LEAST_NONE and " ".join(key) not in tables().places:
            for place in places:
                name_spans.remove(place)
            continue
        kind = KINDS[1 + int(shares[1:].argmax())]
        assert kind is not None
        for place in places:
            name_spans.add(NameSpan(place.first, place.past, kind))
