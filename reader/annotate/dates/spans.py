"""Named periods: decades, centuries, quarters, seasons, weekends, and the week of publication."""

from __future__ import annotations

from datetime import date

from reader.annotate.dates import periods
from reader.annotate.dates.context import DateContext, DateHit
from reader.annotate.dates.lexicon import century_of, numbers, ordinal, words, written_year, year_after
from reader.annotate.dates.periods import Period
from reader.annotate.figures.lexer import TokenKind, TokenRow
from reader.named_tuple import NamedTuple

_SOON = 100  # days: so near, a season whose tense is not known lies ahead


def decade(context: DateContext, i: int) -> DateHit | None:
    """'the 1990s', "the '90s", 'the nineties', '1990 s'."""
    row, low = context.row, context.row.low(i)
    k = i + 1 if row[i].text in "'’‘" and row[i].kind == TokenKind.SIGN and not row[i + 1].gap else i
    text = row[k].text
    if row[k].kind == TokenKind.NUMBER and text.isdecimal() and text.endswith("0") and len(text) in (2, 4):
        return _in_digits(row, i, k)
    if low in numbers("decades") and row.low(i - 1) in ("the", "early", "late", "mid", "-", "in", "nineteen"):
        return DateHit(i, i + 1, periods.years(century_of(numbers("decades")[low]), 10), "span")
    return None


def _in_digits(row: TokenRow, i: int, k: int) -> DateHit | None:
    """A decade that starts at `i`, of which the number at `k` is the first year."""
    text = row[k].text
    if row.low(k + 1) == "s":
        last = k + 2
    elif row[k + 1].text in "'’" and row.low(k + 2) == "s" and not row[k + 2].gap:
        last = k + 3
    else:
        return None
    if len(text) == 4 and not 1000 <= int(text) < 2100:
        return None
    if len(text) == 2:
        before = row.low(i - 1)
        if row[k + 1].gap or (k == i and before != "the") or before in ("her", "his", "their", "my"):
            return None  # an age
    first = int(text) if len(text) == 4 else century_of(int(text))
    size = 100 if first % 100 == 0 and first < 1900 else 10
    return DateHit(i, last, periods.years(first, size), "span", True)


def century(context: DateContext, i: int) -> DateHit | None:
    """'the 21st century', 'nineteenth century'; a century is counted from its round year."""
    row = context.row
    found = ordinal(row, i)
    if found is None:
        return None
    k = found[1] + 1 if row[found[1]].text == "-" else found[1]
    if row.low(k) not in ("century", "centuries") or not 11 <= found[0] <= 22:
        return None
    return DateHit(i, k + 1, periods.years((found[0] - 1) * 100, 100), "span", True)


def the_weekend(context: DateContext, i: int) -> DateHit | None:
    """'the weekend', 'over the weekend', 'the weekend of Halloween'."""
    row, today = context.row, context.today
    before = row.low(i - 1)
    if row.low(i) not in ("weekend", "weekend's", "weekend’s") or before in words("not_the_weekend"):
        return None
    if row[i - 1].kind == TokenKind.WORD and before not in ("the", "mom", "on", "over", "at"):
        return None
    if today is None:
        return DateHit(i, i + 1, None, "span")
    here = periods.weekend(today)
    if not context.future(i) and here.start > today:
        here = periods.weekend(today, -1)
    return DateHit(i, i + 1, here, "span")


def whole(context: DateContext, i: int) -> DateHit | None:
    """'the week', 'the month', 'the year' as the one of publication; 'week 31'."""
    row, today = context.row, context.today
    if today is None:
        return None
    if found := _numbered_week(context, i, today):
        return found
    if row.low(i) != "the" or row.low(i - 1) not in ("of", "for", "in", "during", "half", "quarter"):
        return None
    beyond = row[i + 2]
    if beyond.kind == TokenKind.NUMBER or (
        beyond.kind == TokenKind.WORD and beyond.low not in words("behind_wholes")
    ):
        return None
    match row.low(i + 1):
        case "week":
            period = periods.week(today)
        case "month":
            period = periods.month(today.year, today.month)
        case "year":
            period = periods.years(today.year)
        case _:
            return None
    return DateHit(i, i + 2, period, "span")


def _numbered_week(context: DateContext, i: int, today: date) -> DateHit | None:
    """'week 31', 'week 5 of 2020': weeks as in ISO 8601."""
    row, digits = context.row, context.row[i + 1].text
    if (
        row.low(i) != "week"
        or row[i + 1].kind != TokenKind.NUMBER
        or len(digits) > 2
        or not digits.isdecimal()
    ):
        return None
    if row.low(i - 1) not in ("the", "in", "") or not 1 <= int(digits) <= 53:
        return None
    owner = owner_of(context, i + 2)
    if owner is None and row[i].text[0].isupper():
        return None  # of a season: 'Week 13 against Vale'
    year, last = owner or (today.year, i + 2)
    first = periods.week(date(year, 1, 4)).start
    return DateHit(i, last, periods.week(first, int(digits) - 1), "span")


