"""Dates that name their day, month or year: '12 September 2001', '2022-02-01', 'May 2019', '1998'."""

from __future__ import annotations

from reader.annotate.dates import periods
from reader.annotate.dates.context import DateContext, DateHit, ordinal
from reader.annotate.dates.lexicon import numbers, words
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.annotate.figures.names import counts

_HYPHENS = ("-", "–", "/", ".")


def named_month(row: TokenRow, i: int) -> int | None:
    """The number of the month whose name stands at `i`."""
    token = row[i]
    if token.kind != TokenKind.WORD:
        return None
    low = token.low.rstrip(".").removesuffix("'s").removesuffix("’s")
    number = numbers("months").get(low)
    if low == "may" and token.text[0].islower() and _is_verb(row, i + 1):
        return None
    word = low in ("may", "march", "mar", "sat", "sun", "dec") and token.text[0].islower()
    if not word or row[i + 1].kind == TokenKind.NUMBER or row[i - 1].kind == TokenKind.NUMBER:
        return number
    leads = ("in", "of", "next", "last", "this", "friday", "and", "until")
    return number if row.low(i - 1) in leads else None


def _is_verb(row: TokenRow, after: int) -> bool:
    """Whether a small 'may' before token `after` is the verb: 'all 12 may leave', 'may 2 years later be'."""
    if row[after].kind == TokenKind.NUMBER:
        return counts(row, after + 1)
    return row[after].kind == TokenKind.WORD and row.low(after) not in words("behind_months")


def written_year(row: TokenRow, i: int) -> int | None:
    """The year that stands at `i` in four digits."""
    text = row[i].text
    if row[i].kind != TokenKind.NUMBER or len(text) != 4 or not text.isdecimal() or not text.isascii():
        return None
    if not row[i + 1].gap and row[i + 1].kind == TokenKind.WORD and row.low(i + 1) != "s":
        return None
    return int(text) if 1000 <= int(text) < 2200 else None


