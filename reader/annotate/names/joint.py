"""Several people who speak together: 'Ana Costa and Peter Novak said'."""

from __future__ import annotations

from collections.abc import Mapping

from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

JOINT = "joint"
"""How a mention of several people refers to them."""
AND = frozenset({"and", "&"})
MOST = 5  # people who are named together
MOST_WORDS = 24  # tokens of a source in which they are looked for
MOST_ROLE = 8  # tokens between two of them
PARTING = frozenset({"IN", "TO", "WP", "WDT", "WRB", "VBD", "VBZ", "VBG", "VBN", "VBP", "POS", "-LRB-"})
"""Tags of words between two names that part them: 'Ana Costa, lawyer for Peter Novak and others'."""

Names = Mapping[int, tuple[EntityDraft, DraftMention]]


def named_together(
    tokens: Tokens, names: Names, first: int, past: int
) -> list[tuple[EntityDraft, DraftMention]]:
    """The people whom the source at `[first, past)` names together; empty where it names one or none."""
    found: list[tuple[EntityDraft, DraftMention]] = []
    i, past = first, min(past, first + MOST_WORDS)
    while i < past:
        one = names.get(i)
        if one is None or one[0].kind is not EntityKind.PERSON:
            i += 1
            continue
        if found and not _goes_on(tokens, found[-1][1].past, i):
            break
        found.append(one)
        i = one[1].past
    together = {draft.number for draft, _ in found}
    if not 2 <= len(together) <= MOST or len(together) < len(found):
        return []
    between = range(found[-2][1].past, found[-1][1].first)
    return found if any(tokens.text[j].lower() in AND for j in between) else []


def _goes_on(tokens: Tokens, after: int, before: int) -> bool:
    """Whether no more than commas, 'and' and a role stand between two names."""
    between = range(after, before)
    listed = any(tokens.text[j].lower() in AND or tokens.text[j] == "," for j in between)
    return listed and len(between) <= MOST_ROLE and not any(tokens.tag[j] in PARTING for j in between)


def joint_name(people: list[tuple[EntityDraft, DraftMention]]) -> str:
    """'Ana Costa and Peter Novak', 'A, B and C'."""
    names = [draft.name for draft, _ in people]
    return f"{', '.join(names[:-1])} and {names[-1]}"
