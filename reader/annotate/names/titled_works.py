"""Titles of films, series, songs, books and journals by what leads to them: 'starred in Salt Road and Frost'.

A title is made of any words, so a recogniser takes it for a person, a body or nothing. What leads to it is a
verb ('starred in'), a noun of a part in it ('role in'), or one of its kind ('the series', 'films such as');
after one title come others, with commas and 'and' between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotate.names.bounds import CLOSING, OPENING, POSSESSIVES, words
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.finite_tags import FINITE
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

WORK = EntityKind.WORK
YEAR = re.compile(r"(?:19|20)\d\d")
MOST_TITLE = 12  # words
MOST_KNOWN = 6  # tokens of a title that the table has
MOST_AWAY = 4  # tokens between 'published' and 'in'
MOST_BETWEEN = 6  # tokens between what leads to a title and the title
MOST_LISTED = 12  # titles in one list
MOST_WORDS = 100  # tokens of such a list
LEAST_SHOW = 2  # words of show business that an article of it has
TAGS_BETWEEN = frozenset({"DT", "JJ", "JJS", "NN", "NNS", "CD", "PRP$", "VBN", "VBG", "HYPH"})
INSIDE = frozenset(
    {"of", "the", "in", "to", "for", "a", "an", "on", "with", "from", "at", "by", "n'", "my", "&", "is"}
)
LISTING = frozenset({"like", "including", "include", "includes", "included", "are", "were", "was"})


def add_titles(name_spans: NameSpans) -> None:
    """The titles that the words before them show, and all their other places."""
    tokens = name_spans.tokens
    show = sum(text in words("show words") for text in {text.lower() for text in tokens.text})
    found = list[tuple[int, int]]()
    for i in range(len(tokens)):
        if (start := _led_from(tokens, i, show)) is not None:
            found += _listed(name_spans, start, sure=tokens.lemma[i].lower() in words("kinds of works"))
    if show >= LEAST_SHOW:
        found += _dated(name_spans)
    found += [
        (one.first, one.past)
        for one in name_spans.ordered()
        if tokens.text[one.first] in words("journals")
        and tokens.text[one.first + 1 : one.first + 2] == ["of"]
    ]
    keys = set[tuple[str, ...]]()
    for first, past in found:
        name_spans.add(NameSpan(first, past, WORK, stated=True))
        keys.add(tuple(tokens.text[first:past]))
    _carry(name_spans, keys)


def _led_from(tokens: Tokens, i: int, show: int) -> int | None:
    """Where a title may begin, behind the words that end at token i and lead to one."""
    text, lemma = tokens.text[i].lower(), tokens.lemma[i].lower()
    before = tokens.lemma[i - 1].lower() if i else ""
    if text == "in" and before in words("appearing") and (show or before in ("star", "co-star")):
        return i + 1
    if text == "in" and before in words("parts played") and show >= LEAST_SHOW:
        return i + 1
    if text == "of" and before in words("makers") and show >= LEAST_SHOW:
        return i + 1
    if text == "in" and _is_published(tokens, i):
        return i + 1
    if lemma in words("kinds of works") or text in words("titled works"):
        if tokens.text[i + 1 : i + 3] == ["such", "as"]:
            return i + 3
        listing = i + 1 < len(tokens) and tokens.text[i + 1].lower() in LISTING
        if tokens.tag[i] == "NNS" or text == "series":
            return i + 2 if listing else i + 1
        if tokens.text[i + 1 : i + 3] in ([",", "The"], [",", "A"]):
            return i + 2  # 'his novel, The Drowned Bell,'
        return i + 1 if tokens.tag[i] == "NN" else None
    return i + 1 if lemma in words("making") and tokens.text[i + 1 : i + 2] in (["The"], ["A"]) else None


def _is_published(tokens: Tokens, i: int) -> bool:
    """Whether 'in' at token i leads to the journal of a study: 'The paper appeared in Polar Biology'."""
    first, _ = tokens.sentences[tokens.sentence[i]]
    before = {text.lower() for text in tokens.text[first:i]}
    verb = any(tokens.lemma[j].lower() in ("publish", "appear") for j in range(max(first, i - MOST_AWAY), i))
    return verb and bool(before & words("what journals print"))


def _listed(name_spans: NameSpans, start: int, *, sure: bool) -> Iterator[tuple[int, int]]:
    """The titles from a token on: the first, and those that are listed behind it."""
    tokens, first = name_spans.tokens, start
    end = _end(tokens, start)
    nouns = tables().nouns
    somebody = (nouns.person | nouns.organisations | nouns.facilities | {"maker"}) - nouns.works
    while first < min(end, start + MOST_BETWEEN) and not _begins(tokens, first):
        owner = tokens.text[first] in POSSESSIVES
        if tokens.tag[first] not in TAGS_BETWEEN and not owner and tokens.text[first] not in OPENING:
            return
        if tokens.lemma[first].lower() in somebody and tokens.tag[first] in ("NN", "NNS"):
            return  # 'the film maker Jo Reed', 'the comedy club Salt'
        first += 1
    for count in range(MOST_LISTED):
        quoted = first < end and tokens.text[first - 1] in OPENING
        past = _past(tokens, first, end)
        if past == first or not _may_be(name_spans, first, past, quoted=quoted, alone=count == 0, sure=sure):
            return
        yield first, past
        after = past
        while after < end and (tokens.text[after] in CLOSING or tokens.text[after] == ","):
            after += 1
        if tokens.text[past : past + 1] == ["("] and YEAR.fullmatch(tokens.text[min(past + 1, end - 1)]):
            after = past + 3
        goes_on = after > past
        while after < end and tokens.text[after] in (",", "and", "or"):
            after, goes_on = after + 1, True
        while after < end and tokens.text[after] in OPENING and tokens.text[after] != "(":
            after += 1
        if not goes_on or after >= end or not _begins(tokens, after):
            return
        first = after


def _end(tokens: Tokens, start: int) -> int:
    """Where the paragraph ends, or the words that a list may take."""
    end = start
    while end < min(len(tokens), start + MOST_WORDS) and tokens.block[end] == tokens.block[start]:
        end += 1
    return end


def _begins(tokens: Tokens, i: int) -> bool:
    return tokens.text[i][:1].isupper() and tokens.text[i][:1].isalpha() and tokens.text[i] != "I"


def _past(tokens: Tokens, first: int, end: int) -> int:
    """Behind the title that begins with a token: words with capitals, numbers, small words between them."""
    known = tables().known
    for length in range(MOST_KNOWN, 1, -1):  # 'Pride and Prejudice'
        past = first + length
        named = past < end and known.get(tokens.raw_text_of(first, past)) is WORK
        if named and not _is_in_pairs(tokens, past, end):
            return past
    past = i = first
    while i < min(end, first + MOST_TITLE):
        text = tokens.text[i]
        if text[:1].isupper() or (i > first and text.isdigit() and not YEAR.fullmatch(text)):
            past = i = i + 1
        elif i > first and _is_inside(tokens, i, end):
            i += 1
        else:
            break
    return past


def _is_inside(tokens: Tokens, i: int, end: int) -> bool:
    """Whether token i may stand inside a title: a small word, a colon, a possessive before a capital."""
    text, behind = tokens.text[i], tokens.text[i + 1 : i + 2]
    owner = text in POSSESSIVES and bool(behind) and behind[0][:1].isupper()
    colon = text == ":" and tokens.glued(i)
    return owner or colon or text.lower() in INSIDE or _is_in_pairs(tokens, i, end)


def _is_in_pairs(tokens: Tokens, i: int, end: int) -> bool:
    """Whether 'and' stands twice without a comma: 'Salt and Ash and Rain' is one title."""
    if tokens.text[i] != "and":
        return False
    run = []
    for j in range(max(0, i - MOST_TITLE), min(end, i + MOST_TITLE)):
        if tokens.text[j] == "and" or tokens.text[j][:1].isupper():
            run.append(tokens.text[j])
        elif j < i:
            run.clear()
        else:
            break
    return run.count("and") > 1


def _may_be(name_spans: NameSpans, first: int, past: int, *, quoted: bool, alone: bool, sure: bool) -> bool:
    """Whether words with capitals behind such a lead are a title, and no place, body, person or day."""
    tokens, known = name_spans.tokens, tables()
    text = tokens.text_of(first, past)
    kind = known.known.get(text)
    if tokens.text[first] in ("Operation", "Project", "Camp", "Team", "Exercise"):
        return False
    if kind is WORK:
        return True
    if kind is not None or text in known.places or text in known.aliases or text.isupper():
        return False
    if tokens.text[past - 1] in words("days") or tokens.text[first] in words("days"):
        return False
    after = tokens.text[past] if past < len(tokens) else ""
    if after in POSSESSIVES or (after == "-" and tokens.glued(past)):
        return False
    if quoted:
        return True
    single = past - first == 1
    if single and (is_town(text) or is_given_name(text)):
        return False
    led = first > 0 and tokens.text[first - 1].lower() in ("the", "a", "an", "his", "her", "their")
    tag = tokens.tag[past] if past < len(tokens) else ""
    if led and (tag in ("NN", "NNS") or single):
        return False  # 'the Holt inquiry'
    if tag in FINITE and not alone:
        return False  # 'in Salt Road, and Ada Holt said'
    if past - first > 1 and known.last_words.get(tokens.text[past - 1]) is EntityKind.ORG:
        return False
    if sure and tokens.text[first - 1] in ("as", "like", "including", "include", "includes", ","):
        return True
    one = name_spans.at(first)
    person = one is not None and one.kind is EntityKind.PERSON and is_given_name(tokens.text[first])
    return not (person and past - first == 2)


def _dated(name_spans: NameSpans) -> Iterator[tuple[int, int]]:
    """'Near Dark (1987)', in an article about show business."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        past = name.past
        dated = tokens.text[past : past + 1] == ["("] and tokens.text[past + 2 : past + 3] == [")"]
        dated = dated and YEAR.fullmatch(tokens.text[past + 1]) is not None
        if dated and _may_be(name_spans, name.first, past, quoted=False, alone=True, sure=False):
            yield name.first, past


def _carry(name_spans: NameSpans, keys: set[tuple[str, ...]]) -> None:
    """The titles at all their other places, where no other name begins before or ends behind them."""
    tokens = name_spans.tokens
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for key in keys:
        by_word.setdefault(key[0], []).append(key)
    for i, text in enumerate(tokens.text):
        for key in by_word.get(text, ()):
            past = i + len(key)
            whole = tuple(tokens.text[i:past]) == key and _may_carry(name_spans, i, past)
            if whole and (len(key) > 1 or tokens.tag[i] in ("NNP", "NNPS")):
                name_spans.add(NameSpan(i, past, WORK, stated=True))


def _may_carry(name_spans: NameSpans, first: int, past: int) -> bool:
    owners = (name_spans.at(i) for i in range(first, past))
    return all(one is None or (one.first >= first and one.past <= past) for one in owners)
