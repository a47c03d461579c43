"""Pictures made by script, sound and hostile ones."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image


def gradient(width: int = 80, height: int = 60) -> Image.Image:
    """From black above to white below."""
    return Image.linear_gradient("L").resize((width, height)).convert("RGB")


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png(width: int = 80, height: int = 60) -> bytes:
    return encoded(gradient(width, height), "PNG")


def noise(width: int = 64, height: int = 64) -> bytes:
    """A picture that cannot be packed small."""
    return encoded(Image.effect_noise((width, height), 80), "PNG")


def png_that_states(width: int, height: int) -> bytes:
    """The head of a picture of this size, and next to nothing behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(100))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, packed, b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
