"""SHA-256 without OpenSSL for what is small, which nearly everything is.

`hashlib` loads OpenSSL: 4 MB before the first paint, a tenth of the reader's memory. `random` in the library
takes Python's own code for the same reason; from about a megabyte on OpenSSL is quicker.
"""

from __future__ import annotations

import sys
from importlib import import_module

_LARGE = 1 << 20  # bytes
_OWN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` (FIPS 180-4), as 64 hexadecimal digits."""
    if len(data) < _LARGE:
        try:
            return str(import_module(_OWN).sha256(data).hexdigest())
        except ImportError:  # a Python that was built without it
            pass
    import hashlib

    return hashlib.sha256(data).hexdigest()
