"""Training data of the cleaner: labelled pages to standardised features, lexicons scored out of fold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from reader.clean.models.hashed_lexicon import buckets, score
from reader.clean.models.line_features import features
from reader.clean.models.markup_features import BlockAncestry, dom_features, tokens
from reader.clean.models.text_lines import TextLine, read_line
from reader.text.language_detection import page_language
from reader.training.clean_lexicon import learn_lexicon
from reader.training.clean_model import LabelledPage
from reader.training.clean_pages import TrainingPage

FOLDS = 5
_HEAVIEST = 200.0  # words: longer lines weigh no more
_SPARE = 3  # one page in so many is also shown as its story alone


@dataclass(frozen=True, slots=True)
class CleanerExample:
    """A page in one of its forms: 'blank', 'wet' (no blank lines), 'story' (nothing else) or 'page'."""

    page: int
    form: str
    fold: int
    english: bool
    data: LabelledPage
    sizes: list[float]


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The weights of words and of class names, learned from all pages."""

    words: np.ndarray
    bias: float
    classes: np.ndarray


def fold_of(page: TrainingPage) -> int:
    """The fold of a page: all pages of a site are in one."""
    return fold_of_site(page.site)


def fold_of_site(site: str) -> int:
    """The fold of all pages of a site."""
    return crc32(site.encode()) % FOLDS


def examples(pages: Sequence[TrainingPage], kind: str) -> tuple[list[CleanerExample], list[str], Lexicons]:
    """All forms of all pages, the names of the columns, and the lexicons learned from all pages."""
    lines = [[read_line(b.text, b.gap) for b in p.blocks] for p in pages]
    folds = [fold_of(p) for p in pages]
    words = [[buckets(x.words, x.size) for x in page] for page in lines]
    scores, weights, bias = _out_of_fold(words, pages, lines, folds)
    class_scores = [[0.0] * len(page) for page in lines]
    class_weights = np.zeros(1, np.float32)
    doms: list[BlockAncestry] = []
    if kind == "blocks":
        doms = [BlockAncestry(p.blocks, x) for p, x in zip(pages, lines, strict=True)]
        class_scores, class_weights, _ = _out_of_fold(
            [tokens(d) for d in doms], pages, lines, folds, biased=False
        )
    found: list[CleanerExample] = []
    names: list[str] = []
    for k, page in enumerate(pages):
        english = page_language(lines[k]) == "en"
        for form, chosen in _forms(k, page, kind):
            shown = [_shown(lines[k][i], form, k) for i in chosen]
            columns = features(shown, [scores[k][i] for i in chosen])
            if kind == "blocks":
                columns |= dom_features(page.blocks, doms[k], class_scores[k])
            names = list(columns)
            weight = np.array([min(x.size, _HEAVIEST) ** 0.5 for x in shown], np.float32)
            weight *= (0.5 if form == "story" else 1.0) / max(float(weight.sum()), 1e-9)
            table = np.array([columns[n] for n in names], np.float32).T
            data = LabelledPage(table, np.array([page.labels[i] for i in chosen], np.float32), weight)
            found.append(CleanerExample(k, form, folds[k], english, data, [x.size for x in shown]))
    return found, names, Lexicons(weights, bias, class_weights)


def _forms(k: int, page: TrainingPage, kind: str) -> list[tuple[str, list[int]]]:
    every = list(range(len(page.blocks)))
    if kind == "blocks":
        return [("page", every)]
    story = [i for i in every if page.labels[i] >= 0.5]
    spare = [("story", story)] if story and k % _SPARE == 0 else []
    return [("blank", every), ("wet", every), *spare]


def _shown(line: TextLine, form: str, k: int) -> TextLine:
    if form == "wet":
        return line._replace(gap=False)
    return line._replace(gap=bool(k % 2)) if form == "story" else line


def _out_of_fold(
    found: Sequence[Sequence[Sequence[int]]],
    pages: Sequence[TrainingPage],
    lines: Sequence[Sequence[TextLine]],
    folds: Sequence[int],
    *,
    biased: bool = True,
) -> tuple[list[list[float]], np.ndarray, float]:
    """Scores of each page's lines by a lexicon that did not see its fold; then one learned from all."""
    heavy = [[min(x.size, _HEAVIEST) ** 0.5 for x in page] for page in lines]
    heavy = [[1000 * w / (sum(page) or 1) for w in page] for page in heavy]

    def learn(chosen: Sequence[int]) -> tuple[np.ndarray, float]:
        return learn_lexicon(
            [b for k in chosen for b in found[k]],
            [y for k in chosen for y in pages[k].labels],
            [w for k in chosen for w in heavy[k]],
        )

    scores: list[list[float]] = [[] for _ in pages]
    for fold in range(FOLDS):
        weights, bias = learn([k for k, f in enumerate(folds) if f != fold])
        table = weights.tolist()
        for k, f in enumerate(folds):
            if f == fold:
                scores[k] = [score(b, table, bias if biased else 0.0) for b in found[k]]
    weights, bias = learn(range(len(pages)))
    return scores, weights, bias
