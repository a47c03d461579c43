"""Print the table of what was measured at the end of a run of the quality tests."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality.measured import RESULTS


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what one of several processes measured to the one that prints it."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["quality"] = RESULTS


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take what such a process hands over when it ends."""
    RESULTS.extend(getattr(node, "workeroutput", {}).get("quality", ()))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line a measure: its name, its value, and the floor under it."""
    if not RESULTS:
        return
    terminalreporter.section("quality")
    for title, name, value, floor in RESULTS:
        under = f"{floor:9.3f}" if floor is not None else " " * 9
        terminalreporter.write_line(f"{title:44}{name:28}{value:9.3f}{under}")
