"""The roles of a person: nouns before the name, appositions, and relative clauses that state a job."""

from __future__ import annotations

import re

from reader.annotate.names import (
    before_roles,
    behind_roles,
    clause_roles,
    further_roles,
    nearby_roles,
    position_roles,
    role_bounds,
    shared_roles,
    told_roles,
)
from reader.annotate.names.before_roles import MOST_BEFORE, OPENERS
from reader.annotate.names.behind_roles import MOST_AFTER, WHO
from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.nouns import fold
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

_AGED = r"\d{1,3}-year-old"  # ages are figures, not roles
_TIME = re.compile(r"\d{1,2}[.:]\d\d|[ap]\.?m\.?")
DANGLING = frozenset({"of", "and", "or", "for", "to", "at", "in", "with", "the", "a", "an", "that", "from"})
AGAIN = 0.05  # what a role weighs more that is stated again
LESS = 4  # what a form of address that is no work weighs less
MOST_SHORT = 5  # letters of a title that is cut short: 'Supt.'


def tokens_of_people(drafts: list[EntityDraft]) -> frozenset[int]:
    """The tokens of all names of people."""
    named = [u for t in drafts if t.kind is EntityKind.PERSON for u in t.mentions]
    return frozenset(i for mention in named for i in range(mention.first, mention.past))


def add_roles(tokens: Tokens, drafts: list[EntityDraft]) -> frozenset[int]:
    """Fill in the roles of every named person, the fullest first; returns the role tokens before names."""
    people = tokens_of_people(drafts)
    taken: set[int] = set()
    named = [draft for draft in drafts if draft.kind is EntityKind.PERSON]
    by_first = {mention.first: (draft, mention) for draft in named for mention in draft.mentions}
    bodies = _bodies(drafts)
    found: dict[int, dict[str, float]] = {draft.number: {} for draft in named}

    def note(draft: EntityDraft, role: str, weight: int) -> None:
        text, known = _clean(role), found[draft.number]
        if role_bounds.is_weak(text):
            weight -= LESS + LESS // 2
        elif _is_kin(text):
            weight -= MOST_AFTER + MOST_BEFORE  # whose daughter somebody is, where nothing else is stated
        elif all(word.strip(".").lower() in words("addresses alone") for word in text.split()):
            weight -= LESS  # 'Rev.', where work is stated too
        if text:
            # how often it is said decides between the like
            stated = weight + min(6, len(text.split()))
            known[text] = max(known[text] + AGAIN, stated) if text in known else stated

    for draft in named:
        for mention in draft.mentions[:40]:
            for other, role in shared_roles.such_as(tokens, mention, by_first):
                note(other, role, -MOST_AFTER)
            for other, role in told_roles.both(tokens, mention, by_first):
                note(other, role, 1)
            body = behind_roles.whose(tokens, mention.first, bodies)
            if body is not None:
                note(draft, f"of {body}", -MOST_AFTER - MOST_BEFORE)
            for first, past, weight in _roles_at(tokens, mention, people, bodies):
                if past == mention.first:
                    taken.update(range(first, past))
                if past == mention.first and shared_roles.is_plural(tokens, first, past):
                    for other, role in shared_roles.shared(tokens, first, past, mention, by_first):
                        note(other, role, weight)
                else:
                    note(draft, tokens.text_of(first, past), weight)
    for draft in named:
        roles = found[draft.number]
        draft.roles = _with_body(sorted(roles, key=lambda text: -roles[text]))
        for role in _nouns(draft):
            for word in role.split():
                gender = tables().nouns.gender(word.lower())
                draft.gender = draft.gender or gender
    return frozenset(taken)


def _with_body(roles: list[str]) -> list[str]:
    """The roles of somebody; of a professor, of which university: 'Prof of the University of Elm'."""
    body = next((role for role in roles[1:] if role.startswith("of ")), None)
    if not roles or body is None or roles[0].strip(".").lower() not in words("of universities"):
        return roles
    return [f"{roles[0].rstrip('.')} {body}", *roles]


def _is_kin(role: str) -> bool:
    """'daughter', 'singer's daughter', 'daughter of the singer'."""
    noun = role.lower().partition(" of ")[0].rsplit(" ", 1)
    if role.lower() in tables().titles and role[:1].isupper():
        return False  # 'Sister'
    return noun[-1] in words("kin") and (len(noun) == 1 or noun[0].endswith(("'s", "’s", "s'", "s’")))


