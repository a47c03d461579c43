"""Pictures: their address and description, without logos, icons and tracking pixels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import DECORATION_WORDS, class_words, names_of
from reader.load.pictures import embedded_name
from reader.model.article import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from reader.clean.structure.page_model import PageImage

_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-full-src", "src")
_SETS = ("data-srcset", "srcset", "data-lazy-srcset")
_FILE_WORD = re.compile(r"[a-z]+")
_LEAST_PIXELS = 60  # of either side: less is a sign
_MAX_ADDRESS = 4_000  # characters


def is_picture(tag: str) -> bool:
    """Whether the tag wraps a single picture."""
    return tag in ("picture", "amp-figure")


def picture(element: HtmlElement) -> tuple[str, str] | None:
    """The address and the alternative text of an `img`; None for logos, icons and tracking pixels."""
    if _too_small(element.get("width")) or _too_small(element.get("height")):
        return None
    src = _address(element)
    if not src:
        return None
    name = src.split("?", 1)[0].rsplit("/", 1)[-1].lower()
    if not DECORATION_WORDS.isdisjoint(class_words(names_of(element))) or not DECORATION_WORDS.isdisjoint(
        _FILE_WORD.findall(name)
    ):
        return None
    return src, " ".join((element.get("alt") or "").split())


def is_shown_again(element: HtmlElement, src: str, images: Sequence[PageImage]) -> bool:
    """Whether a picture for browsers without scripts is the one that stands right before it."""
    without = next(element.iterancestors("noscript"), None)
    if without is None or not images:
        return False
    last = images[-1]
    same = src.partition("?")[0] == last.src.partition("?")[0]
    return same or last.element is without.getparent() or last.element is without.getprevious()


def _address(element: HtmlElement) -> str:
    for name in _SOURCES:
        value = (element.get(name) or "").strip()
        if value and not value.startswith(("data:", EMBEDDED)) and len(value) <= _MAX_ADDRESS:
            return value
    for name in _SETS:
        value = (element.get(name) or "").strip()[:_MAX_ADDRESS]
        if value and not value.startswith("data:"):
            return value.split()[0].rstrip(",")
    src = (element.get("src") or "").strip()
    return src if src.startswith(EMBEDDED) else embedded_name(src)


def _too_small(size: str | None) -> bool:
    digits = (size or "").removesuffix("px").strip()
    return digits.isascii() and digits.isdigit() and len(digits) < 6 and int(digits) < _LEAST_PIXELS
