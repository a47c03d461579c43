"""The line at the end of a block quote that names its source."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.model.article import SIGNATURE_DASHES, BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from reader.clean.structure.page_model import PageBlock

MOST_WORDS = 25

_NEAR = 8  # levels


def is_attribution(text: str) -> bool:
    """Whether the last lines of a quote name its source: a dash and a few words."""
    return (
        text.startswith(SIGNATURE_DASHES)
        and any(map(str.isalpha, text[:40]))
        and len(text.split()) <= MOST_WORDS
    )


def ends_quote(cite: HtmlElement) -> bool:
    """Whether a `cite` ends its block quote."""
    place = cite
    for _ in range(_NEAR):
        following = place.getnext()
        if (place.tail or "").strip() or (following is not None and following.tag != "br"):
            return False
        place = place.getparent()
        if place is None or place.tag == "blockquote":
            return place is not None
    return False


def signed(blocks: Sequence[PageBlock], quote: HtmlElement) -> bool:
    """Whether the last block is the signature of the quote that ends here, and not all of it."""
    if len(blocks) < 2:
        return False
    above, last = blocks[-2:]
    return (
        above.kind is last.kind is BlockKind.BLOCKQUOTE
        and above.level == last.level
        and not above.text.startswith(SIGNATURE_DASHES)
        and is_attribution(last.text)
        and _inside(above.element, quote)
        and _inside(last.element, quote)
    )


def is_of_quote(figure: HtmlElement | None, blocks: Sequence[PageBlock]) -> bool:
    """Whether a `figcaption` behind these blocks stands below a block quote of its figure."""
    if figure is None or not blocks or blocks[-1].kind is not BlockKind.BLOCKQUOTE:
        return False
    return _inside(blocks[-1].element, figure)


def _inside(element: HtmlElement, place: HtmlElement) -> bool:
    return element is place or any(above is place for above in islice(element.iterancestors(), _NEAR))
