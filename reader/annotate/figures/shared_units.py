"""One unit for several numbers: '5 and 6 mg', '10, 20 and 30 kg'."""

from __future__ import annotations

from reader.annotate.figures.amounts import Amount
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.measures import amount
from reader.frozen import replace

_MEASURED = ("mass", "volume", "length", "percent", "temperature", "power", "energy", "area", "speed")
_MOST = 4  # numbers before the one with the unit
_NEAR = 100  # how many times larger or smaller a number of the same measure may be
_PERSONAL = frozenset(["aged", "age", "was", "is", "turned", "he", "she", "in"])


def with_shared_unit(row: TokenRow, found: Amount, comma: bool) -> Amount:
    """The amount with the unit that the last number of its list has, where it has none itself."""
    if found.unit is not None or row[found.first].kind != TokenKind.NUMBER or found.last > found.first + 1:
        return found
    if row.low(found.first - 1) in _PERSONAL:
        return found
    k = found.last
    before = row.low(found.first - 1) == "," and row[found.first - 2].kind == TokenKind.NUMBER
    for listed in range(_MOST):
        if listed + before > 1 and (last := amount(row, k - 1, comma)) and last.unit is not None:
            k -= 1
            break  # no 'and' before the last: '7, 8, 10 percent'
        link = row.low(k)
        k += 1
        if link == "," and row.low(k) in ("and", "or"):
            link, k = row.low(k), k + 1
        if link not in (",", "and", "or") or row[k].kind != TokenKind.NUMBER:
            return found
        if link != ",":
            break
        k += 1
    else:
        return found
    last = amount(row, k, comma)
    if last is None or last.unit is None or last.unit.dimension not in _MEASURED or not found.value:
        return found
    near = 1 / _NEAR < abs(last.value / found.value) < _NEAR
    return replace(found, unit=last.unit) if near and last.number.end == k + 1 else found
