"""Standfirst, dateline, contributors and copyright as a page shows them."""

from __future__ import annotations

import pytest

from reader.clean.metadata.extras import find_extras
from reader.clean.metadata.fields import Metadata
from reader.clean.structure.block_walk import walk
from reader.markup.html import parse

_STORY = "The board heard four hours of evidence on Monday before it voted, nine to two, its chair said."


def _extras(under: str = "", first: str = _STORY, after: str = "") -> Metadata:
    page = walk(parse(f"<body><h1>Vote</h1>{under}<p>{first}</p><p>{_STORY}</p>{after}</body>"))
    kept = [block.text in (first, _STORY) for block in page.blocks]
    return find_extras(page, kept)


@pytest.mark.parametrize(
    ("first", "dateline"),
    [
        (f"PORT ELLIS — {_STORY}", "PORT ELLIS"),
        (f"PORT ELLIS, Me. (Wire) -- {_STORY}", "PORT ELLIS, Me."),
        (f"SAINT-DENIS, 12 March - {_STORY}", "SAINT-DENIS"),
        (f"Port Ellis — {_STORY}", None),
        (f"A — {_STORY}", None),
        (_STORY, None),
    ],
)
def test_dateline(first: str, dateline: str | None) -> None:
    assert _extras(first=first).dateline == dateline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Additional reporting by Ana Ruiz and Tom Ott", ("Ana Ruiz", "Tom Ott")),
        ("(Reporting by Ana Ruiz; editing by Mia Berg)", ("Ana Ruiz",)),
        ("Ana Ruiz contributed to this report.", ("Ana Ruiz",)),
        ("The town contributed to this success.", ()),
        ("Ana Ruiz was there.", ()),
    ],
)
def test_contributors(line: str, names: tuple[str, ...]) -> None:
    assert _extras(after=f"<p>{line}</p>").contributors == names


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("© 2024 The Ellis Gazette", "© 2024 The Ellis Gazette"),
        ("Copyright 2024 The Ellis Gazette", "Copyright 2024 The Ellis Gazette"),
        ("Copyrighted works are protected.", None),
        ("©", None),
    ],
)
def test_copyright(line: str, found: str | None) -> None:
    assert _extras(after=f"<footer>{line}</footer>").copyright == found
