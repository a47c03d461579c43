"""What Factiva writes above an article, with its codes (HD, WC, PD, SN ...) or without, to fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.load.containers.database_fields import StatedFields, date_line, is_copyright
from reader.load.containers.database_labels import Field, announced_words, words_of

#: The codes that have a place among the fields; the others of CODES are set aside.
_FIELDS = {
    "HD": Field.TITLE,
    "BY": Field.AUTHORS,
    "WC": Field.WORDS,
    "PD": Field.PUBLISHED,
    "SN": Field.PUBLISHER,
    "SE": Field.SECTION,
    "ED": Field.EDITION,
    "PG": Field.PAGE,
    "CY": Field.COPYRIGHT,
    "DLN": Field.DATELINE,
    "CX": Field.CORRECTION,
    "ART": Field.GRAPHIC,
}
CODES = frozenset((*_FIELDS, "CLM", "CR", "ET", "SC", "VOL", "LA", "LP", "TD", "CT", "CO", "IN", "NS", "RE",
                   "IPC", "IPD", "PUB", "AN", "DS", "RF", "RST"))  # fmt: skip
BODY_CODES = ("LP", "TD")
#: An accession number: the code of the source, the date, and the article's own letters.
ACCESSION = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]{3,9}(?:19|20)\d{6}[A-Za-z0-9]{6,12}(?![A-Za-z0-9])"
)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_PAGE = re.compile(r"[A-Z]{0,5}[-. ]?\d{1,4}[A-Z]{0,3}|[A-Z]{1,2}\d{1,4}[-.,/ ]?\w{0,6}|\d{1,4}[-–,/]\d{1,4}")
_CLOCK = re.compile(r"\D{0,8}\d{1,2}:\d\d(?::\d\d)?\D{0,10}")
_NEAR = 3  # lines below a title, and words of a short one
_HEAD_LINES = 9
_MAX_NOTICE = 400  # characters
_RIGHTS = re.compile(
    r"(?i)\b(?:19|20)\d\d\b|\b(?:rights?|rechte|vorbehalten|droits|derechos|diritti|direitos|copyright|gmbh|kg|ag|ltd"
    r"|inc|plc|llc|provided by|distributed by)\b|©|版权|版權|著作権"
)


def enter_codes(codes: dict[str, list[str]], stated: StatedFields) -> None:
    """Enter the fields of an article that is shown with its codes."""
    for code, lines in codes.items():
        value = " ".join(lines)
        if code in BODY_CODES:
            continue
        if code in _FIELDS:
            stated.put(_FIELDS[code], value)
        else:
            stated.aside(f"{code} {value}")


def words_line(lines: Sequence[str]) -> int | None:
    """The index of the line that announces the words: a number and a unit, and a date just below.

    The date makes it sure in a language that is not known, and where the encoding of the unit is broken.
    """
    for at, line in enumerate(lines):
        if announced_words(line, any_unit=True) is None or date_line(line):
            continue
        if any(date_line(below) for below in lines[at + 1 : at + 1 + _NEAR]):
            return at
    return None


def enter_lines(lines: Sequence[str], at: int, stated: StatedFields) -> int:
    """Enter what stands from the line of the words on, and return the index of the first line of the text.

    Below it stand the date, the time, the source and its code, edition, page, volume, the language and the
    copyright.
    """
    stated.put(Field.WORDS, lines[at])
    below = at + 1
    while below < len(lines) and not (found := date_line(lines[below])):
        stated.aside(lines[below])
        below += 1
    if below < len(lines) and found:
        stated.date = found[0]
        below += 1
    if below < len(lines) and _CLOCK.fullmatch(lines[below]):
        below += 1
    if below < len(lines):
        stated.put(Field.PUBLISHER, lines[below])
        below += 1
    if below < len(lines) and _SOURCE_CODE.fullmatch(lines[below]):
        stated.aside(f"SC {lines[below]}")
        below += 1
    language = _language(lines, below)
    if language is None:
        return _without_language(lines, below, stated)
    for line in lines[below:language]:
        if _PAGE.fullmatch(line) and Field.PAGE not in stated:
            stated.put(Field.PAGE, line)
        elif Field.EDITION not in stated:
            stated.put(Field.EDITION, line)
        else:
            stated.aside(line)
    stated.aside(f"LA {lines[language]}")
    below = language + 1
    while (
        below < len(lines)
        and _is_notice(lines[below])
        and (below == language + 1 or is_copyright(lines[below]))
    ):
        stated.put(Field.COPYRIGHT, lines[below])
        below += 1
    return below


def _language(lines: Sequence[str], below: int) -> int | None:
    """The index of the line that names the language: by its word, or above a notice of copyright."""
    near = range(below, min(below + _HEAD_LINES, len(lines)))
    named = next((at for at in near if lines[at].casefold() in words_of("languages")), None)
    if named is not None:
        return named
    notice = next((at for at in near if is_copyright(lines[at])), None)
    return notice - 1 if notice is not None and notice > below else None


def _is_notice(line: str) -> bool:
    return is_copyright(line) or (len(line) <= _MAX_NOTICE and _RIGHTS.search(line) is not None)


def _without_language(lines: Sequence[str], below: int, stated: StatedFields) -> int:
    """The same where nothing ends the head: short lines do."""
    while (
        below < len(lines)
        and len(lines[below].split()) <= _NEAR
        and not lines[below].endswith((".", "?", "!"))
    ):
        stated.aside(lines[below])
        below += 1
    return below
