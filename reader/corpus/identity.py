"""Who is the same across articles: by full name and fitting role only, and in words how that was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from reader.corpus.words import content, fold, words
from reader.frozen import frozen
from reader.text.data_files import data_lines


@frozen
class Mentioned:
    """A speaker of one article; `key` is whatever tells speakers of articles apart."""

    key: tuple[int, int]
    name: str
    kind: str
    role: str
    named: bool


@frozen
class IdentifiedSource:
    """Somebody across articles. `number` is the same for the same one; `decided` says why."""

    number: int
    name: str
    decided: str


def identify(speakers: Iterable[Mentioned]) -> dict[tuple[int, int], IdentifiedSource]:
    """Who each speaker is. One without a full name is nobody outside the article."""
    groups: dict[tuple[str, ...], list[Mentioned]] = defaultdict(list)
    found: dict[tuple[int, int], IdentifiedSource] = {}
    number = 0
    for one in speakers:
        if why_alone := _alone(one):
            number += 1
            found[one.key] = IdentifiedSource(number, one.name, why_alone)
        else:
            groups[one.kind, *_full_name(one.name)].append(one)
    for same_name in groups.values():
        people = _by_role(same_name)
        for person in people:
            number += 1
            name = max((one.name for one in person), key=len)
            for one in person:
                found[one.key] = IdentifiedSource(number, name, _why(person, len(people)))
    return found


def _alone(one: Mentioned) -> str:
    if not one.named:
        return "not named: counted in its article alone"
    if one.kind == "person" and len(_full_name(one.name)) < 2:
        return "no full name: counted in its article alone"
    return ""


def _full_name(name: str) -> tuple[str, ...]:
    kept = tuple(word for word in words(name) if word not in _titles())
    return kept or (fold(name),)


def _by_role(same_name: list[Mentioned]) -> list[list[Mentioned]]:
    """Speakers of one name, parted where their roles share no word; one without a role goes with the others
    where these are one person, and otherwise with those who have none either. Bodies have no roles."""
    people: list[list[Mentioned]] = []
    roles: list[set[str]] = []
    for one in sorted(same_name, key=lambda one: not one.role):
        role = set(content(one.role)) if one.kind == "person" else set()
        fits = next((n for n, known in enumerate(roles) if role & known or not (role or known)), None)
        if fits is None and not role and len(people) == 1:
            fits = 0
        if fits is None:
            people.append([one])
            roles.append(role)
        else:
            people[fits].append(one)
            roles[fits] |= role
    return people


@cache
def _titles() -> frozenset[str]:
    return frozenset(data_lines("reader.corpus", "titles.txt"))


def _why(person: list[Mentioned], others: int) -> str:
    if len({one.key[0] for one in person}) == 1 and others == 1:
        return "in one article"
    apart = "; others of this name have another role" if others > 1 else ""
    if person[0].kind != "person":
        return "the same name"
    if sum(bool(one.role) for one in person) > 1:
        return f"full name and fitting role{apart}"
    return f"full name; at most one article gives a role{apart}"
