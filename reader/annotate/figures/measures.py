"""A number with its sign and its unit: '-5C', '$3.2bn', '3-inch', 'half a mile', '6ft 2in'."""

from __future__ import annotations

from reader.annotate.figures import lexicon
from reader.annotate.figures.amounts import Amount, hyphenated, match
from reader.annotate.figures.cardinals import Numeral, hyphen, whole
from reader.annotate.figures.compounds import as_metres, in_feet, with_smaller
from reader.annotate.figures.identifiers import counts
from reader.annotate.figures.lexer import HYPHENS, TokenKind, TokenRow
from reader.annotate.figures.lexicon import Unit, words
from reader.annotate.figures.numbers import numeral
from reader.frozen import replace

_GLUED_ONLY = words("glued_units")
_LETTERS = {"R": Unit("ZAR", "money"), "N": Unit("NGN", "money")}
_LOWER_DOLLARS = ("c",)  # 'c $ 16.4 million': Canadian; other small letters before '$' are words
_TIMED = {"second": "second", "hour": "hour", "minute": "minute", "millisecond": "millisecond"}


def amount(row: TokenRow, i: int, comma: bool = False) -> Amount | None:
    """The number with sign and unit that starts at token `i`."""
    j, sign = _sign(row, i)
    if money := _marked(row, j, comma):
        return _signed(row, with_smaller(row, money, comma), i, sign)
    if row.low(j) == "a" and _is_decade(row, j):
        return Amount(Numeral(10, j + 2, True), j, j + 2, 10, Unit("year", "time"))
    number = numeral(row, j, comma)
    if number is None and row.low(j) in ("a", "an") and row.low(j + 2) == "and" and row.low(j + 3) == "a":
        number = Numeral(1, j + 1, True) if row.low(j + 4) in ("half", "quarter", "third") else None
    if number is None:
        return None
    found = as_metres(row, Amount(number, j, number.end, number.value))
    return _signed(row, with_smaller(row, _with_unit(row, found), comma), i, sign)


def _is_decade(row: TokenRow, i: int) -> bool:
    """Whether 'a decade' lasts ten years: 'for a decade', 'a decade ago', not 'once a decade'."""
    if row.low(i + 1) != "decade":
        return False
    long = hyphen(row, i + 2) and row.low(i + 3) == "long"
    return long or row.low(i - 1) in words("decade_leads") or row.low(i + 2) in words("decade_ends")


def _sign(row: TokenRow, i: int) -> tuple[int, int]:
    token, after = row[i], row[i + 1]
    if token.low in ("minus", "negative") and token.kind == TokenKind.WORD and row.low(i - 1) != "or":
        return i + 1, -1
    if after.kind == TokenKind.WORD and after.low in lexicon.table("small.txt"):
        return i, 1  # '- One survey': the dash of an entry
    if token.text in ("-", "−", "–") and (token.gap or row[i - 1].kind in (TokenKind.STOP, TokenKind.SIGN)):
        opens = row[i - 1].kind == TokenKind.STOP or row[i - 1].text in "(<>=,"
        if not after.gap and (opens or row[i - 1].kind == TokenKind.WORD):
            return i + 1, -1
        if token.gap and after.gap and _ends_measure(row, i):
            return i, 1  # '20°C – 10°C lower than usual': a remark
        if (row[i - 1].kind == TokenKind.STOP and len(row) - i < 5) or row[i + 2].text in ("°",
            "º") or row.low(i + 2) in (
            "degrees", "degree", "celsius", "fahrenheit",
        ):  # fmt: skip
            return i + 1, -1
    return i, 1


def _ends_measure(row: TokenRow, i: int) -> bool:
    """Whether a number with a unit stands right before token `i`."""
    return any(row[k].kind == TokenKind.NUMBER for k in range(max(0, i - 3), i))


def _signed(row: TokenRow, found: Amount, i: int, sign: int) -> Amount:
    if sign > 0:
        return found
    if row[i].text == "–" and (found.unit is None or found.unit.dimension not in ("temperature", "percent")):
        return found
    return replace(found, first=i, value=-found.value, signed=True)


