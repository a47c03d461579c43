"""Which letter and colour a speaker has: the same in text, gutter, panel and map."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from reader.model.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker's sign. `colour` is an index into the theme's speaker colours, to be taken modulo."""

    letter: str
    colour: int


def voices(analysis: Analysis) -> dict[str, Voice]:
    """The sign of every speaker by id: those with the most words first; after Z come lower-case letters
    and then a middle dot."""
    ranked = sorted(analysis.speakers, key=lambda s: (-s.words, s.id))
    letters = ascii_uppercase + ascii_uppercase.lower()
    return {speaker.id: Voice(letters[i] if i < len(letters) else "·", i) for i, speaker in enumerate(ranked)}
