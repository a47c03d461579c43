"""Numbers in their phrases: ranges, ratios, scores, ages, multiples. TokenRow to drafts of figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reader.annotate.figures import lexicon
from reader.annotate.figures.ages import DECADES, aged, bracket_at, decade_at
from reader.annotate.figures.amounts import Amount, Draft
from reader.annotate.figures.cardinals import whole
from reader.annotate.figures.identifiers import counts, is_filed
from reader.annotate.figures.lexer import HYPHENS, Token, TokenKind, TokenRow, value_of
from reader.annotate.figures.lexicon import Unit, words
from reader.annotate.figures.measures import amount
from reader.annotate.figures.multiples import MULTIPLES, multiple_at
from reader.annotate.figures.positions import position_at
from reader.annotate.figures.rankings import NUMBERED, numbered_at, ranking_at
from reader.annotate.figures.ranks import ordinal_starts, rank_at
from reader.annotate.figures.rejections import rejects
from reader.annotate.figures.scores import is_score
from reader.annotate.figures.shared_units import with_shared_unit
from reader.annotate.figures.shares import is_plain, share
from reader.annotate.figures.years import one_is_year
from reader.frozen import replace

_HYPHENS = ("-", "‑", "‐", "–", "—", "−", "~")


def drafts(row: TokenRow, comma: bool = False) -> Iterator[Draft]:
    """The figures among the tokens, in order."""
    ordinals = ordinal_starts()
    i = 0
    while i < len(row):
        token = row[i]
        rank: Draft | None = None
        if token.kind == TokenKind.NUMBER or token.low in ordinals:
            rank = rank_at(row, i) or ranking_at(row, i) or position_at(row, i)
        elif token.low in NUMBERED:
            rank = numbered_at(row, i)
        if rank is not None:
            yield rank
            i = rank.last
            continue
        if token.low == "a" and row.low(i + 1) in ordinals and rank_at(row, i + 1):
            i += 1  # 'a fourth consecutive defeat' is no fourth part of one
            continue
        if (token.kind == TokenKind.NUMBER or token.low in DECADES) and (
            decade := decade_at(row, i) or bracket_at(row, i)
        ):
            yield decade
            i = decade.last
            continue
        if not _may_start(token):
            i += 1
            continue
        if multiple := multiple_at(row, i):
            yield multiple
            i = multiple.last
            continue
        found = amount(row, i, comma)
        if found is None:
            i += 1
            continue
        if chain := _chain(row, found):
            i = chain
            continue
        draft = _draft(row, found, comma)
        if draft is None:
            i = max(found.last, i + 1) if found.unit is None else found.last
            continue
        yield draft
        i = max(draft.last, i + 1)


_LEADS = lexicon.words("number_leads")


def _may_start(token: Token) -> bool:
    """Whether a figure can start with the token: rejects most of a text quickly."""
    word = token.low
    if token.kind != TokenKind.WORD:
        number = token.kind in (TokenKind.NUMBER, TokenKind.VULGAR)
        return number or (token.kind == TokenKind.SIGN and (word in _HYPHENS or word in _money_leads()))
    return (
        word in _LEADS
        or word in MULTIPLES
        or word in lexicon.table("small.txt")
        or word in lexicon.table("scales.txt")
        or (len(word) < 10 and word in _money_leads())
    )


@cache
def _money_leads() -> frozenset[str]:
    """The words with which a sum of money can start: 'US', 'Rs', 'NT'."""
    exact = {wording.split()[0].lower() for wording in lexicon.currencies().exact}
    mega = {"m" + code for code in exact if len(code) == 3}
    return frozenset(exact | mega | {"r", "n", "c"} | words("currency_before"))


def _chain(row: TokenRow, found: Amount) -> int | None:
    """The index after a chain of digits that is a date, a formation or a telephone: '4-3-3', '2021-03-04'."""
    if found.number.words or found.unit or found.marked or found.number.end != found.first + 1:
        return None
    k, links = found.last, 0
    while (
        row[k].text in ("-", "–", "/", ".")
        and not row[k].gap
        and row[k + 1].kind == TokenKind.NUMBER
        and not row[k + 1].gap
    ):
        k, links = k + 2, links + 1
    if links >= 2:
        return k
    if links == 1 and is_filed(row, found.first):
        return k
    if links == 1:
        left, right = row[found.first].text, row[k - 1].text
        if (
            row[found.first + 1].text in "-–"
            and (len(left), len(right)) in ((3, 4), (4, 1), (4, 2), (5, 4), (4, 4))
            and right.isdecimal()
        ):
            years = len(left) == 4 and left.isdecimal() and 1900 <= int(left) < 2100
            if len(left) == 3 or len(left) == 5 or years:
                return k
        if left.startswith("0") and len(left) > 1 and left.isdecimal():
            return k
        if row[found.first + 1].text == "/":
            return k
    return None


_ABOUT = 4  # tokens between 'from' and a number: 'from well over 10 million'


def _draft(row: TokenRow, found: Amount, comma: bool) -> Draft | None:
    """The phrase that begins with an amount: the longest of share, range, or the amount alone."""
    two = share(row, found, comma) or _pair(row, found, comma)
    if two is not None:
        return aged(row, two)
    if rejects(row, found, found.last):
        return None
    found = with_shared_unit(row, found, comma)
    shape = "share" if found.number.fraction and found.unit is None else ""
    return aged(row, Draft(found.first, found.last, found.value, found.unit, shape, found.number.qualifier))


def _pair(row: TokenRow, found: Amount, comma: bool) -> Draft | None:
    """Two numbers that make one figure: a range, a score, a vote, a ratio."""
    i, first = found.last, row.low(found.first - 1)
    link = row[i]
    between = first == "between" or (
        row.low(found.first - 2) == "between" and first in ("about", "roughly", "approximately")
    )
    scored = link.text in HYPHENS and row.low(i + 1) in ("of", "for") and row[i + 2].text in HYPHENS
    won = first == "by" or first in words("score_words")
    bowled = link.low == "for" and first in words("bowled") and row[i + 1].kind == TokenKind.NUMBER
    if bowled and found.number.words:
        other = amount(row, i + 1, comma)  # 'took three for 41'
        ends = other is not None and (
            row[other.last].kind != TokenKind.WORD or row.low(other.last) in words("phrase_ends")
        )
        if other is not None and ends and is_plain(found) and is_plain(other):
            return Draft(found.first, other.last, (found.value, other.value), None, "ratio")
    if scored or (won and link.low in words("tallied") and row.low(i + 1) == "to"):
        return _won_by(row, found, comma)
    behind = _behind_link(row, found, between)
    if behind is None:
        return None
    dashed, k = behind
    other = amount(row, k, comma)
    if other is None or other.signed or found.number.qualifier or other.number.qualifier:
        return None
    if one_is_year(row, found, other) or not _pairs(row, found, other, link.low, dashed):
        return None
    low, high, unit = _scaled(row, found, other)
    if dashed and link.gap and low > high and found.unit and other.unit:
        return None  # '900 hectares – 500 hectares of wheat ...': the dash begins a remark
    if between and low > high and not unit and not other.unit:
        return None
    probe = replace(other, first=found.first, unit=unit)
    if rejects(row, replace(probe, number=found.number), other.last, pair=True):
        return None
    reported = row.low(found.first - 1) == "of" and row.low(found.first - 2) in words("results")
    ratio = unit is None and (low >= high or link.text == ":" or reported) and not between
    ratio = ratio or (unit is None and is_score(row, found.first, other.last))
    shape = "ratio" if ratio and link.low != "or" else "range"
    return Draft(found.first, other.last, (low, high), unit, shape, "between" if between else None)


def _behind_link(row: TokenRow, found: Amount, between: bool) -> tuple[bool, int] | None:
    """Whether a dash or colon links a number to another one, and where that begins; None without a link."""
    i = found.last
    link = row[i]
    if link.text in _HYPHENS and (not link.gap or row[i + 1].gap):
        if row.low(i + 1) == "to" and row[i + 2].text in _HYPHENS:
            return True, i + 3
        if row.low(i + 1) in ("to", "or") and row[i + 1].gap:
            return True, i + 2  # 'two- to three-year terms'
        remark = (link.text == "—" and link.gap) or (link.gap and found.number.words)
        return None if remark else (True, i + 1)
    if link.low in ("to", "or", "through") or (link.low == "and" and between):
        return False, i + 1
    return (True, i + 1) if link.text == ":" and not link.gap and not row[i + 1].gap else None


def _won_by(row: TokenRow, found: Amount, comma: bool) -> Draft | None:
    """'four games to two', '12-of-20', '3-for-4': two counts with a word between them."""
    other = amount(row, found.last + 2 + (row[found.last].text in HYPHENS), comma)
    if other is None or not (is_plain(found) and is_plain(other)) or found.number.scaled:
        return None
    counting = row[other.last].kind == TokenKind.WORD and row.low(other.last) not in words("phrase_ends")
    if counting and row[found.last].text not in HYPHENS:
        return None  # 'sold 40 seats to 12 schools'
    return Draft(found.first, other.last, (found.value, other.value), None, "ratio")


def _pairs(row: TokenRow, found: Amount, other: Amount, link: str, dashed: bool) -> bool:
    """Whether the second number belongs to the first."""
    one, two = found.unit, other.unit
    if (
        one
        and two
        and one != two
        and not (one.dimension == "money" == two.dimension and two.name == one.name)
    ):
        return False
    if one and not two and not (found.marked or (other.number.scaled and one.dimension == "money")):
        return False
    if link == "to" and one and not two and other.value < found.value and counts(row, other.last):
        return False  # 'owed £48 million to 620 creditors'
    if link == "to" and one and two and other.value < found.value:
        return False  # 'leads by 51 per cent to 49 per cent'
    if found.number.fraction != other.number.fraction and not two:
        return False
    if link == "or":
        second = other.value
        if other.number.scaled and not found.number.scaled:
            second = amount_of(row, other) or second  # 'two or three hundred'
        close = (
            isinstance(second, int | float)
            and second == int(second)
            and (found.value < second <= max(found.value + 2, found.value * 2))
        )
        return bool(close) and found.first + 1 == found.last and one is None
    lead = found.first - 1
    while lead > found.first - _ABOUT and row.words(lead, found.first - lead) in lexicon.qualifiers():
        lead -= 1
    if link == "to" and row.low(lead) == "from":
        for k in range(lead - 7, lead):
            if row.low(k) in words("change"):
                return False
    if link == "to" and _moves(row, found.first) and ((two and one) or other.value > 10 * found.value):
        return False
    if link == "to" and found.number.words and other.number.words and row.low(found.first - 1) == "down":
        return False
    if dashed and other.number.words != found.number.words:
        return False
    if row.low(other.last) in words("clock") and two is None:
        return False
    after = row[other.last]
    return not (not after.gap and after.kind == TokenKind.WORD and two is None and not other.number.scaled)


def _moves(row: TokenRow, first: int) -> bool:
    """Whether a number stands right after a verb of change: 'fell 2.3p to 134.9p', 'grew by 5,000 to'."""
    k = first - 2 if row.low(first - 1) == "by" else first - 1
    return row.low(k) in words("change")


def _scaled(row: TokenRow, found: Amount, other: Amount) -> tuple[int | float, int | float, Unit | None]:
    """Both values and the common unit: in '5-10 million' the scale counts for both."""
    low, high = found.value, other.value
    unit = other.unit or found.unit
    if found.marked and found.unit:
        unit = found.unit
    if other.number.scaled and not found.number.scaled and 0 < low < 1000:
        first = amount_of(row, other)
        if first and low < first and other.value > low:
            low = whole(low * (other.number.value / first))
    return low, high, unit


def amount_of(row: TokenRow, other: Amount) -> int | float | None:
    """The number before the scale of an amount: 10 in '10 million'."""
    start = other.first
    while start < other.last and row[start].kind == TokenKind.SIGN:
        start += 1
    if row[start].kind == TokenKind.NUMBER:
        return value_of(row[start].text)
    return lexicon.table("small.txt").get(row.low(start))
