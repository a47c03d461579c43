"""How HTML elements nest, from data/tags.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reader.frozen import frozen
from reader.text.data_files import data_toml


@frozen
class Tags:
    """Names of elements by their behaviour; those not in `rank` have rank 0."""

    void: frozenset[str]
    raw: frozenset[str]
    inline: frozenset[str]
    endless: frozenset[str]
    rank: Mapping[str, int]
    closes: Mapping[str, frozenset[str]]


@cache
def tags() -> Tags:
    """The table, read once."""
    table = data_toml("reader.markup", "tags.toml")
    closes = {name: frozenset(closed) for name, closed in table["closes"].items()}
    for name in table["ends_paragraph"]:
        closes.setdefault(name, frozenset({"p"}))
    return Tags(
        void=frozenset(table["void"]),
        raw=frozenset(table["raw"]),
        inline=frozenset(table["inline"]),
        endless=frozenset(table["endless"]),
        rank=table["rank"],
        closes=closes,
    )
