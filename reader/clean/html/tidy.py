"""Mends the opinion that won, by rules for kinds of text that no extractor gets right."""

from __future__ import annotations

from collections.abc import Sequence

from reader.clean.html.page import Page
from reader.clean.metadata.collect import Collected
from reader.model.article import BlockKind


def tidy(page: Page, kept: Sequence[bool], collected: Collected) -> tuple[list[bool], dict[int, str]]:
    """The mended opinion, and reasons for what was taken out, by block number."""
    result = list(kept)
    told: dict[int, str] = {}

    def cut(number: int, why: str) -> None:
        result[number] = False
        told[number] = why

    if collected.headline is not None:
        cut(collected.headline.number, "headline")
    for number in collected.seen.bylines:
        cut(number, "byline")
    for number in collected.seen.datelines:
        cut(number, "date line")
    for block in page.blocks:
        if result[block.number] and block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
            result[block.number] = False
    return result, told
