"""Names of bodies and towns that a recogniser cut at a possessive or before their last part."""

from __future__ import annotations

from reader.annotate.names.bounds import POSSESSIVES, words
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.span_table import NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

MOST_BEHIND = 3  # tokens from a possessive to the word that says what body it is
MOST_BEFORE = 4  # tokens of its town
SAINT = frozenset({"St", "St.", "Saint"})
OPEN_ENDS = words("open ends")


def join(name_spans: NameSpans) -> None:
    """Names cut at a possessive, then those cut before 'of'."""
    _join_owned(name_spans)
    _complete_parts(name_spans)


def _join_owned(name_spans: NameSpans) -> None:
    """'St Columba’s Hospice', 'Westminster Magistrates’ Court' and 'King’s Lynn' are one name each."""
    tokens = name_spans.tokens
    for i in range(1, len(tokens) - 1):
        if tokens.text[i] not in POSSESSIVES or not tokens.glued(i):
            continue
        if tokens.text[i - 1][:1].isupper() and _is_town(tokens.raw_text_of(i - 1, i + 2)):
            name_spans.add(NameSpan(i - 1, i + 2, EntityKind.GPE))
            continue
        past, first = _institution(tokens, i), _owner(tokens, i)
        if past is not None and first is not None:
            name_spans.add(NameSpan(first, past, EntityKind.ORG))


def _complete_parts(name_spans: NameSpans) -> None:
    """'University of the West' before 'of Scotland', 'Guild' before 'of Nurses'."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        past = name.past
        of = name.kind is EntityKind.ORG and past - name.first > 1 and tokens.text[past : past + 1] == ["of"]
        if not of or tokens.text[past - 1] not in OPEN_ENDS or name_spans.names.get(name.first) is not name:
            continue
        end = past + 1
        while tokens.has(end) and tokens.tag[end] in (*NAME_TAGS, "NNS") and tokens.is_name_like(end):
            end += 1
        if end > past + 1:
            name_spans.add(NameSpan(name.first, end, EntityKind.ORG))


def _is_town(name: str) -> bool:
    """Whether a town is so called, with or without its apostrophe."""
    plain = name.replace("’", "'")
    return is_town(plain) or is_town(plain.replace("'", ""))


def _institution(tokens: Tokens, possessive: int) -> int | None:
    """The end of 'Hospice' or 'High School' behind a possessive."""
    end, past = possessive + 1, None
    while tokens.has(end) and end - possessive <= MOST_BEHIND and tokens.tag[end] in NAME_TAGS:
        end += 1
        past = end if tokens.text[end - 1] in words("institutions") else past
    return past


def _owner(tokens: Tokens, possessive: int) -> int | None:
    """Where the name begins whose possessive this is: at the saint, at the people, or at their town."""
    first, known = possessive - 1, tables()
    if not tokens.is_name_like(first):
        return None
    if first and tokens.text[first - 1] in SAINT:
        return first - 1
    noun = tokens.text[first].lower()
    if noun.removesuffix("s") in known.nouns.person:
        noun = noun.removesuffix("s")  # 'Magistrates’', which has no lemma as a name
    people = noun in known.nouns.person or noun in known.nouns.groups or noun in ("king", "queen")
    if not people or noun in known.offices:
        return None
    begin = first
    while begin and first - begin < MOST_BEFORE and tokens.tag[begin - 1] in NAME_TAGS:
        begin -= 1
    town = (
        begin > 1
        and tokens.text[begin - 1] in POSSESSIVES
        and is_town(tokens.raw_text_of(begin - 2, begin + 1))
    )
    return begin - 2 if town else begin