def _marked(row: TokenRow, i: int, comma: bool) -> Amount | None:
    """Money with the currency before the number."""
    if row[i].kind not in (TokenKind.SIGN, TokenKind.WORD):
        return None
    money = lexicon.currencies()
    hit = match(row, i, money, folded=False)
    if hit is None and row[i + 1].text == "$" and row[i].kind == TokenKind.WORD:
        if (not row[i + 1].gap and row[i].low != "a") or row[i].text in _LOWER_DOLLARS:
            unit = money.folded.get(f"{row[i].low} $")
            hit = (unit, i + 2) if unit else None
    elif hit and row[i].text in ("A", "C", "S", "R", "J", "E") and row[i + 1].gap:
        return None
    if hit is None:
        return _named(row, i, comma) or _rand(row, i, comma) or _mega(row, i, comma)
    unit, j = hit
    if row[i].text in words("code_words") and not _large(row, j, comma):
        return None
    if unit.name in ("cent", "pence", "penny"):
        return None
    if row[j].kind not in (TokenKind.NUMBER, TokenKind.VULGAR) and not (
        row[i].kind == TokenKind.WORD and j == i + 1
    ):
        return None
    number = numeral(row, j, comma)
    if number is None or (row[j].kind == TokenKind.WORD and not number.scaled):
        return None
    after = number.end
    if row[after].text == row[i].text and row[i].kind == TokenKind.WORD:
        after += 1
    elif row.low(after).removesuffix("s") in words("said_twice") and row[i].kind == TokenKind.SIGN:
        after += 1  # '$5 million dollars'
    return Amount(number, i, after, number.value, unit, True)


def _large(row: TokenRow, i: int, comma: bool) -> bool:
    """Whether the number at `i` is large enough for a code that is also a word ('COP26', 'ALL 70')."""
    number = numeral(row, i, comma)
    return number is not None and (number.scaled or number.value >= 1000)


def _rand(row: TokenRow, i: int, comma: bool) -> Amount | None:
    """A currency of one letter, as in South Africa and Nigeria: 'R500m', 'R12,50', 'N25,000'.

    A bare 'R18' is a rating and 'N95' a mask.
    """
    unit = _LETTERS.get(row[i].text)
    if unit is None or row[i + 1].kind != TokenKind.NUMBER or row[i + 1].gap:
        return None
    number = numeral(row, i + 1, comma)
    if number is None:
        return None
    plain = not number.scaled and number.end == i + 2 and row[i + 1].text.isdecimal()
    if plain and not _is_price(row, i, number.value):
        return None
    return Amount(number, i, number.end, number.value, unit, True)


def _is_price(row: TokenRow, i: int, value: int | float) -> bool:
    """Whether 'R180' or 'N500' is a price by the words around: after 'costs', before 'a day'."""
    before = row.low(i - 1)
    if before in words("money_verbs"):
        return True
    rate = row.low(i + 2) in ("a", "per", "each", "apiece") and before not in ("the", "a")
    return value >= 100 and (rate or before in words("before_prices"))


def _named(row: TokenRow, i: int, comma: bool) -> Amount | None:
    """The name of a currency before the number, as in South Asia and Africa: 'Taka 8,500', 'rupees 50'."""
    if row[i].low not in words("currency_before") or not row[i + 1].gap:
        return None
    number = numeral(row, i + 1, comma)
    if number is None or number.fraction or (number.words and not number.scaled):
        return None
    digits, before = row[i + 1].text, row[i - 1]
    year = len(digits) == 4 and digits.isdecimal() and 1900 <= number.value < 2100
    after_number = before.kind in (TokenKind.NUMBER, TokenKind.VULGAR) or before.low in lexicon.table(
        "small.txt"
    )
    if year or after_number or before.low in lexicon.table("scales.txt") or counts(row, number.end):
        return None
    unit = lexicon.currencies().folded.get(row[i].low) or Unit(row[i].low.removesuffix("s"), "money")
    return Amount(number, i, number.end, number.value, unit, True)


def _mega(row: TokenRow, i: int, comma: bool) -> Amount | None:
    """Codes with a million before them: 'MEUR 60'."""
    unit = (
        lexicon.currencies().exact.get(row[i].text[1:])
        if len(row[i].text) == 4 and row[i].text[0] == "M"
        else None
    )
    number = numeral(row, i + 1, comma) if unit else None
    return Amount(number, i, number.end, number.value * 10**6, unit, True) if number else None


def _with_unit(row: TokenRow, found: Amount) -> Amount:
    """The unit after a number, reached over a hyphen, 'of', 'of a' or (after a half) 'a'."""
    number, i = found.number, found.last
    if row[i].text in HYPHENS and not row[i].gap and not row[i + 1].gap:
        return _unit_at(row, found, i + 1, hyphen=True)
    if number.words and row.low(i) == "of" and (number.fraction or number.scaled or number.value == 2):
        one = row.low(i + 1) in ("a", "an", "one")
        if one and number.fraction:
            return _unit_at(row, found, i + 2)
        return found if number.fraction else _unit_at(row, found, i + 1)
    if number.fraction and row.low(i) in ("a", "an") and number.words:
        return _unit_at(row, found, i + 1)
    return _unit_at(row, found, i)


