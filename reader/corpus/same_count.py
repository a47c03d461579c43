"""Whether two figures count the same: the thing, what happens to it, where, when and by what.

Common nouns are counted for many reasons: `17 people were killed` and `40 people were hurt` have one noun and
perhaps one sentence. So what stands around both numbers has to agree as well, and where one says what the
other leaves open, they are taken for two: a disagreement that is none costs more than one that is missed.
"""

from __future__ import annotations

import re
from functools import cache

from reader.corpus.counted_thing import base, counted, events
from reader.corpus.words import content, fold, stem, words
from reader.frozen import frozen
from reader.store.index.rows import FoundFigure
from reader.text.data_files import named_lists, word_lists
from reader.text.month_names import MONTHS

WORDS = 2
"""Words that two sentences must share, beside the thing counted, to be about the same."""
SHARE = 0.4
"""And that share of the words of the shorter one."""
_CLAUSE = re.compile(r"[,;:—–]|\b(?:and|but|while|whereas|after|as)\b")
_ASIDE = re.compile(r",?\s*\(?including\b[^,;.)]*[,)]?", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|aboard|on|off|from) (?:(?:the|its|southern|northern|"
    r"eastern|western|central|nearby) )*([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
_MAY = re.compile(r"\b(?:in|of|since|last|this|early|late|mid|from|to|and|by|until) May\b")
_TOLD_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|added)\b"
    r"(?: in a statement| in [A-Z]\w+| [A-Z][\w’'-]+)* (?:on |late |early )*" + _WEEKDAY.pattern
)
_TIMES = re.compile("|".join((_WEEKDAY.pattern, *MONTHS)))
_WHOLE = re.compile(
    r"(?:^|\d|\w(?:ne|wo|ree|our|ive|ix|ven|ght|ine|en)\s)\W*(?:out )?of (?:(?:the|its|some) )?$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z][^\W_]+")
_HAPPENED = frozenset(word_lists("reader.text", "happened.txt"))
_OF_TOLL = frozenset(("death", "confirm"))
_PART = re.compile(r"\s*(?:out )?of (?:the|its|their|those|these|all)\b", re.IGNORECASE)


@frozen
class CountContext:
    """What the words around a figure say of what it counts."""

    thing: str
    general: bool
    modifiers: frozenset[str]
    event: str
    causes: frozenset[str]
    names: frozenset[str]
    places: tuple[str, ...]
    periods: frozenset[str]
    planned: bool
    part: bool
    about: frozenset[str]


def count_context(figure: FoundFigure, names: frozenset[str]) -> CountContext:
    """The words around a figure, read once. `names` are those in its article."""
    sentence = _ASIDE.sub(" ", figure.sentence)
    at = re.search(rf"(?<![\w.,]){re.escape(figure.text)}(?!\w)", sentence)
    start, end = at.span() if at else (0, 0)
    clause = _clause(sentence, start, end)
    noun = counted(figure)
    event = _event(sentence, clause, start, end) or events().get(base(noun), "")
    people = noun == "person"
    thing = event if people and event in _HAPPENED else noun
    stems = frozenset(map(base, words(sentence)))
    near = frozenset(map(base, words(_MAY.sub("", clause))))
    places = sorted(
        (abs(found.start() - end), found[1].casefold())
        for found in _PLACE.finditer(sentence)
        if not _TIMES.match(found[1])
    )
    return CountContext(
        thing,
        people or base(noun) in _list("general"),
        frozenset(map(base, words(figure.of)[:-1])) - _OF_TOLL,
        event,
        stems & _list("causes"),
        _named(sentence, figure.name, names),
        tuple(place for _, place in places),
        (near & _list("period")) | frozenset(_YEAR.findall(sentence)) | frozenset(_days(sentence)),
        not near.isdisjoint(_list("planned")),
        bool(at and (_PART.match(sentence, end) or _WHOLE.search(sentence[:start]))),
        _about(figure) - {noun, thing, *map(stem, words(figure.of)[-1:])},
    )


