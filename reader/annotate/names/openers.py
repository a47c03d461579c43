"""Names without the word that opens their sentence or headline, and without 'pro-': 'Given Holt'."""

from __future__ import annotations

from reader.annotate.names.bounds import POSSESSIVES, words
from reader.annotate.names.span_table import HYPHENS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.frozen import replace
from reader.model.analysis import EntityKind

JOINTS = frozenset({"and", "or", ","}) | POSSESSIVES
Kinds = dict[tuple[str, ...], EntityKind]
"""The kinds of the names in running text, by their words."""


def without_openers(name_spans: NameSpans, titled: frozenset[int]) -> None:
    """Cut every name to the one in it that the rest of the text knows, where other words opened it."""
    keys: Kinds = {}
    for name in name_spans.ordered():
        if name_spans.tokens.block[name.first] not in titled:
            keys.setdefault(name_spans.key(name), name.kind)
            key = name_spans.key(name)
            if len(key) > 1 and (name.kind is EntityKind.PERSON or is_given_name(key[0])):
                keys.setdefault(key[-1:], EntityKind.PERSON)
    for name in name_spans.ordered():
        _without_prefix(name_spans, name, keys)
    for name in name_spans.ordered():
        _part_pair(name_spans, name, keys)
    for name in name_spans.ordered():
        if name_spans.tokens.block[name.first] in titled:
            _shrink(name_spans, name, keys)
        elif name.past - name.first > 1:
            _without_opener(name_spans, name, keys)


def _without_prefix(name_spans: NameSpans, name: NameSpan, keys: Kinds) -> None:
    """'pro-Holt' is about Holt, 'anti-Semitic' about nobody."""
    tokens = name_spans.tokens
    first = name.first
    if tokens.text[first] in HYPHENS:
        first -= 1
    if (
        tokens.text[first].lower() not in words("prefixes")
        or not tokens.has(first + 1)
        or tokens.text[first + 1] not in HYPHENS
    ):
        return
    rest = first + 2
    name_spans.remove(name)
    key = tuple(tokens.text[rest : name.past])
    named = key in keys or " ".join(key) in tables().places or " ".join(key) in tables().known
    if rest < name.past and named and tokens.text[first].lower() != "un":
        name_spans.add(replace(name, first=rest))


def _part_pair(name_spans: NameSpans, name: NameSpan, keys: Kinds) -> None:
    """'Holt and Reed' are two, where the text has both elsewhere, and so are 'Twitter's Ada Holt'."""
    text, known = name_spans.tokens.text, tables()
    joint = next((i for i in range(name.first + 1, name.past - 1) if text[i] in JOINTS), None)
    if joint is None:
        return
    before, behind = tuple(text[name.first : joint]), tuple(text[joint + 1 : name.past])
    left, right = keys.get(before), keys.get(behind)
    if text[joint] in POSSESSIVES:
        left = left or known.known.get(" ".join(before))
        right = right or (EntityKind.PERSON if len(behind) > 1 and is_given_name(behind[0]) else None)
    if left is not None and right is not None:
        name_spans.remove(name)
        name_spans.add(replace(name, past=joint, kind=left))
        name_spans.add(replace(name, first=joint + 1, kind=right))


def _shrink(name_spans: NameSpans, name: NameSpan, keys: Kinds) -> None:
    """In a headline, the longest name in these words that the text has elsewhere: 'Ada Holt Playing Dumb'."""
    key, n = name_spans.key(name), name.past - name.first
    if n < 2 or key in keys or " ".join(key) in tables().known or key[-1] in tables().last_words:
        return
    for length in range(n - 1, 0, -1):
        for first in range(name.first, name.past - length + 1):
            kind = keys.get(tuple(name_spans.tokens.text[first : first + length]))
            if kind is not None:
                name_spans.remove(name)
                name_spans.add(replace(name, first=first, past=first + length, kind=kind))
                return


def _without_opener(name_spans: NameSpans, name: NameSpan, keys: Kinds) -> None:
    tokens, key = name_spans.tokens, name_spans.key(name)
    begins = tokens.sentences[tokens.sentence[name.first]][0] == name.first
    begins = begins or tokens.block[name.first] != tokens.block[name.first - 1]
    word = key[0].lower()
    kind = keys.get(key[1:])
    work = word in tables().nouns.person and not is_given_name(key[0])
    if work and kind is None and keys.get(key[-1:]) is EntityKind.PERSON and len(key) > 2:
        name_spans.remove(name)
        name_spans.add(replace(name, first=name.first + 1, kind=EntityKind.PERSON))
    elif begins and word in words("openers") and kind is not None:
        name_spans.remove(name)
        name_spans.add(replace(name, first=name.first + 1, kind=kind))
