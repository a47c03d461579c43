"""Percentages that do not follow from the two numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.frozen import frozen
from reader.model.analysis import Figure, FigureKind
from reader.text.late_pattern import late

_FROM = late(r"\s*,?\s*(?:up |down )?from(?: a total of)?\s*", re.IGNORECASE)
_TO = late(r"\s*,?\s*to\s*", re.IGNORECASE)
_OF = late(r"\s*(?:out )?of (?:the |its |their |all )?", re.IGNORECASE)
_BESIDE = late(
    r"\s*(?:[^\W\d_]+\s*){0,3}(?:\(|,? or |, )\s*(?:about |nearly |roughly |some )?", re.IGNORECASE
)
_CHANGED = late(
    r"\b(?:rose|fell|grew|up|down|increased?|decreased?|dropped|climbed|jumped|declined|slipped|surged|soared|gained|"
    r"lost|rise|fall|drop|increase|decrease|growth|shrank|plunged|slumped)\b[^.;!?\d]{0,40}$",
    re.IGNORECASE,
)
_REACH = 60  # code points before a figure


@frozen
class WrongPercentage:
    """Two numbers and a percentage (indices into the figures), and what the percentage would be.

    `of_whole`: the first is a part of the second; otherwise it is what the second has grown or shrunk from.
    """

    figures: tuple[int, int, int]
    right: float
    of_whole: bool


def wrong_percentages(figures: tuple[Figure, ...], text: str) -> Iterator[WrongPercentage]:
    """Every percentage with two numbers beside it from which it does not follow."""
    for i in range(len(figures) - 2):
        three = figures[i : i + 3]
        if three[2].end - three[0].start > 160 or any(isinstance(f.value, tuple) for f in three):
            continue
        one, two = text[three[0].end : three[1].start], text[three[1].end : three[2].start]
        if three[0].kind == FigureKind.PERCENT and _CHANGED.search(
            text[max(0, three[0].start - _REACH) : three[0].start]
        ):
            if _TO.fullmatch(one) and _FROM.fullmatch(two):
                yield from _check(figures, (i + 2, i + 1, i), of_whole=False)
            elif _FROM.fullmatch(one) and _TO.fullmatch(two):
                yield from _check(figures, (i + 1, i + 2, i), of_whole=False)
        elif three[2].kind == FigureKind.PERCENT and _OF.fullmatch(one) and _BESIDE.fullmatch(two):
            yield from _check(figures, (i, i + 1, i + 2), of_whole=True)


def _check(
    figures: tuple[Figure, ...], at: tuple[int, int, int], *, of_whole: bool
) -> Iterator[WrongPercentage]:
    first, second, share = (figures[k] for k in at)
    if first.unit != second.unit or first.unit == "percent" or share.unit != "percent":
        return
    values = (first.value, second.value, share.value)
    one, two, said = (float(v) for v in values if not isinstance(v, tuple))
    if one <= 0 or two <= 0 or (of_whole and one > two):
        return
    right = one / two * 100 if of_whole else abs(two / one - 1) * 100
    # rounding of either number moves the percentage; only what no rounding explains is asked about
    slack = 0.6 + 100 * (_rounding(first) / one + _rounding(second) / two) * max(1.0, right / 100 + 1)
    loose = 5.0 if any(f.qualifier for f in (first, second, share)) else 0.0
    if abs(right - said) > slack + loose:
        yield WrongPercentage(at, round(right, 1), of_whole)


def _rounding(figure: Figure) -> float:
    """Half a unit of the last digit that is written."""
    found = re.search(r"\d[\d,]*(?:\.(\d+))?", figure.text)
    if found is None or isinstance(figure.value, tuple):
        return 0.0
    mantissa = float(found.group().replace(",", ""))
    scale = abs(float(figure.value)) / mantissa if mantissa else 1.0
    return 0.5 * scale * 10.0 ** -len(found[1] or "")
