"""Train the pickers of title and byline from a folder of pages with ground truth.

    python -m reader.training.clean_picker FOLDER --out reader/clean/learned/data/pickers.json

With --check prints how often the right line is picked on unseen sites. Needs PyTorch.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from reader.clean.learned.lines import read_line
from reader.clean.learned.pick import Candidate, Wanted, candidates, day_of, people_of
from reader.clean.metadata.names import names_in
from reader.training.clean_pages import TrainingPage, read_pages
from reader.training.clean_set import FOLDS, fold_of

_WORD = re.compile(r"\w+")
_HIDDEN, _STEPS, _RATE, _DECAY = 12, 150, 0.02, 0.1
_DROP, _NOISE = 0.1, 0.03


@dataclass(frozen=True, slots=True)
class Task:
    """The candidates of one page, which of them are right, and the page's fold."""

    found: list[Candidate]
    right: list[bool]
    fold: int


class Net(torch.nn.Module):  # type: ignore[misc]
    """Scores candidates: (candidates, features) to (candidates)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = torch.nn.Linear(width, _HIDDEN)
        self.second = torch.nn.Linear(_HIDDEN, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        result: torch.Tensor = self.second(torch.tanh(self.first(x))).squeeze(1)
        return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training program."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="file to write the weights to")
    parser.add_argument("--check", action="store_true", help="measure on unseen sites first")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    pages = list(read_pages(given.folder))
    written = {}
    for wanted in Wanted:
        found = [t for p in pages if (t := task(p, wanted)) is not None]
        for fold in range(FOLDS if given.check else 0):
            net = fit([t for t in found if t.fold != fold])
            tested = [t for t in found if t.fold == fold]
            print(wanted.value, "fold", fold, _report(net, tested), flush=True)
        net = fit(found)
        written[wanted.value] = {
            "first": _rounded(net.first.weight),
            "first_bias": _rounded(net.first.bias),
            "second": _rounded(net.second.weight[0]),
            "bias": round(float(net.second.bias.detach()), 4),
        }
    if given.out:
        given.out.write_text(json.dumps(written, separators=(",", ":")) + "\n", "utf-8")


def task(page: TrainingPage, wanted: Wanted) -> Task | None:
    """The candidates of a page; the story is the true one."""
    lines = [read_line(b.text, b.gap) for b in page.blocks]
    kept = [y >= 0.5 for y in page.labels]
    titles = [is_title(x.text, page.title) for x in lines]
    first = kept.index(True) if True in kept else 0
    near = [k for k, right in enumerate(titles) if right and k <= first + 2]
    found = candidates(lines, kept, near[-1] if near and wanted is not Wanted.TITLE else None)
    if not found:
        return None
    if wanted is Wanted.TITLE:
        right = [titles[c.index] for c in found]
    elif wanted is Wanted.DATE:
        days = [day_of(lines[c.index].text) for c in found]
        right = [day is not None and bool(page.date) and page.date.startswith(day[0]) for day in days]
    else:
        true = {_fold(n) for n in names_in(page.author)}
        right = [bool(true & {_fold(n) for n in people_of(lines[c.index].text)}) for c in found]
    return Task(found, right, fold_of(page))


def is_title(line: str, title: str) -> bool:
    """Whether a line is a title, or nearly."""
    a, b = _WORD.findall(line.lower()), _WORD.findall(title.lower())
    common = len(set(a) & set(b))
    return bool(b) and (a == b or common >= 0.85 * len(set(a) | set(b)))


def fit(tasks: Sequence[Task]) -> Net:
    """Maximise the chance of the right candidates of each page, or of 'none' where none is right."""
    torch.manual_seed(0)
    rows = np.array([c.features for t in tasks for c in t.found], np.float32)
    right = torch.tensor([r for t in tasks for r in t.right])
    page = torch.tensor([k for k, t in enumerate(tasks) for _ in t.found])
    x = torch.from_numpy(rows)
    net = Net(rows.shape[1])
    best = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    none = torch.tensor([not any(t.right) for t in tasks])
    pace = torch.optim.lr_scheduler.LinearLR(best, 1.0, 0.01, _STEPS)
    for _ in range(_STEPS):
        seen = x * (torch.rand_like(x) > _DROP) / (1 - _DROP) + _NOISE * torch.randn_like(x)
        odds = torch.exp(net(seen).clamp(-20, 20))
        total = torch.ones(len(tasks)).index_add(0, page, odds)
        hit = torch.zeros(len(tasks)).index_add(0, page, odds * right) + none
        loss = -torch.log(hit / total).mean()
        best.zero_grad()
        loss.backward()
        best.step()
        pace.step()
    return net


def _report(net: Net, tasks: Sequence[Task]) -> str:
    picked = true = empty = 0
    for t in tasks:
        with torch.no_grad():
            scores = net(torch.tensor([c.features for c in t.found]))
        chance = torch.softmax(torch.cat([scores, torch.zeros(1)]), 0)[:-1]
        k = int(chance.argmax())
        chosen = bool(chance[k] >= 0.25)
        picked += chosen and t.right[k]
        true += any(t.right)
        empty += chosen and not any(t.right)
    return f"right {picked} of {true} visible on {len(tasks)} pages; picked where there is none {empty}"


def _fold(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))


def _rounded(values: torch.Tensor) -> list[float] | list[list[float]]:
    found: list[float] | list[list[float]] = np.round(values.detach().numpy().astype(float), 4).tolist()
    return found


if __name__ == "__main__":
    main()
