"""Raised and lowered characters in a line of text: a power, cents, an ordinal, or the mark of a note.

Without their place they would be glued to the number or the word before them: 10 and 6 are no 106.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import class_words, names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: The reason for the mark of a footnote.
NOTE_MARK = "note mark"

_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_NUMBER = re.compile(r"[+\-−]?\d{1,4}")
_NOTES = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")
_NOTE = 2  # digits of the mark of a note
_LARGE = re.compile(r"\d[\d.,]*\d\d$")  # a number that has no ordinal of one letter
_COUNT = re.compile(r"\d(?:[,.’]\d{3})+$")  # a number in groups, which nobody raises to a power
_MARK = re.compile(r"\[[^\[\]]{1,40}\](?:\s?\[[^\[\]]{1,40}\])*|[*†‡§¶]{1,3}|\(\d{1,2}\)")
_SUM = re.compile(r"[$£€¥]\s?\d[\d,]*$")
_SYMBOL = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}$")  # a unit or a variable, no word
_ORDINAL = frozenset(("st", "nd", "rd", "th", "er", "re", "e", "ème", "o", "a", "º", "ª"))
_AFTER_SENTENCE = ".,;:!?”\"’'»…]"
_STROKES = ("/", "⁄")
_REFERENCE = frozenset(
    ("reference", "footnote", "footnotes", "fn", "fnref", "noteref", "cite", "citation", "endnote")
)
_STYLE = re.compile(r"vertical-align\s*:\s*(?:super|sub)\b", re.I)
_MAX_STYLE = 500  # characters that are read
_INLINE = frozenset(("a", "b", "strong", "i", "em", "span", "sup", "sub", "u", "small", "font"))
_LEVELS = 4  # of elements around a number
_BEFORE = 24  # characters
_LONGEST = 60  # characters of what is raised
_MOST = 8  # characters of a mark that leads to its note


def set_raised(root: HtmlElement) -> dict[HtmlElement, str]:
    """Write what is raised or lowered below `root` as it reads in a line.

    Returns the marks of notes, which do not belong on the line, with the reason.
    """
    marks: dict[HtmlElement, str] = {}
    for element in _raised_elements(root):
        text = "".join(element.itertext())
        if len(text) > _LONGEST or next(element.iterancestors("pre"), None) is not None:
            continue
        after = (element.tail or "")[:1]
        line = raised(
            _before(element), text, "sub" if _is_low(element) else "sup", after, linked=is_reference(element)
        )
        if line is None:
            marks[element] = NOTE_MARK
        elif line != text:
            for child in list(element):
                element.remove(child)
            element.text = line
    return marks


def _raised_elements(root: HtmlElement) -> list[HtmlElement]:
    """Those of the tags, and those that a style raises."""
    styled = (
        e for e in root.iter("span", "font", "small") if _STYLE.search((e.get("style") or "")[:_MAX_STYLE])
    )
    return [*root.iter("sup", "sub"), *styled]


def _is_low(element: HtmlElement) -> bool:
    return element.tag == "sub" or (element.tag != "sup" and "sub" in (element.get("style") or "").lower())


def _before(element: HtmlElement) -> str:
    """The last characters of the line before an element."""
    for _ in range(_LEVELS):
        previous, parent = element.getprevious(), element.getparent()
        text = previous.tail if previous is not None else parent.text if parent is not None else ""
        if text:
            return str(text)[-_BEFORE:]
        if previous is not None:
            return "".join(previous.itertext())[-_BEFORE:] if previous.tag in _INLINE else ""
        if parent is None or parent.tag not in _INLINE:
            return ""
        element = parent
    return ""


def is_reference(element: HtmlElement) -> bool:
    """Whether a raised element leads to a place on the page, or is named as a reference."""
    names = names_of(element)
    if names and not _REFERENCE.isdisjoint(class_words(names)):
        return True
    places = (element.getparent(), *element.iterdescendants("a"))
    return any(
        place is not None and place.tag == "a" and "#" in (place.get("href") or "") for place in places
    )


def raised(before: str, text: str, tag: str, after: str = "", *, linked: bool = False) -> str | None:
    """What stands in a line for the `text` of a `sup` or `sub` (`tag`); None if it is the mark of a note.

    `before` are the characters before it, `after` those behind; `linked` says that it leads to a place on
    the same page, or is named as a reference.
    """
    words = " ".join(text.split())
    raising = tag == "sup"
    if not words or (raising and ((linked and len(words) <= _MOST) or _MARK.fullmatch(words))):
        return None if words else ""
    last = before[-1:]
    if not last or last.isspace():
        apart = raising and before.strip() and words.isdigit() and len(words) <= _NOTE
        return None if apart else words
    if raising and len(words) == 1 and words.isalpha() and _LARGE.search(before):
        return None
    if not _NUMBER.fullmatch(words):
        return None if raising and "," in words and _NOTES.fullmatch(words) else _apart(last, words)
    if raising and after.startswith(_STROKES):
        return f" {words}" if last.isdigit() else words
    if not raising:
        return words.translate(_LOWERED) if last.isdigit() else words
    if len(words) == 2 and words.isdigit() and _SUM.search(before):
        return f".{words}"
    if words.isdigit() and len(words) <= _NOTE and _COUNT.search(before):
        return None
    if last.isdigit() or last == ")" or _SYMBOL.search(before):
        return words.translate(_RAISED)
    return None if last.isalpha() or last in _AFTER_SENTENCE else words


def _apart(last: str, words: str) -> str:
    """Words beside a number keep their distance from it, save its ordinal and signs such as a degree."""
    glued = not last.isdigit() or words.casefold() in _ORDINAL or not words[0].isalnum()
    return words if glued else f" {words}"
