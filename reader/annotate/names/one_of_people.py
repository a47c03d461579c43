"""Whom 'the Spaniard' means, where it says who speaks."""

from __future__ import annotations

from collections.abc import Callable

from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.lands import PersonLands, people_at
from reader.annotate.names.recent_mentions import RecentMentions
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

MOST_BEFORE = 6  # tokens from 'the' to the name of a people
DESCRIBING = frozenset({"JJ", "JJR", "JJS", "CD", "HYPH", "NN", "VBN", "RBS"})
STATED, ACTED = 0.8, 0.6  # how surely it is who is said to be of the land, and who acted last


class OneOfPeople:
    """Remembers of each land whom its people's name meant first."""

    def __init__(
        self, tokens: Tokens, drafts: list[EntityDraft], recent: RecentMentions, lands: PersonLands
    ) -> None:
        self.tokens = tokens
        self.drafts = drafts
        self.recent = recent
        self.lands = lands
        self._meant: dict[str, EntityDraft] = {}

    def find(
        self, i: int, acted: Callable[[str], EntityDraft | None]
    ) -> tuple[EntityDraft, DraftMention] | None:
        """Whom 'the Hungarian' that ends at token i means, and the mention: whoever is said to be of that
        land, or who `acted` last and may be of it; none for 'the Hungarians', who are a people."""
        first, land = people_at(self.tokens, i)
        if land is None or not self._is_one(first, i, land):
            return None
        stated = self._stated(land)
        meant = stated or self._meant.get(land) or acted(land)
        if meant is None:
            return None
        if stated is None:
            self._meant[land] = meant
        return meant, DraftMention(first, i + 1, i, "role", ACTED if stated is None else STATED)

    def _is_one(self, first: int, i: int, land: str) -> bool:
        """Whether the tokens first to i, which name a people, mean one of it."""
        tokens, word = self.tokens, self.tokens.text[i]
        if word.endswith(("s", "sh", "ch")):
            return False
        if word.endswith("ese") and any(draft.name == land for draft in self.drafts):
            return False  # where the land is named the people may be meant
        before = first - 1
        while before > 0 and first - before <= MOST_BEFORE and tokens.tag[before] in DESCRIBING:
            before -= 1  # 'the 29-year-old Spaniard'
        return (
            before >= 0
            and tokens.text[before].lower() == "the"
            and tokens.dep[i] in ("nsubj", "nsubjpass")
            and tokens.sentence[before] == tokens.sentence[i]
        )

    def _stated(self, land: str) -> EntityDraft | None:
        """The person who was mentioned last of those who are said to be of the land."""
        latest = (one.draft for one in self.recent.latest() if one.draft.kind is EntityKind.PERSON)
        return next((draft for draft in latest if land in self.lands.of(draft)), None)
