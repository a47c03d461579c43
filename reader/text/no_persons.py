"""What stands in bylines and is no person: agencies, weekdays, buttons, parts of a paper."""

from __future__ import annotations

from functools import cache

from reader.text.data_files import word_lists
from reader.text.late_pattern import late

_GLUED = late(
    r"(?<=[a-z])(?=(?:Updated|Published|Posted|Modified|Founder|Editor|Writer|Reporter|Correspondent|Author"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)(?:\b|\d))"
)
_INITIALS = 4  # letters of an agency that is known by its initials alone, set in capitals
_LONGEST = 4  # words of an agency's name
_LEAST_NAME = 2  # words of a person's name before that of an agency or a weekday


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in word_lists("reader.text", "no_persons.txt").items()}


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    folded = name.casefold().strip(" .")
    return folded in _words()["agencies"] and (len(folded) > _INITIALS or name.isupper())


def is_section(name: str) -> bool:
    """Whether a name is that of a part of a paper: 'Politics', 'U.S.'."""
    return name.casefold().strip(" .") in _words()["sections"]


def is_no_name(name: str) -> bool:
    """Whether a text is a weekday, a part of a paper, or what a button says: 'WATCH LIVE'."""
    folded = name.casefold().strip(" .")
    first, _, rest = folded.partition(" ")
    lists = _words()
    return (
        folded in lists["weekdays"]
        or folded in lists["sections"]
        or (bool(rest) and first in lists["buttons"])
    )


def without_agency(words: list[str]) -> list[str]:
    """The words of a name without the weekday or the agency behind it, and without what a page glues to it:
    'Ana Ruiz' of 'Ana Ruiz Reuters' and of 'Ana RuizUpdated'."""
    words = [*words[:-1], _GLUED.split(words[-1], maxsplit=1)[0]] if words else words
    while len(words) > _LEAST_NAME and words[-1].casefold().strip(".") in _words()["weekdays"]:
        words = words[:-1]
    for size in range(min(_LONGEST, len(words) - _LEAST_NAME), 0, -1):
        if is_agency(" ".join(words[-size:])):
            return words[:-size]
    return words
