"""The antecedents that a pronoun or noun may refer to: what was mentioned last, at most two dozen."""

from __future__ import annotations

from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.pronouns import PronounCandidate, role_of
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

MOST_RECENT = 24  # drafts that are remembered


class RecentMentions:
    """The drafts mentioned last, the latest at the end; bounded, so that every lookup costs the same."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.last: dict[int, tuple[EntityDraft, DraftMention]] = {}
        self.subject_in: dict[int, int] = {}
        self.counts: dict[int, int] = {}
        self.outside: dict[int, int] = {}
        self.at: dict[int, EntityDraft] = {}
        self.speaking = -1
        self.spoke_at = -1

    def enter(self, draft: EntityDraft, mention: DraftMention) -> None:
        """Record a mention that has been read."""
        self.last.pop(draft.number, None)
        self.last[draft.number] = (draft, mention)
        if len(self.last) > MOST_RECENT:
            self.last.pop(next(iter(self.last)))
        self.counts[draft.number] = self.counts.get(draft.number, 0) + 1
        if role_of(self.tokens, mention.head) == "subject":
            self.subject_in[draft.number] = self.tokens.sentence[mention.head]
        if self.tokens.quote[mention.head] == OUTSIDE:
            self.outside[draft.number] = mention.head
        for i in range(mention.first, mention.past):
            self.at[i] = draft

    def speaks(self, draft: EntityDraft, i: int) -> None:
        """Record who spoke last, and the token that names them."""
        self.speaking, self.spoke_at = draft.number, i

    @property
    def last_speaker(self) -> tuple[int, int]:
        """The number of the draft that spoke last, and the token that named it; -1 for none."""
        return self.speaking, self.spoke_at

    def told_at(self, draft: EntityDraft) -> int:
        """The head of the last mention of a draft in the article's own words; -1 for none."""
        return self.outside.get(draft.number, -1)

    def latest(self) -> list[PronounCandidate]:
        """All of them, the latest first."""
        return [self._candidate(draft, mention) for draft, mention in reversed(self.last.values())]

    def following(self, draft: EntityDraft, mention: DraftMention) -> PronounCandidate:
        """A candidate whose name follows in the same sentence."""
        return self._candidate(draft, mention)

    def _candidate(self, draft: EntityDraft, mention: DraftMention) -> PronounCandidate:
        number = draft.number
        return PronounCandidate(
            draft, mention, self.subject_in.get(number, -9), self.counts.get(number, 0), len(draft.mentions)
        )
