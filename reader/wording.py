"""Kinds, values and dates in words, the same on the screen, on the cards and in plain text."""

from __future__ import annotations

import datetime
from fractions import Fraction
from functools import cache

from reader.model.analysis import Analysis, DateMention, EntityKind, Figure, FigureKind, Quote, QuoteKind
from reader.model.article import Article
from reader.text.data_files import data_toml
from reader.text.late_pattern import late
from reader.text.month_names import MONTHS

REPORTED = " (reported)"
"""What follows the name of somebody who gives a figure, but not in their own words."""
QUOTE_KINDS = {
    QuoteKind.DIRECT: "direct",
    QuoteKind.MIXED: "partly quoted",
    QuoteKind.INDIRECT: "reported",
    QuoteKind.SCARE: "no speech",
}
ENTITY_KINDS = {
    EntityKind.PERSON: ("person", "People"),
    EntityKind.ORG: ("organisation", "Organisations"),
    EntityKind.GPE: ("country, city or state", "Countries and cities"),
    EntityKind.LOC: ("place", "Places"),
    EntityKind.NORP: ("people, party or faith", "Peoples and parties"),
    EntityKind.FAC: ("building or site", "Buildings and sites"),
    EntityKind.EVENT: ("event", "Events"),
    EntityKind.LAW: ("law or treaty", "Laws and treaties"),
    EntityKind.WORK: ("work", "Works"),
    EntityKind.PRODUCT: ("product", "Products"),
}
CURRENCY_SIGNS = "$€£¥₹₽₩₺₴₪"
OPENING = 3
"""The first blocks, among which the text may repeat its subtitle."""
ISO_DAY = late(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

_MEASURED = late(r"[^\w]*\d[\d.,]*[ \u00a0-]?(?:(?:hundred|thousand|million|billion|m|bn|k) )?([A-Za-z]+)")
"""One number with a unit of one word: `40 km`, `1,900 tonnes`, `5m tonnes`."""


def value(figure: Figure) -> str:
    """The figure as a table shows it: sign, value, unit: `≥ $84 million`, `9 to 2`, `31 hours`."""
    signs = _signs()
    sign = signs["qualifiers"].get((figure.qualifier or "").casefold().strip(), "")
    unit = unit_as_given(figure)
    symbol = signs["currencies"].get(unit.casefold(), unit)
    if isinstance(figure.value, tuple):
        low, high = (number(v) for v in figure.value)
        body = f"{low}–{high}" if figure.kind is FigureKind.RANGE else f"{low} to {high}"
    else:
        body = _fraction(figure) or number(figure.value)
    if symbol.endswith(tuple(CURRENCY_SIGNS)):
        body = symbol + body
    elif symbol == "%":
        body += "%"
    elif unit:
        body += f" {unit}"
    return f"{sign} {body}" if sign else body


def unit_as_given(figure: Figure) -> str:
    """The unit in the form that the article gives it (`hours`), or else as it is kept (`hour`); of an
    age that stands without one, `years`."""
    unit = figure.unit or ""
    if not unit.replace(" ", "").isalpha():
        return unit
    wanted, words = _american(unit).split(), figure.text.casefold().split()
    for i in range(len(words) - len(wanted) + 1):
        given = words[i : i + len(wanted)]
        if all(_american(word).startswith(part) for word, part in zip(given, wanted, strict=True)):
            return " ".join(given)
    short = _MEASURED.fullmatch(figure.text) if figure.kind is FigureKind.QUANTITY else None
    if figure.kind is FigureKind.AGE and figure.value != 1 and not unit.endswith("s"):
        return f"{unit}s"
    return short[1] if short else unit


def _american(words: str) -> str:
    return words.casefold().replace("metre", "meter").replace("litre", "liter")


def _fraction(figure: Figure) -> str:
    """`1/3` for a figure that the article gives in words, as `a third` or `one in three`; else nothing."""
    amount = figure.value
    if isinstance(amount, tuple) or figure.unit or not 0 < amount < 1 or any(map(str.isdigit, figure.text)):
        return ""
    simple = Fraction(amount).limit_denominator(20)
    return str(simple) if abs(simple - amount) < 1e-3 else ""


@cache
def _signs() -> dict[str, dict[str, str]]:
    raw = data_toml("reader.export", "signs.toml")
    return {
        table: {word.casefold(): sign for sign, words in rows.items() for word in words}
        for table, rows in raw.items()
    }


def number(amount: int | float) -> str:
    """`1200000` as `1.2 million`, `4200` as `4,200`, `0.2` as `0.2`; nothing is rounded away above 1."""
    size = abs(amount)
    for limit, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        short = _short(amount / limit)
        if limit <= size < 1e15 and float(short.replace(",", "")) * limit == amount:
            return f"{short} {word}"
    return f"{amount:.3g}" if size >= 1e15 else _short(amount)


def _short(amount: int | float) -> str:
    return f"{amount:,.4f}".rstrip("0").rstrip(".")


def day(iso: str) -> str:
    """An ISO date at its own precision in words: `12 March 2024`, `March 2024`, `2024`; else unchanged."""
    found = ISO_DAY.match(iso)
    if not found:
        return iso
    year, month, date = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}" if date else f"{MONTHS[int(month) - 1]} {year}"


