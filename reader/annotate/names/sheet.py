"""Names on the tokens of an article, at most one on each."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.names.words import Words
from reader.model.analysis import EntityKind

NAME_TAGS = frozenset({"NNP", "NNPS"})
HYPHENS = frozenset({"-", "–", "‑", "—"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name at the tokens `[first, past)`. `sure`: the recogniser or a table knows it."""

    first: int
    past: int
    kind: EntityKind
    sure: bool = True


class Sheet:
    """Names on the article's tokens, at most one on each token."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.names: dict[int, Name] = {}
        self.owner: list[int] = [-1] * len(words)

    def at(self, i: int) -> Name | None:
        """The name that token i belongs to."""
        first = self.owner[i] if 0 <= i < len(self.owner) else -1
        return self.names[first] if first >= 0 else None

    def add(self, name: Name) -> None:
        """Put a name down; names that it overlaps are taken away."""
        for i in range(name.first, name.past):
            other = self.at(i)
            if other is not None:
                self.remove(other)
        self.names[name.first] = name
        for i in range(name.first, name.past):
            self.owner[i] = name.first

    def remove(self, name: Name) -> None:
        """Take a name away."""
        del self.names[name.first]
        for i in range(name.first, name.past):
            self.owner[i] = -1

    def free(self, first: int, past: int) -> bool:
        """Whether no name stands on the tokens `[first, past)`."""
        return all(owner < 0 for owner in self.owner[first:past])

    def ordered(self) -> list[Name]:
        """All names, in order."""
        return [self.names[first] for first in sorted(self.names)]

    def key(self, name: Name) -> tuple[str, ...]:
        """A name's words."""
        return tuple(self.words.text[name.first : name.past])
