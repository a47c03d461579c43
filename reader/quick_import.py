"""Modules of pure Python are found by their bytecode.

The path finder of Python asks for six suffixes, and builds the name of the bytecode file piece by piece: half
of what a small module costs to import, and a start imports seven hundred. Here the file is opened where it
should be. Whatever is not as expected, such as a source that is newer than its bytecode, is left to the path
finder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from io import FileIO
from marshal import loads
from os import sep
from types import CodeType, ModuleType

PACKAGES = frozenset(("reader", "textual", "rich", "click", "platformdirs"))
"""Nothing in them is a compiled extension, which would go before a module of the same name. Nor is anything
in the standard library: its extensions have a folder of their own."""
_LIBRARY = os.__file__.rpartition(sep)[0]
_BEHIND = f".{sys.implementation.cache_tag}.pyc"
_BY_TIME = MAGIC_NUMBER + bytes(4)
"""What bytecode begins with that is checked by the time and the size of its source."""


class _ReadLoader(SourceFileLoader):
    """The loader of a module whose bytecode has been read."""

    code: CodeType | None = None

    def get_code(self, fullname: str) -> CodeType | None:
        """The code, handed over once."""
        code, self.code = self.code, None
        return code or super().get_code(fullname)


class QuickFinder:
    """Goes before the other finders of `sys.meta_path`."""

    @classmethod
    def find_spec(
        cls, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module, where PACKAGES or the standard library have it, and its bytecode is up to date."""
        top, _, within = fullname.partition(".")
        if not (top in sys.stdlib_module_names or (within and top in PACKAGES)):
            return None
        folder, name = path[0] if path else _LIBRARY, fullname.rpartition(".")[2]
        found = _find(fullname, folder, name)
        if found is None:
            inner = f"{folder}{sep}{name}"
            found = _find(fullname, inner, "__init__")
            if found is not None:
                found.submodule_search_locations = [inner]
        return found


def _find(fullname: str, folder: str, name: str) -> ModuleSpec | None:
    source, cached = f"{folder}{sep}{name}.py", f"{folder}{sep}__pycache__{sep}{name}{_BEHIND}"
    loader = _ReadLoader(fullname, source)
    try:
        with FileIO(cached) as file:
            data = file.readall()
        written = loader.path_stats(source)
    except OSError:
        return None
    stamp = (int(written[what]) & 0xFFFFFFFF for what in ("mtime", "size"))
    if not data.startswith(_BY_TIME + b"".join(part.to_bytes(4, "little") for part in stamp)):
        return None
    loader.code = loads(memoryview(data)[16:])
    spec = ModuleSpec(fullname, loader, origin=source)
    spec.has_location, spec.cached = True, cached
    return spec


def install() -> None:
    """Use it for this process, unless bytecode is kept elsewhere or in another form."""
    if sys.pycache_prefix is None and not sys.flags.optimize and QuickFinder not in sys.meta_path:
        sys.meta_path.insert(0, QuickFinder)
