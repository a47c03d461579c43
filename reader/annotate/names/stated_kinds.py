"""What kind of thing a name names where the words beside it say so: 'analysts at Tarn Vale', 'Ely, a port'.

A recogniser takes what it has never read for a person's name. These words are stronger than its guess, not
than the tables; a kind that one place states is that of the spelling at all its places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reader.annotate.names.bounds import POSSESSIVES, words
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.kinds import STORMS, TROPICAL
from reader.annotate.names.span_table import NAME_TAGS, NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

PERSON, ORG, GPE, WORK = EntityKind.PERSON, EntityKind.ORG, EntityKind.GPE, EntityKind.WORK
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
AGE = re.compile(r"\d{2}")
MOST_PHRASE = 6  # tokens of 'a small port' behind a name
MOST_LETTERS = 5  # of an acronym
MANY = frozenset({"are", "were", "have"})
ARTICLES = frozenset({"a", "an", "the"})
AFTER_NOUN = frozenset(
    {",", ".", ";", ")", "of", "in", "on", "that", "which", "based", "with", "for", "near", "by", "about"}
)


def state_kinds(name_spans: NameSpans) -> None:
    """Give each spelling the kind that the words beside one of its places state."""
    _whole_storms(name_spans)
    tokens = name_spans.tokens
    places: dict[tuple[str, ...], list[NameSpan]] = {}
    for name in name_spans.ordered():
        places.setdefault(name_spans.key(name), []).append(name)
    known = tables()
    full = (key for key, names in places.items() if len(key) > 1 and names[0].kind is PERSON)
    people = [key for key in full if key[-1] not in known.last_words]
    ends = {key[-1] for key in places if len(key) > 1}
    surnames, given = {key[-1] for key in people}, {key[0] for key in people}
    storms = {key[-1] for key in places if len(key) > 1 and key[-2] in STORMS}
    waters = {key[-1] for key in places if "of" in key and known.known.get(" ".join(key)) is EntityKind.LOC}
    bodies = {key for key in places if len(key) > 1 and known.known.get(" ".join(key)) is ORG}
    for key, names in sorted(places.items(), key=lambda item: -len(item[0])):
        text, single = " ".join(key), key[0] if len(key) == 1 else ""
        if text in known.places or text in known.known or text in known.aliases:
            continue
        if single in surnames and any(one[-1] == single and one not in bodies for one in people):
            continue
        kinds = Counter(kind for name in names for kind in _stated(name_spans, name))
        if single in given and names[0].kind in (ORG, WORK, EntityKind.PRODUCT):
            kinds[PERSON] += 1  # 'Kostya' of 'Kostya Belov'
        if any(len(one) > 1 and one[-1] == single for one in bodies) and names[0].kind is PERSON:
            kinds[ORG] += len(names)  # 'Vale' of 'Aston Vale'
        if names[0].kind is PERSON and not is_given_name(single) and any(one[0] == single for one in bodies):
            kinds[ORG] += len(names)  # 'Corven' of 'Corven Sorel', which has shares
        if single in ends and single.endswith("s") and any(_is_led(tokens, name) for name in names):
            kinds[ORG] += 1  # 'the Sharks' of 'Northmoor Sharks'
        if single in waters and names[0].kind is PERSON:
            kinds[EntityKind.LOC] += len(names)  # 'Hormuz' of 'Strait of Hormuz'
        if single in storms:
            kinds[EntityKind.EVENT] += len(names)
        if kinds:
            kind = kinds.most_common(1)[0][0]
            if kind is ORG:
                bodies.add(key)
            for name in names:
                name_spans.add(NameSpan(name.first, name.past, kind, name.sure, stated=True))


def _is_led(tokens: Tokens, name: NameSpan) -> bool:
    return name.kind is PERSON and _before(tokens, name) == "the"


def _whole_storms(name_spans: NameSpans) -> None:
    """'Odile' with the 'Tropical Storm' before it."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        first = name.first
        if name.past - first == 1 and first and tokens.text[first - 1] in STORMS:
            first -= 1 + (first > 1 and tokens.text[first - 2] in TROPICAL)
            name_spans.add(NameSpan(first, name.past, EntityKind.EVENT))


def _stated(name_spans: NameSpans, name: NameSpan) -> Iterator[EntityKind]:
    """The kinds that the words beside one place state, at most one for each rule."""
    tokens = name_spans.tokens
    guessed = name.kind in (PERSON, ORG, EntityKind.FAC, WORK)
    full = is_given_name(tokens.text[name.first]) and name.past - name.first > 1
    if guessed and (_has_staff(tokens, name) or _is_many(tokens, name)):
        yield ORG
    if guessed and not full and _is_traded(tokens, name):
        yield ORG
    if name.kind is PERSON and _is_called_body(tokens, name, full):
        yield ORG
    if guessed and not full and _is_the(tokens, name):
        yield ORG
    if name.kind in (PERSON, ORG, GPE, EntityKind.FAC) and _plays(name_spans, name):
        yield ORG
    if name.kind in (PERSON, ORG) and not full and _is_town(name_spans, name):
        yield GPE
    if name.kind in (PERSON, GPE) and _is_acronym(tokens, name):
        yield ORG
    if name.kind is not EntityKind.NORP and (kind := _described(tokens, name, full)) is not None:
        yield kind
    if name.kind in (ORG, EntityKind.FAC, EntityKind.PRODUCT) and _is_work(tokens, name):
        yield WORK


