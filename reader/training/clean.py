"""Train the learned cleaner from a folder of pages with ground truth.

    python -m reader.training.clean FOLDER --kind lines --check     figures on unseen sites, fold by fold
    python -m reader.training.clean FOLDER --kind lines --out reader/clean/models/data

`lines` is for text dumps, `blocks` for HTML pages. Needs PyTorch, scikit-learn and lxml. Pages of one site
are all in one fold. Prints word F1 (the mean over pages of the F1 of the bags of words).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from reader.clean.models.decode import threshold
from reader.training.clean_model import (
    CLIP,
    CleanerRecipe,
    LabelledPage,
    LineTagger,
    predict,
    standardise,
    train,
)
from reader.training.clean_pages import TrainingPage, read_pages
from reader.training.clean_save import write_arrays
from reader.training.clean_set import FOLDS, CleanerExample, Lexicons, examples, fold_of
from reader.training.clean_trees import fit_trees, flatten, save_trees

_WORD = re.compile(r"\w+")
RECIPES = {
    "lines": CleanerRecipe(inner=24, hidden=16, dropout=0.15),
    "blocks": CleanerRecipe(inner=40, hidden=32),
}


class Trained:
    """A network with the scale of its inputs."""

    def __init__(self, chosen: Sequence[CleanerExample], names: Sequence[str], recipe: CleanerRecipe) -> None:
        data = [e.data for e in chosen]
        self.names = names
        self.mean, self.deviation = standardise(data)
        self.lexical = [k for k, n in enumerate(names) if "lexical" in n]
        tongue = [k for k, n in enumerate(names) if n.startswith("tongue")]
        hidden = ([*self.lexical, names.index("tongue.english")], tongue, [*self.lexical, *tongue])
        scaled = [LabelledPage(self.scale(p.features), p.labels, p.weights) for p in data]
        self.model: LineTagger = train(scaled, hidden, recipe)

    def scale(self, table: np.ndarray) -> np.ndarray:
        """Standard deviations from the mean, clipped."""
        scaled: np.ndarray = np.clip((table - self.mean) / self.deviation, -CLIP, CLIP).astype(np.float32)
        return scaled

    def probabilities(self, example: CleanerExample) -> np.ndarray:
        """How likely each line of a page is of the story."""
        table = self.scale(example.data.features)
        if not example.english:
            table[:, self.lexical] = 0.0
        return predict(self.model, table)

    def keeps(self, example: CleanerExample, second: np.ndarray | None = None) -> list[bool]:
        """Which lines of a page to keep, by the mean with a second opinion if there is one."""
        own = self.probabilities(example)
        found = [float(p) for p in (own if second is None else (own + second) / 2)]
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
    read = islice(read_pages(given.folder), given.limit)
    pages = [page for page in read if fold_of(page) != given.without]  # nor do the lexicons see that fold
    found, names, lexicons = examples(pages, given.kind)
    if given.check:
        _check(pages, found, names, RECIPES[given.kind], given.folds)
    if given.out:
        chosen = [e for e in found if _useful(e)]
        trained = Trained(chosen, names, RECIPES[given.kind])
        save(given.out / f"{given.kind}.npz", trained, lexicons)
        if given.kind == "blocks":
            save_trees(given.out / "trees.npz", flatten(fit_trees([e.data for e in chosen])), names)


def _useful(example: CleanerExample) -> bool:
    return bool(example.data.labels.sum() > 0)


def _check(
    pages: Sequence[TrainingPage],
    found: Sequence[CleanerExample],
    names: Sequence[str],
    recipe: CleanerRecipe,
    folds: int,
) -> None:
    scores: dict[str, list[float]] = {}
    for fold in range(folds):
        chosen = [e for e in found if e.fold != fold and _useful(e)]
        trained = Trained(chosen, names, recipe)
        trees = fit_trees([e.data for e in chosen]) if chosen[0].form == "page" else None
        for example in (e for e in found if e.fold == fold):
            kept = trained.keeps(example)
            if example.form == "story":
                words = sum(size for size, keep in zip(example.sizes, kept, strict=True) if keep)
                scores.setdefault("story kept", []).append(words / (sum(example.sizes) or 1))
                continue
            scores.setdefault(example.form, []).append(_f1(pages[example.page], kept))
            if trees is not None:
                second = trees.predict_proba(example.data.features)[:, 1]
                both = _f1(pages[example.page], trained.keeps(example, second))
                scores.setdefault("with trees", []).append(both)
        print(f"after fold {fold}:", _means(scores), flush=True)


def _f1(page: TrainingPage, kept: Sequence[bool]) -> float:
    return word_f1(page.body, "\n".join(b.text for b, keep in zip(page.blocks, kept, strict=True) if keep))


def _means(scores: dict[str, list[float]]) -> str:
    return ", ".join(f"{form} {sum(s) / len(s):.4f} ({len(s)})" for form, s in scores.items())


def word_f1(true: str, found: str) -> float:
    """The F1 of two texts as bags of lower-cased words."""
    a, b = (Counter(_WORD.findall(t.lower())) for t in (true, found))
    return 2 * (a & b).total() / ((a.total() + b.total()) or 1)


def save(path: Path, trained: Trained, lexicons: Lexicons) -> None:
    """Write the weights as half floats, for `reader.clean.models.cleaner_weights` to read."""
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
    write_arrays(path, trained.names, arrays)


if __name__ == "__main__":
    main()
