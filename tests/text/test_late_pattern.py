"""A pattern that is compiled late does what one does that is compiled at once."""

from __future__ import annotations

import re

import pytest

from reader.text.late_pattern import late


def test_it_finds_what_the_pattern_finds() -> None:
    pattern = late(r"(?P<count>\d+) boats", re.IGNORECASE)
    for _ in range(2):
        found = pattern.search("Of 12 BOATS, 3 boats left")
        assert found is not None and found["count"] == "12"
        assert pattern.sub("ships", "3 boats") == "ships"
    assert [match[1] for match in pattern.finditer("2 boats, 4 boats")] == ["2", "4"]
    assert (pattern.pattern, pattern.groups) == (r"(?P<count>\d+) boats", 1)


def test_a_fault_in_it_is_found_when_it_is_used() -> None:
    with pytest.raises(re.error):
        late("(").match("")