def day_number(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A day of the month at `i`, in digits or as an ordinal, and the index after it."""
    if found := ordinal(row, i):
        return found if 1 <= found[0] <= 31 else None
    text = row[i].text
    if row[i].kind == TokenKind.NUMBER and len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31:
        after = row[i + 1]
        if after.kind == TokenKind.WORD and not after.gap:
            return None
        return int(text), i + 1
    return None


def year_after(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A year behind a month or day: '2001', ', 2001', 'of 2001', 'in 2001', words."""
    k = i
    if row.low(k) in (",", "of", "in", "-", "/", "."):
        k += 1
        if row.low(k) == "of":
            k += 1
    year = written_year(row, k)
    if year is not None:
        return year, k + 1
    if row.low(k - 1) == "of" and row[k].text in "'’" and row[k + 1].kind == TokenKind.NUMBER:
        k += 1
    text = row[k].text
    two = row[k].kind == TokenKind.NUMBER and len(text) == 2 and text.isdecimal()
    if two and (row.low(k - 1) == "of" or (row[k - 1].text in "'’" and k > i)):
        return century_of(int(text)), k + 1
    if row[i].text in ("'", "’") and row[i + 1].kind == TokenKind.NUMBER and len(row[i + 1].text) == 2:
        return century_of(int(row[i + 1].text)), i + 2
    if spoken := spoken_year(row, i):
        return spoken
    return None


def century_of(two: int) -> int:
    """A year of two digits in full: 87 is 1987, 21 is 2021."""
    return 2000 + two if two < 40 else 1900 + two


def spoken_year(row: TokenRow, i: int) -> tuple[int, int] | None:
    """A year in words: 'nineteen ninety six', 'two thousand and fifteen'."""
    from reader.annotate.figures.cardinals import small

    first = small(row, i)
    if first and first[0] in (18, 19, 20) and (second := small(row, first[1])) and second[0] >= 10:
        return first[0] * 100 + second[0], second[1]
    if row.low(i) == "two" and row.low(i + 1) == "thousand":
        k = i + 3 if row.low(i + 2) == "and" else i + 2
        rest = small(row, k)
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    return None


def place(
    context: DateContext, i: int, month: int, number: int | None, year: int | None, weekday: int | None = None
) -> Period | None:
    """A month or day with its year, or in the year that its weekday or the tense asks for."""
    if year is not None:
        if number is None:
            return periods.month(year, month)
        return periods.make_day(year, month, number)
    today = context.today
    if today is None:
        return None
    found = [p for p in (_in_year(today.year + step, month, number) for step in range(-4, 5)) if p]
    past = [p for p in found if p.start <= today]
    upcoming = [p for p in found if p.end > today]
    if not past or not upcoming:
        return None
    tense_hint = context.tense_hint(i)
    if weekday is not None:
        near = sorted(found, key=lambda p: abs((p.start - today).days))
        return next((p for p in near if p.start.weekday() == weekday), near[0])
    if tense_hint is None:
        soon = (upcoming[0].start - today).days < 60 and (today - past[-1].start).days > 180
        return upcoming[0] if soon else past[-1]
    return upcoming[0] if tense_hint else past[-1]


def _in_year(year: int, month: int, number: int | None) -> Period | None:
    return periods.month(year, month) if number is None else periods.make_day(year, month, number)


def month_date(context: DateContext, i: int, weekday: int | None = None) -> DateHit | None:
    """A date that starts with the name of a month: 'Feb. 3, 2022', 'May 2019', 'October'."""
    row = context.row
    month = named_month(row, i)
    if month is None:
        return None
    short = len(row[i].text) < 5 and row.low(i) not in ("may", "june", "july")
    k = i + 2 if short and row[i + 1].text == "." and not row[i + 1].gap else i + 1
    at = k + 1 if row.low(k) in ("the", ",", "/", "-") else k
    number = day_number(row, at)
    if number and written_year(row, at) is None and not _counted(row, number[1]):
        after = year_after(row, number[1])
        last = after[1] if after else number[1]
        period = place(context, i, month, number[0], after[0] if after else None, weekday)
        return DateHit(i, last, period, "day", after is not None) if period or context.today is None else None
    if year := year_after(row, k):
        return DateHit(i, year[1], place(context, i, month, None, year[0]), "month", True)
    if not _is_month(row, i, k):
        return None
    return DateHit(i, k, place(context, i, month, None, None), "month")


def _counted(row: TokenRow, i: int) -> bool:
    """Whether the number before `i` is no day: '5,000', '10%', '12 people', '8:30'."""
    return row[i].text in ("%", ":") or row.low(i) in (
        "percent",
        "per",
        "million",
        "billion",
        "people",
        "am",
        "pm",
    )


def _is_month(row: TokenRow, i: int, after: int) -> bool:
    """Whether a bare name of a month is one: 'May said' and 'March on Washington' are not."""
    low, before = row.low(i).removesuffix("'s").removesuffix("’s"), row.low(i - 1)
    if before == "-" and row.low(i - 2) in ("mid", "early", "late"):
        return True
    if row[i].text.islower():
        return (
            before in words("before_months") or row[i - 1].kind == TokenKind.STOP or low in ("june", "july")
        )
    if before in words("before_months") and before not in (
        "its",
        "a",
        "his",
        "her",
        "their",
        "our",
        "and",
        "the",
        "to",
    ):
        return not (
            low == "march"
            and row.low(after) == "on"
            and before not in ("in", "last", "since", "this", "next")
        )
    if low in ("may", "march", "april", "june", "august"):
        if row.low(i).endswith(("'s", "’s")):
            return low in ("march", "april", "june", "august") and not row[i - 1].text[:1].isupper()
        if before in ("and", "to", "-", "–", "or", ","):
            return named_month(row, i - 2) is not None
        return (
            before in ("the", "its", "their", "a")
            and row.low(after) not in ("on", "of", "to")
            and low != "may"
        )
    if len(row[i].text) < 4 and row[after].kind == TokenKind.WORD and row[after].text.istitle():
        return False  # a forename: 'Jan Morris'
    loose = row[i - 1].text[:1].isupper() and row[i - 1].kind == TokenKind.WORD and len(row[i].text) < 4
    return not loose or row[after].text in ("-", "–")


def day_date(context: DateContext, i: int, weekday: int | None = None) -> DateHit | None:
    """A date that starts with its day: '12 September 2001', '4th of July', 'the 15th day of March'."""
    row = context.row
    number = day_number(row, i)
    if row[i - 1].text in ("$", "£", "€"):
        return None
    if number is None:
        from reader.annotate.figures.cardinals import small

        spelled = small(row, i)
        number = spelled if spelled and spelled[0] <= 31 and named_month(row, spelled[1]) else None
    if number is None:
        return None
    k = number[1]
    if row.low(k) == "day":
        k += 1
    if row.low(k) in ("of", "/", "-"):
        k += 1
    month = named_month(row, k)
    if month is None or row[k].text == "sun":
        return None
    end = (
        k + 2
        if row[k + 1].text == "." and not row[k + 1].gap and row[k + 2].kind == TokenKind.NUMBER
        else k + 1
    )
    after = year_after(row, end)
    period = place(context, i, month, number[0], after[0] if after else None, weekday)
    if period is None and context.today is not None:
        return None
    return DateHit(i, after[1] if after else k + 1, period, "day", after is not None)


def year(context: DateContext, i: int) -> DateHit | None:
    """A bare year: '1998', 'the year 2008', where it does not count something."""
    row = context.row
    k = i + 1 if row.low(i) in ("year", "cy") else i
    number = written_year(row, k)
    if number is None or (
        row.glued(k)
        and row[k - 1].kind in (TokenKind.WORD, TokenKind.SIGN)
        and row[k - 1].text not in "(-–—=\"“'‘/~"
    ):
        return None
    after = row[k + 1]
    if k == i and (
        row[k - 1].text in ("$", "£", "€", "#") or after.text in ("%", "°") or not _is_year(row, k, number)
    ):
        return None
    if not after.gap and after.low == "s":
        return None
    return DateHit(i, k + 1, periods.years(number), "year", True)


def _is_year(row: TokenRow, k: int, number: int) -> bool:
    from reader.annotate.figures import lexicon
    from reader.annotate.figures.amounts import match

    after, before = row[k + 1], row.low(k - 1)
    if (number >= 1500 and before in words("before_years")) or before in ("in", "since"):
        return match(row, k + 1, lexicon.units()) is None
    if not 1700 <= number < 2100:
        return False
    if (
        after.kind == TokenKind.WORD
        and after.gap
        and (match(row, k + 1, lexicon.units()) or after.low in ("people", "men", "women"))
    ):
        return False
    plural = (
        after.kind == TokenKind.WORD
        and len(after.low) > 3
        and after.low.endswith("s")
        and after.text.islower()
    )
    return not plural or before in ("the", "its", "their", "a")
