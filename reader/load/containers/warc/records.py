"""The records of an archive, one after the other, with bounded heads and the blocks that are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader

from reader.named_tuple import NamedTuple

MAX_BLOCK = 32 << 20  # bytes of a page with its heads
_MAX_LINE = 16 * 1024
_MAX_FIELDS = 200  # lines of the head of a record
_STEP = 1 << 20


class DamagedArchive(Exception):
    """The archive ends within a record, or goes on with something that is none."""


class WarcRecord(NamedTuple):
    """A record: its fields by their names in lower case, and its block. `cut`: not all of it is there."""

    fields: Mapping[str, str]
    block: bytes
    cut: bool = False


def records(stream: BufferedReader, wanted: Callable[[Mapping[str, str]], bool]) -> Iterator[WarcRecord]:
    """The records whose fields are `wanted`; the blocks of others are passed over.

    Raises DamagedArchive behind the last record that can be read.
    """
    while True:
        fields = _fields(stream)
        if fields is None:
            return
        length = fields.get("content-length", "")
        if not length.isdecimal() or len(length) > 15:
            raise DamagedArchive("a record without a length")
        size = int(length)
        taken = min(size, MAX_BLOCK) if wanted(fields) else 0
        block, whole = _read(stream, taken)
        if taken:
            yield WarcRecord(fields, block, cut=not whole or taken < size)
        if not whole or not _skip(stream, size - taken):
            raise DamagedArchive("the end within a record")


def _fields(stream: BufferedReader) -> dict[str, str] | None:
    """The fields of the next record; None at the end of the archive."""
    line = b"\r\n"
    while line in (b"\r\n", b"\n"):
        line = _line(stream)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise DamagedArchive("something that is no record")
    fields: dict[str, str] = {}
    last = ""
    for _ in range(_MAX_FIELDS):
        line = _line(stream)
        if line in (b"\r\n", b"\n"):
            return fields
        if line[:1] in b" \t" and last:
            fields[last] += " " + line.decode("utf-8", "replace").strip()
            continue
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if not colon:
            raise DamagedArchive("the end within a record")
        last = name.strip().lower()
        fields.setdefault(last, value.strip())
    raise DamagedArchive("a record with too many fields")


def _line(stream: BufferedReader) -> bytes:
    try:
        return stream.readline(_MAX_LINE)
    except Exception as e:  # damaged packing, which each library reports in its own way
        raise DamagedArchive("the end within a record") from e


def _read(stream: BufferedReader, size: int) -> tuple[bytes, bool]:
    """So many bytes, and whether they are all there."""
    pieces: list[bytes] = []
    left = size
    while left:
        try:
            piece = stream.read1(min(left, _STEP))
        except Exception:  # as above
            return b"".join(pieces), False
        if not piece:
            return b"".join(pieces), False
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces), True


def _skip(stream: BufferedReader, size: int) -> bool:
    while size > 0:
        try:
            passed = len(stream.read1(min(size, _STEP)))
        except Exception:  # as above
            return False
        if not passed:
            return False
        size -= passed
    return True
