"""The signs that may be quotation marks, and what each one is at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from reader.frozen import frozen
from reader.text.data_files import data_lines
from reader.text.late_pattern import late


class Family(Enum):
    """Signs of one family pair with each other, whatever their shape."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    CORNER = "corner"


class Role(Enum):
    """The role of a sign, as far as its neighbours show it."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@frozen
class Glyph:
    """One sign: where it stands, its family and role.

    `turned`: the sign says one role (a curly mark), its neighbours the other. `weak`: a closing sign
    that may as well be an apostrophe ("the players' union") or inches.
    """

    start: int
    end: int
    sign: str
    family: Family
    role: Role
    turned: bool = False
    weak: bool = False


_SIGN = re.compile(r"``|'{2,3}|’’|‘‘|[“”„‟«»‹›‘’‚‛\"＂'`「」『』]")
_BEFORE = ":([{<—–-/―|*_>"
_AFTER = ".,;:!?)]}—–-/―…|*_<"
_MARKS = "“”„‟«»‹›‘’‚‛\"'`"
_ANY_OPEN = {"“", "‟", "„", "``", "‘‘"}
_FEET = late(r"\d['’]\d{1,2}$")
_DECADE = late(r"\d\ds\b")
_YEAR = late(r"\d\d\b(?!['’,.]?\d)")
_YEAR_BEFORE = late(
    r"\b(?:of|in|since|by|from|until|summer|winter|spring|fall|autumn|class|early|late)\s$", re.I
)
_LETTERS = late(r"[^\W\d_]{1,12}")


@cache
def elisions() -> frozenset[str]:
    """What may follow the apostrophe of a word that begins with one ("'tis")."""
    return frozenset(data_lines("reader.annotate", "elisions.txt"))


def glyphs(text: str, start: int, end: int) -> Iterator[Glyph]:
    """The quotation marks of `text[start:end]`, apostrophes, feet, inches and elisions left out."""
    for m in _SIGN.finditer(text, start, end):
        sign, at, after = m.group(), m.start(), m.end()
        before = text[at - 1] if at > start else "\n"
        follow = text[after] if after < end else "\n"
        if sign == "'''":
            yield from _triple(text, at, before, follow, start, end)
        elif sign in ("'", "’", "‘", "‚", "‛", "`"):
            yield from _single(text, sign, at, before, follow, start, end)
        elif sign in ("«", "»", "‹", "›"):
            yield from _angle(sign, at, before, follow)
        elif sign in "「」『』":
            role = Role.OPEN if sign in "「『" else Role.CLOSE
            yield Glyph(at, after, sign, Family.CORNER, role)
        else:
            yield from _double(text, sign, at, after, before, follow, start)


def _opens(before: str) -> bool:
    return before.isspace() or before in _BEFORE or before in _MARKS


def _closes(follow: str) -> bool:
    return follow.isspace() or follow in _AFTER or follow in _MARKS


def _touch(before: str, follow: str) -> Role:
    left, right = _opens(before), _closes(follow)
    if left and not right:
        return Role.OPEN
    return Role.CLOSE if right and not left else Role.EITHER


def _double(
    text: str, sign: str, at: int, after: int, before: str, follow: str, start: int
) -> Iterator[Glyph]:
    if sign in ("''", '"', "＂", "’’"):
        if before.isdigit() and _FEET.search(text, max(start, at - 5), at):
            return  # the inches of a height: 5'11"
        role = _touch(before, follow)
        if before.isdigit() and not _closes(follow):
            return  # 12"x15"
        yield Glyph(at, after, sign, Family.DOUBLE, role, weak=before.isdigit())
        return
    role = Role.OPEN if sign in _ANY_OPEN else Role.CLOSE
    yield Glyph(
        at, after, sign, Family.DOUBLE, role, turned=_touch(before, follow) not in (role, Role.EITHER)
    )


def _triple(text: str, at: int, before: str, follow: str, start: int, end: int) -> Iterator[Glyph]:
    """Three apostrophes: a double mark and a single one, the double one outside."""
    if _opens(before) and not _closes(follow):
        yield Glyph(at, at + 2, "''", Family.DOUBLE, Role.OPEN)
        yield from _single(text, "'", at + 2, " ", follow, start, end)
    else:
        yield Glyph(at, at + 1, "'", Family.SINGLE, Role.CLOSE)
        yield Glyph(at + 1, at + 3, "''", Family.DOUBLE, Role.CLOSE)


def _angle(sign: str, at: int, before: str, follow: str) -> Iterator[Glyph]:
    if before.isdigit() and follow.isdigit():
        return
    role = Role.OPEN if sign in "«‹" else Role.CLOSE
    yield Glyph(
        at, at + 1, sign, Family.ANGLE, role, turned=_touch(before, follow) not in (role, Role.EITHER)
    )


def _single(text: str, sign: str, at: int, before: str, follow: str, start: int, end: int) -> Iterator[Glyph]:
    if before.isalnum() and follow.isalnum():
        return  # an apostrophe
    if sign in ("‚", "`"):
        if _opens(before) and not follow.isspace():
            yield Glyph(at, at + 1, sign, Family.SINGLE, Role.OPEN)
        return
    if _opens(before) and not follow.isspace() and not _closes(follow):
        if sign == "’" or _elided(text, at, start, end):
            return
        yield Glyph(at, at + 1, sign, Family.SINGLE, Role.OPEN)
    elif sign in ("‘", "‛"):
        if not before.isalnum() and not follow.isspace():
            yield Glyph(at, at + 1, sign, Family.SINGLE, Role.OPEN)
        elif _closes(follow):
            yield Glyph(at, at + 1, sign, Family.SINGLE, Role.CLOSE, turned=True)
    elif not before.isspace() and (_closes(follow) or not before.isalnum()):
        if before.isdigit() and sign == "'" and not _closes(follow):
            return
        weak = before in "sSzxn" and follow.isspace()
        yield Glyph(at, at + 1, sign, Family.SINGLE, Role.CLOSE, weak=weak)
    elif _opens(before) and follow in "\"“'.…[(":
        yield Glyph(at, at + 1, sign, Family.SINGLE, Role.OPEN)


def _elided(text: str, at: int, start: int, end: int) -> bool:
    if _DECADE.match(text, at + 1, end):
        return True
    if _YEAR.match(text, at + 1, end) and _YEAR_BEFORE.search(text[max(start, at - 10) : at]):
        return True
    word = _LETTERS.match(text, at + 1, end)
    return word is not None and word.group().lower() in elisions()
