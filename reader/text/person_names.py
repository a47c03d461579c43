"""Bylines to names: 'By Ana Ruiz and Tom Ott, MD | Staff' gives Ana Ruiz, Tom Ott."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from functools import cache

from reader.text.data_files import data_text, holds_line, word_lists
from reader.text.late_pattern import late
from reader.text.no_persons import is_agency, is_no_name, is_section, without_agency
from reader.text.written_dates import english_months

_PARTS = late(r"\s*(?:[;|/•·⋅\n]|\s[–—-]\s|\s(?:&|and|und|et|y|e|och|og|en|with|mit|avec|con)\s)\s*")
_COMMA = late(r"\s*,\s*")
_ADDRESS = late(r"^(?:https?:|www\.|mailto:|@)|\S@\S|/")
_MAIL = late(r"(?:\s|^)[^\s@]{1,64}@[^\s@]{1,120}(?=\s|$)")
_HANDLE = late(r"\s@\w{1,30}")
# a bracket after a name; one within it ('Paramita (Guha) Ghosh') belongs to it
_BRACKET = late(r"\s*\([^()]{0,80}(?:\)|$)(?!\s?[A-Z])")
_PLACE = late(r"\sin(?:\s[A-Z][\w'’.-]*){1,3}(?=\s(?:and|&)\s|,|;|$)")
_JOINED = late(r"(?:\b(?:and|und|et|y|e|och|og|en)|&|\+)\s$")
_AND = late(r"\s(?:and|&)\s")
_VOWELS = late("[AEIOUY]")
_PART_OF_NAME = late(r"[^\W\d_]+")
_SPACED = late(r"\s+")
_GLUED = late("[Bb]y(?=[A-Z][a-z])")
_SEPARATORS = string.whitespace + "\xa0,|•·–—-"
_ACCOUNT = late(r"\w[\w.]*\w")
_STOPPED, _JUNIOR = ("Jr.", "Sr."), ("jr", "sr")
_FOR = "for"  # 'Ana Ruiz For The Gazette'
_MAX_BYLINE, _MAX_NAME_WORDS, _MAX_NAMES = 300, 6, 12  # characters; words of a person; people of one byline


@cache
def _words() -> dict[str, list[str]]:
    return word_lists("reader.text", "bylines.txt")


@cache
def _generations() -> frozenset[str]:
    return frozenset(_words()["generations"])


@cache
def _leads() -> tuple[str, ...]:
    """The words before a name, the longest first: 'written by', 'by'."""
    return tuple(sorted(_words()["leads"], key=len, reverse=True))


def _after_lead(text: str) -> str | None:
    """What follows the words that introduce a name ('By', 'Written by:'); None without them."""
    for lead in _leads():
        if text[: len(lead)].lower() == lead:
            rest = text[len(lead) :]
            name = rest.lstrip()
            if name.startswith(":"):
                return name[1:].lstrip()
            if name != rest:
                return name
    glued = _GLUED.match(text) if text[:1] in "Bb" else None
    return text[2:] if glued else None


def _without_tail(byline: str) -> str:
    """The byline up to the words that end its names: 'Updated', 'for the', 'Published'."""
    folded, end = byline.lower(), len(byline)
    if len(folded) != end:  # a rare capital has two letters in lower case, and offsets would differ
        folded = byline
    last_line = byline.rfind("\n") + 1
    for tail in _tails():
        at = folded.find(tail, last_line, end + len(tail) - 1)
        while at >= 0 and not (
            _stands_alone(folded, at, at + len(tail)) and not _is_name_too(byline, at + len(tail), tail)
        ):
            at = folded.find(tail, at + 1, end + len(tail) - 1)
        end = at if at >= 0 else end
    return byline[:end].rstrip(_SEPARATORS) if end < len(byline) else byline


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before in _SEPARATORS and not (after.isalnum() or after == "_")


def _is_name_too(byline: str, end: int, tail: str) -> bool:
    """Whether a month is a name: before another one, or at the end ('April Fulton', 'Tom May')."""
    following = byline[end : end + 2]
    return tail in _given_months() and (not following or (following[0] == " " and following[1:].isalpha()))


@cache
def _tails() -> tuple[str, ...]:
    return (*_words()["tails"], *english_months())


@cache
def _given_months() -> frozenset[str]:
    return frozenset(_words()["given months"])


@cache
def _never() -> frozenset[str]:
    return frozenset(_words()["never"])


@cache
def _degrees() -> frozenset[str]:
    return frozenset(word.replace(".", "").lower() for word in _words()["degrees"])


def has_lead(text: str) -> bool:
    """Whether the text begins as a byline does."""
    return _after_lead(text.strip()) is not None


def is_lead(text: str) -> bool:
    """Whether the text is nothing but what introduces a name: 'Written by'."""
    return text.strip().rstrip(":").casefold() in _words()["leads"]


def without_lead(text: str) -> str:
    """The text without 'By' and its like, however often."""
    text = text.strip()
    while (rest := _after_lead(text)) is not None:
        text = rest.lstrip(" :")
    return text


def names_in(byline: str) -> tuple[str, ...]:
    """The names in a byline, in its order; degrees, roles and addresses left out."""
    byline = (
        _SPACED.sub(" ", byline.strip()[:_MAX_BYLINE]) if "\n" not in byline else byline.strip()[:_MAX_BYLINE]
    )
    if _ADDRESS.search(byline.split(" ", 1)[0]) and " " not in byline:
        return ()
    if "@" in byline:
        byline = _HANDLE.sub("", _MAIL.sub("", byline)).strip()
    if "(" in byline:
        byline = _BRACKET.sub("", byline) or byline
    byline = _without_tail(_without_places(without_lead(byline)))
    found: list[str] = []
    for part in _PARTS.split(byline):
        for piece in _pieces(part):
            name = one_name(piece)
            if (
                name
                and name.casefold() not in {f.casefold() for f in found}
                and not (found and is_role(name))
            ):
                found.append(name)
    people = [name for name in found if not is_agency(name) and not _is_place(name, byline, found)]
    return tuple((people if any(map(is_person_like, people)) else found)[:_MAX_NAMES])


def _is_place(name: str, byline: str, found: Sequence[str]) -> bool:
    """Whether a single word beside somebody's full name is where they are: 'Ana Ruiz | Lund'."""
    if " " in name or found[0] == name or not is_person_like(found[0]):
        return False
    return _JOINED.search(byline[: byline.find(name)]) is None


