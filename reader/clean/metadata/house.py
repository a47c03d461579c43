"""Who published a page that states a part of the paper or an address: 'U.S.', 'www.example.org'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.text.data_files import data_lines
from reader.text.no_persons import is_section

_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}/?", re.I)
_SUBDOMAINS = frozenset(("www", "m", "mobile", "amp", "edition", "news", "en", "uk", "us"))
_SITE = re.compile(r"\s+[|»·•—–-]\s+")


def house_of(stated: str | None, url: str | None, titles: Sequence[str]) -> str | None:
    """The stated publisher where it is the name of a house; else the name that the page's title ends with, or
    that of the house whose address it is."""
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
    return (
        next(shown, None) or _houses().get(label) or (stated if stated and not is_section(stated) else None)
    )


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
