"""Mends the opinion that won, by rules for kinds of text that no extractor gets right."""

from __future__ import annotations

from collections.abc import Sequence

from reader.clean.html.page import Page
from reader.model.article import BlockKind


def tidy(page: Page, kept: Sequence[bool]) -> tuple[list[bool], dict[int, str]]:
    """The mended opinion, and reasons for what was taken out, by block number."""
    result = list(kept)
    told: dict[int, str] = {}
    for block in page.blocks:
        if result[block.number] and block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
            result[block.number] = False
    return result, told
