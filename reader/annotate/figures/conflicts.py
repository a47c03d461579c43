"""Figures that contradict each other: two counts of one thing, and percentages that do not follow."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from reader.annotate.figures.lexicon import states, words
from reader.annotate.figures.percentages import wrong_percentages
from reader.model.analysis import Conflict, Figure, FigureKind
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.text.late_pattern import late
from reader.text.month_names import MONTH_NUMBERS

_REACH = 60  # code points before a figure
_WORD = late(r"[^\W\d_]{4,}")
_NAME = late(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]{2,}")
_END = late(r"[.!?][”\"’')]*\s+(?=[“\"‘'A-Z])|\n")
_FOR = late(r"[a-z ]{0,20}\bfor (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")
_OTHERS = late(r"\b(?:remaining|other|another|additional|first|last|final|next|extra|further)\s+$")
_PART = late(r"\s+(?:out )?of (?:the|its|their|his|her|those|these)\b")
_WHOLE = late(r"\bof (?:the|its|their|all|those|these) $")
_YEAR = late(r"\b(?:1[89]|20)\d\d\b")
_PLACE = late(r"\b(?:on|in|at|inside|outside|aboard|under) the ([a-z]{4,})\b")
_PUT_AT = late(r"\bput(?:s|ting)? it at (?:\w+ ){0,3}$")
_PRONOUN = late(r"\b(?:he|she|they|we|I|it) (?:\w+ ){0,3}$")
_TIME = late(
    r"\b(?:(?:last|this|the past) (?:year|month|week|season|quarter|summer|winter|weekend)|(?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|(?:1[89]|20)\d\d))\b"
)
_BODY = late(
    r"\b[Tt]he (?:company|firm|group|bank|lender|airline|carrier|club|charity|retailer|maker|brewer|insurer|"
    r"builder|operator|utility|broadcaster|union|party|council|ministry|hospital|university)['’]s\b"
)
_MAY = late(r"\b(?:in|of|since|last|this|early|late|mid|from|to|and|by|until) May\b")
_SAYING = late(
    r"(?:[A-Z][\w’'-]+ )+(?:said|says|told|put|puts)\b|"
    r"\b(?:said|says|told|to) (?:[A-Z][\w’'-]+ ?)+|[Aa]ccording.*"
)
_CAPITAL = late(
    r"\b(?!The|They|And|But|Its|Their|His|Her|That|This|There|Our|About|Some|More|Last)[A-Z][a-z]{2,}"
)
_BODIES = frozenset(
    (
        "Bank",
        "Council",
        "City",
        "University",
        "Police",
        "Party",
        "Group",
        "Airport",
        "County",
        "Hospital",
        "School",
    )
)
_SUM_WORDS = frozenset(("milli", "billi", "pound", "euros", "dolla", "crore"))
_CALENDAR = {name.capitalize() for name in (*MONTH_NUMBERS, *words("weekdays"))}
_LEAST = 20  # smaller counts of one noun are of different things
_OF_ONE_SIZE = 4  # times the smaller number: more are of different things
_WINDOW = 110  # characters on each side in which figures share what they speak of
_MOST = 40  # figures of one thing that are compared: more is a table
_CLAUSE = late(r"[.;:!?,\n]|\b(?:and|but|while)\b")
_COUNTED = (FigureKind.NUMBER, FigureKind.MONEY)


def conflicts(figures: tuple[Figure, ...], article: Article) -> tuple[Conflict, ...]:
    """Questions about figures that may not agree, in the order of the text."""
    found = [*_counted_twice(figures, article), *_percentages(figures, article)]
    return tuple(sorted(found, key=lambda c: c.figures))


def _counted_twice(figures: tuple[Figure, ...], article: Article) -> Iterator[Conflict]:
    """The same thing with two values: each figure is asked about once."""
    groups: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for i, figure in enumerate(figures):
        if (
            figure.of
            and figure.kind in _COUNTED
            and not isinstance(figure.value, tuple)
            and figure.value >= 2
        ):
            if (figure.qualifier or "").endswith(" of") or _is_label(figure.of):
                continue
            groups[_stem(figure.of), figure.unit].append(i)
    asked: set[int] = set()
    for members in groups.values():
        if len(members) > _MOST:
            continue
        for i, j in sorted(combinations(members, 2), key=lambda pair: pair[1] - pair[0]):
            if i in asked or j in asked or not _clash(figures[i], figures[j], article.text):
                continue
            asked |= {i, j}
            yield Conflict((i, j), _question(figures[i], figures[j], article))


def _is_label(phrase: str) -> bool:
    """Whether a number belongs to a heading or a product: 'Trend 7', 'Set of 2', '21 MP'."""
    return phrase[:1].isupper() and " " not in phrase


def _stem(phrase: str) -> str:
    """The thing counted without its plural: 'Troops' and 'troops' are the same, 'US troops' are others."""
    low = phrase.lower()
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _clash(one: Figure, two: Figure, text: str) -> bool:
    if _is_planned(one, text) != _is_planned(two, text):
        return False
    if any(_WHOLE.search(text, max(0, figure.start - 20), figure.start) for figure in (one, two)):
        return False  # 'ten of the 18 clerks': of the others another number may be told
    if _is_some(one, text) or _is_some(two, text):
        return False
    sides = [_FOR.match(text, figure.end) for figure in (one, two)]
    if all(sides) and len({side[1] for side in sides if side}) == 2:
        return False  # 'four votes for Holt', '13 for Reed'
    if _agree(one, two) or max(_value(one), _value(two)) > 50 * min(_value(one), _value(two)):
        return False
    if two.start - one.end < 400 and not _END.search(text, one.end, two.start):
        left, right = _behind(one, text, two.start), _behind(two, text, len(text))
    else:
        left, right = _sentence_of(one, text), _sentence_of(two, text)
    if _state(left) != _state(right) and _state(left) and _state(right):
        return False
    if _YEAR.findall(left) != _YEAR.findall(right) or _on_other_days(left, right):
        return False
    if one.end < two.start < one.end + 40 and re.search(
        r"\b(?:to|from|of|and another|plus)\b", text[one.end : two.start]
    ):
        return False
    told = _told_by_two(one, two)
    if told and _PUT_AT.search(text, max(0, two.start - _REACH), two.start):
        return True
    if told and _of_one_time(one, two, left, right) and _one_teller_each(one, two, text, left + right):
        return True
    noun = {_short(w) for w in _WORD.findall((one.of or "").lower())}
    shared = {_short(w) for w in _content(left)} & {_short(w) for w in _content(right)} - noun
    general = _stem(one.of or "") in words("general")
    names = {n for n in set(_NAME.findall(left)) & set(_NAME.findall(right)) if _short(n.lower()) not in noun}
    if (
        not general
        and _one_place(left, right)
        and max(_value(one), _value(two)) < 1.25 * min(_value(one), _value(two))
    ):
        return True
    names = {
        n for n in names - _BODIES if n.lower() not in words("weekdays") and n.lower() not in MONTH_NUMBERS
    }
    far = two.start - one.end > 400 and max(_value(one), _value(two)) > 2 * min(_value(one), _value(two))
    if far:
        names = set()
    if told and len(shared) > 1 and not far and not (_of_oneself(one, text) or _of_oneself(two, text)):
        return True  # 'the ship carried 120', 'its owner said the ship carried 96'
    verbs = shared & {_short(w) for w in words("happenings")}
    return bool(names and (len(shared) > 1 or not general)) or bool(verbs and len(shared) > 1)


def _told_by_two(one: Figure, two: Figure) -> bool:
    """Whether two different speakers give the numbers, which are of one size."""
    near = max(_value(one), _value(two)) <= _OF_ONE_SIZE * min(_value(one), _value(two))
    return near and None not in (one.speaker, two.speaker) and one.speaker != two.speaker


def _of_one_time(one: Figure, two: Figure, left: str, right: str) -> bool:
    """Whether two numbers that are nearly one are told of one month, day or year, and of nothing named that
    the other does not name: 'handled 310,000 passengers in May', 'put its passengers in May at 290,000'."""
    if _stem(one.of or "") in words("general") or _value(one) < _LEAST or _value(two) < _LEAST:
        return False
    if max(_value(one), _value(two)) >= 1.25 * min(_value(one), _value(two)):
        return False
    if one.kind is FigureKind.MONEY and not _BODY.search(left + right):
        about = [{_short(w) for w in _content(part)} - _SUM_WORDS for part in (left, right)]
        if not about[0] & about[1] - {_short(_stem(one.of or ""))}:
            return False  # what two things cost
    times = [{" ".join(t.lower().split()) for t in _TIME.findall(part)} for part in (left, right)]
    named = [set(_CAPITAL.findall(_SAYING.sub("", part))) - _CALENDAR for part in (left, right)]
    apart = bool(named[0] and named[1] and not named[0] & named[1])
    return bool(times[0]) and times[0] == times[1] and not apart


def _one_teller_each(one: Figure, two: Figure, text: str, around: str) -> bool:
    """Whether no teller gives only a number of their own: 'she sold 140' and 'he sold 150' are both right."""
    own = [_of_oneself(figure, text) for figure in (one, two)]
    return not any(own) or (not all(own) and _BODY.search(around) is not None)


def _of_oneself(figure: Figure, text: str) -> bool:
    """Whether somebody tells a number of their own: 'she said she had sold 40'."""
    return _PRONOUN.search(text, max(0, figure.start - _REACH), figure.start) is not None


def _on_other_days(left: str, right: str) -> bool:
    """Whether both sentences name a day of the week, and no day that is in both."""
    days = [words("weekdays") & set(_WORD.findall(part.lower())) for part in (left, right)]
    return bool(days[0] and days[1] and not days[0] & days[1])


def _is_some(figure: Figure, text: str) -> bool:
    """Whether more of the same things may be told elsewhere: 'two of the three', 'the remaining two'."""
    before = max(0, figure.start - 20)
    return bool(_PART.match(text, figure.end) or _OTHERS.search(text, before, figure.start))


def _is_planned(figure: Figure, text: str) -> bool:
    """Whether the clause before a figure says what is meant to be: 'will mass', 'intends to send'."""
    before = _MAY.sub("", text[max(0, figure.start - _WINDOW) : figure.start]).lower()
    clause = _CLAUSE.split(before)[-1]
    return not set(re.findall(r"[a-z]+", clause)).isdisjoint(words("planned"))


def _one_place(left: str, right: str) -> bool:
    """Whether both sentences put the thing in one place: 'on the quay' stands in both."""
    return bool(set(_PLACE.findall(left.lower())) & set(_PLACE.findall(right.lower())))


def _agree(one: Figure, two: Figure) -> bool:
    """Whether both values can be true of one thing, qualifiers and rounding taken into account."""
    low, high = sorted((one, two), key=_value)
    a, b = _value(low), _value(high)
    near = 0.15 if one.qualifier or two.qualifier else 0.01
    if a >= b * (1 - near):
        return True
    bound = (low.qualifier or "").split()
    if bound and bound[0] in words("lower_bounds"):
        return True
    bound = (high.qualifier or "").split()
    return bool(bound) and bound[0] in words("upper_bounds")


def _value(figure: Figure) -> float:
    return float(figure.value[0] if isinstance(figure.value, tuple) else figure.value)


def _sentence_of(figure: Figure, text: str) -> str:
    """The part of the sentence around a figure."""
    left, right = max(0, figure.start - _WINDOW), min(len(text), figure.end + _WINDOW)
    before, after = text[left : figure.start], text[figure.end : right]
    cuts = [m.end() for m in _END.finditer(before)]
    stop = _END.search(after)
    return before[cuts[-1] if cuts else 0 :] + " | " + after[: stop.start() if stop else len(after)]


def _behind(figure: Figure, text: str, limit: int) -> str:
    """What follows a figure in its clause: two figures of one sentence share what stands before them."""
    after = text[figure.end : min(limit, figure.end + _WINDOW)]
    return " | " + re.split(r"[,;.:—]", after, maxsplit=1)[0]


def _content(part: str) -> set[str]:
    return {w for w in _WORD.findall(part.lower()) if w not in words("empty")}


def _short(word: str) -> str:
    return word[:5]


def _state(part: str) -> int:
    """Which state of the counted the words around name: killed, injured, missing."""
    low = set(_WORD.findall(part.lower()))
    return next((number for number, state in enumerate(states(), 1) if low & state), 0)


def _question(one: Figure, two: Figure, article: Article) -> str:
    left = f"{_place(one, article)} says {_said(one)}"
    return f"{left}, {_place(two, article)} says {_said(two)}: the same {one.of}?"


def _said(figure: Figure) -> str:
    text = " ".join(figure.text.split())
    said = figure.qualifier or ""
    if said and not (said.endswith(" of") or said.lower() in text.lower()):
        text = f"{said} {text}"
    noun = figure.of or ""
    return text if not noun or text.endswith(noun) or figure.unit else f"{text} {noun}"


def _place(figure: Figure, article: Article) -> str:
    """The paragraph by the number that every screen and export gives it, where there is any."""
    return Paragraphs(article).label(figure.start) or "the text"


def _percentages(figures: tuple[Figure, ...], article: Article) -> Iterator[Conflict]:
    for found in wrong_percentages(figures, article.text):
        one, two, share = (figures[i] for i in found.figures)
        said = f"{_place(share, article)} says {_said(share)}"
        if found.of_whole:
            sum_ = f"{one.text} of {two.text} is about {found.right:g}%"
        else:
            sum_ = f"from {one.text} to {two.text} is about {found.right:g}%"
        yield Conflict(tuple(sorted(found.figures)), f"{said}, but {sum_}: is one of the numbers wrong?")
