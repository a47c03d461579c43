"""Pull quotes: sentences of the story that its layout shows once more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.clean.page.align import words_of
from reader.clean.structure.element_kinds import class_words, names_of
from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind

_LEAST, _MOST = 4, 60  # words
_SHINGLE = 3  # words
_SAME = 0.8  # share of the shingles: an editor may leave out a word
_LEVELS = 3
_SIGNATURE = 12  # words of the line that says who is quoted
_FRAMES = ("aside", "blockquote", "figure", "q")
_NAMES = frozenset(("pullquote", "pullquotes", "pullout", "blockquote", "quote"))
_OPENING, _CLOSING = "“\"‘«„'", "”\"’»“'"


def pull_quotes(page: Page, kept: Sequence[bool]) -> list[int]:
    """The numbers of the blocks that say what a kept paragraph says. Linear in the words."""
    blocks = [block for block in page.blocks if not block.hidden]
    likely = {block.number for block in blocks if _is_likely(block)}
    if not likely:
        return []
    said: set[tuple[str, ...]] = set()
    for block in blocks:
        if kept[block.number] and block.number not in likely:
            said.update(_shingles(words_of(block.text)))
    found = []
    for block in blocks:
        if block.number in likely:
            shingles = _shingles(words_of(block.text))
            again = sum(shingle in said for shingle in shingles)
            if shingles and again >= (_SAME if _is_named(block) else 1.0) * len(shingles):
                found.append(block.number)
                if (said_by := _signature(page, kept, block)) is not None:
                    found.append(said_by)
    return found


def _signature(page: Page, kept: Sequence[bool], quote: PageBlock) -> int | None:
    """The number of the line in the element of a pull quote that says who is quoted."""
    number = quote.number + 1
    if number >= len(page.blocks) or not kept[number] or len(page.blocks[number].text.split()) > _SIGNATURE:
        return None
    home = quote.element if quote.element.tag in _FRAMES else quote.element.getparent()
    line = page.blocks[number].element
    return number if home.tag in _FRAMES and home in (line, *line.iterancestors()) else None


def _is_likely(block: PageBlock) -> bool:
    size = len(words_of(block.text))
    if not _LEAST <= size <= _MOST or block.post:
        return False
    quoted = block.text[0] in _OPENING and block.text.rstrip(".,")[-1:] in _CLOSING
    return block.kind is BlockKind.BLOCKQUOTE or _is_named(block) or (quoted and _is_alone(block.text))


def _is_alone(text: str) -> bool:
    """Whether a block is one stretch in quotation marks and nothing else."""
    inner = text.rstrip(".,")[1:-1]
    return not any(mark in inner for mark in '“”"«»„')


def _is_named(block: PageBlock) -> bool:
    """Whether a class name says that a block is a pull quote."""
    place: Any = block.element
    for _ in range(_LEVELS):
        if place is None or place.tag in ("body", "article", "main"):
            return False
        words = class_words(names_of(place))
        if not _NAMES.isdisjoint(words) or {"pull", "quote"} <= words:
            return True
        place = place.getparent()
    return False


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]
