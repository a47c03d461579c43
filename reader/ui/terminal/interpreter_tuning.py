"""What makes the reader start sooner; called before the toolkit is imported."""

from __future__ import annotations

import gc
import sys


def tune_interpreter() -> None:
    """Let memory be looked through less often, and asyncio do without what the reader never uses."""
    # Imports and widgets make many objects and hardly any cycles.
    gc.set_threshold(20_000, 20, 20)
    # asyncio, which Textual runs on, loads OpenSSL wherever it finds it: a twentieth of the time to the
    # first paint, for a program that never opens a connection. Without it asyncio does without.
    if "asyncio" not in sys.modules and "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
        import asyncio  # noqa: F401

        del sys.modules["ssl"]
