"""A linear-chain CRF: the best chain of tags, and how likely each tag is at each token."""

from __future__ import annotations

import numpy as np

from reader.frozen import frozen
from reader.numerics.types import Flags, Floats, Ints

_NEVER = np.float32(-1e4)


@frozen
class TagChain:
    """The weights of a chain: `step[a, b]` scores tag b after tag a, `begin` a sequence's first tag.

    `allowed[a, b]`: whether b may follow a at all. Below, `scores` are (tokens, tags), and `cuts` the ends
    of the sequences in them.
    """

    step: Floats
    begin: Floats
    allowed: Flags

    def viterbi(self, scores: Floats, cuts: list[int]) -> Ints:
        """The best chain of tags of every sequence."""
        move = np.where(self.allowed, self.step, _NEVER)
        grid, steps = _grid(scores, cuts)
        best = self.begin + grid[0]
        back = np.zeros(grid.shape, np.int8)
        keep = np.arange(grid.shape[2])
        for t in range(1, len(grid)):
            through = best[:, :, None] + move
            on = (steps[t] >= 0)[:, None]
            back[t] = np.where(on, through.argmax(1), keep)
            best = np.where(on, through.max(1) + grid[t], best)
        tags = np.zeros(len(scores), np.int64)
        at = best.argmax(1)
        columns = np.arange(grid.shape[1])
        for t in range(len(grid) - 1, -1, -1):
            on = steps[t] >= 0
            tags[steps[t][on]] = at[on]
            at = back[t][columns, at]
        return tags

    def marginals(self, scores: Floats, cuts: list[int]) -> Floats:
        """The probability of every tag at every token, by the forward and backward recursions."""
        grid, steps = _grid(scores, cuts)
        move = np.where(self.allowed, np.exp(self.step), np.float32(0)).astype(np.float32)
        peak = grid.max(2, keepdims=True)
        local = np.exp(grid - peak)
        forward = np.empty_like(local)
        forward[0] = local[0] * np.exp(self.begin)
        forward[0] /= forward[0].sum(1, keepdims=True)
        for t in range(1, len(grid)):
            reached = (forward[t - 1] @ move) * local[t]
            reached /= reached.sum(1, keepdims=True)
            forward[t] = np.where((steps[t] >= 0)[:, None], reached, forward[t - 1])
        backward = np.ones_like(local)
        for t in range(len(grid) - 2, -1, -1):
            reached = (backward[t + 1] * local[t + 1]) @ move.T
            reached /= reached.sum(1, keepdims=True)
            backward[t] = np.where((steps[t + 1] >= 0)[:, None], reached, backward[t + 1])
        both = forward * backward
        both /= both.sum(2, keepdims=True)
        found = np.empty_like(scores)
        on = steps >= 0
        found[steps[on]] = both[on]
        return found


def _grid(scores: Floats, cuts: list[int]) -> tuple[Floats, Ints]:
    """Sequences side by side (tokens, sequences, tags), and the place of each token; -1 is padding."""
    bounds = np.array([0, *cuts])
    lengths = np.diff(bounds)
    steps = np.arange(int(lengths.max()))[:, None] + bounds[:-1][None, :]
    steps[np.arange(len(steps))[:, None] >= lengths[None, :]] = -1
    return scores[steps], steps
