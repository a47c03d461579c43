"""Pairing the marks of one paragraph: an opening one with the closing one that belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.annotate.marks.glyphs import Family, Glyph, Role

_GERMAN = {"„": '“”"', "‚": "‘’'"}


@dataclass(slots=True, repr=False, eq=False)
class Stretch:
    """A quotation within a paragraph, its marks included; an end without a mark is the paragraph's."""

    start: int
    end: int
    family: Family
    opened: bool = True
    closed: bool = True


class Pairer:
    """Pairs the marks of one paragraph in one pass over them, with a stack of open ones.

    A mark that fits nowhere is passed over, so that the rest of the paragraph is not shifted.
    """

    def __init__(self, text: str, start: int, end: int, marks: Sequence[Glyph]) -> None:
        self.text, self.start, self.end = text, start, end
        self.marks = marks
        self.stack: list[Glyph] = []
        self.found: list[Stretch] = []
        self.left: Counter[tuple[Family, Role]] = Counter((m.family, m.role) for m in marks)
        self.strong = sum(1 for m in marks if _strong(m))
        self.looked, self.word = (
            start,
            -1,
        )  # how far the text was scanned for words, and where the last one ends

    def run(self, *, goes_on: bool = False) -> list[Stretch]:
        """The stretches, unordered; `goes_on` says that a quotation of the paragraph before is open."""
        if goes_on:
            self._resume()
        for mark in self.marks:
            self.left[mark.family, mark.role] -= 1
            self.strong -= _strong(mark)
            if self._is_close(mark):
                self._close(mark)
            elif mark.role is not Role.CLOSE:
                self._open(mark)
            elif mark.turned and mark.family is not Family.SINGLE:
                self._open(mark)  # a closing mark at the head of a word
        self._finish()
        return self.found

    def _resume(self) -> None:
        """The paragraph lacks its opening mark, where the first mark of the kind closes."""
        doubles = [m for m in self.marks if m.family is not Family.SINGLE]
        if doubles and doubles[0].role is Role.CLOSE and not doubles[0].turned:
            self.stack.append(Glyph(self.start, self.start, "", doubles[0].family, Role.OPEN))

    def _is_close(self, mark: Glyph) -> bool:
        if mark.family is Family.SINGLE:
            return self._closes_single(mark)
        opened = next((m for m in reversed(self.stack[-4:]) if m.family is mark.family), None)
        if opened is None:
            return False
        if opened.sign in _GERMAN:
            return mark.sign in _GERMAN[opened.sign] or mark.role is not Role.OPEN
        if mark.family is Family.ANGLE:
            return mark.sign != opened.sign
        if mark.role is Role.OPEN:
            return mark.turned  # an opening mark at the end of a word
        return True

    def _closes_single(self, mark: Glyph) -> bool:
        if not self.stack or self.stack[-1].family is not Family.SINGLE:
            return False
        if self.stack[-1].sign == "‚":
            return True
        if mark.role is not Role.CLOSE or mark.turned:
            return False
        return not (mark.weak and self.strong > self.left[Family.SINGLE, Role.OPEN])

    def _open(self, mark: Glyph) -> None:
        if mark.family is not Family.SINGLE and any(m.family is mark.family for m in self.stack[-4:]):
            closing = self.left[mark.family, Role.CLOSE] + self.left[mark.family, Role.EITHER]
            if closing < self.left[mark.family, Role.OPEN] + 2:
                self._end_before(mark)  # the one before was never closed
        self.stack.append(mark)

    def _close(self, mark: Glyph) -> None:
        while self.stack:
            opened = self.stack.pop()
            if opened.family is mark.family:
                if mark.weak and mark.family is Family.SINGLE and self._holds_double(opened):
                    continue
                self._add(opened, mark.end, closed=True)
                return

    def _holds_double(self, opened: Glyph) -> bool:
        return bool(self.found) and self.found[-1].start > opened.start

    def _end_before(self, mark: Glyph) -> None:
        while self.stack:
            opened = self.stack.pop()
            if opened.family is mark.family:
                self._add(opened, mark.start, closed=False)
                return

    def _finish(self) -> None:
        for opened in self.stack:
            if opened.family is not Family.SINGLE or self._begins_speech(opened):
                self._add(opened, self.end, closed=False)
                if opened.family is not Family.SINGLE:
                    break
        self.stack.clear()

    def _begins_speech(self, mark: Glyph) -> bool:
        """Whether a single mark that is left open stands where speech begins: at the head of its paragraph,
        or behind a colon or comma ('She said: ‘It rained.')."""
        return mark.start == self.start or self.text[mark.start - 2 : mark.start] in (": ", ", ")

    def _add(self, opened: Glyph, end: int, *, closed: bool) -> None:
        first = opened.end
        while end > first and not closed and self.text[end - 1].isspace():
            end -= 1
        if self._last_word(end) >= first:
            self.found.append(Stretch(opened.start, end, opened.family, bool(opened.sign), closed))

    def _last_word(self, end: int) -> int:
        """Where the last letter or digit before `end` stands, or -1; no character is scanned twice."""
        for i in range(end - 1, self.looked - 1, -1):
            if self.text[i].isalnum():
                self.word = i
                break
        self.looked = max(self.looked, end)
        return self.word


def _strong(mark: Glyph) -> bool:
    return mark.family is Family.SINGLE and mark.role is Role.CLOSE and not mark.weak
