"""Who cannot be the 'he' of 'he said', and who is likely: by the words said and the sentence before them."""

from __future__ import annotations

from collections.abc import Mapping

from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.pronouns import PronounCandidate
from reader.annotate.names.sources import SourceIndex
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

OF_HIMSELF = 2.0  # what a name in one's own words takes from the score
ASKING = frozenset({"ask", "question", "press", "interview", "challenge", "quiz", "grill"})
ENDS = frozenset({".", "!", "?", "…", "”", '"'})
MOST_SPOKEN = 400  # tokens of one quotation in which names are looked for


def spoken_of(
    tokens: Tokens,
    i: int,
    source_index: SourceIndex,
    names: Mapping[int, tuple[EntityDraft, DraftMention]],
) -> frozenset[int]:
    """The numbers of those who are named in the words that the pronoun at token i says: few speak so of
    themselves. What is reported before 'he said' is the article's wording, and may name him."""
    found = set()
    for attributed in source_index.by_head.get(i, ())[:4]:
        first, past = attributed.content
        for j in range(first, min(past, first + MOST_SPOKEN)):
            if j in names and (j > i or tokens.quote[j] != OUTSIDE):
                found.add(names[j][0].number)
    return frozenset(found)


def subject_before(
    tokens: Tokens, i: int, best: PronounCandidate, source_index: SourceIndex, at: Mapping[int, EntityDraft]
) -> EntityDraft | None:
    """The subject of the sentence before the words in marks that the pronoun at token i says, where `best` is
    only mentioned in that sentence; None where no sentence stands right before them."""
    spoken = [a.content[0] for a in source_index.by_head.get(i, ()) if a.content[0] < i]
    first = min(spoken, default=i)
    last = first - 1
    while last > 0 and tokens.text[last].isspace():
        last -= 1
    if tokens.quote[first] == OUTSIDE or last < 0 or not 0 <= tokens.block[first] - tokens.block[last] <= 1:
        return None
    sentence = tokens.sentence[last]
    if tokens.text[last] not in ENDS or tokens.sentence[best.mention.head] != sentence:
        return None
    low, high = tokens.sentences[sentence]
    for j in range(low, min(high, first)):
        main = tokens.dep[j] == "nsubj" and tokens.dep[tokens.head[j]] == "ROOT"
        if main and tokens.quote[j] == OUTSIDE:
            answered = tokens.lemma[tokens.head[j]].lower() in ASKING
            draft = None if answered or best.mention.first <= j < best.mention.past else at.get(j)
            return None if draft is None or _is_told(tokens, i, draft) else draft
    return None


def _is_told(tokens: Tokens, i: int, draft: EntityDraft) -> bool:
    """Whether somebody is named behind the pronoun at token i: 'he told Ada Holt'."""
    past = tokens.sentences[tokens.sentence[i]][1]
    return any(i < mention.first < past for mention in draft.mentions)
