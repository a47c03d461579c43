"""The file of the trained model of quotations: plain arrays, without pickle."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.annotate.quotes.tagger.features import Vocabulary
from reader.annotate.quotes.tagger.linker import LinkerWeights
from reader.annotate.quotes.tagger.model import ConfidenceModel, QuoteModel, SpeechModel
from reader.annotate.quotes.tagger.network import TaggerWeights
from reader.numerics.lstm import LstmLayer
from reader.numerics.types import Floats
from reader.text.data_files import data_path


def load() -> QuoteModel | None:
    """The model that comes with the program, or None where its file is missing."""
    path = data_path("reader.annotate", "quotes.npz")
    return read(path) if path.is_file() else None


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
        arrays[f"linker_{f.name}"] = getattr(model.linker, f.name)
    arrays |= {
        "confidence": model.confidence.weights,
        "confidence_bias": np.array([model.confidence.bias], np.float32),
        "confidence_calibration": model.confidence.calibration,
        "speech": model.speech.weights,
        "speech_bias": np.array([model.speech.bias], np.float32),
        "speech_sure": model.speech.sure,
    }
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
        LinkerWeights(*(number(f"linker_{f.name}") for f in fields(LinkerWeights))),
        ConfidenceModel(
            number("confidence"), float(number("confidence_bias")[0]), number("confidence_calibration")
        ),
        SpeechModel(number("speech"), float(number("speech_bias")[0]), number("speech_sure")),
    )
