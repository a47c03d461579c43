"""Lists of links to other pages, and the lines that announce them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind
from reader.text.data_files import word_lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: The reason for a block that is only links.
LINKS = "links to other pages"

_ONLY_LINKS = 0.9  # share of the characters
_LABEL = 8  # words
_MORE = ("more on ", "more about ", "further reading", "our coverage of ")
_LABELLED, _LOUD = 160, 4  # characters of a label with its link, words of a label in capitals
_PROSE = 12  # words of the paragraph above a list
_INSERTED = 5  # items
_SENTENCE = (".", "!", "?", "”", '"')


def is_labelled(block: PageBlock) -> bool:
    """Whether a paragraph is a label and a link to another page: 'IN LEITH: Ferry is towed', '(MORE: ...)'.

    A label is set in capitals, or says what is behind the link ('Watch: ...').
    """
    if block.kind is not BlockKind.PARAGRAPH or len(block.links) != 1 or len(block.text) > _LABELLED:
        return False
    link = block.links[0]
    before, colon, rest = block.text[: link.start].strip(" (*[►▶•").partition(":")
    if block.text[link.end :].strip(" )].*") or rest.strip(" *"):
        return False
    if not colon:  # the colon stands within the link
        before, colon, rest = block.text[link.start : link.end].partition(":")
        if not rest.strip() or block.text[: link.start].strip(" (*[►▶•"):
            return False
    loud = before.isupper() and len(before.split()) <= _LOUD
    return bool(colon) and (loud or before.strip().casefold() in _labels())


@cache
def _labels() -> frozenset[str]:
    return frozenset(word_lists("reader.clean.page", "asking.txt")["labels"])


def teasers(page: Page, kept: Sequence[bool]) -> set[int]:
    """Items of lists of links of which most were cut: such a list is cut whole."""
    lists: dict[HtmlElement, list[int]] = {}
    for block in page.blocks:
        if block.kind is BlockKind.LIST_ITEM and block.link_share > _ONLY_LINKS:
            home = next(block.element.iterancestors("ul", "ol"), None)
            if home is not None:
                lists.setdefault(home, []).append(block.number)
    return {
        n
        for items in lists.values()
        if 2 * sum(kept[i] for i in items) <= len(items) or _is_inserted(page, kept, items)
        for n in items
    }


def _is_inserted(page: Page, kept: Sequence[bool], items: Sequence[int]) -> bool:
    """Whether a short list of links, and of nothing else, stands unannounced between two paragraphs."""
    before, after = items[0] - 1, items[-1] + 1
    if not 2 <= len(items) <= _INSERTED or items[-1] - items[0] + 1 != len(items) or before < 0:
        return False
    if after >= len(page.blocks) or not (kept[before] and kept[after]):
        return False
    above, below = page.blocks[before], page.blocks[after]
    prose = above.kind is BlockKind.PARAGRAPH is below.kind
    return prose and above.text.endswith(_SENTENCE) and len(above.text.split()) >= _PROSE


def listed_below(page: Page, kept: Sequence[bool], known_reasons: Mapping[int, str]) -> list[int]:
    """The numbers of the kept links to other pages that stand below a line that was cut as their label."""
    found: list[int] = []
    label = False
    for block in page.blocks:
        if known_reasons.get(block.number) == "related links":
            label = len(block.text.split()) <= _LABEL
        elif kept[block.number] and _announces(page, block):
            found.append(block.number)
            label = True
        elif label and kept[block.number] and block.link_share > _ONLY_LINKS:
            found.append(block.number)
        elif not block.hidden:
            label = False
    return found


def _announces(page: Page, block: PageBlock) -> bool:
    """Whether a line says that links on a matter follow ('More on the harbour'), and two do."""
    if not block.text.casefold().startswith(_MORE) or len(block.text.split()) > _LABEL:
        return False
    below = page.blocks[block.number + 1 : block.number + 3]
    return len(below) == 2 and all(one.link_share > _ONLY_LINKS for one in below)


def headings_of_nothing(page: Page, kept: Sequence[bool], known_reasons: Mapping[int, str]) -> list[int]:
    """The numbers of headings of parts that were cut: of links below, or at the end of the story."""
    numbers = [n for n, keep in enumerate(kept) if keep]
    last = numbers[-1] if numbers else -1
    return [
        n
        for n in numbers
        if page.blocks[n].kind is BlockKind.HEADING
        and (
            known_reasons.get(n + 1) == LINKS or (n == last and n + 1 < len(page.blocks) and len(numbers) > 1)
        )
    ]
