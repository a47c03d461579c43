"""Which body a noun means that describes one: 'the lender', 'the Lundby-based carmaker', 'the UN agency'."""

from __future__ import annotations

from functools import cache

from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.nouns import NounPhrase
from reader.annotate.names.pronouns import PronounCandidate
from reader.annotate.names.recent_mentions import RecentMentions
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import frozen
from reader.model.analysis import EntityKind
from reader.text.data_files import word_lists

MOST_APART = 6  # sentences between a body and the noun that describes it
MOST_SINCE = 4  # sentences since a body was the subject of one
KINDS = frozenset({EntityKind.ORG})
SITED = frozenset({"based", "headquartered", "listed", "owned"})  # 'the Lundby-based carmaker'
FIRMS, BODIES = "firms", "bodies"  # sections whose nouns mean any firm, and any body
ANY_FIRM, ANY_BODY = words("any firm"), words("any body")
PUBLIC = words("public bodies")
ANOTHER = words("other bodies")
WITHIN_BODIES = frozenset({"agency", "body", "organisation", "organization"})
CALLED, NEAR = 0.7, 0.55  # how surely it is who bears such a name, and who was named last


@frozen
class BodySort:
    """What a noun tells of a body: the words that names of such bodies hold, and those they never hold."""

    own: frozenset[str]
    others: frozenset[str]


@cache
def body_sorts() -> dict[str, BodySort]:
    """The nouns that describe bodies, lower case and singular, with what each tells."""
    sections = word_lists("reader.annotate", "describing_bodies.txt")
    called = {
        name: frozenset(word for word in lines if _is_of_names(word)) for name, lines in sections.items()
    }
    every = frozenset().union(*(own for name, own in called.items() if name != BODIES))
    firms = frozenset().union(*(own for name, own in called.items() if name.startswith(FIRMS)))
    found: dict[str, BodySort] = {}
    for name, lines in sections.items():
        allowed = firms if name == FIRMS else every if name == BODIES else called[name]
        for noun in lines:
            if not _is_of_names(noun):
                before = found.get(noun.lower(), BodySort(frozenset(), every))
                found[noun.lower()] = BodySort(called[name] | before.own, before.others - allowed)
    return found


def _is_of_names(word: str) -> bool:
    return word[0].isupper() and word != "NGO"


def body_meant(
    tokens: Tokens, recent: RecentMentions, phrase: NounPhrase, *, called: bool = False
) -> tuple[EntityDraft, float] | None:
    """The named body that a definite phrase describes, and how surely; None where none fits. With `called`
    it must bear a name that says so, as 'Elm Bank' does for 'the lender'."""
    sort = body_sorts().get(phrase.noun)
    if phrase.noun == "tank" and "think" not in phrase.modifiers:
        return None
    if sort is None or not ANOTHER.isdisjoint(phrase.modifiers) or not _describes(tokens, recent, phrase):
        return None
    inside = {recent.at[i].number for i in range(phrase.first, phrase.head) if i in recent.at}
    fitting: list[tuple[bool, PronounCandidate]] = []
    far: list[tuple[bool, PronounCandidate]] = []
    for one in recent.latest():
        apart = tokens.sentence[phrase.head] - tokens.sentence[one.mention.head]
        if one.draft.kind not in KINDS or one.draft.number in inside:
            continue
        said = {word for name in one.draft.names for word in name.split()}
        own = not sort.own.isdisjoint(said)
        others = (
            PUBLIC if phrase.noun in ANY_FIRM else frozenset() if phrase.noun in ANY_BODY else sort.others
        )
        if own or (not called and others.isdisjoint(said)):
            (fitting if apart <= MOST_APART else far).append((own, one))
    bare = not phrase.names and not phrase.modifiers
    fitting = fitting or (far if bare and len(far) == 1 else [])  # the only one that was told of
    if not fitting:
        return None
    named = [one for own, one in fitting if own]
    near = named or [one for _, one in fitting]
    here = tokens.sentence[phrase.head]
    acted = [one for one in near if here - one.subject_in <= MOST_SINCE and _outside(tokens, one)]
    return (acted or near)[0].draft, CALLED if named else NEAR


def _outside(tokens: Tokens, one: PronounCandidate) -> bool:
    return tokens.quote[one.mention.head] == OUTSIDE


def _describes(tokens: Tokens, recent: RecentMentions, phrase: NounPhrase) -> bool:
    """Whether the capitalised words of a phrase say where a body is or of what larger one it is."""
    if not SITED.isdisjoint(phrase.modifiers):
        return True
    for i in range(phrase.first, phrase.head):
        if tokens.text[i] not in phrase.names:
            continue
        draft = recent.at.get(i)
        place = tokens.text[i] in tables().places or (draft is not None and draft.kind is EntityKind.GPE)
        larger = tokens.text[i] in tables().aliases or (draft is not None and draft.kind is EntityKind.ORG)
        if not place and not (larger and phrase.noun in WITHIN_BODIES):
            return False
    return True
