"""The page around the reader in the browser: whom it may speak with, and its colours."""

from __future__ import annotations

import pytest

from reader.cli.serve import is_own, theme_now
from reader.store import session_memory


@pytest.mark.parametrize(
    ("port", "headers", "own"),
    [
        (8000, {"Host": "127.0.0.1:8000"}, True),
        (8000, {"Host": "localhost:8000", "Origin": "http://localhost:8000"}, True),
        (8000, {"Host": "127.0.0.1:8000", "Origin": "http://localhost:8000"}, True),
        (80, {"Host": "127.0.0.1", "Origin": "http://127.0.0.1"}, True),
        (8000, {"Host": "127.0.0.1:8000", "Origin": "http://news.example"}, False),
        (8000, {"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:9000"}, False),
        (8000, {"Host": "127.0.0.1:8000", "Origin": "null"}, False),
        (8000, {"Host": "news.example:8000", "Origin": "http://news.example:8000"}, False),
        (8000, {"Host": "127.0.0.1"}, False),
        (8000, {}, False),
    ],
)
def test_only_the_page_of_this_server_is_answered(port: int, headers: dict[str, str], own: bool) -> None:
    assert is_own(headers, port) is own


def test_the_page_has_the_colours_of_the_theme_that_was_chosen() -> None:
    assert theme_now().name == "graphite"
    session_memory.update(session_memory.memory_file(), lambda known: known.with_preferences(theme="paper"))
    assert theme_now().name == "paper"
