"""Roles behind a name: ', a Kremlin spokesman,', 'of the Ely Gazette', ', who leads the opposition,'."""

from __future__ import annotations

from collections.abc import Mapping

from reader.annotate.names.agents import is_agent
from reader.annotate.names.bounds import POSSESSIVES, words
from reader.annotate.names.position_roles import is_position
from reader.annotate.names.tables import tables
from reader.annotate.tokens.finite_tags import FINITE
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

JOINING = frozenset({"of", "to", "for", "at", "on", "in"})
MOST_AFTER = 14  # tokens of an apposition
WHO = "who"
NOT_BEGUN = frozenset({"as", "and", "or", "but", "with", "plus", "like", "including", "not", "both"})
ENDS = frozenset(
    {",", ";", ":", ".", "(", ")", "—", "–", "-", "who", "whose", "which", "that", "where", "when", "said"}
) | {"--"}
OPENING = frozenset({",", "(", "—", "–"})
AGED = frozenset({"now", "then", "aged"})
MOST_ASIDES = 4  # between a name and what somebody is: 'Ada Holt, 42, of Leeds, a farmer,'
MOST_PERIOD = 4  # tokens of 'for more than three years'
MOST_PLACE = 6  # tokens of 'of Elm Green, Ohio,'


def asides(tokens: Tokens, past: int) -> list[int]:
    """Where the asides behind a name begin, past an age, a place and letters: 'a' and 'who' both in
    'Ada Holt, MD, 42, of Leeds, a farmer'."""
    found: list[int] = []
    i = _past_place(tokens, past) or past
    while tokens.has(i + 1) and tokens.text[i] in OPENING and len(found) < MOST_ASIDES:
        found.append(i + 1)
        ends = _past_age(tokens, i + 1) or _past_letters(tokens, i + 1) or _past_place(tokens, i + 1)
        if ends is None:
            break
        i = ends + (tokens.text[ends] == ")")
    return found


def _past_age(tokens: Tokens, i: int) -> int | None:
    """The mark behind an age that stands at token i: '42,', 'now 42)'."""
    i += tokens.text[i].lower() in AGED
    return i + 1 if tokens.has(i + 1) and tokens.tag[i] == "CD" and tokens.text[i + 1] in (",", ")") else None


def _past_letters(tokens: Tokens, i: int) -> int | None:
    """The mark behind letters that stand behind a name: 'PhD,'."""
    letters = tokens.has(i + 1) and tokens.text[i].replace(".", "") in words("behind people") | {"Jr", "Sr"}
    return i + 1 if letters and tokens.text[i + 1] in (",", ")") else None


def _past_place(tokens: Tokens, i: int) -> int | None:
    """The comma behind where somebody is from: 'of Leeds,', 'from Elm Green, Ohio,'."""
    if not tokens.has(i + 2) or tokens.text[i] not in ("of", "from", "in") or not tokens.is_name_like(i + 1):
        return None
    end = i + 1
    while tokens.has(end) and end - i <= MOST_PLACE and tokens.tag[end] in ("NNP", "NNPS"):
        end += 1
        if tokens.text[end : end + 1] == [","] and tokens.tag[end + 1 : end + 2] == ["NNP"]:
            state = tokens.text[end + 1] in tables().places and tokens.text[end + 2 : end + 3] == [","]
            end += state
    named = end > i + 1 and not any(tokens.text[j] in tables().last_words for j in range(i + 1, end))
    return end if named and tokens.text[end : end + 1] == [","] else None


def apposition(tokens: Tokens, past: int) -> tuple[int, int] | None:
    """', a Kremlin spokesman,' after a name, and ', 42, a spokesman,'."""
    found = (_apposition_at(tokens, first) for first in asides(tokens, past))
    return next((role for role in found if role is not None), None)


def _apposition_at(tokens: Tokens, first: int) -> tuple[int, int] | None:
    if tokens.text[first].lower() in NOT_BEGUN:
        return None
    end = first
    noun = None
    at = False
    while end < min(len(tokens), first + MOST_AFTER) and not ends_apposition(tokens, end):
        tag = tokens.tag[end]
        if tag.startswith("V") and noun is None and tag not in ("VBN", "VBG"):
            return None
        if tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WRB") or (tag == "PRP" and tokens.tag[end - 1] != "VBG"):
            break
        if (at and tokens.text[end] == "in") or (noun is not None and _is_period(tokens, end)):
            break
        at = at or tokens.text[end] == "at"
        if noun is None and (is_agent(tokens, end) or _titled(tokens, end)):
            noun = end if tag.startswith("N") else None
        elif noun is None and end > first and _is_partisan(tokens, end):
            noun = end
        elif noun is None and tokens.text[end].lower() in JOINING:
            return None
        end += 1
    if noun is None or (tokens.tag[noun] == "NNS" and tokens.text[first].lower() not in ("one", "among")):
        return None
    if end - first >= MOST_AFTER:
        end = noun + 1
    if tokens.tag[first] == "VBN" and tokens.text[first] in words("made") and first < noun:
        first += 1  # 'appointed chairman in May'
    return first, end


def _is_period(tokens: Tokens, i: int) -> bool:
    """'since 2010', 'in May', 'from 2010': the time of an office, which is no part of it."""
    word, following = tokens.text[i].lower(), tokens.text[i + 1 : i + 2]
    if word == "since":
        return True
    if word not in ("in", "from", "until", "for") or not following:
        return False
    behind = {text.lower().rstrip("s") for text in tokens.text[i + 1 : i + 1 + MOST_PERIOD]}
    long = word == "for" and bool(behind & words("times"))
    return following[0] in words("days") or (following[0].isdigit() and len(following[0]) == 4) or long


