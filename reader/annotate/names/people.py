"""A person's name in its parts, and whether two names can be one person's."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.names.bounds import words as name_words
from reader.annotate.names.given_pairs import is_second_syllable
from reader.annotate.names.tables import Gender, given_name_gender, tables
from reader.frozen import frozen

PARTICLES = name_words("particles") | name_words("within surnames")
LEADING = name_words("leading particles")  # of a surname, and never given names
HYPHENS = frozenset({"-", "–", "‑"})


@frozen
class PersonName:
    """Given names and surname, lower case, without full stops; `given` is empty for a surname alone."""

    given: tuple[str, ...]
    surname: str

    @property
    def gender(self) -> Gender | None:
        """What the given names tell; the second is asked where the first is an initial or unknown."""
        for name in self.given[:2]:
            known = given_name_gender(name)
            if known is not None:
                return known
        return None


def parse_person(tokens: Sequence[str]) -> PersonName:
    """The parts of a name; 'Jr.' and nicknames in quotation marks belong to neither."""
    suffixes = tables().suffixes
    words = [t for t in _joined(tokens) if t not in suffixes]
    if not words:
        return PersonName((), _plain("".join(tokens)))
    if len(words) == 2 and _led_by_family(tokens, words):
        return PersonName((words[1],), words[0])
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    if first == 1 and (words[0] in LEADING or (len(words) > 2 and words[0] == "van")):
        first = 0  # 'De la Fuente' at the beginning of a sentence
    return PersonName(tuple(words[:first]), " ".join(words[first:]))


def _led_by_family(tokens: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the surname stands first: 'Moon Jae-in'."""
    half = words[1].partition("-")[2]
    return bool(half) and half in tokens and is_second_syllable(half) and tokens[0] in name_words("families")


def _joined(tokens: Sequence[str]) -> list[str]:
    """The words of a name, hyphenated ones in one piece, lower case, without marks."""
    words: list[str] = []
    glue = False
    for token in tokens:
        if token in HYPHENS and words:
            words[-1] += "-"
            glue = True
        elif glue:
            words[-1] += _plain(token)
            glue = False
        elif any(c.isalnum() for c in token):
            words.append(_plain(token))
    return words


def _plain(token: str) -> str:
    return token.casefold().replace("’", "'").strip(".,\"'“”‘’")


def may_be_one(a: PersonName, b: PersonName) -> bool:
    """Whether two full names with the same surname may name one person: 'W. Smith', 'Bill Smith'.

    Somebody with no given name agrees with everybody.
    """
    if a.surname != b.surname:
        return False
    if not a.given or not b.given:
        return True
    return _same_given(a.given[0], b.given[0]) or any(
        len(x) > 2 and _same_given(x, y)
        for x, y in ((a.given[0], b.given[-1]), (a.given[-1], b.given[0]))
        if len(a.given) > 1 or len(b.given) > 1
    )


def _same_given(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    long = tables().nicknames
    return long.get(a, a) == long.get(b, b)
