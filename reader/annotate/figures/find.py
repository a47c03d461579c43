"""From drafts to figures, checked against the parse where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from reader.annotate.figures import qualify
from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.combine import drafts
from reader.annotate.figures.counted import counted, names_something
from reader.annotate.figures.guessed import guess, plainly_next
from reader.annotate.figures.lexer import TextRows, TokenKind, TokenRow, decimal_comma
from reader.annotate.figures.lexicon import words
from reader.annotate.figures.list_numbers import without_list_numbers
from reader.annotate.figures.qualify import Qualified
from reader.annotate.figures.ranks import ORDINAL
from reader.annotate.figures.rejections import parsed_away
from reader.annotate.figures.tables import with_heads
from reader.annotate.language import is_english
from reader.frozen import replace
from reader.model.analysis import Figure, FigureKind
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COMPARED_REACH = 120  # characters between two sums that are compared
_KINDS = {
    "percent": FigureKind.PERCENT,
    "money": FigureKind.MONEY,
    "age": FigureKind.AGE,
    "temperature": FigureKind.TEMPERATURE,
    "times": FigureKind.NUMBER,
}


def find(article: Article, doc: Doc | None = None, rows: TextRows | None = None) -> tuple[Figure, ...]:
    """Every figure, in order. Without a parse the thing counted is a guess from the next words; in a text
    that is not English, which no parse of ours understands, it is the noun in capitals after the number
    or nothing. `rows` are those of the text, where they are there already."""
    text = article.text
    foreign = not is_english(text)
    if foreign:
        doc = None
    comma = decimal_comma(text, (article.language or "") if foreign else None)
    found: list[Figure] = []
    for row in rows or TextRows(text):
        kept = [d for d in drafts(row, comma) if _sound(d) and (doc is None or not parsed_away(doc, row, d))]
        for draft, said, bound in _enclosed(row, [(d, qualify.qualifier(row, d)) for d in kept]):
            figure = _figure(text, row, draft, said, bound, doc)
            if foreign:
                figure = replace(figure, of=_capital(row, draft))
            elif figure.of is None and draft.unit is None and found and _put_at(row, said):
                figure = replace(figure, of=_same_tally(found[-1], figure, text))
            elif (
                figure.of is None
                and draft.unit is None
                and draft.shape != ORDINAL
                and _elliptic(row, draft)
                and found
            ):
                figure = replace(figure, of=_same_noun(found[-1], figure, text))
            elif figure.of is None and found and _compared(row, draft, said):
                figure = replace(figure, of=_same_sum(found[-1], figure, text))
            found.append(figure)
    found = without_list_numbers(text, found)
    return tuple(with_heads(article, found) if article.tables else found)


def _sound(draft: Draft) -> bool:
    """Whether every value is finite, as JSON and arithmetic need it."""
    values = draft.value if isinstance(draft.value, tuple) else (draft.value,)
    return all(isfinite(v) for v in values)


def _enclosed(row: TokenRow, found: list[tuple[Draft, Qualified]]) -> Iterator[tuple[Draft, Qualified, bool]]:
    """The drafts with their qualifiers; two bounds next to each other ('above 10 and below 20') are
    one range.
    """
    i = 0
    while i < len(found):
        draft, said = found[i]
        bound = qualify.is_bound(row, draft, said)
        if i + 1 < len(found) and said.words and draft.unit is None:
            other, then = found[i + 1]
            low, high = draft.value, other.value
            if (
                not isinstance(low, tuple)
                and not isinstance(high, tuple)
                and other.unit is None
                and then.words
            ):
                way = qualify.two_sided(row, said, then, low, high)
                if way is not None:
                    value = (low, high) if way else (high, low)
                    joined = Draft(draft.first, other.last, value, None, "range")
                    yield joined, Qualified(None, said.first, then.last), True
                    i += 2
                    continue
        yield draft, said, bound
        i += 1


def _figure(text: str, row: TokenRow, draft: Draft, said: Qualified, bound: bool, doc: Doc | None) -> Figure:
    first, last = (said.first, said.last) if bound else (draft.first, draft.last)
    start, end = row[first].start, row[last - 1].end
    inner = row[draft.first].start, row[draft.last - 1].end
    of = guess(row, draft) if plainly_next(row, draft) else None
    if of is None and doc is not None:
        of = counted(text, doc, *inner, draft)
    kind = FigureKind.RANGE if bound else _kind(draft)
    unit = draft.unit.name if draft.unit else None
    if of is None:
        of = guess(row, draft)
        if of is not None and doc is not None and not names_something(text, doc, inner[1], of):
            of = None
    return Figure(start, end, text[start:end], kind, draft.value, unit, said.words, of)


def _capital(row: TokenRow, draft: Draft) -> str | None:
    """The noun after a number, in a language that writes nouns with a capital."""
    after = row[draft.last]
    noun = (
        draft.unit is None
        and after.kind == TokenKind.WORD
        and after.text[:1].isupper()
        and after.text.istitle()
    )
    return after.text if noun else None


def _elliptic(row: TokenRow, draft: Draft) -> bool:
    """Whether the noun is left out because it was named before: 'and a dozen were destroyed'."""
    after = row.low(draft.last)
    if after == "for" and row[draft.first - 1].text in (",", "and", ";"):
        return True  # '42 votes for Cole, 18 for Reed'
    if after == "of" and row.low(draft.last + 1) in ("them", "those", "whom", "which"):
        return True
    return after in words("left_out") or after.endswith("ed") or row[draft.last].text in (".", ",", ";")


def _same_noun(before: Figure, figure: Figure, text: str) -> str | None:
    """The thing that the figure before counts, where it stands in the same sentence."""
    between = text[before.end : figure.start]
    plain = before.kind == FigureKind.NUMBER and before.unit is None and len(between) < 200
    return before.of if plain and not any(mark in between for mark in ".!?\n") else None


def _put_at(row: TokenRow, said: Qualified) -> bool:
    """Whether a number is what somebody makes of the number before: 'the mayor put it at 60'."""
    return row.words(said.first - 2, 2) == "it at" and row.low(said.first - 3) in words("put_at")


def _same_tally(before: Figure, figure: Figure, text: str) -> str | None:
    """The thing that the figure before counts, where it stands no further off than the sentence before."""
    between = text[before.end : figure.start]
    near = before.unit is None and len(between) < _COMPARED_REACH and "\n" not in between
    return before.of if near else None


def _compared(row: TokenRow, draft: Draft, said: Qualified) -> bool:
    """Whether a sum is compared with the one before: 'up from €5.1m', 'against Rs 154 crore'."""
    money = draft.unit is not None and draft.unit.dimension == "money"
    return money and row.low(said.first - 1) in words("compared_with")


def _same_sum(before: Figure, figure: Figure, text: str) -> str | None:
    """What the sum before is of, where it stands in the same sentence and the same currency."""
    between = text[before.end : figure.start]
    if before.unit != figure.unit or len(between) > _COMPARED_REACH or any(m in between for m in "!?\n"):
        return None
    return before.of if ". " not in between else None


def _kind(draft: Draft) -> FigureKind:
    if draft.unit is not None:
        return _KINDS.get(draft.unit.dimension, FigureKind.QUANTITY)
    if draft.shape in ("range", "ratio", ORDINAL):
        return FigureKind(draft.shape)
    return FigureKind.NUMBER
