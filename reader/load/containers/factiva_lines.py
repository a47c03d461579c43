"""Articles of Factiva in lines, as in RTF and text: under codes (HD, WC, PD, SN, LP, TD ...) or without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.errors import NotAnArticle
from reader.load.containers.database_fields import StatedFields
from reader.load.containers.database_labels import Field
from reader.load.containers.factiva_head import (
    ACCESSION,
    BODY_CODES,
    CODES,
    enter_codes,
    enter_lines,
    words_line,
)
from reader.load.containers.nexis_lines import NexisLine
from reader.load.containers.rtf_lines import CELL, PAGE
from reader.load.source import Part
from reader.text.person_names import has_lead, is_person_like

MAX_LINES = 200_000  # of one article
_CODED = re.compile(rf"\s*({'|'.join(sorted(CODES, key=len, reverse=True))})(?:\s*[{CELL}|]\s*|\s*$)")
_LAST_WORDS = 4  # words of the line that ends an article
_MAX_SECTION = 60  # characters
_MAX_BYLINE = 12  # words


def read_articles(lines: Iterable[NexisLine], name: str) -> Iterator[Part]:
    """A part for each article. Raises NotAnArticle."""
    for article in _articles(lines, name):
        part = _article(article)
        if part is not None:
            yield part


def _articles(lines: Iterable[NexisLine], name: str) -> Iterator[list[NexisLine]]:
    """The lines of each article: its accession number stands at its end; a page break comes before the next.

    What stands on a page without an article, such as the table of contents, is passed over.
    """
    held: list[NexisLine] = []
    for line in lines:
        if line.mark == PAGE:
            if held and words_line([one.text for one in held]) is not None:
                yield held
            held = []
            continue
        if not line.text.strip(f"\xa0 {CELL}"):
            continue
        held.append(line)
        if len(held) > MAX_LINES:
            raise NotAnArticle(f"{name}: holds an article of more than {MAX_LINES:,} lines, which none has")
        if ACCESSION.search(line.text) and len(line.text.split()) <= _LAST_WORDS:
            yield held
            held = []


def _article(lines: list[NexisLine]) -> Part | None:
    found = ACCESSION.search(lines[-1].text)
    number = found[0] if found else ""
    stated = StatedFields()
    codes = _codes(lines)
    if "HD" in codes and any(code in codes for code in ("SN", "PD", "WC")):
        enter_codes(codes, stated)
        return stated.part([text for code in BODY_CODES for text in codes.get(code, ())], number)
    texts = [" ".join(line.text.replace(CELL, " ").split()) for line in lines[: -1 if found else None]]
    at = words_line(texts)
    if at is None:
        return None
    _above(lines[:at], texts[:at], stated)
    return stated.part(texts[enter_lines(texts, at, stated) :], number)


def _codes(lines: list[NexisLine]) -> dict[str, list[str]]:
    """The lines under each code; one that comes again begins no field."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        match = _CODED.match(line.text)
        if match and match[1] not in found:
            current = found.setdefault(match[1], [])
            rest = line.text[match.end() :]
        else:
            rest = line.text
        if current is not None:
            pieces = rest.replace(CELL, "\n").split("\n")
            current += [text for piece in pieces if (text := " ".join(piece.split()).rstrip("|").strip())]
    return found


def _above(lines: list[NexisLine], texts: list[str], stated: StatedFields) -> None:
    """Enter the section, the title and the author, which stand above the line of the words.

    The title is the last line in bold; where none is, the line above the author, or else the last one.
    """
    bold = [at for at, line in enumerate(lines) if line.bold]
    title = bold[-1] if bold else max(0, len(texts) - 1 - _ends_with_author(texts))
    if title < len(texts):
        stated.put(Field.TITLE, texts[title])
    if title and len(texts[title - 1]) <= _MAX_SECTION:
        stated.put(Field.SECTION, texts[title - 1])
    for text in texts[title + 1 :]:
        if Field.AUTHORS not in stated and len(text.split()) <= _MAX_BYLINE:
            stated.put(Field.AUTHORS, text)
        else:
            stated.aside(text)


def _ends_with_author(texts: list[str]) -> bool:
    if len(texts) < 2:
        return False
    return has_lead(texts[-1]) or len(texts) > 2 or is_person_like(texts[-1])
