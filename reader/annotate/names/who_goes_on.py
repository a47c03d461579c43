"""Who cannot be the 'he' of 'he said', and who is likely: by the words said and the sentence before them."""

from __future__ import annotations

from collections.abc import Mapping

from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.pronouns import OBJECTS, PronounCandidate
from reader.annotate.names.sources import SourceIndex
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

OF_HIMSELF = 2.0  # what a name in one's own words takes from the score
TO_HIMSELF = 9.0  # and being told it: 'he told Ada Holt'
ASKING = words("asking")
ENDS = frozenset({".", "!", "?", "…", "”", '"'})
MOST_TOLD = 12  # tokens behind a pronoun in which an object of its verb is looked for
MOST_SPOKEN = 400  # tokens of one quotation in which names are looked for


def against(
    tokens: Tokens,
    i: int,
    source_index: SourceIndex,
    names: Mapping[int, tuple[EntityDraft, DraftMention]],
) -> dict[int, float]:
    """What speaks against those who are named in the words that the pronoun at token i says, or are told
    them; by their numbers. What is reported before 'he said' is the article's wording, and may name him."""
    found: dict[int, float] = {}
    for attributed in source_index.by_head.get(i, ())[:4]:
        first, past = attributed.content
        for j in range(first, min(past, first + MOST_SPOKEN)):
            if j not in names or (j < i and tokens.quote[j] == OUTSIDE):
                continue
            if names[j][0].mentions[0].first < i:  # else the name may follow its pronoun
                found[names[j][0].number] = OF_HIMSELF
    verb = tokens.head[i]
    for j in range(i + 1, min(tokens.right[verb] + 1, i + MOST_TOLD)):
        if j in names and tokens.head[names[j][1].head] == verb and tokens.dep[names[j][1].head] in OBJECTS:
            found[names[j][0].number] = TO_HIMSELF
    return found


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
    asks = tokens.dep[tokens.head[best.mention.head]] == "advcl"  # 'Orr paused when Holt asked whether ...'
    if best.mention.head in source_index.by_head and not asks:
        return None
    low, high = tokens.sentences[sentence]
    for j in range(low, min(high, first)):
        main = tokens.dep[j] == "nsubj" and tokens.dep[tokens.head[j]] == "ROOT"
        if main and tokens.quote[j] == OUTSIDE:
            answered = tokens.lemma[tokens.head[j]].lower() in ASKING
            itself = tokens.left[j] <= best.mention.head <= tokens.right[j]  # 'the owner, Ada Holt, said'
            draft = None if answered or itself else at.get(j)
            return None if draft is None or draft.kind is None or _is_told(tokens, i, draft) else draft
    return None


def _is_told(tokens: Tokens, i: int, draft: EntityDraft) -> bool:
    """Whether somebody is named behind the pronoun at token i: 'he told Ada Holt'."""
    past = tokens.sentences[tokens.sentence[i]][1]
    return any(i < mention.first < past for mention in draft.mentions)
