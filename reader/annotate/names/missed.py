"""Names that the recogniser left out: runs of proper nouns that no span holds."""

from __future__ import annotations

from reader.annotate.names.bounds import words
from reader.annotate.names.span_table import HYPHENS, NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.names.trim import is_led_by_work, is_office
from reader.frozen import replace
from reader.model.analysis import EntityKind


def add_missed(name_spans: NameSpans, dated: set[int]) -> None:
    """Runs of proper nouns that the recogniser left out, and given names left off a name's front."""
    tokens = name_spans.tokens
    i = 0
    while i < len(tokens):
        if not _is_missed(name_spans, i, dated):
            i += 1
            continue
        past = i + 1
        while past < len(tokens) and (
            _is_missed(name_spans, past, dated)
            or _is_bridge(name_spans, past, dated)
            or (is_given_name(tokens.text[i]) and _is_particle(name_spans, past, dated))
        ):
            past += 1
        _add_missed(name_spans, i, past)
        i = past


def _is_missed(name_spans: NameSpans, i: int, dated: set[int]) -> bool:
    tokens = name_spans.tokens
    return (
        name_spans.owner[i] < 0
        and i not in dated
        and tokens.tag[i] in NAME_TAGS
        and tokens.is_name_like(i)
        and tokens.text[i][:1].isalpha()
    )


def _is_bridge(name_spans: NameSpans, i: int, dated: set[int]) -> bool:
    """'of' and '&' between two missed parts of one name."""
    text = name_spans.tokens.text
    return text[i] in ("of", "&") and i + 1 < len(text) and _is_missed(name_spans, i + 1, dated)


def _is_particle(name_spans: NameSpans, i: int, dated: set[int]) -> bool:
    """The 'de la' and the hyphen of 'Ana-Lucía de la Fuente'."""
    tokens = name_spans.tokens
    if name_spans.owner[i] >= 0 or not tokens.has(i + 1):
        return False
    if tokens.text[i] in HYPHENS:
        return tokens.glued(i) and tokens.glued(i + 1) and _is_missed(name_spans, i + 1, dated)
    follows = _is_missed(name_spans, i + 1, dated) or _is_particle(name_spans, i + 1, dated)
    return tokens.text[i] in words("particles") and follows


def _add_missed(name_spans: NameSpans, first: int, past: int) -> None:
    tokens, known = name_spans.tokens, tables()
    while first < past and (
        tokens.text[first].strip(".").lower() in known.titles or tokens.text[first] in words("greetings")
    ):
        first += 1
    if is_led_by_work(tokens, first, past):
        name_spans.add(NameSpan(first + 1, past, EntityKind.PERSON))
        return
    if first >= past or tokens.text[first] in ("of", "&") or is_office(tokens, first, past):
        return
    after = name_spans.at(past) if past < len(tokens) else None
    if after is not None and after.kind is EntityKind.PERSON and is_given_name(tokens.text[first]):
        name_spans.add(replace(after, first=first))
        return
    text = tokens.text_of(first, past)
    if len(text.strip(".")) < 2:
        return
    last = tokens.text[past - 1]
    titled = first > 0 and tokens.text[first - 1].strip(".").lower() in known.titles
    if titled or (past - first > 1 and is_given_name(tokens.text[first])):
        kind = EntityKind.PERSON
    else:
        kind = known.last_words.get(last, EntityKind.ORG)
    starts = tokens.sentences[tokens.sentence[first]][0] == first
    if starts and past - first == 1 and not titled:
        return
    name_spans.add(NameSpan(first, past, kind, sure=False))
