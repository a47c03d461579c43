"""How large a picture is, read from the first bytes of its file without unpacking it.

The heads are those of PNG (ISO 15948), GIF89a, JPEG (ITU T.81), WebP (RFC 9649), BMP, AVIF (ISO 23008-12) and
TIFF 6.0, whose directory may stand behind the picture.
"""

from __future__ import annotations

import re
import struct

_Size = tuple[int, int]
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that state a size."""
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Those with nothing behind them."""
_APP1 = 0xE1  # the marker of Exif in a JPEG
_MOST_MARKERS = 400  # of one picture that are read
_TIFF = (b"II*\0", b"MM\0*")
_WIDTH, _HEIGHT, ORIENTATION = 0x0100, 0x0101, 0x0112
"""The fields of a TIFF directory, which Exif has too."""
_SIZES_OF = {3: "H", 4: "I"}
"""The types of fields that are one small number, as the module `struct` calls them."""
TURNED = range(5, 9)
"""The orientations (Exif 2.3) that lie on a side."""
_AVIF = re.compile(rb"....ftypavi[fs]", re.DOTALL)
_AVIF_HEAD = 8_192  # bytes


def picture_size(data: bytes) -> _Size | None:
    """Width and height in pixels as the picture is seen, upright; None where its head states none."""
    try:
        size = _stated(data)
    except (struct.error, IndexError):
        return None
    return size if size is not None and min(size) > 0 else None


def is_tiff(data: bytes) -> bool:
    """Whether the picture is one whose size may stand at its end."""
    return data.startswith(_TIFF)


def _stated(data: bytes) -> _Size | None:
    if data.startswith(_PNG):
        width, height = struct.unpack_from(">II", data, 16)
    elif data.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack_from("<HH", data, 6)
    elif data.startswith(_JPEG):
        return _of_jpeg(data)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _of_webp(data)
    elif data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        height = abs(height)  # below zero where the rows go down
    elif _AVIF.match(data):
        return _of_avif(data[:_AVIF_HEAD])
    elif is_tiff(data):
        return _of_tiff(_directory(data))
    else:
        return None
    return width, height


def _of_jpeg(data: bytes) -> _Size | None:
    turned, at = False, 2
    for _ in range(_MOST_MARKERS):
        at = data.index(b"\xff", at) if b"\xff" in data[at : at + 64] else len(data)
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (height, width) if turned else (width, height)
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            if marker == _APP1 and data[at + 4 : at + 10] == b"Exif\0\0":
                turned = _is_turned(data[at + 10 : at + 2 + length])
            at += 2 + max(2, length)
    return None


def _is_turned(exif: bytes) -> bool:
    """Whether a picture lies on its side, by the first directory of its TIFF head."""
    try:
        return _directory(exif).get(ORIENTATION) in TURNED
    except struct.error:
        return False


def _directory(tiff: bytes) -> dict[int, int]:
    """The first directory of a TIFF head: its fields of one small number, by tag."""
    order = "<" if tiff.startswith(b"II") else ">"
    (at,) = struct.unpack_from(order + "I", tiff, 4)
    (entries,) = struct.unpack_from(order + "H", tiff, at)
    found: dict[int, int] = {}
    for entry in range(min(entries, _MOST_MARKERS)):
        tag, kind, count = struct.unpack_from(order + "HHI", tiff, at + 2 + 12 * entry)
        if count == 1 and kind in _SIZES_OF:
            (value,) = struct.unpack_from(order + _SIZES_OF[kind], tiff, at + 2 + 12 * entry + 8)
            found.setdefault(tag, value)
    return found


def _of_tiff(fields: dict[int, int]) -> _Size | None:
    width, height = fields.get(_WIDTH), fields.get(_HEIGHT)
    if width is None or height is None:
        return None
    return (height, width) if fields.get(ORIENTATION) in TURNED else (width, height)


def _of_webp(data: bytes) -> _Size | None:
    kind = data[12:16]
    if kind == b"VP8X":
        parts = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        return next(parts), next(parts)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _of_avif(head: bytes) -> _Size | None:
    """The largest of the sizes that its properties state: the others are of tiles and of what is seen
    through."""
    starts = [found.end() + 4 for found in re.finditer(b"ispe", head)]
    sizes = [struct.unpack_from(">II", head, at) for at in starts]
    turned = [head[found.end()] & 1 for found in re.finditer(b"irot", head)]
    if not sizes:
        return None
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return (height, width) if turned and turned[0] else (width, height)
