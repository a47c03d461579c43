"""Cards of other stories below the story: elements of one kind, each with a line that is a link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.clean.structure.page_model import Page, PageBlock

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    _Siblings = dict[HtmlElement, Counter[tuple[str, str | None]]]

_LEAST = 12  # cards that are a stream; fewer may be the things that a story lists
_LEVELS = 4  # elements between a line and its card
_ALL = 0.9  # share of the characters of a line that is a link
_STORY = 80  # words of the story above the first card
_CARD = 45  # words of a card
_MOST = 12_000  # blocks of a page that is looked at


def teaser_streams(
    page: Page, kept: Sequence[bool], headline: PageBlock | None, url: str | None
) -> frozenset[int]:
    """The numbers of the kept blocks in cards that stand below the headline's story, on the page at `url`.

    Each card leads to one page of the same site, and nothing of the story follows: what a story lists, such
    as the best lamps, leads to shops and ends with words of its own.
    """
    if headline is None or len(page.blocks) > _MOST or not _has_links(page, kept, headline):
        return frozenset()
    cards = _cards(page, headline)
    host = (url or "").partition("//")[2].partition("/")[0]
    found: set[int] = set()
    for numbers in cards.values():
        first, last = min(map(min, numbers)), max(map(max, numbers))
        if any(kept[last + 1 :]) or not all(_leads_home(page, card, host) for card in numbers):
            continue
        above = sum(
            block.text.count(" ") + 1
            for block in page.blocks[headline.number + 1 : first]
            if kept[block.number] and block.link_share < _ALL
        )
        if above < _STORY:
            continue
        found.update(n for card in numbers for n in card if kept[n])
    return frozenset(found)


def _has_links(page: Page, kept: Sequence[bool], headline: PageBlock) -> bool:
    below = page.blocks[headline.number + 1 :]
    return sum(kept[block.number] and block.link_share > _ALL for block in below) * 2 >= _LEAST


def _cards(page: Page, headline: PageBlock) -> dict[HtmlElement, list[list[int]]]:
    """The blocks of each card, by the element that holds the cards, where these are a stream."""
    homes: dict[HtmlElement, dict[HtmlElement, None]] = {}
    siblings: _Siblings = {}
    for block in page.blocks[headline.number + 1 :]:
        if block.link_share > _ALL and (card := _card(block.element, siblings)) is not None:
            homes.setdefault(card.getparent(), {})[card] = None
    blocks: dict[HtmlElement, list[int]] = {}
    wanted = {card for cards in homes.values() if len(cards) >= _LEAST for card in cards}
    for block in page.blocks if wanted else ():
        for place in (block.element, *block.element.iterancestors()):
            if place in wanted:
                blocks.setdefault(place, []).append(block.number)
                break
    found: dict[HtmlElement, list[list[int]]] = {}
    for home, cards in homes.items():
        if len(cards) < _LEAST or headline.number in (n for card in cards for n in blocks[card]):
            continue
        numbers = [blocks[card] for card in cards]
        told = [[n for n in card if page.blocks[n].link_share < _ALL] for card in numbers]
        words = sum(page.blocks[n].text.count(" ") + 1 for card in numbers for n in card)
        if sum(map(bool, told)) * 2 >= len(numbers) and words <= _CARD * len(numbers):
            found[home] = numbers
    return found


def _leads_home(page: Page, card: Sequence[int], host: str) -> bool:
    """Whether all links of a card lead to one page of this host."""
    hrefs = {link.href for n in card for link in page.blocks[n].links}
    places = [href.partition("//")[2].partition("/")[0] for href in hrefs]
    return len(places) == 1 and places[0] in ("", host)


def _card(element: HtmlElement, siblings: _Siblings) -> HtmlElement | None:
    """The element around a line that has many siblings of its own tag and class."""
    place = element
    for _ in range(_LEVELS):
        home = place.getparent()
        if home is None or place.tag in ("p", "tr", "td", "body"):
            return None
        if home not in siblings:  # counted once: there may be thousands of links in one element
            siblings[home] = Counter((e.tag, e.get("class")) for e in home.iterchildren("*"))
        if siblings[home][place.tag, place.get("class")] >= _LEAST:
            return place
        place = home
    return None
