"""Who published a page that states a part of the paper or an address: 'U.S.', 'www.example.org'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.text.data_files import data_lines
from reader.text.late_pattern import late
from reader.text.no_persons import is_section
from reader.text.person_names import is_given_name, is_paper, is_person_like

_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}/?", re.I)
_SUBDOMAINS = frozenset(("www", "m", "mobile", "amp", "edition", "news", "en", "uk", "us"))
_SITE = late(r"\s+(?:[|»·•—–-]|::)\s+")
_LETTER = late(r"[^\W\d_]")
_PLACE = late(r", [A-Z]{2}$")
_NO_HOUSE = late(
    r"by\s|page\s?\d|part\s?\d|\d|(?:printable|print|mobile|amp|us|uk|full) (?:version|edition)$|(?:.* )?"
    r"(?:infographics?|tested|ranked|reviewed|explained|live|updates|guide|video|photos|analysis|opinion)$",
    re.I,
)
_ARTICLES = frozenset(("the", "la", "le", "les", "el", "il", "der", "die", "das", "de", "het", "o", "a"))
_MOST_WORDS = 6  # of the name of a house
_PERSON = 3  # words of a person's name


def house_of(stated: str | None, url: str | None, titles: Sequence[str], shown: str = "") -> str | None:
    """The stated publisher where it is the name of a house; else the name that the page's title ends with, or
    that of the house whose address it is. `shown` is the headline as the page shows it."""
    house = _house_of(stated, url, titles)
    if house and house[0].islower():  # 'the Sentinel', where the title has 'The Sentinel'
        ends = (_SITE.split(title)[-1].strip() for title in titles)
        return next((end for end in ends if end.casefold() == house.casefold()), house)
    return house or _beside_headline(titles, shown)


def _beside_headline(titles: Sequence[str], shown: str) -> str | None:
    """What the page's title says besides the headline: 'The Vann Herald' of 'Ferry to end | The Vann Herald'.

    Before the headline stands a kicker, unless it is named as papers are.
    """
    headline = _squashed(shown)
    if not headline:
        return None
    for title in titles:
        first, *rest = (part.strip() for part in _SITE.split(title))
        if not rest:
            continue
        *middle, last = rest
        before = _squashed(" ".join((first, *middle)))
        fits = before.startswith(headline) or headline.startswith(_squashed(first))
        if fits and _is_house(last) and _squashed(last) not in headline:
            return _set(last)
        if is_paper(first) and _squashed(last) == headline and _is_house(first):
            return _set(first)
    return None


def _set(name: str) -> str:
    """The name of a paper in small letters, where the title sets it in capitals."""
    return name.title() if name.isupper() and is_paper(name) else name


def _is_house(name: str) -> bool:
    """Whether a part of a title can be the name of a house: no section, date, place, person or label."""
    words = name.split()
    if not 1 <= len(words) <= _MOST_WORDS or not _LETTER.search(name) or is_section(name):
        return False
    if name == name.lower() and name.isascii():
        return False
    if _NO_HOUSE.match(name) or _PLACE.search(name):
        return False
    person = 2 <= len(words) <= _PERSON and is_person_like(name) and is_given_name(words[0])
    return is_paper(name) or words[0].casefold() in _ARTICLES or not person


def _house_of(stated: str | None, url: str | None, titles: Sequence[str]) -> str | None:
    if stated and not is_section(stated) and not _HOST.fullmatch(stated):
        return stated
    host = stated if stated and _HOST.fullmatch(stated) else url
    label = _label(host or "")
    if not label:
        return None if stated and is_section(stated) else stated
    shown = (
        part
        for title in titles
        for part in _SITE.split(title)[1:]
        if _squashed(part) in (label, "the" + label)
    )
    named = _bare(stated) if stated and not is_section(stated) else None
    return next(shown, None) or _houses().get(label) or named


def _bare(address: str) -> str:
    """'example.org' of 'https://www.example.org/'; another name as it is."""
    host = address.rpartition("//")[2].rstrip("/")
    return host.removeprefix("www.") if "//" in address else address


def _label(address: str) -> str:
    """'example' of 'https://www.example.co.uk/news'."""
    host = address.rpartition("//")[2].partition("/")[0].casefold()
    parts = [part for part in host.split(".") if part not in _SUBDOMAINS]
    return parts[0].replace("-", "") if len(parts) > 1 else ""


def _squashed(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


@cache
def _houses() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in data_lines("reader.clean.metadata", "houses.txt"))
