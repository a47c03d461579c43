"""Files that a person asks for: written whole or not at all, and never over another one."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from reader.store.safe_files import remove


def write_new(path: Path, data: bytes) -> Path:
    """Write `data` to a new file, `path` or the first of `name-2`, `name-3` ... that is free; its path.

    Raises OSError; then nothing is left behind.
    """
    part = path.with_name(f".newsreader-{os.urandom(8).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
        for number in count(1):
            target = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
            if _put(part, target):
                return target
    finally:
        remove(part)
    raise AssertionError("count ends nowhere")


def _put(part: Path, target: Path) -> bool:
    """Give a file its name unless another has it; False then."""
    if target.exists():
        return False
    try:
        os.link(part, target)  # fails where another program made such a file just now
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        part.rename(target)
    return True
