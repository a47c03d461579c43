"""Quotations and articles made by a script, some of them planted twice: what is repeated is known."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

_LISTS = (
    "we they the council the workers our members the firm the mayor the state farmers parents",
    "port road school river bridge harvest market hospital station budget tax rent wage ferry dam quarry "
    "mill bus train tram clinic library museum harbour canal pipeline orchard vineyard fleet depot tunnel "
    "stadium factory island coast village street garden forest lake mine plant office court prison army bank "
    "union vote law plan deal debt loan price cost bill fee grant pension contract strike protest march",
    "build close open sell buy save mend fund cut raise lower share keep lose win delay block allow forbid "
    "guard finish begin leave enter cross visit measure count check study debate praise blame",
    "because although while before after unless since whenever so and but until if where though once",
    "the a this that every no some our their your its another each of in on for with by at to from",
)
_SUBJECTS, _NOUNS, _VERBS, _LINKS, _SMALL = (words.split() for words in _LISTS)
_PATTERNS = (
    "we will {verb} the {noun} in {place} before the vote, and {name} can {verb} the {noun} when {more}",
    "it is plain that {name} will {verb} our {noun} while {more} and nobody can {verb} the {noun}",
    "if {more}, then {name} must {verb} the {noun}, because the {noun} in {place} cannot wait for the spring",
    "I told {name} that the {noun} would {verb} the {noun} of {place} by the winter unless {more}",
    "they have seen the {noun} of {place}, yet {name} never tried to {verb} the {noun} although {more}",
)
_CLAUSES = ("no {noun} comes to {place}", "the {noun} and the {noun} disagree", "they {verb} every {noun}")
_NAMES = "Ada Ines Tomas Mara Eva Bo Ruth Omar Lena Karl".split()  # noqa: SIM905
_PLACES = "Vann Leddow Harrow Ellis Marsk Dunmore Tarbet Holm".split()  # noqa: SIM905
_OTHER_WORDS = {"will": "shall", "must": "has to", "before": "ahead of", "because": "since", "while": "as"}
_STOCK = (
    "we will not comment on this matter while the inquiry goes on",
    "our thoughts are with the families of all those who were hurt",
    "we take the safety of our passengers and our staff very seriously",
    "this is a great day for the town and for everybody who lives here",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """Texts, each of an article of its own, and the pairs of indices that are repeats."""

    texts: tuple[str, ...]
    pairs: frozenset[tuple[int, int]]


def planted_quotations(count: int, others: int, seed: int = 7) -> Planted:
    """`count` quotations planted twice (word for word, cut, reworded by a few words) among `others`, some of
    which share a phrase, a beginning or all their subjects with another one."""
    dice = random.Random(seed)
    texts: list[str] = []
    pairs: set[tuple[int, int]] = set()
    for number in range(count):
        first = sentence(dice, dice.randint(10, 40))
        second = (_word_for_word, _cut, _cut_inside, _reworded)[number % 4](dice, first)
        pairs.add((len(texts), len(texts) + 1))
        texts += [first, second]
    for number in range(others):
        plain = sentence(dice, dice.randint(8, 40))
        if number % 5 == 0:
            plain = f"{dice.choice(_STOCK)} {plain}"
        elif number % 5 == 1:
            plain = " ".join(texts[number % (2 * count)].split()[:4]) + " " + plain
        texts.append(plain)
    return Planted(tuple(texts), frozenset(pairs))


def patterned_quotations(count: int, others: int, seed: int = 7) -> Planted:
    """`count` quotations planted twice (word for word, reworded, without their end or their beginning) among
    `others`, all of them made on five patterns, so that any two share many small words in the same order."""
    dice = random.Random(seed)
    texts: list[str] = []
    pairs: set[tuple[int, int]] = set()
    for number in range(count):
        first = _patterned(dice)
        found = first.split()
        reworded = " ".join(_OTHER_WORDS.get(word, word) for word in found)
        kept = max(8, len(found) * 2 // 3)
        second = (first.upper(), reworded, " ".join(found[:kept]), " ".join(found[-kept:]))[number % 4]
        pairs.add((len(texts), len(texts) + 1))
        texts += [first, second]
    texts += [_patterned(dice) for _ in range(others)]
    return Planted(tuple(texts), frozenset(pairs))


def _patterned(dice: random.Random) -> str:
    lists = {"verb": _VERBS, "noun": _NOUNS, "name": _NAMES, "place": _PLACES}
    found = dice.choice(_PATTERNS).replace("{more}", dice.choice(_CLAUSES))
    return re.sub(r"\{(\w+)\}", lambda slot: dice.choice(lists[slot[1]]), found)


def planted_articles(count: int, others: int, seed: int = 7) -> Planted:
    """`count` articles planted twice (cut at the end, with another beginning, edited here and there) among
    `others`, some of which share a quarter of their sentences with another one."""
    dice = random.Random(seed)
    texts: list[str] = []
    pairs: set[tuple[int, int]] = set()
    for number in range(count):
        lines = [sentence(dice, dice.randint(8, 26)) for _ in range(dice.randint(8, 24))]
        copy = list(lines)
        if number % 3 == 0:
            copy = copy[: max(4, len(copy) * 3 // 4)]
        elif number % 3 == 1:
            copy[0] = sentence(dice, 20)
        else:
            copy = [_reworded(dice, line) if dice.random() < 0.3 else line for line in copy]
        pairs.add((len(texts), len(texts) + 1))
        texts += [". ".join(lines), ". ".join(copy)]
    for number in range(others):
        lines = [sentence(dice, dice.randint(8, 26)) for _ in range(dice.randint(8, 24))]
        if number % 4 == 0:
            shared = texts[number % (2 * count)].split(". ")
            lines[: len(lines) // 4] = shared[: len(lines) // 4]
        texts.append(". ".join(lines))
    return Planted(tuple(texts), frozenset(pairs))


def sentence(dice: random.Random, length: int) -> str:
    """So many words, with small ones as frequent as in English."""
    found: list[str] = []
    while len(found) < length:
        found += [dice.choice(_SUBJECTS), dice.choice(("will", "must", "can", "may")), dice.choice(_VERBS)]
        found += [dice.choice(_SMALL), dice.choice(_NOUNS), dice.choice(_SMALL), dice.choice(_NOUNS)]
        found.append(dice.choice(_LINKS))
    return " ".join(found[:length])


def _word_for_word(dice: random.Random, text: str) -> str:
    return text.capitalize() + "!"


def _cut(dice: random.Random, text: str) -> str:
    found = text.split()
    kept = max(7, int(len(found) * dice.uniform(0.4, 0.8)))
    at = dice.choice((0, len(found) - kept, (len(found) - kept) // 2))
    return " ".join(found[at : at + kept])


def _cut_inside(dice: random.Random, text: str) -> str:
    found = text.split()
    gone = max(1, len(found) // 4)
    at = len(found) // 2 - gone // 2
    return " ".join([*found[:at], "...", *found[at + gone :]])


def _reworded(dice: random.Random, text: str) -> str:
    found = text.split()
    for _ in range(max(1, len(found) // 10)):
        found[dice.randrange(len(found))] = dice.choice(_NOUNS + _VERBS)
    return " ".join(found)