def _is_acronym(tokens: Tokens, name: NameSpan) -> bool:
    """'engineers from SSEN', 'TSMC said': capitals within a sentence that no table knows as a place."""
    text, inside = tokens.text[name.first], _before(tokens, name) not in ("", '"', "“")
    short = name.past - name.first == 1 and MOST_LETTERS >= len(text) > 2
    label = _behind(tokens, name) == ":"  # 'DR SINGH: I doubt it.'
    return short and inside and not label and text.isupper() and text.isalpha()


def _before(tokens: Tokens, name: NameSpan, back: int = 1) -> str:
    """The word before a name in its sentence, in small letters, or nothing."""
    i = name.first - back
    return tokens.text[i].lower() if i >= tokens.sentences[tokens.sentence[name.first]][0] else ""


def _behind(tokens: Tokens, name: NameSpan, ahead: int = 0) -> str:
    """The word behind a name in its sentence, or nothing."""
    i = name.past + ahead
    return tokens.text[i] if i < tokens.sentences[tokens.sentence[name.first]][1] else ""


def _has_staff(tokens: Tokens, name: NameSpan) -> bool:
    """'an economist at Tarn Vale', 'at broker Tarn Vale'."""
    first = name.first - 1
    if (
        _before(tokens, name, 2) == "at"
        and tokens.tag[first] == "NN"
        and tokens.text[first] in words("firms")
    ):
        return True
    if _before(tokens, name) != "at" or name.first < 2 or name.kind not in (PERSON, ORG):
        return False
    noun = tokens.lemma[tokens.head[name.first - 1]].lower()
    beside = tokens.lemma[name.first - 2].lower()
    return noun in tables().nouns.person or beside in tables().nouns.person


def _is_called_body(tokens: Tokens, name: NameSpan, full: bool) -> bool:
    """'the Alder-Nord team', 'backers Balder and Co'."""
    before = _before(tokens, name)
    behind = before == "the" and _behind(tokens, name) in words("bodies behind")
    return behind or (not full and before in words("bodies before"))


def _is_traded(tokens: Tokens, name: NameSpan) -> bool:
    """'shares in the grocer Tarn', 'Tarn shares'."""
    back = 1
    while _before(tokens, name, back) and back < 4 and tokens.tag[name.first - back] in ("NN", "JJ", "DT"):
        back += 1
    held = _before(tokens, name, back) in ("in", "of") and _before(tokens, name, back + 1) in words("traded")
    return held or _behind(tokens, name) in words("traded")


def _is_many(tokens: Tokens, name: NameSpan) -> bool:
    """'Vale were', 'Vale, who have': a team, of which Britain speaks as of many."""
    if (
        name.kind is not PERSON
        or name.past - name.first > 2
        or _before(tokens, name) in ("and", ",", "&", "than")
    ):
        return False
    relative = _behind(tokens, name) == "," and _behind(tokens, name, 1) == "who"
    verb = name.past + 2 if relative else name.past
    if not tokens.has(verb) or tokens.text[verb] not in MANY or tokens.tag[name.past - 1] == "NNPS":
        return False
    subject = tokens.head[name.past + 1] if relative else tokens.head[name.past - 1]
    above = {verb, tokens.head[verb]}
    return subject in above and tokens.dep[name.past - 1] != "conj"


def _is_the(tokens: Tokens, name: NameSpan) -> bool:
    """'told the Lantern that': nobody is called with an article, except before a noun or in the plural."""
    last = tokens.text[name.past - 1]
    if name.kind is not PERSON or _before(tokens, name) != "the" or last.endswith("s"):
        return False
    if _behind(tokens, name) in POSSESSIVES or not tokens.has(name.past):
        return False
    return (
        tokens.tag[name.past][:2] not in ("NN", "JJ", "HY", "PO", "CD", "VBN", "CC") and last[-1:].isalpha()
    )


def _plays(name_spans: NameSpans, name: NameSpan) -> bool:
    """'Rovers beat Vale 3-2': who plays a body is one."""
    tokens = name_spans.tokens
    if not SCORE.fullmatch(_joined_score(tokens, name.past)) or _before(tokens, name) not in words("playing"):
        return False
    sets = any(tokens.text[i] == "," and tokens.tag[i + 1] == "CD" for i in _near(tokens, name.past))
    if sets:
        return False  # of a match between two people
    begin = tokens.sentences[tokens.sentence[name.first]][0]
    others = (name_spans.at(i) for i in range(name.first - 1, begin - 1, -1))
    other = next((one for one in others if one is not None), None)
    return other is not None and other.kind is ORG


