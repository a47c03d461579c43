"""What kind of thing a name names, and whether it is one at all, by everything that the article shows of it.

One label of the recogniser on one mention is little; all mentions of a spelling together tell more. A
multinomial logistic function weighs the features of `kind_features`; `training/fit_kinds.py` fits it.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.names.kind_features import Features, Spellings, is_town
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import BODY_ENDINGS, tables
from reader.frozen import frozen
from reader.model.analysis import EntityKind
from reader.numerics.types import Floats
from reader.text.data_files import data_path

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS: tuple[EntityKind | None, ...] = (None, *EntityKind)
FORMED = frozenset({EntityKind.LAW, EntityKind.EVENT})
STORMS = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
TROPICAL = frozenset({"Tropical", "Super", "Winter"})
MOST = 2.0  # value of one feature
LEAST_NONE = 0.8  # probability from which on a spelling is no name
OFTEN = 5  # places of capitals that are an acronym, whatever the weights say
MARGIN = 0.4  # by which another kind must be likelier than the one by rules


@frozen
class KindModel:
    """A row of weights of each of `KINDS` for every hashed feature, and their biases."""

    weights: Floats
    bias: Floats

    def probabilities(self, features: Features) -> Floats:
        """How likely each of `KINDS` is."""
        at = np.fromiter(features, np.int64, len(features))
        values = np.fromiter(features.values(), np.float32, len(features)).clip(max=MOST)
        scores = values @ self.weights[at] + self.bias
        scores = np.exp(scores - scores.max())
        shares: Floats = scores / scores.sum()
        return shares


@cache
def kind_model() -> KindModel:
    """The weights that come with the program."""
    with np.load(data_path("reader.annotate", "kinds.npz")) as file:
        return KindModel(file["weights"].astype(np.float32), file["bias"].astype(np.float32))


def decide(doc: Doc, name_spans: NameSpans, model: KindModel) -> None:
    """Give every spelling the kind that all its places together tell, and remove what is no name.

    The kind by rules stays where another is not clearly likelier; what a table states stays in any case.
    """
    spellings, known = Spellings(doc, name_spans), tables()
    for key, places in spellings.by_key.items():
        shares = model.probabilities(spellings.features(key))
        text = " ".join(key)
        stated = text in known.places or text in known.known or text in known.aliases
        short = len(key) == 1 and key[0] in spellings.ends  # a surname, the last word of a body's name
        site = len(key) == 1 and "." in key[0].rstrip(".")  # 'Ely.com'
        town = is_town(text) and all(place.kind is EntityKind.GPE for place in places)
        often = len(places) >= OFTEN and text.isupper() and text.isalpha()  # 'RT'
        if not (stated or short or site or town or often) and shares[0] >= LEAST_NONE:
            for place in places:
                name_spans.remove(place)
            continue
        ruled = Counter(place.kind for place in places).most_common(1)[0][0]
        formed = kind_by_form(key, ruled)
        if formed is not None:
            for place in places:
                name_spans.add(NameSpan(place.first, place.past, formed, place.sure))
            continue
        kinds = shares[1:] / shares[1:].sum()
        best = int(kinds.argmax())
        kind = KINDS[1 + best]
        if kind is not None and not stated and kinds[best] - kinds[KINDS.index(ruled) - 1] >= MARGIN:
            for place in places:
                name_spans.add(NameSpan(place.first, place.past, kind))
        elif len(places) > 1:
            for place in places:
                name_spans.add(NameSpan(place.first, place.past, ruled, place.sure))


def kind_by_form(key: tuple[str, ...], ruled: EntityKind) -> EntityKind | None:
    """The kind that the words of a name state: of an Act, a Cup, a storm with a name, a school district; None
    for others."""
    if len(key) < 2:
        return None
    if len(key) == 3 and key[0] in TROPICAL:
        key = key[1:]
    if len(key) == 2 and key[0] in STORMS and key[1].istitle():
        return EntityKind.EVENT
    if key[-2:] in BODY_ENDINGS:
        return EntityKind.ORG
    last = tables().last_words.get(key[-1])
    return ruled if last is ruled and ruled in FORMED else None
