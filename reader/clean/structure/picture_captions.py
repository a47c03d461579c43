"""Assigns captions and credits to pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import class_words, names_of
from reader.clean.structure.page_model import Page, PageBlock, PageImage
from reader.model.article import BlockKind, Image

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = (
    r"(?:photo(?:graph|graphy|s)?|image|picture|credit|courtesy|illustration|foto|bild|crédit|photographer)"
)
_BY = r"(?:\s+(?:credit|by|courtesy|of))*\s*"
_ONLY_CREDIT = re.compile(rf"\(?{_WORD}{_BY}(?:[:/|©]|\.\.\.|…)|\(?{_WORD}\s+(?:by|courtesy)\b|©", re.I)
_NAME = r"(?:[^.\n]|(?<=[A-Z])\.){2,80}?"  # a full stop may follow an initial
_CREDIT_AT_END = re.compile(rf"(?<=[\s.(|–—-])\(?({_WORD}{_BY}(?:[:/|]|\.\.\.|…)\s*{_NAME})\)?\.?$", re.I)
_MAX_CAPTION = 600  # characters
_ABOVE = 3  # blocks above the story in which its picture may stand
HEAD = 20  # the same below the headline
_LEAD = frozenset(("hero", "lead", "featured", "main", "article", "post", "story", "top"))
_PORTRAIT = frozenset(
    ("author", "authors", "byline", "avatar", "profile", "headshot", "bio", "contributor", "writer")
)
_LEVELS = 3  # of elements around a picture
_WIDE = 300  # pixels


def is_credit(text: str) -> bool:
    """Whether a caption is only a credit."""
    return len(text) <= 120 and _ONLY_CREDIT.match(text) is not None


def split_credit(text: str) -> tuple[str, str]:
    """A caption without the credit at its end, and the credit ('' if there is none)."""
    if is_credit(text):
        return "", text
    if len(text) <= _MAX_CAPTION and (match := _CREDIT_AT_END.search(text)):
        return text[: match.start()].rstrip(" (|–—-"), match[1].strip()
    return text, ""


def belongings(
    page: Page, kept: Sequence[bool], headline: int | None = None
) -> tuple[dict[int, list[PageBlock]], set[int]]:
    """Captions and credits by the index of their picture in the story, and the numbers of those blocks.

    A caption belongs to the picture in the same figure; otherwise to the one right before it, or right
    after it, without other text between. The picture may stand anywhere below the `headline`, the
    number of a block.
    """
    numbers = [n for n, keep in enumerate(kept) if keep]
    if not numbers:
        return {}, set()
    first, last = numbers[0] - _ABOVE, numbers[-1] + 2
    if headline is not None and numbers[0] - HEAD <= headline < first:
        first = headline + 1
    inside = {i for i, image in enumerate(page.images) if first <= image.before <= last}
    of_figure = {
        page.images[i].figure: i for i in sorted(inside, reverse=True) if page.images[i].figure is not None
    }
    owned: dict[int, list[PageBlock]] = {}
    taken: set[int] = set()
    by_place: dict[int, int] = {}
    for i in sorted(inside):
        by_place.setdefault(page.images[i].before, i)
    for block in page.blocks[max(0, first) : last + 1]:
        if block.kind not in (BlockKind.CAPTION, BlockKind.CREDIT) or kept[block.number] or block.reason:
            continue
        figure = _figure(block.element)
        owner = of_figure.get(figure) if figure is not None else _neighbour(page, block, by_place)
        if owner is not None:
            owned.setdefault(owner, []).append(block)
            taken.add(block.number)
    return owned, taken


def is_lead(image: PageImage) -> bool:
    """Whether a picture between headline and story is one of the story: in a figure, wide, or named so."""
    element = image.element
    places = (element, *islice(element.iterancestors(), _LEVELS))
    named = frozenset[str]().union(*(class_words(names_of(place)) for place in places))
    if not _PORTRAIT.isdisjoint(named):
        return False
    width = (element.get("width") or "").removesuffix("px")
    wide = width.isascii() and width.isdigit() and len(width) < 6 and int(width) >= _WIDE
    return image.figure is not None or wide or not _LEAD.isdisjoint(class_words(names_of(element)))


def image_of(image: PageImage, owned: Sequence[PageBlock], block: int | None) -> Image:
    """The picture for the article, with the captions and credits it owns."""
    captions: list[str] = []
    credits: list[str] = []
    for one in owned:
        text = one.text.removesuffix("toggle caption").rstrip().removesuffix("hide caption").rstrip()
        caption, credit = ("", text) if one.kind is BlockKind.CREDIT else split_credit(text)
        if caption and caption not in captions:
            captions.append(caption)
        credit = credit.removeprefix("Credit...").strip()
        if credit and credit not in credits:
            credits.append(credit)
    return Image(block, image.src, image.alt, " ".join(captions), " ".join(credits))


def _is_of_picture(block: PageBlock) -> bool:
    """Whether a block stands with a picture: a caption, a credit, or what is read out before them."""
    unseen = block.reason is not None and _figure(block.element) is not None
    return unseen or block.kind in (BlockKind.CAPTION, BlockKind.CREDIT)


def _figure(element: HtmlElement) -> HtmlElement | None:
    if element.tag == "figure":
        return element
    return next(element.iterancestors("figure"), None)


def _neighbour(page: Page, block: PageBlock, by_place: dict[int, int]) -> int | None:
    number = block.number
    while number >= 0 and _is_of_picture(page.blocks[number]):
        if number in by_place:
            return by_place[number]
        number -= 1
    return by_place.get(block.number + 1)
