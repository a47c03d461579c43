"""Names on the tokens of an article, at most one on each."""

from __future__ import annotations

from reader.annotate.tokens.tokens import Tokens
from reader.frozen import frozen
from reader.model.analysis import EntityKind

NAME_TAGS = frozenset({"NNP", "NNPS"})
HYPHENS = frozenset({"-", "–", "‑", "—"})


@frozen
class NameSpan:
    """A name at the tokens `[first, past)`. `sure`: the recogniser or a table knows it; `stated`: words
    beside it say of what kind it is.
    """

    first: int
    past: int
    kind: EntityKind
    sure: bool = True
    stated: bool = False


class NameSpans:
    """Names on the article's tokens, at most one on each token."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.names: dict[int, NameSpan] = {}
        self.owner: list[int] = [-1] * len(tokens)

    def at(self, i: int) -> NameSpan | None:
        """The name that token i belongs to."""
        first = self.owner[i] if 0 <= i < len(self.owner) else -1
        return self.names[first] if first >= 0 else None

    def add(self, name: NameSpan) -> None:
        """Add a name; names that it overlaps are removed."""
        for i in range(name.first, name.past):
            other = self.at(i)
            if other is not None:
                self.remove(other)
        self.names[name.first] = name
        for i in range(name.first, name.past):
            self.owner[i] = name.first

    def remove(self, name: NameSpan) -> None:
        """Remove a name."""
        del self.names[name.first]
        for i in range(name.first, name.past):
            self.owner[i] = -1

    def free(self, first: int, past: int) -> bool:
        """Whether no name stands on the tokens `[first, past)`."""
        return all(owner < 0 for owner in self.owner[first:past])

    def ordered(self) -> list[NameSpan]:
        """All names, in order."""
        return [self.names[first] for first in sorted(self.names)]

    def key(self, name: NameSpan) -> tuple[str, ...]:
        """A name's words."""
        return tuple(self.tokens.text[name.first : name.past])
