"""Running heads and feet, and page numbers: lines at the edge of pages that come again on others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.load.containers.pdf.page_text import Fragment, PageText

RUNNING_HEAD, PAGE_NUMBER, SIDEWAYS = "running head", "page number", "text set sideways"

_EDGE = 0.12  # of the page's height
_NUMBER = re.compile(
    r"(?:page|p\.|seite|s\.|pagina|página)?\s*[-–—|·•]?\s*(?:\d{1,4}|[ivxlc]{1,7}|[A-Z]-?\d{1,3})"
    r"(?:\s*(?:/|of|von|sur|de|di|van)\s*\d{1,4})?\s*[-–—|·•]?",
    re.IGNORECASE,
)
# what browsers print at the edges: where a page was, and when it was printed
_PRINTED = re.compile(r"(?:https?://|www\.)\S+|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?")
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")


def page_furniture(pages: Sequence[PageText]) -> list[dict[Fragment, str]]:
    """For each page its fragments that are no part of the text, with the reasons."""
    edges = [[f for f in page.fragments if _at_edge(f, page)] for page in pages]
    seen = Counter(shape for page in edges for shape in {_shape(f) for f in page})
    least = 2 if len(pages) <= 4 else max(3, len(pages) // 5)
    found: list[dict[Fragment, str]] = []
    for page, at_edge in zip(pages, edges, strict=True):
        cut = {f: SIDEWAYS for f in page.fragments if f.sideways}
        for fragment in at_edge:
            if _PRINTED.fullmatch(fragment.text.strip()):
                cut.setdefault(fragment, RUNNING_HEAD)
            elif seen[_shape(fragment)] >= least and fragment not in cut:
                cut[fragment] = PAGE_NUMBER if _is_number(fragment) else RUNNING_HEAD
        for fragment in at_edge:
            # a number alone on its line, or beside a running head
            if _is_number(fragment) and all(f in cut for f in page.fragments if _beside(f, fragment)):
                cut[fragment] = PAGE_NUMBER
        found.append(cut)
    return found


def _at_edge(fragment: Fragment, page: PageText) -> bool:
    return fragment.bottom < _EDGE * page.height or fragment.top > (1 - _EDGE) * page.height


def _is_number(fragment: Fragment) -> bool:
    return _NUMBER.fullmatch(fragment.text.strip()) is not None


def _beside(one: Fragment, other: Fragment) -> bool:
    """Whether they are two on one line."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return one is not other and shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _shape(fragment: Fragment) -> str:
    """The text without its numbers."""
    return _DIGITS.sub("#", _SPACE.sub(" ", fragment.text.strip().casefold()))
