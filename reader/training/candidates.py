"""Fits the small networks that choose one of several candidates, or none. Needs PyTorch."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

_DROP, _NOISE = 0.1, 0.03


@dataclass(frozen=True, slots=True)
class Task:
    """The features of the candidates of one page, which of them are right, and the page's fold."""

    features: list[list[float]]
    right: list[bool]
    fold: int


@dataclass(frozen=True, slots=True)
class CandidateRecipe:
    """The settings of a training run."""

    hidden: int = 12
    steps: int = 150
    rate: float = 0.02
    decay: float = 0.1


class CandidateNet(torch.nn.Module):  # type: ignore[misc]
    """Scores candidates: (candidates, features) to (candidates)."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.first = torch.nn.Linear(width, hidden)
        self.second = torch.nn.Linear(hidden, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        result: torch.Tensor = self.second(torch.tanh(self.first(x))).squeeze(1)
        return result

    def weights(self) -> dict[str, object]:
        """The weights as `reader.numerics.candidate_network.CandidateNetwork` takes them."""
        return {
            "first": _rounded(self.first.weight),
            "first_bias": _rounded(self.first.bias),
            "second": _rounded(self.second.weight[0]),
            "bias": round(float(self.second.bias.detach()), 4),
        }


def asked(about: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """What a training program is asked for: `folder`, `out` and `check`. `about` is its docstring.

    Holds PyTorch to one thread, with which a run gives the same weights again.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="file to write the weights to")
    parser.add_argument("--check", action="store_true", help="measure on unseen sites first")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    return given


def fit(tasks: Sequence[Task], recipe: CandidateRecipe) -> CandidateNet:
    """Maximise the chance of the right candidates of each page, or of 'none' where none is right."""
    torch.manual_seed(0)
    rows = np.array([x for t in tasks for x in t.features], np.float32)
    right = torch.tensor([r for t in tasks for r in t.right])
    page = torch.tensor([k for k, t in enumerate(tasks) for _ in t.features])
    x = torch.from_numpy(rows)
    net = CandidateNet(rows.shape[1], recipe.hidden)
    best = torch.optim.AdamW(net.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    none = torch.tensor([not any(t.right) for t in tasks])
    pace = torch.optim.lr_scheduler.LinearLR(best, 1.0, 0.01, recipe.steps)
    for _ in range(recipe.steps):
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


def chosen(net: CandidateNet, features: Sequence[Sequence[float]]) -> tuple[int, float]:
    """The index of the likeliest candidate and its chance among all of them and 'none'."""
    with torch.no_grad():
        scores = net(torch.tensor(features))
    chance = torch.softmax(torch.cat([scores, torch.zeros(1)]), 0)[:-1]
    index = int(chance.argmax())
    return index, float(chance[index])


def _rounded(values: torch.Tensor) -> object:
    return np.round(values.detach().numpy().astype(float), 4).tolist()
