"""Short names of bodies that are no part of the full one: nicknames of clubs, initials, 'ARL Commission'."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reader.annotate.names.bounds import words as name_words
from reader.annotate.names.forms import ENDINGS, NameForm
from reader.annotate.names.tables import tables
from reader.model.analysis import EntityKind
from reader.text.data_files import data_lines

LEAST_INITIALS = 3  # letters that may stand for the last words of a name only
LEAST_WORD = 4  # letters of an acronym that is written as a word: 'Numsa'
SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "&", "a", "an"])
SAME = name_words("left out of short names")
ORG = EntityKind.ORG


@cache
def _clubs() -> dict[str, tuple[str, ...]]:
    rows = (line.split("|") for line in data_lines("reader.annotate", "club_nicknames.txt"))
    return {nickname: tuple(clubs.split(",")) for nickname, clubs in rows}


def join_clubs(forms: list[NameForm], keys: dict[str, str]) -> None:
    """'Gunners' is Arsenal where the article names Arsenal, and no other club of that nickname."""
    for form in forms:
        clubs = _clubs().get(form.text.removeprefix("The "), ())
        found = {
            keys[one.text]
            for one in forms
            if one is not form and one.kind is ORG and any(_is_club(one.text, club) for club in clubs)
        }
        if len(found) == 1:
            keys[form.text] = found.pop()


def _is_club(text: str, club: str) -> bool:
    return text == club or text.startswith(f"{club} ")


def join_known(forms: list[NameForm], keys: dict[str, str]) -> None:
    """'Brookings' is 'Brookings Institution' though both are known, 'Warriors' the one club so called."""
    known = tables()
    bodies = [form for form in forms if len(form.tokens) > 1 and known.known.get(form.text, form.kind) is ORG]
    for form in forms:
        if " " in form.text or form.kind is not ORG or form.text in known.places:
            continue
        if form.text not in known.known:  # 'Villa' of 'Aston Villa'
            found = {keys[one.text] for one in bodies if _is_end_of_known(form.text, one)}
            keys[form.text] = found.pop() if len(found) == 1 else keys[form.text]
            continue
        found = {
            keys[one.text]
            for one in bodies
            if one.text not in known.places and (_is_first(form.text, one) or _is_last(form.text, one))
        }
        if len(found) == 1:
            keys[form.text] = found.pop()


def _is_first(word: str, longer: NameForm) -> bool:
    """Whether a name is this word with 'Group' or 'University' behind it: no other body of its own, such as
    one with 'News' or 'Union'."""
    first, *rest = longer.tokens
    same = len(rest) == 1 and (rest[0] in SAME or rest[0].strip(".").casefold() in ENDINGS)
    return first == word and same


def _is_end_of_known(word: str, longer: NameForm) -> bool:
    return longer.tokens[-1] == word and longer.text in tables().known and "of" not in longer.tokens


def _is_last(word: str, longer: NameForm) -> bool:
    """Whether a club or a paper is called by this last word: 'Warriors', 'Times'."""
    return word.endswith("s") and longer.tokens[-1] == word and "of" not in longer.tokens


def join_initials(forms: list[NameForm], keys: dict[str, str]) -> None:
    """'NHTSA' for a name that a country leads, 'MPG' for the end of one, 'Numsa', and 'ARL Commission'."""
    known, found = tables(), dict[str, set[str]]()
    for form in forms:
        if len(form.tokens) > 1 and form.text not in known.places:
            for letters in _initials(form):
                found.setdefault(letters, set()).add(keys[form.text])
    whole = {keys[form.text] for form in forms if len(form.tokens) > 1}
    for form in forms:
        letters = form.text.replace(".", "")
        word = letters.istitle() and letters.isalpha() and len(letters) >= LEAST_WORD
        word = word or (letters[:1].isupper() and letters[-1:].isupper() and letters.isalpha())  # 'MoD'
        if " " in form.text or form.text in known.places or not (letters.isupper() or word):
            continue
        bodies = found.get(letters.upper(), set())
        if len(bodies) == 1 and keys[form.text] not in whole:
            keys[form.text] = next(iter(bodies))
    for form in forms:
        if len(form.tokens) > 1 and form.tokens[0].isupper() and len(form.tokens[0]) > 1:
            longer = {keys[one.text] for one in forms if _is_spelled_out(form, one)}
            if len(longer) == 1:
                keys[form.text] = longer.pop()


def _initials(form: NameForm) -> Iterator[str]:
    """The initials of a name, with its small words and without, also of its end."""
    capitals = [t for t in form.tokens if t[:1].isalpha()]
    kept = [t for t in capitals if t.lower() not in SMALL_WORDS]
    for words in (capitals, kept):
        yield "".join(t[0] for t in words).upper()
        for first in range(1, len(words) - LEAST_INITIALS + 1):
            yield "".join(t[0] for t in words[first:]).upper()
    if "of" in form.tokens:  # without the land: 'Council of Nurses of Arvenia'
        past = len(form.tokens) - 1 - form.tokens[::-1].index("of")
        yield "".join(t[0] for t in form.tokens[:past] if t.lower() not in SMALL_WORDS).upper()


def _is_spelled_out(short: NameForm, long: NameForm) -> bool:
    """Whether 'ARL Commission' is 'Australian Rugby League Commission'."""
    tail = short.tokens[1:]
    head = long.tokens[: len(long.tokens) - len(tail)]
    initials = "".join(t[0] for t in head if t.lower() not in SMALL_WORDS).upper()
    return len(head) > 1 and long.tokens[len(head) :] == tail and initials == short.tokens[0]
