"""The role before a name: 'US Secretary of State Ada Holt', 'The team's coach, Ben Reed'."""

from __future__ import annotations

import re

from reader.annotate.names import further_roles, role_bounds, shared_roles
from reader.annotate.names.agents import AGENTS, ANYBODY, LEAST_AGENT, is_agent
from reader.annotate.names.behind_roles import JOINING, MOST_AFTER, ends_apposition
from reader.annotate.names.bounds import POSSESSIVES
from reader.annotate.names.drafts import DraftMention
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.nouns import LEFT_TAGS, fold
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens

OPENERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "my", "then", "and", "or"])
MOST_BEFORE = 14  # tokens before a name that may belong to its role
POSITION = re.compile(r"[A-Z]{1,3}")


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


def noun_before(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
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


def is_of_another(
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
    kin = tokens.text[first].islower() and tokens.text[first + 1 : first + 2] == [
        "of"
    ]  # 'daughter of actor Ben Reed'
    if other is None or tokens.tag[first] == "DT" or kin:
        return False
    if not (is_given_name(tokens.text[other]) or _ends_as_role(tokens, other - 1, direct=False)):
        return False
    behind = next((i for i in range(other, len(tokens)) if i not in people), other)
    if tokens.text[behind] in POSSESSIVES:
        return False
    role = role_before(tokens, other, people)
    return role is not None and role[0] <= first


def is_clause(tokens: Tokens, first: int, past: int, mention: DraftMention) -> bool:
    """'a hotelier Ada Holt backed': a noun with the clause that says who did something with it."""
    opener = tokens.text[first if tokens.tag[first] == "DT" else first - 1].lower() if first > 0 else ""
    follows = tokens.has(mention.past) and tokens.tag[mention.past] in ("VBD", "VBZ", "VBP", "VBN", "MD")
    return opener in ("a", "an") and follows and tokens.text[past - 1].islower()