def ends_apposition(tokens: Tokens, i: int) -> bool:
    """Whether an apposition ends at token i: not at the hyphens of 'a 67-year-old mechanic'."""
    if tokens.text[i] == "-" and tokens.glued(i) and tokens.glued(i + 1):
        return False
    if tokens.text[i] == "," and tokens.tag[i - 1] in ("JJ", "JJS") and tokens.tag[i + 1 : i + 2] == ["JJ"]:
        return False  # 'the smooth, tireless crooner'
    return tokens.text[i] in ENDS or tokens.block[i] != tokens.block[i - 1]


def whose(tokens: Tokens, first: int, bodies: Mapping[int, int]) -> str | None:
    """The body whose somebody is: 'Morningview' of 'Morningview's Ada Holt'."""
    if first < 2 or tokens.text[first - 1] not in POSSESSIVES:
        return None
    body = next((i for i in range(first - 2, max(-1, first - 2 - MOST_PLACE), -1) if i in bodies), None)
    return tokens.text_of(body, first - 1) if body is not None and bodies[body] == first - 1 else None


def of_body(tokens: Tokens, past: int, bodies: Mapping[int, int]) -> tuple[int, int] | None:
    """'of the Ely Gazette' after a name, or behind its comma, or 'from': where somebody works. `bodies`:
    where the names of bodies begin and end."""
    past += tokens.text[past : past + 2] in ([",", "of"], [",", "from"])
    if tokens.text[past : past + 1] not in (["of"], ["from"]) or not tokens.has(past + 2):
        return None
    end = past + 1 + (tokens.text[past + 1] == "the")
    named = bodies.get(end, bodies.get(past + 1))
    kind = end
    while tokens.has(end) and end - past < MOST_PLACE and tokens.tag[end] in ("NN", "JJ"):
        end += 1  # 'from the environmental group'
    body = end > kind and tokens.text[end - 1] in tables().nouns.organisations and tokens.is_name_like(end)
    end = end if body else kind
    while tokens.has(end) and (
        tokens.tag[end] in ("NNP", "NNPS", "POS")
        or tokens.text[end] == "-"
        or (tokens.text[end] == "of" and tokens.tag[end + 1 : end + 2] in (["NNP"], ["NNPS"]))
    ):
        end += 1
    if tokens.has(end) and tokens.tag[end] in ("NN", "NNS") and end > past + 1:
        return (past, named) if named else None  # 'of the Ely delegation'
    if named is not None:
        return past, max(named, end)
    last = tokens.text[end - 1]
    plainly = body or tables().last_words.get(last) is EntityKind.ORG
    return (past, end) if plainly or (end - past > 3 and tokens.text[past] == "of") else None


def leading(tokens: Tokens, past: int) -> tuple[int, int] | None:
    """', who leads the opposition,' after a name: what somebody does, where no noun says what they are."""
    for first in asides(tokens, past):
        if tokens.text[first] == WHO:
            return _led(tokens, first)
    return None


def _led(tokens: Tokens, first: int) -> tuple[int, int] | None:
    verb = first + 1
    while (
        verb < first + 5
        and tokens.has(verb)
        and (
            tokens.tag[verb] == "RB"
            or (tokens.lemma[verb].lower() in ("have", "be") and _is_aux(tokens, verb))
        )
    ):
        verb += 1
    if not tokens.has(verb + 1) or not _is_leading(tokens, verb):
        return None
    end = verb + 1
    while end < min(len(tokens), first + MOST_AFTER) and tokens.text[end] not in ENDS:
        if tokens.tag[end] in FINITE or "\n" in tokens.text[end] or _is_period(tokens, end):
            break
        end += 1
    while tokens.tag[end - 1] in ("CC", "RB", "IN", "TO") or tokens.tag[end - 2 : end] == ["IN", "PRP"]:
        end -= 1
    return (first, end) if end > verb + 1 else None


def _is_leading(tokens: Tokens, verb: int) -> bool:
    """Whether a verb says what somebody does: 'runs a farm', not 'ran away', 'works at', not 'works out'."""
    lemma, following = tokens.lemma[verb].lower(), tokens.text[verb + 1].lower()
    if f"{lemma} {following}" in words("doing"):
        return True
    if lemma not in tables().leading:
        return False
    astray = tokens.tag[verb + 1] in ("IN", "RP", "RB", "TO") and following not in (
        "about",
        "nearly",
        "almost",
    )
    return lemma not in words("moving") or not astray


def _is_aux(tokens: Tokens, i: int) -> bool:
    return tokens.tag[i] in FINITE or tokens.tag[i] == "VBN"


def _is_partisan(tokens: Tokens, i: int) -> bool:
    """'Republican' of ', the Republican from Ohio,', and 'centre' of ', the France centre,'."""
    followed = tokens.tag[i + 1 : i + 2] and tokens.tag[i + 1][:2] in ("NN", "JJ", "HY", "PO")
    return not followed and (tokens.text[i] in words("party people") or is_position(tokens, i))


def _titled(tokens: Tokens, i: int) -> bool:
    return tokens.tag[i] == "NN" and tokens.text[i].lower() in tables().titles
