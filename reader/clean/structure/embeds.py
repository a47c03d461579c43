"""What other sites show on a page: players, which leave a line, and posts, which are quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import class_words
from reader.text.data_files import word_lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PLAYER = "embedded player"
POST = "embedded post"

_DATA = word_lists("reader.clean.structure", "embeds.txt")
_HOSTS = (*((host, PLAYER) for host in _DATA["players"]), *((host, POST) for host in _DATA["posts"]))
_POST_NAMES = frozenset(_DATA["post_names"])
_ELEMENTS = frozenset(_DATA["elements"] + _DATA["post_elements"])
_POST_LINES = tuple(_DATA["post_lines"])
_POST_ELEMENTS = frozenset(_DATA["post_elements"])
_POST_SITES = frozenset(_DATA["post_sites"])
_POST_WORDS = frozenset(_DATA["post_words"])
_FRAMES = frozenset(("iframe", "embed", "object", "video", "audio"))
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data", "data-url", "data-videoid", "data-tweetid")
_TITLES = ("title", "aria-label", "data-title", "alt")
_COUNTED = re.compile(
    r"[\d.,]+[KkMm]?\s+(?:re(?:tweet|post)|like|repl(?:y|ie)|comment|view|share|quote)s?\b", re.I
)
_MAX_TITLE = 300  # characters
_MAX_NAMES = 500  # characters of a class that are read


def embedded(element: HtmlElement) -> tuple[str, str] | None:
    """The line that a player or a framed post leaves, and what it is; None where it is neither."""
    tag = element.tag
    if tag not in _FRAMES and tag not in _ELEMENTS:
        return None
    address = next((value for name in _ADDRESSES if (value := (element.get(name) or "").strip())), "")
    if not address and (source := element.find("source")) is not None:
        address = (source.get("src") or "").strip()
    host, kind = _site(address)
    title = " ".join(next((value for name in _TITLES if (value := element.get(name))), "").split())[
        :_MAX_TITLE
    ]
    if tag in _ELEMENTS:
        host = host or tag.removeprefix("amp-")
        kind = kind or (POST if tag in _POST_ELEMENTS else PLAYER)
    elif tag in ("video", "audio"):
        host = host or tag
        title = title or address.partition("?")[0].rpartition("/")[2][:_MAX_TITLE]
        if not title:
            return None
    elif kind is None:
        return None
    return (f"{title} ({host})" if title else host), kind or PLAYER


def _site(address: str) -> tuple[str, str | None]:
    """The site of an address that is known, and what it shows."""
    if "//" not in address[:10]:
        return "", None
    place = address.partition("//")[2].partition("?")[0].casefold()
    host = place.partition("/")[0]
    for known, kind in _HOSTS:
        name, _, path = known.partition("/")
        if (host == name or host.endswith(f".{name}")) and place.partition("/")[2].startswith(path):
            return name, kind
    return "", None


def is_post(element: HtmlElement) -> bool:
    """Whether an element holds the words of a post on another site."""
    names = element.get("class")
    if not names or element.tag in _FRAMES:
        return False
    if not _POST_NAMES.isdisjoint(names[:_MAX_NAMES].lower().split()):
        return True
    words = class_words(names)
    return not _POST_SITES.isdisjoint(words) and not _POST_WORDS.isdisjoint(words)


def is_of_post_alone(text: str) -> bool:
    """Whether a line of a post is of its site: who shares it, how many liked it."""
    folded = text.casefold()
    return folded.startswith(_POST_LINES) or _COUNTED.search(text[:200]) is not None
