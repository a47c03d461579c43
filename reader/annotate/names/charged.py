"""Whom 'the accused' means: whoever is said to be arrested, charged or on trial."""

from __future__ import annotations

from reader.annotate.names.bounds import words as name_words
from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.recent_mentions import RecentMentions
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

NOUNS = name_words("the accused")
"""Nouns for somebody on trial, lower case, singular."""
SUFFERED = name_words("done to the accused")
"""What is done to such a person."""
DONE = name_words("done by the accused")
"""What such a person does."""
MOST_PEOPLE = 12  # of those mentioned last
MOST_MENTIONS = 12  # of each
OBJECTS = frozenset({"dobj", "nsubjpass"})


def whom_charged(tokens: Tokens, recent: RecentMentions, i: int) -> EntityDraft | None:
    """The named person whom a noun of `NOUNS` at token i means: the last one said to be charged, else the
    last one who denies or admits something; None where nobody is."""
    suffered: list[tuple[int, EntityDraft]] = []
    done: list[tuple[int, EntityDraft]] = []
    for one in recent.latest()[:MOST_PEOPLE]:
        if one.draft.kind is not EntityKind.PERSON:
            continue
        for mention in one.draft.mentions[-MOST_MENTIONS:]:
            if mention.head >= i:
                continue
            verb, dep = tokens.head[mention.head], tokens.dep[mention.head]
            lemma = tokens.lemma[verb].lower()
            if dep in OBJECTS and lemma in SUFFERED:
                suffered.append((mention.head, one.draft))
            elif dep == "nsubj" and lemma in DONE:
                done.append((mention.head, one.draft))
    found = suffered or done
    return max(found, key=lambda pair: pair[0])[1] if found else None
