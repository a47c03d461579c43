"""The markers of list items: numbers and letters as a browser counts them, terms and definitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.article import BULLET, DEFINITION, TERM

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: The elements that hold one item.
ITEMS = frozenset(("li", "dt", "dd"))

_DIGITS = 9  # longer numbers in attributes are ignored
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


@dataclass(slots=True)
class _Count:
    number: int
    step: int
    style: str


class ListMarkers:
    """Gives the marker of each item once; later blocks of the item get none ('')."""

    def __init__(self) -> None:
        self._counts: dict[HtmlElement, _Count] = {}
        self._waiting: dict[HtmlElement, str | None] = {}

    def open_list(self, element: HtmlElement) -> None:
        """An `ol` begins: its attributes `start`, `reversed` and `type` (HTML Standard, 4.4.5)."""
        backwards = "reversed" in element.attrib
        start = _whole(element.get("start"))
        if start is None:
            start = sum(1 for _ in element.iterchildren("li")) if backwards else 1
        self._counts[element] = _Count(start, -1 if backwards else 1, (element.get("type") or "1").strip())

    def open_item(self, element: HtmlElement, home: HtmlElement | None) -> None:
        """An item of the list `home` begins."""
        self._waiting[element] = self._mark(element, home)

    def take(self, item: HtmlElement | None) -> str | None:
        """The mark for the next block of `item`."""
        return None if item is None else self._waiting.pop(item, "")

    def take_quoted(self, item: HtmlElement | None) -> str | None:
        """The same for an item in a block quote, where a bullet is explicit."""
        mark = self.take(item)
        if item is None or mark == TERM:
            return None
        return BULLET if mark is None else "" if mark == DEFINITION else mark

    def _mark(self, element: HtmlElement, home: HtmlElement | None) -> str | None:
        if element.tag != "li":
            return TERM if element.tag == "dt" else DEFINITION
        count = self._counts.get(home) if home is not None else None
        if count is None:
            return None
        value = _whole(element.get("value"))
        number = count.number if value is None else value
        count.number = number + count.step
        return f"{counted(number, count.style)}."


def counted(number: int, style: str = "1") -> str:
    """A number as a list shows it: `1`, or by `style` as `a`, `A`, `i` or `I`."""
    word = str(number)
    if style in ("a", "A") and number > 0:
        word = ""
        while number > 0:
            number, letter = divmod(number - 1, 26)
            word = chr(ord("a") + letter) + word
    elif style in ("i", "I") and 0 < number <= _MOST_ROMAN:
        word = ""
        for value, letters in _ROMAN:
            times, number = divmod(number, value)
            word += letters * times
    return word.upper() if style in ("A", "I") else word


def _whole(value: str | None) -> int | None:
    digits = (value or "").strip()
    plain = digits.removeprefix("-")
    return int(digits) if plain.isascii() and plain.isdigit() and len(plain) <= _DIGITS else None
