"""Print the table of what was measured at the end of a run of the quality tests."""

from __future__ import annotations

from typing import Any

from tests.quality.measured import RESULTS


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line a measure: its name, its value, and the floor under it."""
    if not RESULTS:
        return
    terminalreporter.section("quality")
    for title, name, value, floor in RESULTS:
        under = f"{floor:9.3f}" if floor is not None else " " * 9
        terminalreporter.write_line(f"{title:44}{name:28}{value:9.3f}{under}")
