"""Who may speak with the reader in the browser: its own page, and no page of another site."""

from __future__ import annotations

import pytest

from reader.cli.serve import is_own


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