def _near(tokens: Tokens, first: int) -> range:
    """The next few tokens, each with one behind it."""
    return range(first, min(first + 4, len(tokens) - 1))


def _joined_score(tokens: Tokens, first: int) -> str:
    """'3-2' as one word, however it is parted into tokens."""
    past = first + 1
    while (
        past < first + 3 and tokens.has(past) and tokens.glued(past) and tokens.text[past] not in (".", ",")
    ):
        past += 1
    return tokens.raw_text_of(first, past) if tokens.has(first) else ""


def _is_town(name_spans: NameSpans, name: NameSpan) -> bool:
    if name_spans.tokens.text[name.past - 1] in tables().last_words:
        return False  # 'Cornwall Police'
    part = _is_part_of_town(name_spans.tokens, name)
    return part or _is_in_address(name_spans, name) or _is_beside_town(name_spans, name)


def _is_part_of_town(tokens: Tokens, name: NameSpan) -> bool:
    """'the Eastgate neighborhood'."""
    return _before(tokens, name) == "the" and _behind(tokens, name) in words("parts of towns")


def _is_in_address(name_spans: NameSpans, name: NameSpan) -> bool:
    """'of Tannery Road, Eastbeck'."""
    tokens, street = name_spans.tokens, name_spans.at(name.first - 2)
    if street is None or not _is_street(tokens, street) or _before(tokens, name) != ",":
        return False
    led = tokens.text[street.first - 1].lower() in ("of", "in", "on", "at") if street.first else False
    return led and name.past - name.first <= 2 and _behind(tokens, name) in (",", ".", "")


def _is_street(tokens: Tokens, name: NameSpan) -> bool:
    return tables().last_words.get(tokens.text[name.past - 1]) is EntityKind.FAC


def _is_beside_town(name_spans: NameSpans, name: NameSpan) -> bool:
    """'in Leeds and Wick', 'the road between Leeds and Wick'."""
    tokens, town = name_spans.tokens, name_spans.at(name.first - 2)
    if (
        town is None
        or town is name
        or town.kind is not GPE
        or _before(tokens, name) != "and"
        or not town.first
    ):
        return False
    begin = tokens.sentences[tokens.sentence[town.first]][0]
    led = tokens.text[town.first - 1].lower() if town.first > begin else ""
    near = {word.lower() for word in tokens.text[max(begin, town.first - 4) : town.first - 1]}
    route = led in ("between", "of") and bool(near & words("routes"))
    return (led in ("in", "near", "across", "around") or route) and _behind(tokens, name) not in POSSESSIVES


def _described(tokens: Tokens, name: NameSpan, full: bool) -> EntityKind | None:
    """The kind of the noun in 'Back Row, a series on tea,'; of a person's full name nothing but a person."""
    if _behind(tokens, name) != "," or _behind(tokens, name, 1) not in ARTICLES:
        return None
    for i in range(name.past + 2, min(name.past + 2 + MOST_PHRASE, len(tokens) - 1)):
        if tokens.tag[i] in ("NN", "NNS") and tokens.text[i + 1] in AFTER_NOUN:
            return _of_noun(tokens, name, i, full)
        if tokens.tag[i][:2] not in ("NN", "JJ", "HY", "CD", "VB"):
            return None
    return None


def _of_noun(tokens: Tokens, name: NameSpan, i: int, full: bool) -> EntityKind | None:
    """The kind of what the noun at token i describes, where that may be the kind of a name."""
    text, nouns = tokens.text[i], tables().nouns
    body = text in nouns.organisations
    if text in nouns.person:
        return PERSON if not body and name.kind is ORG and not _is_body(tokens, name) else None
    if full or (tokens.tag[i] == "NNS" and text != "series") or text in nouns.products | nouns.events:
        return None
    if text in (nouns.works | words("titled works")) - nouns.documents:
        return WORK
    if text in nouns.places and text != "state":
        return GPE
    return ORG if body and name.kind is PERSON else None


def _is_body(tokens: Tokens, name: NameSpan) -> bool:
    """Whether a name cannot be a person's: in capitals, with a digit, or by its last word."""
    text = tokens.text_of(name.first, name.past)
    plain = all(tokens.text[i].istitle() for i in range(name.first, name.past))
    return not plain or tokens.text[name.past - 1] in tables().last_words or is_town(text)


def _is_work(tokens: Tokens, name: NameSpan) -> bool:
    """'her single Run Home': what is sung, shown or read."""
    i = name.first - 1
    if _before(tokens, name) not in words("titled works") or tokens.tag[i] not in ("NN", "JJ"):
        return False
    subject = tokens.dep[name.past - 1] in ("nsubj", "poss") or _behind(tokens, name) in POSSESSIVES
    return not subject and tokens.tag[name.first] in (*NAME_TAGS, "VB", "VBP", "NN", "JJ")