def date(mention: DateMention) -> str:
    """What a date mention resolves to, in words: one day, month or year, or the first and the last of
    several, 'from' or 'before' one where an end is open; empty where unknown. Whole months and whole years
    are shown as such."""
    if mention.resolved is None:
        return ""
    if "/" in mention.resolved:
        start, _, end = mention.resolved.partition("/")
        return f"from {day(_coarse(start))}" if start else f"before {day(_coarse(end))}"
    first, until = mention.resolved, mention.until or ""
    while len(first) > 4 and first.endswith("-01") and until.endswith("-01"):  # whole months, whole years
        first, until = first[:-3], until[:-3]
    last = _last(until)[: len(first)] if until else first
    return day(first) if last <= first else f"{_without(first, last)} to {day(last)}"


def _without(first: str, last: str) -> str:
    """The first day in words, without the month and the year that the last one has as well: `15` to 21 July
    2024, `September` to November 2025."""
    words, other = day(first).split(), day(last).split()
    while len(words) > 1 and words[-1] == other[-1]:
        words, other = words[:-1], other[:-1]
    return " ".join(words)


def _coarse(iso: str) -> str:
    """A first of January as its year, a first of the month as its month: 'from 2010', 'before May 2019'."""
    return iso.removesuffix("-01").removesuffix("-01")


def _last(until: str) -> str:
    """The last day before `until` (ISO, any precision), as an ISO day; `until` itself if it is no date."""
    found = ISO_DAY.match(until)
    if not found:
        return until
    year, month, date = (int(part) if part else 1 for part in found.groups())
    try:
        return (datetime.date(year, month, date) - datetime.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return until


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 line`, `1,140 characters`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def role(words: str | None) -> str:
    """A role on one line, to stand beside a name: `leads the opposition` for `who leads ...`."""
    return one_line(words or "").removeprefix("who ")


def confidence_in_words(confidence: float) -> str:
    """A probability in words; empty where none was given."""
    if confidence <= 0:
        return ""
    return "over 99% sure" if confidence > 0.99 else f"{confidence:.0%} sure"


def one_line(text: str) -> str:
    """Words of an article, which are sanitised already, with every run of white space as one space."""
    return " ".join(text.split())


def subtitle(article: Article) -> str:
    """The subtitle on one line; empty where there is none, or where the text begins with it anyway."""
    words = one_line(article.subtitle or "")
    begins = (one_line(article.text[block.start : block.end]) for block in article.blocks[:OPENING])
    return "" if words in begins else words


def quoted(text: str) -> str:
    """`text` on one line inside quotation marks, with the ones inside made single."""
    plain = one_line(text)
    if plain[:1] in '“"' and plain[-1:] in '”"' and len(plain) > 1:
        plain = plain[1:-1]
    plain = plain.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{plain}”"


def kind_of(quote: Quote) -> str:
    """The kind of a quote in a sentence."""
    return {
        QuoteKind.DIRECT: "quoted word for word",
        QuoteKind.MIXED: "quoted in part",
        QuoteKind.INDIRECT: "reported speech",
        QuoteKind.SCARE: "quotation marks that report no speech",
    }[quote.kind]


class FigureSources:
    """Who gives the figures of an analysis: `Ines Okafor`, `Tomas Reyer (reported)`, `the article`."""

    def __init__(self, analysis: Analysis) -> None:
        self._sought = analysis.sought
        self._quotes = {quote.id: quote for quote in analysis.quotes}
        self._speakers = {speaker.id: speaker for speaker in analysis.speakers}

    def of(self, figure: Figure) -> str:
        """Who gives it; empty where speakers were not looked for, or not yet.

        A speaker without a quote gives it in words of the article's own: 'the brigade put it at 45'.
        """
        if figure.speaker is None and not self._sought:
            return ""
        quote, speaker = self._quotes.get(figure.quote or ""), self._speakers.get(figure.speaker or "")
        if quote is None and speaker is not None:
            return one_line(speaker.name) + REPORTED
        if quote is None or quote.kind is QuoteKind.SCARE:
            return "the article"
        name = one_line(speaker.name) if speaker else "somebody not named"
        return name if quote.kind is QuoteKind.DIRECT else name + REPORTED
