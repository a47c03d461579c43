"""What an element is: its kind by tag, the words of its class names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.text.data_files import word_lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATA = word_lists("reader.clean.structure", "elements.txt")

#: Elements without visible text.
TEXTLESS = frozenset(_DATA["silent"])
#: Elements that start on a line of their own.
BLOCK = frozenset(_DATA["block"])
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(_DATA["lists"])
CONTROLS = frozenset(_DATA["controls"])
#: Words of class names and of file names.
CAPTION_WORDS = frozenset(_DATA["caption"])
CREDIT_WORDS = frozenset(_DATA["credit"])
PICTURE_WORDS = frozenset(_DATA["picture"])
PROSE_WORDS = frozenset(_DATA["prose"])
INITIAL_WORDS = tuple(_DATA["initial"])
DECORATION_WORDS = frozenset(_DATA["decoration"])

_BLOCK_STYLE = re.compile(
    r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table)\s*(?:!\s*important\s*)?(?:;|$)", re.I
)
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_MAX_NAMES = 2_000  # characters of a class or a style that are read


@lru_cache(maxsize=4096)
def class_words(names: str) -> frozenset[str]:
    """The lower-cased words of class names or an id: 'wp-captionText' gives wp, caption, text."""
    # utility classes such as '[&_figcaption]:mt-2' and 'lg:flex' do not name a part of a page
    parts = (name for name in names[:_MAX_NAMES].split() if ":" not in name and "[" not in name)
    return frozenset(word.lower() for name in parts for word in _CLASS_WORD.findall(name))


def names_of(element: HtmlElement) -> str:
    """The class names and the id of an element, separated by spaces."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def is_block(element: HtmlElement) -> bool:
    """Whether the element starts on a line of its own."""
    if element.tag in BLOCK:
        return True
    style = element.get("style")
    return bool(style) and _BLOCK_STYLE.search(style[:_MAX_NAMES]) is not None
