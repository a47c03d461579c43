"""The bytes of an archive unpacked while they are read: gzip, Zstandard, or as they are."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO, cast

from reader.errors import NotAnArticle

GZIP, ZSTD, DICTIONARY = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
_MAX_DICTIONARY = 16 << 20
_BUFFER = 1 << 18
_FIRST = 16  # bytes by which an archive is known


class _Gunzipped(io.RawIOBase):
    """What gzip packed, as far as it is there: `GzipFile` itself loses the end of what is cut off."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._file = gzip.GzipFile(fileobj=stream)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._file.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def unpacked(stream: BinaryIO, name: str) -> io.BufferedReader:
    """The archive without its packing. Raises NotAnArticle where nothing here unpacks it."""
    head = stream.read(4)
    stream.seek(0)
    if head.startswith(GZIP):
        return io.BufferedReader(_Gunzipped(stream), _BUFFER)
    if head in (ZSTD, DICTIONARY):
        return _zstd(stream, name)
    return io.BufferedReader(cast(io.RawIOBase, stream), _BUFFER)


def beginning(data: bytes) -> bytes:
    """The first bytes of an archive of which `data` is the beginning, unpacked; b'' where that fails."""
    if data.startswith(GZIP):
        try:
            return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data[:4096], _FIRST)
        except zlib.error:
            return b""
    if data.startswith((ZSTD, DICTIONARY)):
        try:
            return _zstd(io.BytesIO(data), "").read(_FIRST)
        except Exception:  # cut off, no library, or no such archive
            return b""
    return data[:_FIRST]


def _zstd(stream: BinaryIO, name: str) -> io.BufferedReader:
    """A Zstandard stream; its dictionary, where it has one, stands in a frame before it."""
    try:
        import zstandard
    except ImportError as e:
        raise NotAnArticle(
            f"{name}: is packed with Zstandard; `pip install 'newsreader-tui[corpus]'` adds what unpacks it"
        ) from e
    dictionary = None
    if stream.read(4) == DICTIONARY:
        length = int.from_bytes(stream.read(4), "little")
        if length > _MAX_DICTIONARY:
            raise NotAnArticle(f"{name}: is packed with a dictionary larger than {_MAX_DICTIONARY >> 20} MB")
        packed = stream.read(length)
        if packed.startswith(ZSTD):
            try:
                packed = zstandard.ZstdDecompressor().decompress(packed, max_output_size=_MAX_DICTIONARY)
            except zstandard.ZstdError as e:
                raise NotAnArticle(f"{name}: is packed with a dictionary that is damaged") from e
        dictionary = zstandard.ZstdCompressionDict(packed)
    else:
        stream.seek(0)
    unpacker = zstandard.ZstdDecompressor(dict_data=dictionary)
    return io.BufferedReader(unpacker.stream_reader(stream, read_across_frames=True), _BUFFER)
