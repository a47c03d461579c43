"""The word lists beside this module, read once."""

from __future__ import annotations

from functools import cache

from reader.annotate.figures.lexer import tokenise
from reader.frozen import frozen
from reader.named_tuple import NamedTuple
from reader.text.data_files import data_lines, named_lists, word_set


class Unit(NamedTuple):
    """A unit by its singular name, and its dimension ('length', 'percent', 'money')."""

    name: str
    dimension: str


@frozen
class Wordings:
    """Wordings of units. `exact` are matched with their case, `folded` in lower case."""

    exact: dict[str, Unit]
    folded: dict[str, Unit]


def _spelled(word: str) -> str:
    """A wording as its tokens, one space between each, hyphens left out."""
    word = word.replace("_", " ")
    if word.replace(" ", "").isalpha():
        return word
    return " ".join(t.text for t in tokenise(word, 0, len(word)) if t.text != "-")


def _plural(word: str) -> str:
    """The plural of the last word, in the regular way."""
    if word.endswith(("s", "x", "ch")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@cache
def units() -> Wordings:
    """Every unit of measure by its wordings."""
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit] = {}
    for line in data_lines(__package__, "units.txt"):
        name, dimension, others = line.split("|")
        unit = Unit(name, dimension)
        words = (
            [name] if (len(name) > 1 and dimension != "temperature") or name in ("degree", "kelvin") else []
        )
        for other in others.split():
            if other.startswith("="):
                exact[_spelled(other[1:])] = unit
            else:
                words.append(other)
        for word in map(_spelled, words):
            folded.setdefault(word, unit)
            if len(word) > 3 or word == name:
                folded.setdefault(_plural(word), unit)
                if " per " in word:
                    head, _, tail = word.partition(" per ")
                    folded.setdefault(f"{_plural(head)} per {tail}", unit)
    return Wordings(exact, folded)


@cache
def currencies() -> Wordings:
    """Every currency by its words, symbols and codes."""
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit] = {}
    for line in data_lines(__package__, "currencies.txt"):
        name, wordings = line.split("|")
        unit = Unit(name, "money")
        for wording in wordings.split():
            word = _spelled(wording)
            if word.islower() and word[0].isalpha():
                folded[word] = unit
                if len(word) > 2 and word != "yen":
                    folded.setdefault(_plural(word), unit)
            else:
                exact[word] = unit
                if "$" in word:
                    folded.setdefault(word.lower(), unit)
    for line in data_lines(__package__, "codes.txt"):
        for code in line.split():
            exact[code] = Unit(code, "money")
    return Wordings(exact, folded)


@cache
def qualifiers() -> frozenset[str]:
    """The wordings that qualify a number, in lower case, one space between tokens."""
    return frozenset(data_lines(__package__, "qualifiers.txt"))


@cache
def wordings(name: str) -> dict[str, str]:
    """Wordings of a data file, each with what it says in plain words."""
    return dict(line.split("|") for line in data_lines(__package__, name))


@cache
def states() -> list[frozenset[str]]:
    """The words for each state of those who are counted: killed, injured, missing."""
    return [frozenset(line.split()) for line in data_lines(__package__, "states.txt")]


def bounds(section: str) -> frozenset[str]:
    """The wordings of a section of `bounds.txt`."""
    return word_set(__package__, "bounds.txt", section)


@cache
def numbered() -> tuple[frozenset[str], frozenset[str]]:
    """Words that a number names: in any case, and only when written with a capital."""
    words = [word for line in data_lines(__package__, "numbered.txt") for word in line.split()]
    return (
        frozenset(word for word in words if not word.endswith("*")),
        frozenset(word[:-1] for word in words if word.endswith("*")),
    )


@cache
def plurals() -> frozenset[str]:
    """Nouns that are plural without an s."""
    return frozenset(word for line in data_lines(__package__, "plurals.txt") for word in line.split())


@cache
def table(name: str) -> dict[str, float]:
    """A table of words and their values, such as the number words."""
    return {word: float(value) for word, value in (line.split() for line in data_lines(__package__, name))}


@cache
def words(name: str) -> frozenset[str]:
    """A list of `lists.txt` by its name."""
    return frozenset(named_lists(__package__, "lists.txt")[name])


@cache
def sum_nouns() -> dict[str, str]:
    """What a sum of money is, by the verb that it is the object of: 'lost' makes it a 'loss'."""
    lines = (line.split("|") for line in data_lines(__package__, "sum_nouns.txt"))
    return {verb: noun for noun, verbs in lines for verb in verbs.split()}
