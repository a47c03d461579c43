"""Train the learned cleaner from a folder of pages with ground truth.

    python -m reader.training.clean FOLDER --kind lines --check     figures on unseen sites, fold by fold
    python -m reader.training.clean FOLDER --kind lines --out reader/clean/learned/data

`lines` is for text dumps, `blocks` for HTML pages. Needs PyTorch, scikit-learn and lxml. Pages of one site
are all in one fold. Prints word F1 (the mean over pages of the F1 of the bags of words).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from reader.clean.learned.decode import threshold
from reader.training.clean_model import CLIP, Page, Recipe, Tagger, predict, standardise, train
from reader.training.clean_pages import TrainingPage, read_pages
from reader.training.clean_set import FOLDS, Example, Lexicons, examples

_WORD = re.compile(r"\w+")
RECIPES = {"lines": Recipe(inner=24, hidden=16, dropout=0.15), "blocks": Recipe(inner=40, hidden=32)}


class Trained:
    """A network with the scale of its inputs."""

    def __init__(self, chosen: Sequence[Example], names: Sequence[str], recipe: Recipe) -> None:
        data = [e.data for e in chosen]
        self.names = names
        self.mean, self.deviation = standardise(data)
        self.lexical = [k for k, n in enumerate(names) if "lexical" in n]
        tongue = [k for k, n in enumerate(names) if n.startswith("tongue")]
        hidden = ([*self.lexical, names.index("tongue.english")], tongue, [*self.lexical, *tongue])
        scaled = [Page(self.scale(p.features), p.labels, p.weights) for p in data]
        self.model: Tagger = train(scaled, hidden, recipe)

    def scale(self, table: np.ndarray) -> np.ndarray:
        """Standard deviations from the mean, clipped."""
        scaled: np.ndarray = np.clip((table - self.mean) / self.deviation, -CLIP, CLIP).astype(np.float32)
        return scaled

    def keeps(self, example: Example) -> list[bool]:
        """Which lines of a page to keep."""
        table = self.scale(example.data.features)
        if not example.english:
            table[:, self.lexical] = 0.0
        found = [float(p) for p in predict(self.model, table)]
        least = threshold(found, example.sizes)
        return [p >= least for p in found]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training program."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=sorted(RECIPES), required=True)
    parser.add_argument("--check", action="store_true", help="measure on unseen sites")
    parser.add_argument("--folds", type=int, default=FOLDS, help="folds to measure on")
    parser.add_argument("--without", type=int, default=-1, help="train on all but the sites of this fold")
    parser.add_argument("--out", type=Path, help="folder to write the weights to")
    parser.add_argument("--limit", type=int, help="read only so many pages, for a quick trial")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    pages = list(islice(read_pages(given.folder), given.limit))
    found, names, lexicons = examples(pages, given.kind)
    if given.check:
        _check(pages, found, names, RECIPES[given.kind], given.folds)
    if given.out:
        chosen = [e for e in found if _useful(e) and e.fold != given.without]
        trained = Trained(chosen, names, RECIPES[given.kind])
        save(given.out / f"{given.kind}.npz", trained, lexicons)


def _useful(example: Example) -> bool:
    return bool(example.data.labels.sum() > 0)


def _check(
    pages: Sequence[TrainingPage], found: Sequence[Example], names: Sequence[str], recipe: Recipe, folds: int
) -> None:
    scores: dict[str, list[float]] = {}
    for fold in range(folds):
        trained = Trained([e for e in found if e.fold != fold and _useful(e)], names, recipe)
        for example in found:
            if example.fold == fold and example.form != "story":
                kept = trained.keeps(example)
                page = pages[example.page]
                text = "\n".join(b.text for b, k in zip(page.blocks, kept, strict=True) if k)
                scores.setdefault(example.form, []).append(word_f1(page.body, text))
            elif example.fold == fold:
                kept_words = sum(s for s, k in zip(example.sizes, trained.keeps(example), strict=True) if k)
                scores.setdefault("story kept", []).append(kept_words / (sum(example.sizes) or 1))
        print(f"after fold {fold}:", _means(scores), flush=True)


def _means(scores: dict[str, list[float]]) -> str:
    return ", ".join(f"{form} {sum(s) / len(s):.4f} ({len(s)})" for form, s in scores.items())


def word_f1(true: str, found: str) -> float:
    """The F1 of two texts as bags of lower-cased words."""
    a, b = (Counter(_WORD.findall(t.lower())) for t in (true, found))
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1)


def save(path: Path, trained: Trained, lexicons: Lexicons) -> None:
    """Write the weights as half floats, for `reader.clean.learned.weights` to read."""
    state = {n: t.numpy() for n, t in trained.model.state_dict().items()}
    arrays: dict[str, np.ndarray] = {
        "lexicon": lexicons.words,
        "lexicon_bias": np.array([lexicons.bias]),
        "classes": lexicons.classes,
        "mean": trained.mean,
        "deviation": trained.deviation,
        "first": state["first.weight"],
        "first_bias": state["first.bias"],
        "last": state["last.weight"],
        "last_bias": state["last.bias"],
    }
    for name, end in (("forward", ""), ("backward", "_reverse")):
        arrays[f"{name}_in"] = state[f"lstm.weight_ih_l0{end}"]
        arrays[f"{name}_state"] = state[f"lstm.weight_hh_l0{end}"]
        arrays[f"{name}_bias"] = state[f"lstm.bias_ih_l0{end}"] + state[f"lstm.bias_hh_l0{end}"]
    halves = {n: np.ascontiguousarray(a).astype("<f2") for n, a in _checked(arrays.items())}
    columns = np.frombuffer(json.dumps(list(trained.names)).encode(), np.uint8)
    np.savez(path, columns=columns, **halves)  # type: ignore[arg-type]


def _checked(arrays: Iterable[tuple[str, np.ndarray]]) -> Iterable[tuple[str, np.ndarray]]:
    for name, array in arrays:
        if not np.isfinite(array).all() or np.abs(array).max() > 60_000:
            raise ValueError(f"{name} does not fit into half floats")
        yield name, array


if __name__ == "__main__":
    main()
