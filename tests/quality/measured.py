"""What the quality tests measured, for the table at the end of the run, and the floors under it."""

from __future__ import annotations

from collections.abc import Mapping

RESULTS: list[tuple[str, str, float, float | None]] = []


def check(title: str, got: Mapping[str, float], floors: Mapping[str, float]) -> None:
    """Note everything measured under `title`, and fail where a value is below its floor."""
    RESULTS.extend((title, name, value, floors.get(name)) for name, value in got.items())
    short = {name: round(got[name], 3) for name, floor in floors.items() if got[name] < floor}
    assert not short, f"{title}, below the floor: {short} of {dict(got)}"
