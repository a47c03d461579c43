"""The roles of a person: nouns before the name, appositions, and relative clauses that state a job."""

from __future__ import annotations

import re

from reader.annotate.names import (
    behind_roles,
    clause_roles,
    further_roles,
    nearby_roles,
    position_roles,
    role_bounds,
    shared_roles,
    told_roles,
)
from reader.annotate.names.agents import AGENTS, ANYBODY, LEAST_AGENT, is_agent
from reader.annotate.names.behind_roles import JOINING, MOST_AFTER, WHO, ends_apposition
from reader.annotate.names.bounds import POSSESSIVES, words
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.nouns import LEFT_TAGS, fold
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

OPENERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "my", "then", "and", "or"])
_AGED = r"\d{1,3}-year-old"  # ages are figures, not roles
_TIME = re.compile(r"\d{1,2}[.:]\d\d|[ap]\.?m\.?")
DANGLING = frozenset({"of", "and", "or", "for", "to", "at", "in", "with", "the", "a", "an", "that", "from"})
MOST_BEFORE = 14  # tokens before a name that may belong to its role
AGAIN = 0.05  # what a role weighs more that is stated again
LESS = 4  # what a form of address that is no work weighs less
MOST_SHORT = 5  # letters of a title that is cut short: 'Supt.'
POSITION = re.compile(r"[A-Z]{1,3}")


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
        if past == mention.first and _is_clause(tokens, first, past, mention):
            continue
        if _is_of_another(tokens, first, past, mention, people):
            continue
        bounded = role_bounds.before_name if before else role_bounds.behind_name
        role = bounded(tokens, first, past, people)
        if role is not None and past == mention.first:
            role = position_roles.with_partner(tokens, *role)
        if role is not None:
            found.append((*role, weight))
    return found


def _is_of_another(
    tokens: Tokens, first: int, past: int, mention: DraftMention, people: frozenset[int]
) -> bool:
    """Whether a role is that of the next of a list, or of the one before: 'Ada Holt, Elm MP Ben Reed',
    'Ada Holt (41), a nurse, Ben Reed'."""
    if past == mention.first:
        return False
    if past < mention.first:
        i = first - 1 - (tokens.text[first - 1] in OPENERS)
        if i > 0 and tokens.text[i] == "," and tokens.text[i - 1] == ")":
            i = next((j for j in range(i - 1, max(0, i - 4), -1) if tokens.text[j] == "("), i)
        elif i > 1 and tokens.text[i] == "," and tokens.tag[i - 1] == "CD" and tokens.text[i - 2] == ",":
            i -= 2
        one = i > 0 and tokens.text[i] in (",", "(") and i - 1 in people
        return one or tokens.text[mention.past : mention.past + 1] == ["as"]
    other = next((i for i in range(first + 1, past) if i in people), None)
    kin = tokens.text[first].islower() and tokens.text[first + 1] == "of"  # 'daughter of actor Ben Reed'
    if other is None or tokens.tag[first] == "DT" or kin:
        return False
    behind = next(i for i in range(other, past + 1) if i not in people)
    if tokens.text[behind] in POSSESSIVES:
        return False
    role = role_before(tokens, other, people)
    return role is not None and role[0] <= first


def _is_clause(tokens: Tokens, first: int, past: int, mention: DraftMention) -> bool:
    """'a hotelier Ada Holt backed': a noun with the clause that says who did something with it."""
    opener = tokens.text[first if tokens.tag[first] == "DT" else first - 1].lower() if first > 0 else ""
    follows = tokens.has(mention.past) and tokens.tag[mention.past] in ("VBD", "VBZ", "VBP", "VBN", "MD")
    return opener in ("a", "an") and follows and tokens.text[past - 1].islower()


