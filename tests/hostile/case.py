"""What a hostile case is, and the story that each of them tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

STORY = "The harbour board of Port Ellis voted on Monday for the new quay, nine to two, after a long debate."
QUOTE = "“We counted 4,200 containers on the quay,” said Ines Okafor, the port's chief engineer."
NEEDLE = "votedonmonday"  # of the story, without its spaces and in small letters


class Case(NamedTuple):
    """A file to be. `opens`: whether it is an article; then the words of the story must be printed."""

    name: str
    group: str
    make: Callable[[Path], object]
    opens: bool = True
    keeps: bool = True
    file: str = "story.txt"


def text(words: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_bytes(words.encode(encoding, "surrogatepass"))


def raw(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)
