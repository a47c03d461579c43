"""Lines that are never the title of a text, and titles that look a little like them."""

from __future__ import annotations

import pytest

from reader.clean.models.no_titles import is_no_title
from reader.clean.models.text_lines import read_line


@pytest.mark.parametrize(
    ("line", "never"),
    [
        ("9:39AM BST 05 Oct 2011", True),
        ("Monday, 12 March 2024", True),
        ("View Cart", True),
        ("Get Started Free Log In", True),
        ("Become a Fan", True),
        ("3. Compare the quays", True),
        ("What you will need:", True),
        ("What happened on 12 March 2024 in the harbour of Vann", False),
        ("10 harbours that nobody visits", False),
        ("9.30 is too late for the ferry, say the islanders of Inchmoor and their board", False),
        ("Viewed from the quay", False),
        ("Two ships, one quay", False),
    ],
)
def test_a_line_that_is_no_title(line: str, never: bool) -> None:
    assert is_no_title(read_line(line, gap=True)) is never
