"""Of which land somebody is said to be: 'the Swede Lars Edman', 'Spain's Alcoba', 'Edman, of Sweden'.

'The Spaniard said' is read by it: whoever is said to be of Spain, or of no land, and nobody of another.
"""

from __future__ import annotations

from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens

MOST_MENTIONS = 12  # of one person that are looked at
MOST_BEFORE = 4  # tokens before a name that may describe it: 'the Spanish world number two'
WITHIN = ("NN", "NNP", "JJ", "CD", "HYPH")
BRITISH = words("British lands")


def people_at(tokens: Tokens, i: int) -> tuple[int, str | None]:
    """Where the name of a people that ends at token i begins, and its land; 'New Zealander' has two."""
    known = tables().places
    for first in (i - 1, i):
        place = known.get(tokens.text_of(first, i + 1)) if first >= 0 else None
        if place is not None and place.adjective:
            return first, place.name
    return i, None


class PersonLands:
    """The lands of the people of one article, each worked out once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._known: dict[int, frozenset[str]] = {}

    def of(self, draft: EntityDraft) -> frozenset[str]:
        """The lands that the words beside the mentions of a person name; mostly none."""
        if draft.number not in self._known:
            named = [m for m in draft.mentions[:MOST_MENTIONS] if m.how not in ("role", "description")]
            beside = (land for m in named for land in (_before(self.tokens, m), _behind(self.tokens, m)))
            self._known[draft.number] = frozenset(land for land in beside if land)
        return self._known[draft.number]

    def may_be_of(self, draft: EntityDraft, land: str) -> bool:
        """Whether a person may be called one of `land`: nobody of another, but a Scot is a Briton."""
        lands = self.of(draft)
        return not lands or land in lands or (land in BRITISH and not BRITISH.isdisjoint(lands))


def _before(tokens: Tokens, mention: DraftMention) -> str | None:
    """'Swede Lars Edman', 'the Spanish forward Rafael Alcoba', 'Spain's Rafael Alcoba'."""
    last = mention.first - 1
    if last > 0 and tokens.tag[last] == "POS":
        return _country(tokens, last)
    for i in range(last, max(-1, last - MOST_BEFORE), -1):
        if tokens.tag[i] not in WITHIN or tokens.sentence[i] != tokens.sentence[mention.first]:
            return None
        _, land = people_at(tokens, i)
        if land is not None:
            return land
    return None


def _behind(tokens: Tokens, mention: DraftMention) -> str | None:
    """'Edman of Sweden', 'Edman, of Sweden', 'Edman (Sweden)', 'Edman, a Swede', 'Edman, the Swedish ace'."""
    i = mention.past
    if tokens.has(i) and tokens.text[i] in (",", "("):
        i += 1
    if not tokens.has(i + 1):
        return None
    word = tokens.text[i].lower()
    if word == "of" or tokens.text[i - 1] == "(":
        start = i + (word == "of")
        return _country(tokens, start + 2) or _country(tokens, start + 1)
    if word in ("a", "an", "the") and i > mention.past:
        _, land = people_at(tokens, i + 1)
        return land or (people_at(tokens, i + 2)[1] if tokens.has(i + 2) else None)
    return None


def _country(tokens: Tokens, past: int) -> str | None:
    """The country whose name ends before the token `past`."""
    for first in (past - 2, past - 1):
        name = tokens.text_of(first, past) if first >= 0 and past <= len(tokens) else ""
        if name in tables().countries:
            return tables().places[name].name
    return None
