"""Digits to a value: separators of every custom, digits of every script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reader.text.data_files import data_lines

MOST_DIGITS = 30  # longer runs of digits are identifiers or noise, and no float holds them
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}")
_ARABIC = str.maketrans({"\u066b": ".", "\u066c": ",", "，": ",", "．": "."})
_POINTED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![.,]?\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![.,]?\d)")
_COMMA_DECIMALS = re.compile(r"\d\.\d{3},\d{1,2}(?!\d)|[€] ?\d+,\d\d(?![\d,])|\d,\d\d ?(?:€|EUR)")


def decimal_comma(text: str, language: str | None = None) -> bool:
    """Whether the text writes 1.234,56: a comma before the decimals, a point between thousands.

    `language`: the ISO 639 code (`de`, `pt-BR`) of a text that is not English, empty where it is not known.
    """
    if _COMMA_DECIMALS.search(text):
        return True
    if language is None:
        return False
    if _POINTED.search(text):
        return True
    return language.lower()[:2] in _comma_languages() and not _GROUPED.search(text)


@cache
def _comma_languages() -> frozenset[str]:
    return frozenset(code for line in data_lines(__package__, "decimal_commas.txt") for code in line.split())


def value_of(literal: str, comma: bool = False) -> int | float | None:
    """The value of digits with separators; whole numbers stay exact.

    `comma`: the text writes decimals after a comma. None where the separators make no number (a version,
    an address of a computer, a list without spaces) and where there are more than 30 digits.
    """
    if literal.isdecimal():
        return int(literal) if len(literal) <= MOST_DIGITS else None
    if len(literal) > 2 * MOST_DIGITS:
        return None
    if not literal.isascii():
        literal = "".join(
            str(unicodedata.decimal(c)) if c.isdecimal() else c for c in literal.translate(_ARABIC)
        )
    literal = re.sub(r"(?<=\d)['’\u00a0\u202f\u2009](?=\d{3}(?!\d))", ",", literal)
    points, commas = literal.count("."), literal.count(",")
    if points and commas:
        comma = literal.rfind(",") > literal.rfind(".")
    elif points > 1 or (commas == 1 and not _GROUPS.fullmatch(literal)):
        comma = True
    elif commas:
        comma = commas == 1 and comma and not literal.endswith("000")
    if comma:
        literal = literal.replace(".", "\0").replace(",", ".").replace("\0", ",")
    whole, point, rest = literal.partition(".")
    if "," in whole and not _GROUPS.fullmatch(whole):
        return None
    whole = whole.replace(",", "")
    if not (whole + rest).isdecimal() or len(whole + rest) > MOST_DIGITS:
        return None
    return float(f"{whole or 0}.{rest}") if point else int(whole)
