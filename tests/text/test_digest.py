"""The hash of what is read, with and without OpenSSL."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from reader.text import digest


@pytest.mark.parametrize("size", [0, 1, 6_000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1])
def test_the_hash_is_sha_256_whatever_the_size(size: int) -> None:
    data = (b"harbour " * (size // 8 + 1))[:size]
    assert digest.sha256(data) == hashlib.sha256(data).hexdigest()


def test_a_python_without_code_of_its_own_takes_that_of_openssl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "_OWN", "no_such_module")
    assert digest.sha256(b"quay") == hashlib.sha256(b"quay").hexdigest()


def test_what_is_small_needs_no_openssl() -> None:
    code = "import sys, reader.text.digest as d; d.sha256(b'quay'); sys.exit('_hashlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
