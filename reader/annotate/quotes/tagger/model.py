"""The trained model: its file, and tagging with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.annotate.quotes.tagger.features import Vocabulary, categories, numbers, sequences
from reader.annotate.quotes.tagger.linker import LinkerWeights
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.tokens.arrays import TokenArrays
from reader.numerics import crf, lstm
from reader.numerics.lstm import LstmLayer, TaggerWeights
from reader.numerics.types import Floats

if TYPE_CHECKING:
    from spacy.tokens import Doc

FILE = "data/quotes.npz"
_AT_ONCE = 20_000  # tokens tagged together: memory grows with them


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """A logistic function of a piece's features: the probability that content and source are right.

    `bends` makes its odds those that were measured: a constant, a slope, and a change of slope at each knot.
    """

    weights: Floats
    bias: float
    calibration: Floats


@dataclass(frozen=True, slots=True)
class SpeechModel:
    """A logistic function of a quotation's features: the probability that it is speech.

    `sure` makes of that and of the judge's probability for the whole piece the one that the quotation is
    speech of that source: a constant, and what the odds of both and a clause around the marks weigh.
    """

    weights: Floats
    bias: float
    sure: Floats


@dataclass(frozen=True, slots=True)
class QuoteModel:
    """Everything that was learnt. `width` is that of the context vectors it was trained with."""

    weights: TaggerWeights
    vocabulary: Vocabulary
    choice: LinkerWeights
    confidence: ConfidenceModel
    speech_classifier: SpeechModel

    def fits(self, doc: Doc) -> bool:
        """Whether the parse comes from a language model of the kind this one was trained with."""
        same: bool = doc.tensor.shape == (len(doc), len(self.weights.mean)) and doc.vocab.vectors_length == 0
        return same

    def tag(self, view: TokenArrays, context: Floats) -> Tagging:
        """Tags and their probabilities; `context` are spaCy's vectors, one a token."""
        columns, extra = categories(view, self.vocabulary), numbers(view)
        ends = [end for _, end in sequences(view)]
        tags, shares = [], []
        start, first = 0, 0
        for i, end in enumerate(ends):
            if end - start < _AT_ONCE and i + 1 < len(ends):
                continue
            cuts = [e - start for e in ends[first : i + 1]]
            part = slice(start, end)
            scores = lstm.emit(self.weights, columns[part], extra[part], context[part], cuts)
            tags.append(crf.viterbi(scores, cuts, self.weights.step, self.weights.begin))
            shares.append(crf.marginals(scores, cuts, self.weights.step, self.weights.begin))
            start, first = end, i + 1
        return Tagging(np.concatenate(tags), np.concatenate(shares))


@cache
def load() -> QuoteModel | None:
    """The model that comes with the program, or None where its file is missing."""
    resource = files("reader.annotate").joinpath(FILE)
    if not resource.is_file():
        return None
    with as_file(resource) as path:
        return read(path)


def save(model: QuoteModel, path: Path) -> None:
    """Write a model as plain arrays: half precision, but for the scale of the context vectors."""
    arrays: dict[str, NDArray[np.generic]] = {}
    w = model.weights
    for i, table in enumerate(w.tables):
        arrays[f"table{i}"] = table.astype(np.float16)
    for i, layer in enumerate(w.layers):
        for name in ("entry", "bias", "state"):
            arrays[f"layer{i}_{name}"] = getattr(layer, name).astype(np.float16)
    for name in ("context", "context_bias", "scores", "scores_bias", "step", "begin"):
        arrays[name] = getattr(w, name).astype(np.float16)
    arrays |= {"mean": w.mean, "spread": w.spread}
    for f in fields(Vocabulary):
        arrays[f"vocabulary_{f.name}"] = getattr(model.vocabulary, f.name)
    for f in fields(LinkerWeights):
        arrays[f"choice_{f.name}"] = getattr(model.choice, f.name)
    arrays |= {"judge": model.confidence.weights, "judge_bias": np.array([model.confidence.bias], np.float32)}
    arrays["judge_bends"] = model.confidence.calibration
    arrays |= {
        "heard": model.speech_classifier.weights,
        "heard_bias": np.array([model.speech_classifier.bias], np.float32),
    }
    arrays["heard_sure"] = model.speech_classifier.sure
    with path.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **arrays)


def read(path: Path) -> QuoteModel:
    """Read what `save` wrote."""
    with np.load(path, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}

    def number(name: str) -> Floats:
        values: Floats = arrays[name].astype(np.float32)
        return values

    tables = tuple(number(f"table{i}") for i in range(sum(n.startswith("table") for n in arrays)))
    layers = tuple(
        LstmLayer(*(number(f"layer{i}_{name}") for name in ("entry", "bias", "state"))) for i in range(2)
    )
    weights = TaggerWeights(
        tables, number("context"), number("context_bias"), number("mean"), number("spread"), layers,
        number("scores"), number("scores_bias"), number("step"), number("begin"),
    )  # fmt: skip
    return QuoteModel(
        weights,
        Vocabulary(*(arrays[f"vocabulary_{f.name}"] for f in fields(Vocabulary))),
        LinkerWeights(*(number(f"choice_{f.name}") for f in fields(LinkerWeights))),
        ConfidenceModel(number("judge"), float(number("judge_bias")[0]), number("judge_bends")),
        SpeechModel(number("heard"), float(number("heard_bias")[0]), number("heard_sure")),
    )