def _without_places(byline: str) -> str:
    """A byline of several people without where each is: 'Ana Ruiz in Lund and Tom Ott in Oslo'."""
    people = _PLACE.split(byline) if byline.count(" in ") else []
    if len(people) < 3 and not (len(people) == 2 and _is_person_behind(people[1])):
        return byline
    return "".join(people if _is_person_behind(people[-1]) else people[:-1]).rstrip(_SEPARATORS)


def _is_person_behind(text: str) -> bool:
    """Whether ' and' and somebody with a given name follow."""
    words = _AND.sub("", text).split()
    return _AND.match(text) is not None and len(words) > 1 and is_given_name(words[0])


def _pieces(part: str) -> Iterable[str]:
    """A list at commas; a degree or a role after a comma is no name of its own."""
    pieces = _COMMA.split(part)
    yield pieces[0]
    for piece in pieces[1:]:
        if not is_degree(piece) and len(piece.split()) >= 2 and not is_role(piece):
            yield piece


def one_name(text: str) -> str | None:
    """A single name without degrees; None where the text is no name (a site's account, an address)."""
    text = _SPACED.sub(" ", without_lead(text))
    stop = "." if text.rstrip().endswith(_STOPPED) else ""
    text = (_BRACKET.sub("", text) or text if "(" in text else text).strip(" .,:;-–—()[]\"'“”")
    if not text or _ADDRESS.search(text) or is_lead(text):
        return None
    words = text.split()
    generation = ""
    while len(words) > 1:
        last = words[-1].strip("().,")
        if last.casefold() in _generations() and (last.isupper() or last.casefold() in _JUNIOR):
            generation = " " + words[-1].strip("(),;")
        elif not is_degree(last) and not (len(words) > 2 and last in ("am", "um", "le", "E-Mail", "View")):
            break
        words.pop()
    if _FOR in map(str.casefold, words[2:]) and is_given_name(words[0]):
        words = words[: [word.casefold() for word in words].index(_FOR, 2)]
    words = _without_job(without_agency(words))
    text = " ".join(words).strip(" ,.") + generation + (stop if generation else "")
    folded = text.casefold()
    if folded.startswith("our "):
        return None  # 'By Our Arts Correspondent'
    if (
        len(words) > _MAX_NAME_WORDS
        or folded in _never()
        or is_no_name(text)
        or not any(c.isalpha() for c in text)
        or len(text) < 2
    ):
        return None
    if (
        any(c.isdigit() for c in text)
        or text.endswith(("?", "!"))
        or (text == text.lower() and text.isascii())
    ):
        return None
    return text


