"""The tags of the tagger."""

from __future__ import annotations

from enum import IntEnum


class Tag(IntEnum):
    """What a token is part of: a source, a cue, a content, or nothing. B begins one, I goes on."""

    OUTSIDE = 0
    B_SOURCE = 1
    I_SOURCE = 2
    B_CUE = 3
    I_CUE = 4
    B_CONTENT = 5
    I_CONTENT = 6
