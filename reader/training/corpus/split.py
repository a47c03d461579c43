"""Which beats of the corpus are kept out of all training, to measure on: a third of the first 25."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.training.corpus.markup import Annotated, read

ARTICLES = Path(__file__).parent / "articles"
HELD_OUT = ("councils", "cycling", "farming", "football", "music", "police", "strikes", "travel")


def articles(*, held_out: bool) -> Iterator[Annotated]:
    """The articles of the held-out beats, or those of all others, in the order of their files."""
    for path in sorted(ARTICLES.glob("*/*.txt")):
        if (path.parent.name in HELD_OUT) is held_out:
            yield read(path)


def part_of_beat(beat: str, parts: int) -> int:
    """Which part of the beats that are not held out this one is in, where each part is left out in turn."""
    beats = sorted({path.name for path in ARTICLES.iterdir() if path.is_dir()} - set(HELD_OUT))
    return beats.index(beat) % parts
