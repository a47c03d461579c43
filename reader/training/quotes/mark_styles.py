"""Articles rewritten in another style of quotation marks or letters, so that the tagger relies on none."""

from __future__ import annotations

import json
import random
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reader import pipeline
from reader.annotate import marks

STYLES: dict[str, tuple[str, str, str, str]] = {
    "straight": ('"', '"', "'", "'"),
    "curly": ("“", "”", "‘", "’"),
    "british": ("‘", "’", "“", "”"),
    "plain british": ("'", "'", '"', '"'),
    "apostrophes": ("''", "''", "'", "'"),
    "none": ("", "", "", ""),
}
LETTERS: dict[str, Callable[[str], str]] = {"lower": str.lower, "capitals": str.upper}
SHARES = {
    "straight": 4, "curly": 4, "british": 3, "plain british": 3, "apostrophes": 3, "none": 1, "lower": 1,
    "capitals": 1,
}  # fmt: skip


def restyle(text: str, style: str) -> tuple[str, Callable[[int], int]]:
    """The text in another style, and the mapping of its offsets."""
    if style in LETTERS:
        changed = "".join(LETTERS[style](c) if len(LETTERS[style](c)) == 1 else c for c in text)
        return changed, lambda at: at
    edits: list[tuple[int, int, str]] = []
    for mark in marks.find(pipeline.open_record(text, "")):
        nested = 2 if mark.depth % 2 else 0
        for there, at, new in (
            (mark.opened, mark.start, STYLES[style][nested]),
            (mark.closed, None, STYLES[style][nested + 1]),
        ):
            if there:
                wide = 2 if text[mark.start : mark.start + 2] in ("''", "``") else 1
                if at is None:
                    wide = 2 if text[mark.end - 2 : mark.end] == "''" else 1
                edits.append((mark.end - wide if at is None else at, wide, new))
    edits.sort()
    out, shifts, at, shift = [], [(0, 0)], 0, 0
    for start, wide, new in edits:
        if start < at:
            continue
        out += [text[at:start], new]
        at = start + wide
        shift += len(new) - wide
        shifts.append((at, shift))
    out.append(text[at:])
    places = [p for p, _ in shifts]
    size = len("".join(out))
    return "".join(out), lambda x: min(size, max(0, x + shifts[bisect_right(places, x) - 1][1]))


def rewritten(corpus: Path, share: float, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Rows of a corpus file, a share of them, each in a style drawn for it."""
    rng = random.Random(seed)
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            if rng.random() >= share:
                continue
            row = json.loads(line)
            style = rng.choices(list(SHARES), list(SHARES.values()))[0]
            text, place = restyle(row["text"], style)
            moved = [
                {key: [[place(s), place(e)] for s, e in a[key]] for key in ("content", "source", "cue")}
                for a in row["attributions"]
            ]
            yield {"id": row["id"], "text": text, "attributions": moved}