def _clean(role: str) -> str:
    """A role without its article, without forms of address and without a page's 'Contact' or 'Follow', or
    its time of day."""
    tokens = role.split()
    while tokens and (_TIME.fullmatch(tokens[0]) or tokens[-1].lower() in DANGLING):
        tokens = tokens[1:] if _TIME.fullmatch(tokens[0]) else tokens[:-1]
    opening = OPENERS | tables().calls_to_action if tokens[:1] != ["from"] else OPENERS
    while tokens and (tokens[0].strip(".:").lower() in opening or re.fullmatch(_AGED, tokens[0])):
        tokens.pop(0)
    while tokens and tokens[-1].strip(".").lower() in tables().honorifics:
        tokens.pop()
    role = " ".join(tokens).strip(" ,.;")
    if role.count("“") != role.count("”"):
        role = role.replace("“", "").replace("”", "")
    last = role.rsplit(" ", 1)[-1].rsplit("-", 1)[-1].lower()
    short = last in tables().same_nouns or (last in tables().titles and len(last) <= MOST_SHORT)
    return f"{role}." if tokens and tokens[-1][-1:] == "." and short else role


def _bodies(drafts: list[EntityDraft]) -> dict[int, int]:
    """Where the names of bodies begin and end."""
    named = (mention for draft in drafts if draft.kind is EntityKind.ORG for mention in draft.mentions)
    return {mention.first: mention.past for mention in named if mention.how not in ("role", "pronoun")}


def _roles_at(
    tokens: Tokens, mention: DraftMention, people: frozenset[int], bodies: dict[int, int]
) -> list[tuple[int, int, int]]:
    """Token ranges of the roles at one mention, with a weight: before the name, or in apposition."""
    found = []
    for first, past, weight in _stated_at(tokens, mention, people, bodies):
        before = past <= mention.first
        if past == mention.first and before_roles.is_clause(tokens, first, past, mention):
            continue
        if before_roles.is_of_another(tokens, first, past, mention, people):
            continue
        bounded = role_bounds.before_name if before else role_bounds.behind_name
        role = bounded(tokens, first, past, people)
        if role is not None and past == mention.first:
            role = position_roles.with_partner(tokens, *role)
        if role is not None:
            found.append((*role, weight))
    return found


def _stated_at(
    tokens: Tokens, mention: DraftMention, people: frozenset[int], bodies: dict[int, int]
) -> list[tuple[int, int, int]]:
    ways = (
        (before_roles.role_before(tokens, mention.first, people), 4),
        (behind_roles.apposition(tokens, mention.past), 2),
        (behind_roles.of_body(tokens, mention.past, bodies), -MOST_AFTER),
        (before_roles.noun_before(tokens, mention), 3),
        (further_roles.before_comma(tokens, mention.first), 5),
        (clause_roles.said_to_be(tokens, mention), 0),
        (clause_roles.said_to_serve(tokens, mention), -8),
        (further_roles.between_commas(tokens, mention), 1),
        (further_roles.with_article(tokens, mention.past), 0),
        (nearby_roles.right_before(tokens, mention), -6),
        (position_roles.beside(tokens, mention), 2),
        (nearby_roles.called(tokens, mention), -6),
        (nearby_roles.heading(tokens, mention), -6),
        (told_roles.identified(tokens, mention), 0),
        (told_roles.was(tokens, mention), -2),
        (clause_roles.who_is(tokens, mention.past), -2),
        (clause_roles.who_serves(tokens, mention.past), -8),
        (told_roles.acting(tokens, mention.past), -6),
        (behind_roles.leading(tokens, mention.past), -MOST_AFTER),
    )
    return [(*found, weight) for found, weight in ways if found is not None]


def role_nouns(draft: EntityDraft) -> set[str]:
    """The folded words of all roles of a person."""
    return {fold(word) for role in _nouns(draft) for word in role.replace("-", " ").split()}


def _nouns(draft: EntityDraft) -> list[str]:
    """The roles that are nouns: who 'represents the mayor' is no mayor."""
    return [role for role in draft.roles if not role.startswith(f"{WHO} ")]
