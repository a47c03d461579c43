"""Numbers in digits that are several tokens: thousands parted by spaces, and scientific notation."""

from __future__ import annotations

from reader.annotate.figures.lexer import TokenKind, TokenRow


def grouped(row: TokenRow, j: int, value: int | float) -> tuple[int | float, int] | None:
    """Thousands parted by plain spaces ('12 500', '12 345,6'): alone on their line, not a row of a table."""
    if (
        not 0 < value < 1000
        or not row[j].text.isdecimal()
        or row[j].text.startswith("0")
        or row[j - 1].kind == TokenKind.NUMBER
    ):
        return None
    digits, k, decimals = row[j].text, j + 1, ""
    while k <= j + 3 and not decimals and row[k].kind == TokenKind.NUMBER:
        group, _, decimals = row[k].text.replace(",", ".").partition(".")
        if len(group) != 3 or not group.isdecimal() or (decimals and not _few_digits(decimals)):
            decimals = ""
            break
        if row[k].start - row[k - 1].end != 1:
            return None
        digits, k = digits + group, k + 1
    if (
        k == j + 1
        or row[k].kind == TokenKind.NUMBER
        or row[k].text in ("-", "/", "+")
        or row[j - 1].text in ("-", "+", ")")
    ):
        return None
    return (float(f"{digits}.{decimals}") if decimals else int(digits)), k


def _few_digits(decimals: str) -> bool:
    return len(decimals) < 3 and decimals.isdecimal()


def power(row: TokenRow, j: int, value: int | float) -> tuple[int | float, int]:
    """Scientific notation: 12.3e+14, 1.3x10^6, 2.5^-1."""
    k = j
    base: float = 1
    if row.low(k) in ("x", "×", "*") and row[k + 1].text == "10" and row[k + 2].text == "^":
        k, base = k + 2, 10
    if row[k].text == "^":
        base, k = (base if base == 10 else value), k + 1
        lead = value if base == 10 and k > j + 1 else 1
    elif row.low(k) == "e" and not row[k].gap and not row[k + 1].gap:
        base, lead, k = 10, value, k + 1
    else:
        return value, j
    minus = False
    while row[k].text in ("+", "-", "−") and k < j + 6:
        minus, k = row[k].text != "+", k + 1
    power = row[k].text
    if row[k].kind != TokenKind.NUMBER or not power.isdecimal() or len(power) > 3 or not base:
        return (float("inf"), k + 1) if row[k].kind == TokenKind.NUMBER else (value, j)
    try:
        return lead * float(base) ** (-int(power) if minus else int(power)), k + 1
    except OverflowError:
        return float("inf"), k + 1
