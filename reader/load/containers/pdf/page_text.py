"""The text of a PDF page as fragments with their places, by PDFium.

Nothing in a document is run, and nothing attached to it is opened: PDFium is asked for characters alone.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from reader.frozen import frozen
from reader.named_tuple import NamedTuple

RAISED, LOWERED = "\x0e", "\x0f"
"""Stand around raised characters in the text of a fragment."""
HYPHEN = "-"
SPACE = 0.2
"""Of the height of letters: a gap that is a space between words."""

_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))  # what PDFium gives for a hyphen at the end of a line
_SPACES = frozenset((0x09, 0x20, 0xA0, 0x3000))
_BREAKS = frozenset((0x0A, 0x0D))
_APART = 0.7  # of the height: a gap so wide may be that between two columns
_BACK = 0.6  # of the height that a letter may reach back
_SIDEWAYS = 0.2  # radians
_RAISED_SIZE = 0.8  # of the line's height
_RAISED_BY = 0.15
_BOLD = 600  # weight of a font, of 100 to 900
_MOST = 60_000  # characters of one page


class Fragment(NamedTuple):
    """Characters on one line that stand together. Places are in points from the page's upper left corner;
    `size` is the height of its letters with what hangs below."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    sideways: bool = False


@frozen
class PageText:
    """A page by its number from 1, its size in points, and whether pictures stand on it."""

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    pictures: bool = False


def is_raised(size: float, bottom: float, line_size: float, line_bottom: float) -> bool:
    """Whether letters of a `size`, down to `bottom`, are raised on a line of larger ones."""
    return size < _RAISED_SIZE * line_size and line_bottom - bottom > _RAISED_BY * line_size


class _Turn(NamedTuple):
    """How a page is turned before it is shown: quarters clockwise, and its size before."""

    quarters: int
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as shown, from above."""
        wide, high = self.width, self.height
        match self.quarters:
            case 1:
                return bottom, left, top, right
            case 2:
                return wide - right, bottom, wide - left, top
            case 3:
                return high - top, wide - right, high - bottom, wide - left
        return left, high - top, right, high - bottom


def _is_bold(text: Any, index: int) -> bool:
    """By the weight of the font, or by its name where it states none."""
    import pypdfium2.raw as raw

    name = ctypes.create_string_buffer(80)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), None)
    named = name.raw.lower()
    return raw.FPDFText_GetFontWeight(text, index) >= _BOLD or b"bold" in named or b"black" in named


def page_text(page: Any, number: int) -> PageText:
    """What stands on a page that `pypdfium2` opened."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    quarters = page.get_rotation() // 90
    turn = _Turn(quarters, height, width) if quarters % 2 else _Turn(quarters, width, height)
    crop = page.get_cropbox()
    text_page = page.get_textpage()
    try:
        fragments = tuple(_fragments(text_page.raw, turn, crop[:2]))
    finally:
        text_page.close()
    pictures = next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4), None) is not None
    return PageText(number, width, height, fragments, pictures)


class _Letters:
    """The fragment that is being read."""

    def __init__(self, box: tuple[float, float, float, float]) -> None:
        self.left, self.top, self.right, self.bottom = box
        self.size = self.bottom - self.top
        self.sizes: Counter[float] = Counter()
        self.last = self.left
        self.out: list[str] = []
        self.raised = False

    def goes_on(self, box: tuple[float, float, float, float]) -> bool:
        left, top, _, bottom = box
        shared = min(bottom, self.bottom) - max(top, self.top)
        if shared < 0.5 * min(bottom - top, self.size):
            return False
        # the letters of a ligature have one place
        return left >= self.last - _BACK * self.size and left - self.right < _APART * self.size

    def add(self, char: str, box: tuple[float, float, float, float], space: bool) -> None:
        left, top, right, bottom = box
        small = bottom - top < _RAISED_SIZE * self.size
        raised = is_raised(bottom - top, bottom, self.size, self.bottom)
        if raised != self.raised:
            self.out.append(RAISED if raised else LOWERED)
            self.raised = raised
        if self.out and (space or left - self.right > SPACE * self.size):
            self.out.append(" ")
        self.out.append(char)
        self.sizes[round((bottom - top) * 4) / 4] += 1
        self.last = left
        self.left, self.right = min(left, self.left), max(right, self.right)
        if not small:
            self.top, self.bottom = min(top, self.top), max(bottom, self.bottom)

    def fragment(self, *, bold: bool, sideways: bool) -> Fragment:
        text = "".join(self.out) + (LOWERED if self.raised else "")
        size = self.sizes.most_common(1)[0][0]
        return Fragment(text, self.left, self.top, self.right, self.bottom, size, bold, sideways)


def _fragments(text: Any, turn: _Turn, corner: tuple[float, float]) -> Iterator[Fragment]:
    import pypdfium2.raw as raw

    unicode, loose_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    rect = raw.FS_RECTF()
    place = ctypes.byref(rect)
    letters: _Letters | None = None
    bold = sideways = space = False
    for index in range(min(raw.FPDFText_CountChars(text), _MOST)):
        code = unicode(text, index)
        if code in _BREAKS or code in _SPACES:
            space = True
            if code in _BREAKS and letters is not None:
                yield letters.fragment(bold=bold, sideways=sideways)
                letters = None
            continue
        if code == 0 or not loose_box(text, index, place):
            continue
        x, y = corner
        box = turn.box(rect.left - x, rect.bottom - y, rect.right - x, rect.top - y)
        if box[3] <= box[1] or not all(map(math.isfinite, box)):
            continue
        if letters is not None and not letters.goes_on(box):
            yield letters.fragment(bold=bold, sideways=sideways)
            letters = None
        if letters is None:
            letters, space = _Letters(box), False
            bold = _is_bold(text, index)
            angle = raw.FPDFText_GetCharAngle(text, index) - turn.quarters * math.pi / 2
            sideways = abs(math.sin(angle)) > _SIDEWAYS
        letters.add(HYPHEN if code in _HYPHENS else chr(code), box, space)
        space = False
    if letters is not None:
        yield letters.fragment(bold=bold, sideways=sideways)