def _stated_at(
    tokens: Tokens, mention: DraftMention, people: frozenset[int], bodies: dict[int, int]
) -> list[tuple[int, int, int]]:
    ways = (
        (role_before(tokens, mention.first, people), 4),
        (behind_roles.apposition(tokens, mention.past), 2),
        (behind_roles.of_body(tokens, mention.past, bodies), -MOST_AFTER),
        (_noun_before(tokens, mention), 3),
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


def role_before(tokens: Tokens, first: int, people: frozenset[int] = frozenset()) -> tuple[int, int] | None:
    """The role right before a name at token `first`: 'US Secretary of State', 'musician'."""
    low = max(0, first - MOST_BEFORE, tokens.sentences[tokens.sentence[first]][0])
    pieces: list[tuple[int, int]] = []
    past = first
    while True:
        begin = past
        while begin > low and begin - 1 not in people and _belongs(tokens, begin - 1):
            begin -= 1
        if begin == past:
            break
        pieces.append((begin, past))
        if _ends_as_role(tokens, past - 1, direct=past == first):
            begin = further_roles.begins(tokens, role_bounds.after_time(tokens, begin, past), past, low)
            return role_bounds.without_work(tokens, begin, past, first)
        link = begin - 1
        if link > low and tokens.text[link].lower() in ("the", "a"):
            link -= 1
        capital = all(
            tokens.is_name_like(j) or tokens.tag[j] in ("POS", "HYPH", "CC") for j in range(begin, past)
        )
        capital = capital or (tokens.text[past - 1] in tables().nouns.places and tokens.is_name_like(begin))
        duty = past == first and past - begin <= 2 and tokens.tag[past - 1] in ("NN", "NNS")  # 'of housing'
        if (
            link <= low
            or tokens.text[link].lower() not in JOINING
            or not (capital or (duty and tokens.text[link].lower() in ("of", "for")))
            or len(pieces) > 2
        ):
            break
        past = link
    return None


def _belongs(tokens: Tokens, i: int) -> bool:
    text = tokens.text[i]
    if tokens.glued(i) and tokens.glued(i + 1) and text.islower() and tokens.text[i - 1] == "-":
        return True  # the 'in' of 'editor-in-chief'
    if tokens.tag[i] in LEFT_TAGS:
        return "\n" not in text
    return text in ("&", "/", "-") or (
        text == "and" and tokens.is_name_like(i - 1) and tokens.is_name_like(i + 1)
    )


def _ends_as_role(tokens: Tokens, i: int, direct: bool) -> bool:
    """Whether token i is a noun for people; right before a name any common noun is."""
    known, lower = tables(), tokens.text[i].strip(".").lower()
    if direct and (
        tokens.text[i] in known.ranks or (lower == "" and shared_roles.is_plural(tokens, i - 1, i + 1))
    ):
        return True
    if lower in known.titles or lower in known.nouns.person or tokens.lemma[i].lower() in known.nouns.person:
        plain = tokens.tag[i] not in ("VBG", "VBN") and (direct or tokens.tag[i] != "JJ")
        return plain or lower in known.titles
    if direct and (is_agent(tokens, i) or _is_position(tokens, i) or _opens_as_work(tokens, i)):
        return True
    if lower == "chief" and tokens.text[i - 1 : i] == ["-"]:
        return True
    return (
        direct
        and lower not in known.nouns.places
        and tokens.tag[i] == "NN"
        and tokens.text[i].islower()
        and tokens.text[i].isalpha()
        and lower not in known.nouns.organisations
        and tokens.dep[i] in ("compound", "nmod", "amod")
    )


def _opens_as_work(tokens: Tokens, i: int) -> bool:
    """'Flanker' of 'Flanker Maro Holt scored': work that a sentence begins with, and no name."""
    text = tokens.text[i]
    begins = tokens.sentences[tokens.sentence[i]][0] == i and tokens.tag[i] in ("NNP", "NN", "JJ")
    agent = text.isalpha() and len(text) >= LEAST_AGENT and text.lower().endswith(AGENTS)
    return begins and agent and not is_given_name(text) and not is_town(text)


def _is_position(tokens: Tokens, i: int) -> bool:
    """'DL' in 'Browns DL Sheldon Holt': what a player plays."""
    text, known = tokens.text[i], tables()
    return bool(POSITION.fullmatch(text)) and text not in known.places and text not in known.aliases


def _noun_before(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """'The team's coach, Alireza Mehraban': a role noun that the name is in apposition to."""
    governor = tokens.head[mention.head]
    if (
        tokens.dep[mention.head] != "appos"
        or governor >= mention.first
        or mention.first - governor > MOST_AFTER
    ):
        return None
    if not is_agent(tokens, governor):
        governor = _above(tokens, governor)
    lemma = tokens.lemma[governor].lower()
    if not is_agent(tokens, governor) or tokens.tag[governor] == "NNS" or lemma in ANYBODY:
        return None
    if ":" in tokens.text[governor : mention.first] or tokens.block[governor] != tokens.block[mention.first]:
        return None
    governor = whom_is_meant(tokens, governor)
    first = tokens.left[governor]
    if governor - first > MOST_BEFORE:
        first = governor
    past = governor + 1
    while past < mention.first and not ends_apposition(tokens, past):
        past += 1
    return first, past


def _above(tokens: Tokens, governor: int) -> int:
    """In 'the head of a website, Ann Holt', from the website to the head."""
    link = tokens.head[governor]
    above = tokens.head[link]
    chained = tokens.dep[governor] == "pobj" and tokens.text[link] in ("of", "at", "for") and above < link
    return above if chained and governor - above <= MOST_BEFORE else governor


def whom_is_meant(tokens: Tokens, governor: int) -> int:
    """The noun that a name is in apposition to: in 'a spokeswoman for the governor, Kim Hall' the first."""
    link = tokens.head[governor]
    speaks = (
        tokens.text[link] in ("for", "to") and fold(tokens.text[tokens.head[link]]) in tables().speaking_for
    )
    return tokens.head[link] if speaks else governor


def role_nouns(draft: EntityDraft) -> set[str]:
    """The folded words of all roles of a person."""
    return {fold(word) for role in _nouns(draft) for word in role.replace("-", " ").split()}


def _nouns(draft: EntityDraft) -> list[str]:
    """The roles that are nouns: who 'represents the mayor' is no mayor."""
    return [role for role in draft.roles if not role.startswith(f"{WHO} ")]
