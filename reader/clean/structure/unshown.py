"""What a page does not show, or shows over the story alone, and the reason that it is cut with."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import class_words, names_of
from reader.text.data_files import word_lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = "hidden on the page"
CONSENT = "consent notice"
COOKIES = "cookie notice"
POP_UP = "pop-up"
ARCHIVE_BAR = "bar of the archive"
LINE_NUMBERS = "line numbers"

_DATA = word_lists("reader.clean.structure", "unshown.txt")
_UNSEEN = frozenset(_DATA["unseen"])
_UNSEEN_PAIRS = tuple(tuple(pair.split()) for pair in _DATA["unseen_pairs"])
_SHOWN_AGAIN = tuple(f"{start}{word}" for word in _DATA["shown_again"] for start in ("-", ":"))
_CONSENT = tuple(_DATA["consent"])
_COOKIES = tuple(_DATA["cookies"])
_ARCHIVE_BARS = tuple(_DATA["archive_bars"])
_CONSENT_WORDS = re.compile(r"\b(?:" + "|".join(map(re.escape, _DATA["consent_words"])) + r")\b", re.I)
_OPENED = frozenset(_DATA["opened"])
_STREAMED = re.compile(r"S:[0-9a-f]+")
_LEVELS = 3
_HOVER = frozenset(_DATA["hover"])
_LINE_NUMBERS = frozenset(_DATA["line_numbers"])

_HIDING_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|clip\s*:\s*rect\(\s*(?:0|1px)\b[^;]*"
    r"|(?:left|text-indent)\s*:\s*-\d{3,}[^;]*)\s*(?:!\s*important\s*)?(?:;|$)",
    re.I,
)
_MAX_NAMES = 2_000
_MAX_DIALOG = 2_000  # characters of a dialog that are looked at
_PAGE = frozenset(("html", "body", "main"))
_PARTS = frozenset(("div", "section", "ul", "ol", "dd"))
_STORY = ("main", "article")


def reason_unshown(element: HtmlElement) -> str | None:
    """Why the text of an element is no text of the page, by what the element itself says; None if it is."""
    tag, attributes = element.tag, element.attrib
    if tag == "dialog":
        return _of_dialog(element) if "open" in attributes else _consent(element) or HIDDEN
    if not attributes:
        return None
    style = attributes.get("style")
    if (
        "popover" in attributes
        or attributes.get("hidden", "until-found").lower() != "until-found"
        or (style and _HIDING_STYLE.search(style[:_MAX_NAMES]))
    ):
        return _consent(element) or (None if _is_opened(element) else HIDDEN)
    if _is_dialog(element):
        return _of_dialog(element)
    if attributes.get("role") == "tooltip":
        return POP_UP
    names = attributes.get("class")
    if names and (reason := _by_class(names[:_MAX_NAMES].lower().split())):
        return reason if reason != LINE_NUMBERS or _is_numbers(element) else None
    return _consent_tool(element)


def _by_class(names: list[str]) -> str | None:
    if not _UNSEEN.isdisjoint(names):
        return None if any(name.endswith(_SHOWN_AGAIN) for name in names) else HIDDEN
    if not _HOVER.isdisjoint(names):
        return POP_UP
    if not _LINE_NUMBERS.isdisjoint(names):
        return LINE_NUMBERS
    for one, other in _UNSEEN_PAIRS:
        for name in names:
            if one in name and other in name and "not" not in name:
                return HIDDEN
    return None


def _is_opened(element: HtmlElement) -> bool:
    """Whether a reader can open a closed part of the page, or a script moves it to where it is shown."""
    if _STREAMED.fullmatch(element.get("id") or ""):
        return True
    for place in islice((element, *element.iterancestors()), _LEVELS):
        if place.get("role") in _OPENED or not _OPENED.isdisjoint(class_words(names_of(place))):
            return not _is_dialog(element)
    return False


def _follows_button(element: HtmlElement) -> bool:
    """Whether a closed part of the page stands behind the button that opens it."""
    before = element.getprevious()
    if before is None or element.tag not in _PARTS:
        return False
    return before.get("aria-expanded") is not None or before.find(".//*[@aria-expanded]") is not None


def _is_dialog(element: HtmlElement) -> bool:
    return (
        element.tag == "dialog"
        or element.get("role") in ("dialog", "alertdialog")
        or element.get("aria-modal") == "true"
    )


def _of_dialog(element: HtmlElement) -> str | None:
    """A dialog that lies open over the page; one that holds the story's own frame is the page."""
    if element.tag in _PAGE or _holds_story(element):
        return None
    return _consent(element) or POP_UP


def _consent(element: HtmlElement) -> str | None:
    """The reason if an element asks for consent, by its names or its words."""
    if tool := _consent_tool(element):
        return tool
    if not _is_dialog(element):
        return None
    seen: list[str] = []
    length = 0
    for text in element.itertext():
        seen.append(text)
        length += len(text)
        if length > _MAX_DIALOG:
            break
    return CONSENT if _CONSENT_WORDS.search(" ".join(seen)[:_MAX_DIALOG]) else None


def _consent_tool(element: HtmlElement) -> str | None:
    """The reason if an element has an id or class name of a tool that asks for consent."""
    if element.tag in _PAGE or element.tag == "article":
        return None
    names = f"{element.get('id') or ''} {(element.get('class') or '')[:_MAX_NAMES]}".lower().split()
    for starts, reason in ((_CONSENT, CONSENT), (_COOKIES, COOKIES), (_ARCHIVE_BARS, ARCHIVE_BAR)):
        if any(name.startswith(starts) for name in names):
            return None if _holds_story(element) else reason
    return None


def _holds_story(element: HtmlElement) -> bool:
    return next(element.iter(*_STORY), None) is not None


def _is_numbers(element: HtmlElement) -> bool:
    return all(text.isspace() or text.strip().isdigit() for text in element.itertext())


def counts_lines(text: str) -> bool:
    """Whether a block of code holds nothing but the numbers of lines, one after the other."""
    numbers = text.split()
    if len(numbers) < 2 or not all(n.isascii() and n.isdigit() and len(n) < 7 for n in numbers):
        return False
    first = int(numbers[0])
    return all(int(n) == first + k for k, n in enumerate(numbers))


def unshown_elements(root: HtmlElement) -> dict[HtmlElement, str]:
    """The outermost elements below `root` that are not shown, with the reasons."""
    found: dict[HtmlElement, str] = {}
    opened = {place.get("aria-controls") for place in root.iterfind(".//*[@aria-controls]")}
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        reason = reason_unshown(element)
        if reason == HIDDEN and (element.get("id") in opened or _follows_button(element)):
            reason = None
        if reason is not None and element is not root:
            found[element] = reason
        else:
            stack.extend(element)
    return found
