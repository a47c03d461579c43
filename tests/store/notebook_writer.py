"""Writers of one notebook that are killed at any moment: prints what each said was saved and is not there.

`python tests/store/notebook_writer.py FOLDER TIMES`
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path
from typing import NoReturn

from reader.model.notebook import ReaderTag
from reader.store.notebook.notebook import ArticleCard, Notebook

CARD = ArticleCard("url:courier.example/pier")


def main(folder: Path, times: int) -> None:
    """Kill a writer as many times, and say what was lost."""
    chance = random.Random(7)
    saved: list[str] = []
    for turn in range(times):
        saved += _killed_writer(folder, turn, chance.randint(1, 6))
    there = {event.id for event in _notebook(folder).events(CARD.identity)}
    print(f"{len(saved)} saved, {len(set(saved) - there)} lost")


def _killed_writer(folder: Path, turn: int, after: int) -> list[str]:
    """What a writer said was saved before it was killed in the writing of the next entry."""
    get, put = os.pipe()
    child = os.fork()
    if child == 0:
        _write_for_ever(folder, turn, put)
    os.close(put)
    with os.fdopen(get, encoding="ascii") as told:
        saved = [told.readline().strip() for _ in range(after)]
        os.kill(child, signal.SIGKILL)
        saved += [line.strip() for line in told if line.endswith("\n")]
    os.waitpid(child, 0)
    return saved


def _write_for_ever(folder: Path, turn: int, put: int) -> NoReturn:
    notebook = _notebook(folder)
    number = 0
    while True:
        event = notebook.event(ReaderTag(f"{turn}-{number}" * (number % 3 * 2_000 + 1)))
        notebook.write(CARD, [event])
        os.write(put, f"{event.id}\n".encode())
        number += 1


def _notebook(folder: Path) -> Notebook:
    return Notebook(folder / "notebook.db", "ada", "desk")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