def _without_job(words: list[str]) -> list[str]:
    """A name of two words without the job behind it: 'Ana Ruiz' of 'Ana Ruiz Health Correspondent'."""
    if len(words) < 4 or not is_job(words[-1]) or not is_given_name(words[0]):
        return words
    beat = " ".join(words[2:-1])
    return words[:2] if is_section(beat) or is_role(beat) else words


def account_in(byline: str) -> tuple[str, ...]:
    """The account under which somebody writes, or a name in lower case: 'anaruiz', 'ana ruiz'."""
    name = byline.strip()
    words = name.split()
    if not words or len(words) > 2 or len(name) > 30 or name.casefold() in _never():
        return ()
    is_name = is_given_name(words[0]) if len(words) == 2 else len(name) > 3
    return (name,) if is_name and all(_ACCOUNT.fullmatch(w) for w in words) and name[0].isalpha() else ()


def is_capitalised(name: str) -> bool:
    """Whether a text could be the name of anybody, a desk or a team too: one to five words, capitalised."""
    words = name.split()
    return 1 <= len(words) <= 5 and all(w[0].isupper() or w in _words()["particles"] for w in words)


def is_person_like(name: str) -> bool:
    """Whether a text has the shape of a person's name: two to five words, each capitalised."""
    words = name.split()
    particles = _words()["particles"]
    return (
        2 <= len(words) <= 5
        and all(
            (
                word[0].isupper()
                and word[1:].replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()
            )
            or (word[0].isupper() and len(word) <= 2)
            or word in particles
            for word in words
        )
        and not is_role(name)
    )


@cache
def _given_names() -> tuple[str, ...]:
    return tuple(data_text("reader.text", f"names_{kind}.txt") for kind in ("female", "male"))


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that the shipped lists hold, and no everyday word besides."""
    name = word.casefold()
    return any(holds_line(names, name) for names in _given_names()) and name not in _words()["everyday"]


def is_degree(word: str) -> bool:
    """Whether a word is letters after a name: 'MD', 'Ph.D.'."""
    return word.replace(".", "").lower() in _degrees()


def is_role(text: str) -> bool:
    """Whether a text holds a word of a role or of an account: 'Staff writer'."""
    words = text.casefold().replace(",", "").split()
    return any(word in _roles() for word in words)


def is_job(text: str) -> bool:
    """Whether a text ends with what somebody does at a paper: 'Consumer Affairs Reporter'."""
    return text.casefold().rpartition(" ")[2] in _words()["jobs"]


@cache
def _roles() -> frozenset[str]:
    return frozenset(_words()["roles"])


def is_organisation(text: str) -> bool:
    """Whether a name holds a word that stands in the names of organisations: 'Harbour Institute'."""
    return not _organisations().isdisjoint(text.casefold().replace(",", " ").split())


@cache
def _organisations() -> frozenset[str]:
    return frozenset(_words()["organisations"])


def is_paper(text: str) -> bool:
    """Whether a name of two words or more ends as those of papers do: 'The Harbour Times'."""
    words = text.casefold().split()
    if len(words) < 2:
        return False
    return words[-1] in _words()["papers"] or (words[0] == "the" and words[-1] in _words()["the papers"])


def is_legal(word: str) -> bool:
    """Whether a word says what kind of company bears a name: 'LLC', 'Media'."""
    return word.casefold().strip(".,") in _legal()


@cache
def _legal() -> frozenset[str]:
    return frozenset(_words()["legal"])


def people_first(names: Iterable[str]) -> tuple[str, ...]:
    """The names, without those of organisations where a person is among them."""
    found = tuple(names)
    people = tuple(name for name in found if not is_organisation(name))
    return people if any(map(is_person_like, people)) else found


def in_small_letters(name: str) -> str:
    """'Ana Ruiz' of 'ANA RUIZ', as bylines set it; a single word, initials and organisations stay."""
    if not name.isupper() or not is_person_like(name) or is_organisation(name):
        return name
    return " ".join(map(_small, name.split()))


def _small(word: str) -> str:
    folded = word.lower()
    if folded in _words()["particles"]:
        return folded
    if len(word.strip(".")) == 1 or word.count(".") > 1 or (len(word) == 2 and not _VOWELS.search(word)):
        return word  # initials: 'J.', 'J.R.', 'TJ'
    capital = _PART_OF_NAME.sub(lambda part: part[0].capitalize(), folded)
    return "Mc" + capital[2:].capitalize() if capital.startswith("Mc") and len(capital) > 4 else capital
