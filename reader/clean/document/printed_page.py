"""A page of the web that a browser printed to a document, with its address, its head and its foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reader.clean.structure.page_model import PageBlock
from reader.model.article import BlockKind
from reader.text.late_pattern import late

_ADDRESS = late(r"(?:https?|file)://\S{4,500}(?: \d{1,3}(?:/| of )\d{1,3})?$")
_CLOCKED = late(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?: [AP]M)?\b.{0,200}$")
_ENDS = ("comments", "related", "more from", "read next", "most read", "you may also", "recommended")
_HEADING = 6  # words
NOT_PRINTED: Mapping[int, str] = MappingProxyType({})


def reasons_of_print(blocks: Sequence[PageBlock], headline: PageBlock | None) -> Mapping[int, str]:
    """Why blocks of a printed page are no part of its story, by their numbers; none where no address tells
    that it is one."""
    addresses = [block.number for block in blocks if _ADDRESS.match(block.text)]
    if not addresses:
        return NOT_PRINTED
    found = dict.fromkeys(addresses, "page footer")
    found |= {b.number: "page header" for b in blocks if _CLOCKED.match(b.text)}
    if headline is not None:
        above = (block.number for block in blocks if block.number < headline.number)
        found |= {number: found.get(number, "above the headline") for number in above}
    ended = None
    for block in blocks:
        short = block.kind is BlockKind.HEADING and len(block.text.split()) <= _HEADING
        if short and block.text.casefold().startswith(_ENDS):
            ended = "comments" if block.text.casefold().startswith("comments") else "related links"
        if ended is not None:
            found.setdefault(block.number, ended)
    return found if len(found) < len(blocks) else NOT_PRINTED
