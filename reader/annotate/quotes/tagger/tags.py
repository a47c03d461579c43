"""The tags of the tagger."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Tag(IntEnum):
    """What a token is part of: a source, a cue, a content, or nothing. B begins one, I goes on."""

    OUTSIDE = 0
    B_SOURCE = 1
    I_SOURCE = 2
    B_CUE = 3
    I_CUE = 4
    B_CONTENT = 5
    I_CONTENT = 6


def allowed() -> NDArray[np.bool_]:
    """Which tag may follow which: an I only after its own B or I."""
    may = np.ones((len(Tag), len(Tag)), bool)
    for inside in (Tag.I_SOURCE, Tag.I_CUE, Tag.I_CONTENT):
        may[:, inside] = False
        may[[inside - 1, inside], inside] = True
    return may
