"""General knowledge as tables: countries, places, titles, roles, short names, genders of given names."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache

from reader.frozen import frozen
from reader.model.analysis import EntityKind
from reader.text.data_files import data_lines, data_toml


class Gender(StrEnum):
    """The gender of a person, as English pronouns have it."""

    FEMALE = "female"
    MALE = "male"


BODY_ENDINGS = frozenset(
    {("School", "District"), ("Health", "District"), ("Fire", "District"), ("Geological", "Survey")}
    | {("Hurricane", "Center"), ("Research", "Center"), ("Research", "Centre"), ("Law", "Center")}
)
"""The last two words of bodies whose last word alone is that of a place or a work."""


@frozen
class Nouns:
    """Common nouns for people, organisations, places and documents, in the singular, lower case."""

    male: frozenset[str]
    female: frozenset[str]
    person: frozenset[str]
    groups: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    documents: frozenset[str]
    events: frozenset[str]
    works: frozenset[str]
    products: frozenset[str]
    facilities: frozenset[str]
    anonymous: frozenset[str]
    shares: frozenset[str]
    inanimate: frozenset[str]
    abstract_endings: tuple[str, ...]

    def gender(self, noun: str) -> Gender | None:
        """The gender that a noun implies: 'spokeswoman' is a woman."""
        if noun in self.male:
            return Gender.MALE
        return Gender.FEMALE if noun in self.female else None


@frozen
class Place:
    """A place by one of its names: `name` is the one to show, `adjective` says it is a demonym."""

    name: str
    kind: EntityKind
    adjective: bool = False


@frozen
class Tables:
    """Everything looked up by word. Titles, honorifics, nicknames and suffixes are in lower case, `ranks`
    in capitals.

    `leading` are verbs that state a role ('leads the opposition'), `calls_to_action` what a page asks of its
    readers ('Follow'), `speaking_for` nouns for those who speak for others, `offices` the last words of
    offices, `labels` the labels of unnamed speakers in a transcript, `same_nouns` the noun by which one is
    known that is short for it or means the same, `plural_titles` the title of each of several ('Sens.').
    """

    nouns: Nouns
    titles: dict[str, Gender | None]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    short_titles: frozenset[str]
    speaking_for: frozenset[str]
    suffixes: frozenset[str]
    places: dict[str, Place]
    countries: frozenset[str]
    known: dict[str, EntityKind]
    aliases: dict[str, str]
    nicknames: dict[str, str]
    same_nouns: dict[str, str]
    plural_titles: dict[str, str]
    last_words: dict[str, EntityKind]
    leading: frozenset[str]
    calls_to_action: frozenset[str]
    labels: frozenset[str]
    offices: frozenset[str]


def _lines(name: str) -> list[str]:
    return data_lines("reader.annotate", name)


@cache
def tables() -> Tables:
    """The tables, read once a process (about 3 ms)."""
    roles = data_toml("reader.annotate", "roles.toml")
    male, female = frozenset(roles["person_male"]), frozenset(roles["person_female"])
    nouns = Nouns(
        male=male,
        female=female,
        person=male | female | frozenset(roles["person_any"]) | frozenset(_lines("describing.txt")),
        groups=frozenset(roles["groups"]),
        organisations=frozenset(roles["organisations"]),
        places=frozenset(roles["places"]),
        documents=frozenset(roles["documents"]),
        events=frozenset(roles["events"]),
        works=frozenset(roles["works"]),
        products=frozenset(roles["products"]),
        facilities=frozenset(roles["facilities"]),
        anonymous=frozenset(roles["anonymous"]),
        shares=frozenset(roles["shares"]),
        inanimate=frozenset(roles["inanimate"]),
        abstract_endings=tuple(roles["abstract_endings"]),
    )
    titles: dict[str, Gender | None] = dict.fromkeys(roles["titles_any"])
    titles |= dict.fromkeys(roles["titles_male"], Gender.MALE)
    titles |= dict.fromkeys(roles["titles_female"], Gender.FEMALE)
    for word in titles:
        titles[word] = titles[word] or nouns.gender(word)
    return Tables(
        nouns=nouns,
        titles=titles,
        honorifics=frozenset(roles["honorifics"]),
        ranks=frozenset(roles["ranks"]),
        short_titles=frozenset(roles["short_titles"]),
        speaking_for=frozenset(roles["speaking_for"]),
        suffixes=frozenset(roles["suffixes"]),
        places=_places(),
        countries=frozenset(form for line in _lines("countries.txt") for form in _country_forms(line)),
        known=_known(),
        aliases=roles["aliases"],
        nicknames=roles["nicknames"],
        same_nouns=roles["same_nouns"],
        plural_titles=roles["plural_titles"],
        last_words=_last_words(roles),
        leading=frozenset(roles["leading"]),
        calls_to_action=frozenset(roles["asking"]),
        labels=frozenset(roles["labels"]),
        offices=frozenset(roles["offices"]),
    )


def _last_words(roles: dict[str, list[str]]) -> dict[str, EntityKind]:
    keys = {
        "organisation_words": EntityKind.ORG,
        "place_words_gpe": EntityKind.GPE,
        "place_words_loc": EntityKind.LOC,
        "place_words_fac": EntityKind.FAC,
        "event_words": EntityKind.EVENT,
        "law_words": EntityKind.LAW,
        "work_words": EntityKind.WORK,
    }
    return {word: kind for key, kind in keys.items() for word in roles[key]}


def _known() -> dict[str, EntityKind]:
    found: dict[str, EntityKind] = {}
    for line in _lines("known.txt"):
        kind, _, names = line.partition("|")
        found |= dict.fromkeys(names.split(","), EntityKind(kind))
    return found


def _country_forms(line: str) -> list[str]:
    name, others, *_ = line.split("|")
    return [name, *filter(None, others.split(","))]


def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for line in _lines("places.txt"):
        kind, name, others = line.split("|")
        for form in (name, *filter(None, others.split(","))):
            found[form] = Place(name, EntityKind(kind))
    for line in _lines("countries.txt"):
        name, others, people, capital = line.split("|")
        if capital:
            found.setdefault(capital, Place(capital, EntityKind.GPE))
        for form in filter(None, people.split(",")):
            found.setdefault(form, Place(name, EntityKind.NORP, adjective=True))
        for form in (name, *filter(None, others.split(","))):
            found[form] = Place(name, EntityKind.GPE)
    return found


@cache
def _given_names() -> dict[str, Gender]:
    women = dict.fromkeys(data_lines("reader.text", "names_female.txt"), Gender.FEMALE)
    return women | dict.fromkeys(data_lines("reader.text", "names_male.txt"), Gender.MALE)


def given_name_gender(name: str) -> Gender | None:
    """Whether a given name is a woman's or a man's; None for initials, unknown names and names of both."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    known = _given_names()
    return known.get(plain) or known.get(plain.split("-")[0])


def is_given_name(name: str) -> bool:
    """Whether a word is a given name, of either gender or of both."""
    return given_name_gender(name) is not None or name.casefold() in _of_both()


@cache
def _of_both() -> frozenset[str]:
    return frozenset(data_lines("reader.text", "names_either.txt"))
