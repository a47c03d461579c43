"""Arrays of half floats in an .npz, read without numpy.

numpy's import takes longer than cleaning a short page, so short pages do without it.
"""

from __future__ import annotations

import json
import struct
import sys
import zipfile
from io import BytesIO

from reader.frozen import frozen

_MANY = 250  # rows
_MAGIC = b"\x93NUMPY\x01\x00"


def repays_numpy(rows: int) -> bool:
    """Whether so many rows repay the import of numpy, or it is imported already."""
    return rows > _MANY or "numpy" in sys.modules


@frozen
class Matrix:
    """Numbers in rows of `width`; a vector has one row."""

    values: tuple[float, ...]
    width: int

    def rows(self) -> list[tuple[float, ...]]:
        """The rows, each a tuple of `width` numbers."""
        return [self.values[k : k + self.width] for k in range(0, len(self.values), self.width)]


def read_arrays(data: bytes) -> tuple[tuple[str, ...], dict[str, Matrix]]:
    """The names of the columns and the arrays of an .npz that the training wrote. Raises ValueError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {n.removesuffix(".npy"): archive.read(n) for n in archive.namelist()}
    except zipfile.BadZipFile as e:
        raise ValueError("this is no file of weights") from e
    columns = tuple(json.loads(_header(parts.pop("columns"))[1]))
    return columns, {name: _matrix(part) for name, part in parts.items()}


def _matrix(part: bytes) -> Matrix:
    header, body = _header(part)
    if "'<f2'" not in header or "'fortran_order': False" not in header:
        raise ValueError("weights are half floats in C order")
    values = struct.unpack(f"<{len(body) // 2}e", body)
    shape = [int(n) for n in header.partition("(")[2].partition(")")[0].split(",") if n.strip()]
    return Matrix(values, shape[-1] if shape else 1)


def _header(part: bytes) -> tuple[str, bytes]:
    """The header of an .npy file and its data (numpy.lib.format, version 1.0)."""
    if part[:8] != _MAGIC:
        raise ValueError("not an array of format 1.0")
    size = struct.unpack("<H", part[8:10])[0]
    return part[10 : 10 + size].decode("latin-1"), part[10 + size :]