class _Named(NamedTuple):
    """The `number`th period of `size` months of a year, named over tokens up to `last`.

    `year` is the one before it ('2019-H2'), None where that does not say it.
    """

    number: int
    size: int
    last: int
    year: int | None


def quarter(context: DateContext, i: int) -> DateHit | None:
    """'the third quarter', 'Q3 2021', '2017 q1', 'the first half of 2020', '2019-H2'."""
    today = context.today
    named = _sign(context.row, i) or _spelled(context.row, i)
    if named is None or named.number * named.size > 12 or named.last > len(context.row):
        return None
    year, last = named.year, named.last
    if year is None and (owner := owner_of(context, last)):
        year, last = owner
    if year is not None:
        return DateHit(i, last, periods.quarter(year, named.number, named.size), "span", True)
    if named.size == 6:
        return None
    if today is None:
        return DateHit(i, last, None, "span")
    found = periods.quarter(today.year, named.number)
    upcoming = context.future(i)
    if upcoming and found.end <= today:
        found = periods.quarter(today.year + 1, named.number)
    elif not upcoming and found.start > today:
        found = periods.quarter(today.year - 1, named.number)
    return DateHit(i, last, found, "span")


def _sign(row: TokenRow, i: int) -> _Named | None:
    """'Q3', 'H1', '2017 q1', '2019-H2', 'Q3-2019'."""
    year = written_year(row, i)
    k = i if year is None else i + 2 if row[i + 1].text == "-" else i + 1
    size = {"q": 3, "h": 6}.get(row.low(k))
    digit = row[k + 1]
    if size is None or digit.kind != TokenKind.NUMBER or digit.gap or digit.text not in ("1", "2", "3", "4"):
        return None
    last = k + 2
    if row[last].text == "-" and written_year(row, last + 1):
        last += 1
    return _Named(int(digit.text), size, last, year)


def _spelled(row: TokenRow, i: int) -> _Named | None:
    """'third quarter', 'first half of', 'final quarter of 2020'."""
    if row.low(i) == "final" and row.low(i + 1) == "quarter" and year_after(row, i + 2):
        return _Named(4, 3, i + 2, written_year(row, i))
    found = ordinal(row, i) if written_year(row, i) is None else None
    if found is None or row.low(found[1]) not in ("quarter", "half", "quarters"):
        return None
    last = found[1] + 1
    if row.low(found[1]) != "half":
        return _Named(found[0], 3, last, None)
    owned = row.low(last) in ("of", "last", "this") or year_after(row, last) is not None
    return _Named(found[0], 6, last, None) if owned else None


def season(context: DateContext, i: int) -> DateHit | None:
    """'summer 2021', 'the winter of 2010', 'in the spring', 'this autumn'."""
    row, today = context.row, context.today
    first = numbers("seasons").get(row.low(i).removesuffix("'s").removesuffix("’s"))
    if first is None or row[i].kind != TokenKind.WORD:
        return None
    if after := year_after(row, i + 1):
        return DateHit(i, after[1], periods.season(after[0], first), "span", True)
    if owner := owner_of(context, i + 1):
        return DateHit(i, owner[1], periods.season(owner[0], first), "span")
    if not _is_season(row, i):
        return None
    return DateHit(i, i + 1, _near_season(context, i, first, today) if today else None, "span")


def _is_season(row: TokenRow, i: int) -> bool:
    """Whether the words beside a lone season say that it is one: no 'fall', 'spring to', 'summer dress'."""
    leads = row.low(i - 1) in words("before_seasons")
    the = row.low(i - 1) == "the" and row.low(i - 2) in words("before_the_season")
    if not (leads or the) or (row.low(i) == "fall" and not the):
        return False
    if row.low(i) == "spring" and row.low(i + 1) in ("to", "from"):
        return False
    return row[i + 1].kind != TokenKind.WORD or row.low(i + 1) in words("behind_seasons")


def _near_season(context: DateContext, i: int, first: int, today: date) -> Period:
    """The season meant without a year: the last one that began, or where it lies ahead the next to end."""
    found = periods.season(today.year, first)
    hint = context.tense_hint(i)
    if hint or (hint is None and 0 < (found.start - today).days < _SOON):
        return found if found.end > today else periods.season(today.year + 1, first)
    if first == 12 and today.month < 6:
        found = periods.season(today.year - 1, first)
    return found if found.start <= today else periods.season(today.year - 1, first)


def owner_of(context: DateContext, i: int) -> tuple[int, int] | None:
    """The year that a period belongs to ('of 2019', '2019', 'of last year'), and the index after it."""
    row, today = context.row, context.today
    if after := year_after(row, i):
        return after
    k = i + 1 if row.low(i) == "of" else i
    if today and row.low(k + 1) in ("year", "year's"):
        direction = numbers("relations").get(row.low(k))
        if direction is not None or row.low(k) == "the":
            return today.year + (direction or 0), k + 2
    return None
