"""Which mentions of somebody are names."""

from __future__ import annotations

import pytest

from reader.render.annotation_index import is_name


@pytest.mark.parametrize(
    ("words", "name"),
    [("Mara Lindt", True), ("she", False), ("She", False), ("the council", False), ("UN", True)],
)
def test_only_names_are_underlined(words: str, name: bool) -> None:
    assert is_name(words) is name
