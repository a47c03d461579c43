"""The network of the learned cleaner, as it is trained. `reader.clean.models` runs it without torch.

Standardised features -> linear, ReLU -> bidirectional LSTM -> linear over the LSTM's and the first layer's
outputs -> the log-odds of each line being of the story.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

CLIP = 5.0  # standard deviations
_CHUNK = 300  # lines
_BATCH = 16  # chunks


@dataclass(frozen=True, slots=True)
class CleanerRecipe:
    """The settings of a training run. `drop` are the chances of hiding the columns of each language group."""

    inner: int = 40
    hidden: int = 40
    dropout: float = 0.25
    rate: float = 4e-3
    decay: float = 0.02
    epochs: int = 10
    seed: int = 0
    drop: tuple[float, ...] = (0.15, 0.1, 0.1)


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """The lines of one page: features (lines x columns, float32), labels and weights (lines)."""

    features: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


class LineTagger(nn.Module):  # type: ignore[misc]
    """The network; `forward` maps (batch, lines, columns) to (batch, lines)."""

    def __init__(self, columns: int, recipe: CleanerRecipe) -> None:
        super().__init__()
        self.first = nn.Linear(columns, recipe.inner)
        self.lstm = nn.LSTM(recipe.inner, recipe.hidden, batch_first=True, bidirectional=True)
        self.last = nn.Linear(2 * recipe.hidden + recipe.inner, 1)
        self.drop = nn.Dropout(recipe.dropout)

    def forward(self, x: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        inner = self.drop(torch.relu(self.first(x)))
        packed = nn.utils.rnn.pack_padded_sequence(inner, lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        joined = torch.cat([self.drop(states), inner[:, : states.shape[1]]], dim=2)
        result: torch.Tensor = self.last(joined).squeeze(2)
        return result


def standardise(pages: Sequence[LabelledPage]) -> tuple[np.ndarray, np.ndarray]:
    """The mean and the standard deviation of each column."""
    stacked = np.concatenate([p.features for p in pages])
    deviation = stacked.std(axis=0)
    return stacked.mean(axis=0), np.where(deviation < 1e-3, 1.0, deviation)


def train(
    pages: Sequence[LabelledPage], hidden: Sequence[Sequence[int]], recipe: CleanerRecipe
) -> LineTagger:
    """Fit the network to standardised pages. `hidden`: the columns of each entry of `recipe.drop`."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    chunks = _chunks(pages)
    model = LineTagger(chunks[0].features.shape[1], recipe)
    steps = recipe.epochs * ((len(chunks) + _BATCH - 1) // _BATCH)
    best = torch.optim.AdamW(model.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    pace = torch.optim.lr_scheduler.OneCycleLR(best, max_lr=recipe.rate, total_steps=steps)
    model.train()
    for _ in range(recipe.epochs):
        order = list(range(len(chunks)))
        chance.shuffle(order)
        for start in range(0, len(order), _BATCH):
            x, y, w, lengths = _batch(
                [chunks[k] for k in order[start : start + _BATCH]], hidden, recipe, chance
            )
            loss = nn.functional.binary_cross_entropy_with_logits(
                model(x, lengths), y, weight=w, reduction="sum"
            )
            best.zero_grad()
            (loss / w.sum()).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            pace.step()
    model.eval()
    return model


def predict(model: LineTagger, features: np.ndarray) -> np.ndarray:
    """The probability of each line of one standardised page."""
    x = torch.from_numpy(features).unsqueeze(0)
    with torch.no_grad():
        found: np.ndarray = torch.sigmoid(model(x, torch.tensor([len(features)])))[0].numpy()
    return found


def _chunks(pages: Sequence[LabelledPage]) -> list[LabelledPage]:
    chunks = []
    for page in pages:
        for start in range(0, len(page.labels), _CHUNK):
            cut = slice(start, start + _CHUNK)
            chunks.append(LabelledPage(page.features[cut], page.labels[cut], page.weights[cut]))
    return chunks


def _batch(
    chunks: Sequence[LabelledPage],
    hidden: Sequence[Sequence[int]],
    recipe: CleanerRecipe,
    chance: random.Random,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(c.labels) for c in chunks)
    x = np.zeros((len(chunks), longest, chunks[0].features.shape[1]), np.float32)
    y = np.zeros((len(chunks), longest), np.float32)
    w = np.zeros((len(chunks), longest), np.float32)
    for k, chunk in enumerate(chunks):
        size = len(chunk.labels)
        x[k, :size], y[k, :size], w[k, :size] = chunk.features, chunk.labels, chunk.weights
        for columns, likely in zip(hidden, recipe.drop, strict=True):
            if chance.random() < likely:
                x[k][:, columns] = 0.0
    lengths = torch.tensor([len(c.labels) for c in chunks])
    return torch.from_numpy(x), torch.from_numpy(y), torch.from_numpy(w), lengths
