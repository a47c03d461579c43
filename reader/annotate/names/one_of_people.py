"""Whom 'the Spaniard' means, where it says who speaks."""

from __future__ import annotations

from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.lands import PersonLands, people_at
from reader.annotate.names.recent_mentions import RecentMentions
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

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
        self.meant: dict[str, EntityDraft] = {}

    def land(self, i: int) -> str | None:
        """The land of 'the Spaniard' that ends at token i; none of 'the Spaniards', which are a people."""
        tokens, word = self.tokens, self.tokens.text[i]
        first, place = people_at(tokens, i)
        if place is None or word.endswith(("s", "sh", "ch")):
            return None
        if word.endswith("ese") and any(draft.name == place for draft in self.drafts):
            return None  # where the land is named the people may be meant
        one = (
            first > 0 and tokens.text[first - 1].lower() == "the" and tokens.dep[i] in ("nsubj", "nsubjpass")
        )
        return place if one else None

    def stated(self, land: str) -> EntityDraft | None:
        """The person who was mentioned last of those who are said to be of the land."""
        latest = (one.draft for one in self.recent.latest() if one.draft.kind is EntityKind.PERSON)
        return next((draft for draft in latest if land in self.lands.of(draft)), None)
