"""Interpreter settings that make the reader start sooner; called before the toolkit is imported."""

from __future__ import annotations

import gc


def tune_interpreter() -> None:
    """Run the garbage collector less often: imports and widgets make many objects and hardly any cycles."""
    gc.set_threshold(20_000, 20, 20)
