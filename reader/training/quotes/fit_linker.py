"""Fits the linker, which chooses among the sources near a content, on predicted contents."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from reader.annotate.quotes.tagger.linker import WIDTH, LinkerWeights, LinkingContext, SourceKind
from reader.annotate.quotes.tagger.tagged_spans import Range
from reader.numerics.types import Floats
from reader.training.quotes.gold_articles import GoldArticle, GoldQuote, token_range

log = logging.getLogger(__name__)
HIDDEN = 16


@dataclass(frozen=True, slots=True)
class LinkingCase:
    """The candidates of one content, and which of them are right."""

    rows: Floats
    right: NDArray[np.bool_]


def gold_pieces(example: GoldArticle) -> list[tuple[Range, GoldQuote]]:
    """The pieces of all gold contents, as token ranges."""
    doc = example.parsed.doc
    starts = np.array([t.idx for t in doc] + [len(doc.text)])
    return [(token_range(starts, span), gold) for gold in example.gold for span in gold.content]


def share(one: Range, other: Range) -> float:
    """Tokens in both, as a share of the tokens in either."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def best(content: Range, gold: list[tuple[Range, GoldQuote]]) -> tuple[float, GoldQuote | None]:
    """The gold content most like a predicted one."""
    scored = [
        (share(content, piece), g) for piece, g in gold if piece[0] < content[1] and content[0] < piece[1]
    ]
    return max(scored, key=lambda s: s[0], default=(0.0, None))


def cases(example: GoldArticle, context: LinkingContext) -> list[LinkingCase]:
    """What the linker is to learn from one article, the source before always known."""
    doc = example.parsed.doc
    starts = np.array([t.idx for t in doc] + [len(doc.text)])
    gold = gold_pieces(example)
    found: list[LinkingCase] = []
    carried: Range | None = None
    last = -1
    for content in context.found.contents:
        paragraph = int(context.arrays.paragraph[content[0]])
        if paragraph - last > 1:
            carried = None
        last = paragraph
        like, match = best(content, gold)
        if match is None or like < 0.5:
            continue
        listed = context.candidates(content, carried)
        ranges = [token_range(starts, s) for s in match.source]
        right = np.array(
            [
                any(a < c.words[1] and c.words[0] < b for a, b in ranges)
                if c.kind is not SourceKind.NONE
                else not ranges
                for c in listed
            ]
        )
        if not right.any():
            continue
        found.append(LinkingCase(context.rows(content, listed, carried), right))
        chosen = listed[int(right.argmax())]
        if chosen.kind is not SourceKind.NONE:
            carried = chosen.words
    return found


def fit(learnt: list[LinkingCase], *, epochs: int = 12, seed: int = 1) -> LinkerWeights:
    """Train the linker by the likelihood of the right candidates."""
    torch.manual_seed(seed)
    net = torch.nn.Sequential(
        torch.nn.Linear(WIDTH, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, 1, bias=False)
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=1e-2)
    most = max(len(c.right) for c in learnt)
    rows = np.zeros((len(learnt), most, WIDTH), np.float32)
    right = np.zeros((len(learnt), most), bool)
    there = np.zeros((len(learnt), most), bool)
    for i, c in enumerate(learnt):
        rows[i, : len(c.right)], right[i, : len(c.right)], there[i, : len(c.right)] = c.rows, c.right, True
    x, yes, on = torch.from_numpy(rows), torch.from_numpy(right), torch.from_numpy(there)
    total = epochs * (len(learnt) // 64 + 1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, total)
    for epoch in range(epochs):
        order = torch.randperm(len(learnt))
        losses = []
        for at in range(0, len(order), 64):
            pick = order[at : at + 64]
            scores = net(x[pick]).squeeze(-1).masked_fill(~on[pick], -1e9)
            good = scores.masked_fill(~yes[pick], -1e9)
            loss = (torch.logsumexp(scores, 1) - torch.logsumexp(good, 1)).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        log.info("linker epoch %d: loss %.4f", epoch + 1, sum(losses) / len(losses))
    first, second = net[0], net[2]
    return LinkerWeights(
        first.weight.detach().numpy().T.copy(), first.bias.detach().numpy(), second.weight.detach().numpy()[0]
    )
