"""The referents of one article while their mentions are being collected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reader.annotate.names.tables import Gender
from reader.model.analysis import EntityKind


@dataclass(slots=True)
class DraftMention:
    """One mention at the tokens `[first, past)`, its head word, how it was linked, and how surely."""

    first: int
    past: int
    head: int
    how: str
    certainty: float = 1.0


@dataclass(slots=True)
class EntityDraft:
    """A referent in the making. `kind` is None for the unnamed; `number` is its index among the drafts.

    `maybe`: its name is not recognised as a person's, but could be one.
    """

    number: int
    kind: EntityKind | None
    names: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    plural: bool = False
    maybe: bool = False
    noun: str = ""
    roles: list[str] = field(default_factory=list)
    mentions: list[DraftMention] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether 'he' or 'she' may mean it."""
        return self.kind is EntityKind.PERSON or self.maybe or (self.kind is None and not self.plural)

    @property
    def name(self) -> str:
        """The fullest form of the name in the article: most words, then not all in capitals,
        then most frequent, then longest."""
        if not self.names:
            return ""
        forms = list(self.names)
        if self.kind is EntityKind.PERSON:  # 'Crooked Jane Doe' where there is a 'Jane Doe'
            full = [f for f in forms[:40] if len(f.split()) > 1]
            forms = [f for f in forms if not any(f != g and f.endswith(f" {g}") for g in full)]
        return max(forms, key=lambda n: (len(n.split()), not n.isupper(), self.names[n], len(n)))
