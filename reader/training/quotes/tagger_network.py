"""The tagger as PyTorch trains it: embeddings, two bidirectional LSTM layers, and a linear-chain CRF."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from reader.annotate.quotes.tagger.features import NUMBERS
from reader.annotate.quotes.tagger.tags import Tag, allowed

DIMENSIONS = {
    "word": 40, "tag": 12, "dep": 12, "quote": 4, "cue": 6, "above": 16, "subject": 8, "head": 12, "edge": 4,
    "quotation": 6, "entity": 8, "shape": 4, "headlemma": 16, "cuelemma": 16, "suffix": 8,
}  # fmt: skip
CONTEXT, CONTEXT_KEPT = 96, 48  # width of spaCy's vectors, and of their projection
IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class NetworkShape:
    """The sizes of the network."""

    hidden: int = 96
    dropout: float = 0.35
    context_dropout: float = 0.2
    word_dropout: float = 0.06


class LockedDropout(nn.Module):  # type: ignore[misc]
    """Dropout with one mask for all the tokens of a sequence."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Drop features of `x` (batch, tokens, features)."""
        if not self.training or not self.share:
            return x
        mask = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.share) / (1 - self.share)
        return x * mask


class BidirectionalLstm(nn.Module):  # type: ignore[misc]
    """Two LSTMs, one forward and one over every sequence turned round within its own length.

    On a processor this trains three times as fast as one bidirectional LSTM over packed sequences.
    """

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.forwards = nn.LSTM(width, hidden, batch_first=True)
        self.behind = nn.LSTM(width, hidden, batch_first=True)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        """States of both directions, side by side."""
        places = torch.arange(x.shape[1]).expand(x.shape[0], -1)
        turned = torch.where(places < lengths[:, None], lengths[:, None] - 1 - places, places).unsqueeze(-1)
        back = self.behind(x.gather(1, turned.expand(-1, -1, x.shape[2])))[0]
        return torch.cat([self.forwards(x)[0], back.gather(1, turned.expand(-1, -1, back.shape[2]))], -1)


class TaggerNetwork(nn.Module):  # type: ignore[misc]
    """Scores of the tags of every token, and the CRF over them."""

    def __init__(self, sizes: dict[str, int], shape: NetworkShape) -> None:
        super().__init__()
        self.shape = shape
        self.embeddings = nn.ModuleList(nn.Embedding(n, DIMENSIONS[name]) for name, n in sizes.items())
        for table in self.embeddings:
            nn.init.normal_(table.weight, std=0.3)
        self.context = nn.Linear(CONTEXT, CONTEXT_KEPT)
        width = sum(DIMENSIONS[name] for name in sizes) + NUMBERS + CONTEXT_KEPT
        self.layers = nn.ModuleList(BidirectionalLstm(w, shape.hidden) for w in (width, 2 * shape.hidden))
        self.drop = LockedDropout(shape.dropout)
        self.context_drop = nn.Dropout(shape.context_dropout)
        self.scores = nn.Linear(2 * shape.hidden, len(Tag))
        self.step = nn.Parameter(torch.zeros(len(Tag), len(Tag)))
        self.begin = nn.Parameter(torch.zeros(len(Tag)))
        self.register_buffer("wall", torch.tensor((~allowed()).astype("float32")) * IMPOSSIBLE)

    def emit(self, categories: Tensor, numbers: Tensor, context: Tensor, lengths: Tensor) -> Tensor:
        """Scores (batch, tokens, tags)."""
        columns = list(categories.unbind(-1))
        if self.training and self.shape.word_dropout:
            for i in (0, 12, 13):  # words and lemmas
                lost = torch.rand(columns[i].shape) < self.shape.word_dropout
                columns[i] = columns[i].masked_fill(lost, 0)
        vectors = [table(c) for table, c in zip(self.embeddings, columns, strict=True)]
        x = torch.cat([*vectors, numbers, self.context(self.context_drop(context))], -1)
        for layer in self.layers:
            x = layer(self.drop(x), lengths)
        scores: Tensor = self.scores(self.drop(x))
        return scores

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the gold tags, a token."""
        step = self.step + self.wall
        alpha = self.begin + scores[:, 0]
        right = (self.begin[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1]).squeeze(1)) * mask[:, 0]
        for t in range(1, scores.shape[1]):
            on = mask[:, t]
            reached = torch.logsumexp(alpha.unsqueeze(2) + step, 1) + scores[:, t]
            alpha = torch.where(on.unsqueeze(1) > 0, reached, alpha)
            here = scores[:, t].gather(1, gold[:, t : t + 1]).squeeze(1) + step[gold[:, t - 1], gold[:, t]]
            right = right + here * on
        return (torch.logsumexp(alpha, 1) - right).sum() / mask.sum()
