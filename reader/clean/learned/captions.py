"""Captions in a dump: nothing marks them but the credit of the picture beside them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.clean.learned.lines import Line

_LONGEST = 60  # words


def is_caption(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a sentence beside the credit of a picture: it says what the picture shows."""
    line = lines[index]
    if not line.ends or line.hit is not None or line.size > _LONGEST:
        return False
    beside = [lines[k].hit for k in (index - 1, index + 1) if 0 <= k < len(lines)]
    return any(hit is not None and hit.reason == "photo credit" for hit in beside)
