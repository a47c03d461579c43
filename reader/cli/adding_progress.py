"""How a run over many articles goes on, as `412 of 2,000 · 8.1 a second · 3 min left · story-17.html`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def progress_line(done: int, total: int | None, seconds: float, shown: str) -> str:
    """The line after `done` articles and so many seconds; `total` is None where nobody knows it."""
    if total is not None and done > total:  # some of the files held many articles
        total = None
    rate = done / seconds if seconds > 0 else 0.0
    parts = [f"{done:,} of {total:,}" if total is not None else f"{done:,}"]
    if done:
        parts.append(f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.0f} a minute")
        if total is not None and rate:
            parts.append(f"{_left((total - done) / rate)} left")
    return " · ".join([*parts, *([shown] if shown else [])])


def _left(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def with_progress(
    done: Iterator[T], total: int | None, shown: Callable[[T], str], *, few: int = 0
) -> Iterator[T]:
    """The same, with a bar on standard error where that is a terminal and there are more than `few`; `shown`
    is the name of one."""
    if sys.stderr is None or not sys.stderr.isatty() or total == 0:
        yield from done
        return
    begun = time.monotonic()
    yield from islice(done, few)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.text import Text

    from reader.text.sanitise import file_name

    columns = (BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(progress_line(few, total, 0, "starting"), total=total)
        for number, one in enumerate(done, few + 1):
            line = progress_line(number, total, time.monotonic() - begun, file_name(shown(one), 40))
            progress.update(task, completed=number, description=Text(line).plain)
            yield one