def _unit_at(row: TokenRow, found: Amount, i: int, hyphen: bool = False) -> Amount:
    token = row[i]
    if token.kind not in (TokenKind.WORD, TokenKind.SIGN):
        return found
    glued = not token.gap and i == found.last
    if glued and found.number.words and token.kind == TokenKind.WORD:
        return found
    if hit := match(row, i, lexicon.currencies()):
        unit, j = hit
        if _is_money(row, found, unit, i, j):
            size = numeral(row, j) if row.low(j) in ("million", "billion", "trillion") else None
            if size and not found.number.scaled:
                return replace(found, last=size.end, value=whole(found.value * size.value), unit=unit)
            return replace(found, last=j, unit=unit)
    if mega := lexicon.currencies().exact.get(token.text[1:]) if token.text[:1] == "M" else None:
        return replace(found, last=i + 1, value=whole(found.value * 10**6), unit=mega)
    if glued and token.text == "p" and not hyphenated(row, i + 1):
        return replace(found, last=i + 1, unit=Unit("pence", "money"))
    if glued and token.text == "c" and 0 < found.value < 100:
        return replace(found, last=i + 1, unit=Unit("cent", "money"))
    if glued and token.text in ("'", "’", "′") and (feet := in_feet(row, found, i)):
        return feet
    hit = match(row, i, lexicon.units())
    if hit is None or not _is_unit(row, found, hit[0], i, hit[1], glued, hyphen):
        return found
    unit, j = hit
    if unit.dimension in ("length", "data") and (speed := _per_time(row, unit, j)):
        unit, j = speed
    if unit.name == "point" and found.number.fraction:
        unit = Unit("percentage point", "percent")
    if unit.name == "pound" and any(row.low(found.first - k) in words("money_verbs") for k in range(1, 5)):
        unit = Unit("pound", "money")
    if unit.name == "pound" and found.number.scaled and row.low(j) != "of":
        unit = Unit("pound", "money")
    return replace(found, last=j, unit=unit)


def _is_money(row: TokenRow, found: Amount, unit: Unit, i: int, j: int) -> bool:
    if unit.name == "won":
        return (found.number.scaled or found.value >= 500) and row.low(j) not in (
            "the",
            "a",
            "by",
            "in",
            "at",
            "for",
        )
    if row[i].kind == TokenKind.SIGN:
        return row[i].text != "$" or row[j].kind != TokenKind.NUMBER or row[j].gap or not row[i].gap
    if len(row[i].text) == 1:
        return False
    return not (row[i].text[:1].islower() and len(row[i].text) < 4 and row[i].text.upper() == row[i].text)


def _is_unit(row: TokenRow, found: Amount, unit: Unit, i: int, j: int, glued: bool, hyphen: bool) -> bool:
    """Whether the wording at `i` measures this number here; short symbols mean other things too."""
    word = row[i].text
    if j > i + 1:
        return not (
            word in ("°", "º") and glued is False and row[i].gap and row[i - 1].kind == TokenKind.WORD
        )
    if word in _GLUED_ONLY and not glued:
        return False
    if hyphen and len(word) < 2 and word not in ("m",):
        return False
    if word in ("s", "h"):
        return isinstance(found.value, float) or (word == "h" and found.value <= 96)
    if word == "st":
        return not (found.value % 10 == 1 and found.value != 11)
    if word in ("x", "×"):
        return row[j].kind != TokenKind.NUMBER
    if word in ("C", "F", "K"):
        return found.value < 2000 and not hyphenated(row, j)
    if unit.name == "times":
        return (word.lower() in ("times", "fold") and word.islower()) or (hyphen and word == "time")
    if word.lower() in ("mi", "ha", "rad", "t", "g", "l"):
        return word.islower()
    if (
        unit.name in ("second", "minute")
        and row.low(j) in ("half", "place", "quarter", "time")
        and not hyphen
    ):
        return False
    if word.lower() == "second" and not hyphen and _is_ordinal(row, found, j):
        return False
    if word[:1].isupper() and word[1:].islower() and len(word) > 3:
        return row[found.first].text[:1].isupper() or row[found.first].kind == TokenKind.NUMBER
    return True


def _is_ordinal(row: TokenRow, found: Amount, j: int) -> bool:
    """Whether 'second' before token j is the one after the first: 'a second card', 'second-half goals'."""
    if row[j].text in HYPHENS and not row[j].gap:
        return True
    return found.value == 1 and row[j].kind == TokenKind.WORD and row.low(j) not in words("phrase_ends")


def _per_time(row: TokenRow, unit: Unit, j: int) -> tuple[Unit, int] | None:
    """A speed: 'miles an hour', 'km per second', 'metres/s'."""
    link = row.low(j)
    if link not in ("per", "an", "a", "/", "every"):
        return None
    hit = match(row, j + 1, lexicon.units())
    if (
        hit is None
        or hit[0].name not in _TIMED
        or (row.low(hit[1] - 1).endswith("s") and len(row[hit[1] - 1].text) > 2)
    ):
        return None
    return Unit(f"{unit.name} per {_TIMED[hit[0].name]}", "speed"), hit[1]