def same_count(one: CountContext, other: CountContext) -> bool:
    """Whether two figures of one thing and one unit count the same."""
    more, general = _list("more"), one.general or other.general
    if one.part or other.part or one.planned != other.planned:
        return False
    if one.modifiers & more != other.modifiers & more:
        return False
    if one.modifiers and other.modifiers and one.modifiers.isdisjoint(other.modifiers):
        return False
    if general and one.modifiers != other.modifiers:
        return False
    if one.event != other.event and (general or (one.event and other.event)):
        return False
    if one.causes and other.causes and one.causes.isdisjoint(other.causes):
        return False
    if one.names and other.names and one.names.isdisjoint(other.names):
        return False
    if not _one_place(one.places, other.places) or not _one_period(one.periods, other.periods):
        return False
    return len(one.about & other.about) >= max(WORDS, SHARE * min(len(one.about), len(other.about)))


def _days(sentence: str) -> list[str]:
    """The days of the week on which something was; the day on which somebody said so is none of them."""
    return _WEEKDAY.findall(_TOLD_ON.sub("", sentence))


def _named(sentence: str, by: str, names: frozenset[str]) -> frozenset[str]:
    """The words of the names in a sentence, whole or by their last word, without who says it."""
    plain = re.sub(r"['’]s\b", "", sentence)
    here = f" {' '.join(words(plain))} "
    capitals = {fold(word) for word in _CAPITAL.findall(plain)}
    said_by = set(words(by))
    return frozenset(
        word
        for name in map(words, names)
        if name and (f" {' '.join(name)} " in here or (len(name) > 1 and name[-1] in capitals))
        if said_by.isdisjoint(name)
        for word in name
        if len(word) > 2
    )


def _about(figure: FoundFigure) -> frozenset[str]:
    """The stems of what a sentence is about; what happens to people by its one name."""
    return frozenset(events().get(base(word), word) for word in content(f"{figure.sentence} {figure.of}"))


def _one_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the place nearest to each number is one that the other sentence names too."""
    return not (one and other) or (one[0] in other and other[0] in one)


def _one_period(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two counts may be of one time: a weekday may be left out, `since` and `last year` may not."""
    days = {part for part in one | other if _WEEKDAY.fullmatch(part)}
    if one - days != other - days:
        return False
    return not (one & days and other & days) or bool(one & other & days)


def _clause(sentence: str, start: int, end: int) -> str:
    cuts = [cut.end() for cut in _CLAUSE.finditer(sentence, 0, start)]
    stop = _CLAUSE.search(sentence, end)
    return sentence[cuts[-1] if cuts else 0 : stop.start() if stop else len(sentence)]


def _event(sentence: str, clause: str, start: int, end: int) -> str:
    """What happens to those counted: the nearest word for it in the clause, or else the first behind it that
    no other number stands before, or the last before it, under the same condition."""
    at = sentence.find(clause)
    behind = [(found - end, name) for found, name in _found(sentence, end, at + len(clause))]
    before = [(start - found, name) for found, name in _found(sentence, at, start)]
    if near := sorted(behind + before):
        return near[0][1]
    other = _NUMBER.search(sentence, end)
    if later := _found(sentence, end, other.start() if other else len(sentence)):
        return later[0][1]
    numbers = [number.end() for number in _NUMBER.finditer(sentence, 0, start)]
    earlier = _found(sentence, numbers[-1] if numbers else 0, start)
    return earlier[-1][1] if earlier else ""


def _found(sentence: str, start: int, end: int) -> list[tuple[int, str]]:
    known = events()
    return [
        (word.start(), known[form])
        for word in re.compile(r"[^\W\d_]+").finditer(sentence, start, end)
        if (form := base(word[0].casefold())) in known
    ]


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(base(word) for word in named_lists("reader.corpus", "claim_words.txt")[name])
