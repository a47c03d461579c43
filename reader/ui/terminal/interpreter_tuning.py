"""Interpreter settings for a quicker and smaller start; called before the toolkit is imported."""

from __future__ import annotations

import gc
import sys


def tune_interpreter() -> None:
    """Run the garbage collector less often, and import asyncio without OpenSSL."""
    gc.set_threshold(20_000, 20, 20)  # imports and widgets make many objects and hardly any cycles
    _import_asyncio_without_ssl()


def _import_asyncio_without_ssl() -> None:
    """Save the 4 MB of OpenSSL, a tenth of the reader's memory, which opens no connection.

    asyncio treats `ssl` as optional; an entry of None in `sys.modules` is the documented way to say that a
    module is not there (docs.python.org, "The module cache").
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio  # noqa: F401

    del sys.modules["ssl"]
